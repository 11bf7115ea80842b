import type { Code, Html, InlineCode, Nodes, Parents, Root } from 'mdast';
import type { Range } from '../../core/types.ts';
import { maskedCode } from './templates.ts';

/** A block of code that Hexo takes out of the source before its renderer reads it. */
export interface HexoFence {
  /** From the marks that open it to the end of those that close it. */
  readonly range: Range;
  /** What follows the opening marks in their line. */
  readonly info: string;
  readonly content: Range;
}

/** A line that may open or close a block for Hexo; `marks` begins at `at`. */
interface FenceLine {
  readonly start: number;
  readonly prefix: string;
  readonly marks: string;
  readonly at: number;
  readonly rest: string;
}

const fenceLine =
  /^(?<prefix>(?:[^\S\r\n]*>){0,3}[^\S\r\n]*|(?:[-*+]|\d+\.)[^\S\r\n]*)(?<marks>`{3,}|~{3,})(?<rest>[^\r\n]*)/gmu;

/**
 * Returns the blocks that Hexo takes for code and a Markdown parser does not, or not to the same end: Hexo searches the
 * source for pairs of fences, whatever list, quotation or HTML they are in. Linear in the length of the source.
 */
export function displacedFences(source: string, from: number): readonly HexoFence[] {
  if (!source.includes('```', from) && !source.includes('~~~', from)) return [];
  const lines = fenceLines(source, from);
  const closers = nextClosers(lines);
  const found: HexoFence[] = [];
  for (let at = 0; at < lines.length; at++) {
    const open = lines[at] as FenceLine;
    const closer = closers[at];
    const close = closer === undefined || /`\s*$/u.test(open.rest) ? undefined : lines[closer];
    if (closer === undefined || !close) continue;
    const content: Range = [open.at + open.marks.length + open.rest.length, close.start];
    if (isDisplaced(source, lines.slice(at, closer + 1), content))
      found.push({ range: [open.at, close.at + close.marks.length], info: open.rest.trim(), content });
    at = closer;
  }
  return found;
}

function fenceLines(source: string, from: number): FenceLine[] {
  fenceLine.lastIndex = from;
  const lines: FenceLine[] = [];
  for (let match = fenceLine.exec(source); match; match = fenceLine.exec(source)) {
    const { prefix = '', marks = '', rest = '' } = match.groups ?? {};
    lines.push({ start: match.index, prefix, marks, at: match.index + prefix.length, rest });
  }
  return lines;
}

/** Returns for each line the index of the next one that would close its block: it has the same marks and nothing else. */
function nextClosers(lines: readonly FenceLine[]): readonly (number | undefined)[] {
  const next = new Map<string, number>();
  const closers: (number | undefined)[] = [];
  for (let at = lines.length - 1; at >= 0; at--) {
    const { prefix, marks, rest } = lines[at] as FenceLine;
    closers[at] = next.get(marks);
    if (/^[\s>]*$/u.test(prefix) && /^\s?$/u.test(rest)) next.set(marks, at);
  }
  return closers;
}

/** Whether a Markdown parser may read a block otherwise; `lines` are those with fences. To be wrong costs only time. */
function isDisplaced(source: string, lines: readonly FenceLine[], [start, end]: Range): boolean {
  const [open, ...others] = lines as [FenceLine, ...FenceLine[]];
  const width = open.prefix.length;
  const close = others.pop();
  const isLonger = others.some(
    ({ marks, rest }) => marks.length > open.marks.length && marks.startsWith(open.marks) && rest.trim() === '',
  );
  if (isLonger || !close || depthOf(close.prefix) !== depthOf(open.prefix)) return true;
  if (close.prefix.length > width + 3) return true;
  const before = source.slice(Math.max(0, open.start - 500), open.start);
  if (isInHtml(before) || (width > 3 && !listItem.test(before))) return true;
  return width > 0 && leavesContainer(source.slice(start, end) + close.prefix + close.marks, open.prefix);
}

/** How many quotations a prefix is in. */
function depthOf(prefix: string): number {
  return prefix.split('>').length - 1;
}

const listItem = /^[\s>]*(?:[-*+]|\d+[.)])\s/mu;

/** Whether the lines since the last blank one may be a block of HTML. */
function isInHtml(before: string): boolean {
  const blank = Math.max(...[...before.matchAll(/\n[ \t]*\r?\n/gu)].map(({ 0: all, index }) => index + all.length), 0);
  return /^[\s>]*<[a-z!/]/iu.test(before.slice(blank));
}

/** Whether a line is not in the quotation or as far to the right as the prefix of the fence. */
function leavesContainer(text: string, prefix: string): boolean {
  const depth = depthOf(prefix);
  const within =
    depth > 0
      ? new RegExp(`^(?:[ \\t]*>){${depth}}`, 'u')
      : new RegExp(`^\\s{${Math.min(prefix.length, 40)}}|^\\s*$`, 'u');
  return text.split('\n').some((line, at) => at > 0 && !within.test(line));
}

/** Puts a comment in the place of each block, as Hexo does; in one line, so that offsets stay the same. */
export function maskFences(source: string, fences: readonly HexoFence[]): string {
  let masked = '';
  let at = 0;
  for (const { range } of fences) {
    masked += `${source.slice(at, range[0])}<!--${maskedCode.repeat(range[1] - range[0] - 7)}-->`;
    at = range[1];
  }
  return masked + source.slice(at);
}

/** Puts the code into a tree that was parsed from masked text. */
export function restoreFences(tree: Root, source: string, fences: readonly HexoFence[]): void {
  let next = 0;
  const walk = (parent: Parents): void => {
    parent.children = parent.children.map((child): Nodes => {
      const start = child.position?.start.offset ?? 0;
      const end = child.position?.end.offset ?? 0;
      while ((fences[next]?.range[0] ?? end) < start) next++;
      const fence = fences[next];
      if (!fence || fence.range[0] >= end) return child;
      if ('children' in child) walk(child);
      return child.type === 'html' && isAlone(child, fence) ? codeOf(child, fence, parent, source) : child;
    }) as typeof parent.children;
  };
  walk(tree);
}

/** Whether the HTML is the comment alone, and not a block around it. */
function isAlone({ value }: Html, { range: [start, end] }: HexoFence): boolean {
  return value.trim().length === end - start && value.trim().startsWith('<!--');
}

function codeOf({ position }: Html, { range, info, content }: HexoFence, parent: Parents, source: string) {
  const value = source.slice(...content).replace(/^\r?\n|\r?\n$/gu, '');
  const place = position && {
    start: { ...position.start, offset: range[0] },
    end: { ...position.end, offset: range[1] },
  };
  if (parent.type === 'paragraph') return { type: 'inlineCode', value, position: place } as InlineCode;
  const [lang = null, ...meta] = info.split(/\s+/u);
  return { type: 'code', lang: lang || null, meta: meta.join(' ') || null, value, position: place } as Code;
}
