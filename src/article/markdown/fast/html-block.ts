import type { Html } from 'mdast';
import { htmlBlockNames, htmlRawNames } from 'micromark-util-html-tag-name';
import { afterBlanks, isAlpha } from './characters.ts';
import type { Blocks } from './document.ts';
import { tagEnd } from './html-tag.ts';
import { isBlankLine } from './lines.ts';
import { spanOf } from './source.ts';

const tagName = /<(?<slash>\/?)(?<name>[A-Za-z][\dA-Za-z-]*)(?=(?<next>[\s/>]|$))/uy;
const rawNames = new Set(htmlRawNames);
const blockNames = new Set(htmlBlockNames);
const rawEnd = /<\/(?:pre|script|style|textarea)>/iu;

/** Which of the seven kinds of HTML blocks of CommonMark a line starts, 0 if none. */
export function htmlKind(text: string, start: number, end: number): number {
  const next = text.charCodeAt(start + 1);
  if (start + 1 >= end) return 0;
  if (next === 63) return 3;
  if (next === 33) {
    if (start + 2 >= end) return 0;
    if (text.startsWith('--', start + 2)) return 2;
    if (text.startsWith('[CDATA[', start + 2)) return 5;
    return isAlpha(text.charCodeAt(start + 2)) ? 4 : 0;
  }
  tagName.lastIndex = start;
  const { slash = '', name = '', next: after = '' } = tagName.exec(text)?.groups ?? {};
  if (name === '') return 0;
  const lower = name.toLowerCase();
  if (after !== '/' && slash === '' && rawNames.has(lower)) return 1;
  if (blockNames.has(lower))
    return after !== '/' || text.startsWith('/>', start + 1 + slash.length + name.length) ? 6 : 0;
  const to = tagEnd(text, start, end, false);
  return to > 0 && afterBlanks(text, to, end) === end ? 7 : 0;
}

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
