import type { Source } from './source.ts';

/** A line of a container: its content, without the prefix of the container, begins at `start` of the outer text. */
export interface ContainerLine {
  readonly line: number;
  readonly start: number;
  /** Whether the line lacks the prefix and only continues a paragraph. */
  readonly isLazy: boolean;
}

/** Returns the content of a container as a source of its own. */
export function containerSource(outer: Source, cuts: readonly ContainerLine[], isQuote: boolean): Source {
  const starts: number[] = [];
  const ends: number[] = [];
  const offsets: number[] = [];
  const lazyLines = new Set<number>();
  let text = '';
  for (let index = 0; index < cuts.length; index++) {
    const { line, start, isLazy } = cuts[index] as ContainerLine;
    if (isLazy) lazyLines.add(index);
    const end = outer.ends[line] as number;
    starts.push(text.length);
    offsets.push(start - (outer.starts[line] as number) + (outer.offsets[line] as number));
    ends.push(text.length + end - start);
    const isLast = index === cuts.length - 1;
    text += outer.text.slice(start, isLast ? end : (outer.starts[line + 1] ?? end));
  }
  const firstLine = outer.firstLine + (cuts[0] as ContainerLine).line;
  const { articleStarts } = outer;
  const depth = outer.depth + 1;
  const isQuoted = isQuote || outer.isQuoted;
  return {
    text,
    starts,
    ends,
    offsets,
    firstLine,
    articleStarts,
    depth,
    isQuoted,
    lazyLines,
    lineHint: 0,
    literals: undefined,
    scannedStarts: new Set(),
  };
}
