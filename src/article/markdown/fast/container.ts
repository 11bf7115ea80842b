import type { Source } from './source.ts';

/** A line of a container, without what belongs to the container: where the rest of it starts in the text around it. */
export interface Cut {
  readonly line: number;
  readonly start: number;
  /** It lacks what the container asks for. */
  readonly isLazy: boolean;
}

/** What stands in a container, line after line. */
export function containerSource(outer: Source, cuts: readonly Cut[], isQuote: boolean): Source {
  const starts: number[] = [];
  const ends: number[] = [];
  const offsets: number[] = [];
  const lazy = new Set<number>();
  let text = '';
  for (let index = 0; index < cuts.length; index++) {
    const { line, start, isLazy } = cuts[index] as Cut;
    if (isLazy) lazy.add(index);
    const end = outer.ends[line] as number;
    starts.push(text.length);
    offsets.push(start - (outer.starts[line] as number) + (outer.offsets[line] as number));
    ends.push(text.length + end - start);
    const isLast = index === cuts.length - 1;
    text += outer.text.slice(start, isLast ? end : (outer.starts[line + 1] ?? end));
  }
  const first = outer.first + (cuts[0] as Cut).line;
  const { article } = outer;
  const depth = outer.depth + 1;
  const quoted = isQuote || outer.quoted;
  return {
    text,
    starts,
    ends,
    offsets,
    first,
    article,
    depth,
    quoted,
    lazy,
    hint: 0,
    literals: undefined,
    reached: new Set(),
  };
}
