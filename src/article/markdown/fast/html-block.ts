import type { Html } from 'mdast';
import type { Blocks } from './document.ts';
import { isBlankLine } from './lines.ts';
import { spanOf } from './source.ts';

const rawEnd = /<\/(?:pre|script|style|textarea)>/iu;

/** Reads the HTML block that starts on `line`; returns the next line, -1 if uncertain. */
export function readHtml(blocks: Blocks, line: number, start: number, kind: number): number {
  const { source } = blocks;
  const { text, starts, ends } = source;
  let last = line;
  let end: number;
  if (kind > 5) {
    while (last + 1 < starts.length && !isBlankLine(source, last + 1)) last++;
    end = ends[last] as number;
  } else {
    // CDATA blocks are too rare to reproduce micromark's rules for their end.
    if (kind === 5) return -1;
    last = endLine(blocks, line, start, kind);
    // An unclosed block extends to the end of the article; the end of a container is not certain here.
    if (last === starts.length && source.depth > 0) return -1;
    end = last === starts.length ? text.length : (ends[last] as number);
  }
  for (let at = line; at <= last; at++) if (source.lazyLines.has(at)) return -1;
  const from = starts[line] as number;
  const html: Html = { type: 'html', value: text.slice(from, end), position: spanOf(source, from, end) };
  blocks.children.push(html);
  return last + 1;
}

function endLine({ source }: Blocks, line: number, start: number, kind: number): number {
  const { text, starts, ends } = source;
  let from = start + 1;
  if (kind === 2) from = start + 2;
  if (kind === 4) from = start + 3;
  for (let at = line; at < starts.length; at++) {
    const rest = text.slice(from, ends[at]);
    if (kind === 1 ? rawEnd.test(rest) : rest.includes(kind === 2 ? '-->' : kind === 3 ? '?>' : '>')) return at;
    from = starts[at + 1] as number;
  }
  return starts.length;
}
