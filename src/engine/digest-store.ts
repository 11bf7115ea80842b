import type { CorpusRule, Entry } from './rule.ts';

type Remembered = Entry<unknown, Record<string, never>>;

/** Texts that are put away and read again by their number. */
export interface TextStore {
  add(text: string): number;
  get(number: number): string;
}

/** What corpus rules remember of the articles, until they have compared them. */
export interface Digests {
  add(rule: CorpusRule, entry: Remembered): void;
  /** In the order in which they came; they are not kept any longer. */
  take(rule: CorpusRule): readonly Remembered[];
}

/** Of so many articles, digests are kept as they are: most sites have fewer, and to write and read them takes time. */
const mostInMemory = 10_000;

/** Keeps the digests of the first articles in memory, and those of all others in the store, where there is one. */
export function keepDigests(store: TextStore | undefined, most = mostInMemory): Digests {
  const byRule = new Map<CorpusRule, Remembered[]>();
  const stored = {
    number: 0,
    get digest(): unknown {
      return JSON.parse(store?.get(this.number) ?? 'null');
    },
  };
  return {
    add(rule, entry) {
      const entries = byRule.get(rule) ?? [];
      if (entries.length === 0) byRule.set(rule, entries);
      entries.push(store && entries.length >= most ? putAway(entry, store) : entry);
    },
    take(rule) {
      const entries = byRule.get(rule) ?? [];
      byRule.delete(rule);
      return entries;
    },
  };

  /** All share one accessor; one for each of them would take more room than it saves. */
  function putAway({ digest, ...rest }: Remembered, to: TextStore): Remembered {
    const entry: typeof stored = Object.create(stored);
    return Object.assign(entry, rest, { number: to.add(JSON.stringify(digest)) });
  }
}
