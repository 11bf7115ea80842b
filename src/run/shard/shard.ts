/** The part of a site that a machine checks: the `number`th of `of`. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** More parts than any site has: a damaged number must not be counted up to. */
export const mostParts = 10_000;
