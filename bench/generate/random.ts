/** Seeded random numbers. Each article has its own seed, so that a smaller corpus is a prefix of a larger one. */
export interface Random {
  next(): number;
  /** Both bounds are inclusive. */
  int(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  hex(length: number): string;
}

export function randomOf(seed: number): Random {
  let state = Math.imul(seed + 1, 2654435761) >>> 0;
  const next = () => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // Skip the first values, which are similar for neighbouring seeds.
  for (let round = 0; round < 8; round++) next();
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    hex: (length) => Array.from({ length }, () => int(0, 15).toString(16)).join(''),
  };
}

/** Fills each `{slot}` with a word of that name, recursively; `{10-90}` becomes a number in that range. */
export function fill(template: string, words: Readonly<Record<string, readonly string[]>>, random: Random): string {
  return template.replaceAll(/\{(\w+)(?:-(\d+))?\}/gu, (_, name: string, to: string | undefined) => {
    if (to !== undefined) return String(random.int(Number(name), Number(to)));
    const choices = words[name];
    if (!choices) throw new Error(`no words for ${name}`);
    return fill(random.pick(choices), words, random);
  });
}
