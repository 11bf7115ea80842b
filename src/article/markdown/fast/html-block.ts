import type { Html } from 'mdast';
import type { Blocks } from './document.ts';
import { isBlankLine } from './lines.ts';
import { spanOf } from './source.ts';

const rawEnd = /<\/(?:pre|script|style|textarea)>/iu;

/** Reads the HTML that starts in `line`; says where it goes on, -1 where that cannot be told. */
export function readHtml(blocks: Blocks, line: number, start: number, kind: number): number {
  const { source } = blocks;
  const { text, starts, ends } = source;
  let last = line;
  let end: number;
  if (kind > 5) {
    while (last + 1 < starts.length && !isBlankLine(source, last + 1)) last++;
    end = ends[last] as number;
  } else {
    // Its end looks different from what one would think, and nobody writes it.
    if (kind === 5) return -1;
    last = lineOfEnd(blocks, line, start, kind);
    // What never ends takes all there is; in a container that is not this one's to say.
    if (last === starts.length && source.depth > 0) return -1;
    end = last === starts.length ? text.length : (ends[last] as number);
  }
  for (let at = line; at <= last; at++) if (source.lazy.has(at)) return -1;
  const from = starts[line] as number;
  const html: Html = { type: 'html', value: text.slice(from, end), position: spanOf(source, from, end) };
  blocks.children.push(html);
  return last + 1;
}

function lineOfEnd({ source }: Blocks, line: number, start: number, kind: number): number {
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
