import { ownCopy } from '../../engine/own-copy.ts';

/** The number of a text in the table, from 1 on, or the text itself. */
export type Ref = string | number;

/** Together at most 20 MB of Chinese text; longer texts hardly occur twice. */
const most = { texts: 50_000, length: 200 } as const;

/** Stores repeated texts once: paths, messages and URLs of findings. */
export interface TableWriter {
  refTo(text: string): Ref;
  /** Returns the texts added since the last call; the reader needs them before the references. */
  added(): readonly string[];
}

export function writeTable(): TableWriter {
  const numbers = new Map<string, number>();
  let added: string[] = [];
  return {
    refTo(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      if (text.length > most.length || numbers.size === most.texts) return text;
      const own = ownCopy(text);
      numbers.set(own, numbers.size + 1);
      added.push(own);
      return numbers.size;
    },
    added() {
      const since = added;
      added = [];
      return since;
    },
  };
}

export interface TableReader {
  add(texts: readonly string[]): void;
  textOf(ref: Ref): string;
}

export function readTable(): TableReader {
  const texts = [''];
  return {
    add(more) {
      for (const text of more) texts.push(text);
    },
    textOf: (ref) => (typeof ref === 'string' ? ref : (texts[ref] ?? '')),
  };
}
