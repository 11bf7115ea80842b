import { ownCopy } from '../../engine/own-copy.ts';

/** A number, from 1 on, stands for a text of the table; other texts stand for themselves. */
export type Ref = string | number;

/** At most 20 MB of Chinese text; longer ones hardly occur twice. */
const most = { texts: 50_000, length: 200 } as const;

/** Texts that are written down again and again: the paths, words and addresses of findings. */
export interface TableWriter {
  refTo(text: string): Ref;
  /** The texts that came to the table since this was asked last; whoever reads has to know them first. */
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
