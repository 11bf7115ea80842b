/** What completions are, by the numbers of the protocol, which decide about their icons. */
export const itemKinds = { key: 10, value: 12, rule: 20 } as const;
