/** From where on what would close something is known not to stand: nobody looks for it twice. */
export type Missing = Map<string, number>;
