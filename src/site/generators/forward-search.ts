import type { Range } from '../../core/types.ts';

/** Returns the offset of the next match, or the length of the text. */
export type Search = (pattern: RegExp, from: number) => number;

/** Searches each part of a text once for each pattern, however many tags are never closed. */
export function forwardSearch(source: string): Search {
  const known = new Map<RegExp, Range>();
  return (pattern, from) => {
    const [start, found] = known.get(pattern) ?? [0, -1];
    if (start <= from && from <= found) return found;
    pattern.lastIndex = from;
    const at = pattern.exec(source)?.index ?? source.length;
    known.set(pattern, [from, at]);
    return at;
  };
}
