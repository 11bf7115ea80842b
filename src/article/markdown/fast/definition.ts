import type { Definition } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { afterBlanks } from './characters.ts';
import type { Blocks } from './document.ts';
import { indentOf, isBlankLine, mayBeFootnote } from './lines.ts';
import { labelEnd } from './reference.ts';
import { destinationAt, titleAt } from './resource.ts';
import { offsetOf, spanOf } from './source.ts';
import { decodeEscapes } from './strings.ts';

/**
 * Reads one-line definitions up to a blank line or the end; returns the next line. Returns 0 if there is certainly no
 * definition, -1 if uncertain.
 */
export function readDefinitions(blocks: Blocks, line: number, start: number): number {
  const { source } = blocks;
  let at = line;
  let from = start;
  for (;;) {
    const read = readDefinition(blocks, at, from);
    if (read === 0 && at === line) return mayBeDefinition(blocks, line, start) ? -1 : 0;
    if (read <= 0) return -1;
    blocks.item = undefined;
    at++;
    if (at >= source.starts.length || isBlankLine(source, at)) return at;
    from = afterBlanks(source.text, source.starts[at] as number, source.ends[at] as number);
    if (source.text.charCodeAt(from) !== 91 || source.lazyLines.has(at) || indentOf(source, at) !== 0) return -1;
  }
}

/** Reads a definition; returns 1, 0 if the line is certainly none, -1 if uncertain. */
function readDefinition({ source, children, document }: Blocks, line: number, start: number): number {
  const { text, ends } = source;
  const end = ends[line] as number;
  if (mayBeFootnote(text, start, end)) return -1;
  const close = labelEnd(text, start + 1, end);
  if (close === 0 || text.charCodeAt(close + 1) !== 58 || close + 1 >= end) return 0;
  const open = afterBlanks(text, close + 2, end);
  if (open === end) return -1;
  const destination = destinationAt(text, open, end, Number.POSITIVE_INFINITY);
  if (!destination) return -1;
  let at = afterBlanks(text, destination.to, end);
  let title: string | null = null;
  if (at < end) {
    const marker = text.charCodeAt(at);
    if (at === destination.to || (marker !== 34 && marker !== 39 && marker !== 40)) return -1;
    const found = titleAt(text, at, end, new Map());
    if (!found) return -1;
    at = afterBlanks(text, found.end, end);
    if (at < end) return -1;
    title = found.value;
  } else {
    const next =
      line + 1 < source.starts.length ? afterBlanks(text, source.starts[line + 1] as number, text.length) : end;
    if (next < text.length && '"\'('.includes(text.charAt(next))) return -1;
  }
  const label = text.slice(start + 1, close);
  const identifier = normalizeIdentifier(label);
  const node: Definition = {
    type: 'definition',
    identifier: identifier.toLowerCase(),
    label: decodeEscapes(label),
    title,
    url: destination.url,
    position: spanOf(source, start, end),
  };
  if (destination.end > destination.start)
    node.data = { destination: [offsetOf(source, destination.start), offsetOf(source, destination.end)] };
  children.push(node);
  document.defined.add(identifier);
  document.definitions.push(text.slice(start, end));
  return 1;
}

/** Whether a label over several lines may end in `]:`. */
function mayBeDefinition({ source }: Blocks, line: number, start: number): boolean {
  const { text, ends } = source;
  let last = line;
  while (last + 1 < ends.length && !isBlankLine(source, last + 1) && last - line < 50) last++;
  return text.slice(start, ends[last]).includes(']:');
}
