import type { Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { ancestorsOf, nodesOf, type PlacedNode } from '../shared/nodes.ts';

export interface OpenFenceFact {
  /** The line that opens the block, with its range. */
  readonly opening: string;
  readonly range: Range;
  /** The number of lines in the block. */
  readonly lines: number;
  /** The first line in the block that is not code. */
  readonly prose?: { readonly text: string; readonly range: Range };
  /** The line that should close the block, but has fewer marks. */
  readonly closing?: { readonly text: string; readonly range: Range; readonly last: boolean };
  /** A component is open around the block, of an article that imports modules: it is MDX that is read as Markdown. */
  readonly enclosed?: true;
  /** The block has a blank line between others. */
  readonly hasBlank?: true;
  /** The block is empty: the fence is a stray one. */
  readonly stray?: boolean;
  /** The line that ends the block, because it is not indented as its list item is; the closing fence then opens another. */
  readonly cut?: Range;
  /** Closes the block at its end, or at `closing`; removes a stray fence. */
  readonly edit?: Edit;
}

/** A line that does not occur in code: a heading, an image, a Chinese sentence, the start of another block. */
const proseLine =
  /^(?:#{2,6} +[^\s#!].*|!\[[^\]]*\]\([^)]+\).*|(?:(?!\/\/)[^#*<>{}=;|\\"'`]){8,}[\p{Script=Han}”）][。！？]|(?:`{3,}|~{3,})[ \t]*[a-z][\w+#-]*)[ \t]*$/u;

/** A fenced code block that is never closed: it extends to the end of the article, or to that of its list item. */
export const openFences: Collector<OpenFenceFact> = {
  id: 'open-fences',
  version: 5,
  collect({ source, tree, mdx }) {
    // What is no MDX ends its blocks otherwise.
    if (mdx?.error) return [];
    const last = tree.children.at(-1);
    const found: OpenFenceFact[] = [];
    for (const placed of nodesOf(tree, 'code')) {
      const { node, range, block } = placed;
      const isLast = block === tree.children.length - 1;
      if (!isLast && !isListed(placed)) continue;
      const opened = /^(?<fence>`{3,}|~{3,})[^\n\r]*/u.exec(source.slice(...range));
      if (!opened) continue;
      const fence = opened.groups?.['fence'] ?? '';
      const text = source.slice(range[0] + opened[0].length, range[1]);
      const closing = new RegExp(`(?:^|[\\r\\n])[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`, 'u');
      if (closing.test(text)) continue;
      const start = range[0] + opened[0].length;
      if (source.slice(range[1]).trim() !== '') {
        const cut = isListed(placed) ? cutBy(source, range[1], fence) : undefined;
        const lines = text.split(/\r\n|\n|\r/u).length - 1;
        if (cut) found.push({ opening: clipped(opened[0].trim(), 40), range: [range[0], start], lines, cut });
        continue;
      }
      const prose = node === last ? proseIn(text, start) : undefined;
      const eol = /\r\n|\n|\r/u.exec(source)?.[0] ?? '\n';
      const end = range[0] + source.slice(...range).replace(/[ \t\r\n]+$/u, '').length;
      const short = shorterFence(source.slice(start, end), start, fence);
      const stray = opened[0].trim() === fence && /^[\s>]*$/u.test(text);
      const enclosed = isEnclosed(source.slice(0, range[0]));
      found.push({
        opening: clipped(opened[0].trim(), 40),
        range: [range[0], start],
        lines: text.split(/\r\n|\n|\r/u).length - 1,
        ...(prose && { prose }),
        ...(short && { closing: short }),
        ...(enclosed && { enclosed: true as const }),
        ...(stray && { stray }),
        ...(/\n[ \t>]*\r?\n/u.test(text.trim()) && { hasBlank: true as const }),
        edit: stray
          ? { range: [range[0], end], text: '' }
          : short
            ? { range: short.range, text: fence }
            : { range: [end, end], text: eol + fence },
      });
    }
    return found;
  },
};

function isListed(placed: PlacedNode): boolean {
  for (const { node } of ancestorsOf(placed)) if (node.type === 'listItem') return true;
  return false;
}

/** Returns the line at which a block ended before the next fence, which closes it as it was meant. */
function cutBy(source: string, end: number, fence: string): Range | undefined {
  const rest = source.slice(end);
  const next = /^[ \t]*(?<marks>`{3,}|~{3,})(?<info>[^\r\n]*)/mu.exec(rest);
  const { marks = '', info = '' } = next?.groups ?? {};
  if (!marks.startsWith(fence) || info.trim() !== '') return undefined;
  const line = /\S[^\r\n]*/u.exec(rest);
  return line && line.index < (next?.index ?? 0) ? [end + line.index, end + line.index + line[0].length] : undefined;
}

function proseIn(text: string, start: number): OpenFenceFact['prose'] {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu)) {
    if (line.length <= 2000 && proseLine.test(line)) {
      return { text: clipped(line.trim(), 40), range: [start + index, start + index + line.length] };
    }
  }
  return undefined;
}

/** Returns the first line of fewer marks than the opening fence that closes no shorter fence inside the block. */
function shorterFence(text: string, start: number, fence: string): OpenFenceFact['closing'] {
  let inside = false;
  for (const { groups, index, 0: line } of text.matchAll(
    /(?<=[\r\n])[ \t>]*(?<marks>`{3,}|~{3,}|`{2}(?=[ \t]*$))(?<info>[^\r\n]*)/gmu,
  )) {
    const marks = groups?.['marks'] ?? '';
    const info = groups?.['info'] ?? '';
    if (marks[0] !== fence[0] || marks.length >= fence.length) continue;
    if (inside || info.trim() !== '') {
      inside = info.trim() !== '';
      continue;
    }
    const from = start + index + line.indexOf(marks);
    const last = text.slice(index + line.length).trim() === '';
    return { text: marks, range: [from, from + marks.length], last };
  }
  return undefined;
}

const component = /<(?<slash>\/?)(?<name>[A-Z][\w.]*)(?:[^<>"'{}]|"[^"]*"|'[^']*'|\{[^{}]*\})*?(?<self>\/?)>/gu;

function isEnclosed(before: string): boolean {
  if (!/^import\s[^\r\n]*\sfrom\s+['"]/mu.test(before)) return false;
  const open: string[] = [];
  for (const { groups } of before.matchAll(component)) {
    const name = groups?.['name'] ?? '';
    if (groups?.['slash'] === '/') open.splice(Math.max(0, open.lastIndexOf(name)));
    else if (groups?.['self'] !== '/') open.push(name);
  }
  return open.length > 0;
}
