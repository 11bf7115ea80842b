import type { Source } from './source.ts';

/** A line of a container: its content, without the prefix of the container, begins at `start` of the outer text. */
export interface Cut {
  readonly line: number;
  readonly start: number;
  /** Whether the line lacks the prefix and only continues a paragraph. */
  readonly isLazy: boolean;
}

/** Returns the content of a container as a source of its own. */
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
