import type { Parents, Root } from 'mdast';
import type { FileProblem } from '../../core/types.ts';

/** Text for the slow parser that may take it long: see `WaryParser`. */
export class SuspiciousText extends Error {}

/** Containers inside each other in one line; more than any author writes, far less than what slows the parser down. */
const maxDepth = 100;
/** Of any nodes: lists count twice, and emphasis may stand in them. What recurses along a tree stands some thousands. */
const maxTreeDepth = 500;

const candidate = /(?<=^|[\r\n])[ \t]*(?<run>[ \t>*+\d.)-]{100,})(?<rest>[^\r\n]?)/gu;
const marker = />|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])/gu;
const markers = /^(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*/u;
const fence = /(?<=^|[\r\n]) {0,3}(?<marks>`{3,}|~{3,})(?<info>[^\r\n]*)/gu;
const thematicBreak = /^(?:-[ \t]*)+$|^(?:\*[ \t]*)+$/u;
/** TOML: `a.b.c = 1` makes three of one. */
const dotted = /(?:^|[[{,])[ \t]*(?<run>(?:[\w-]{1,60}[ \t]{0,9}\.[ \t]{0,9}){100,})/u;
const dataMark = /^(?<indent>[ \t]*)(?<marks>(?:[-?:][ \t]+)*)/u;

/** Nesting that would take the parser minutes or its stack: told before it is parsed. */
export function tooDeep(source: string): FileProblem | undefined {
  if (!hasLongRun(source)) return undefined;
  const isInFence = fencesOf(source);
  for (const { groups, index } of source.matchAll(candidate)) {
    const { run = '', rest = '' } = groups ?? {};
    if (rest === '' && thematicBreak.test(run.trim())) continue;
    const depth = markers.exec(run)?.[0].match(marker)?.length ?? 0;
    if (depth > maxDepth && !isInFence(index)) return { kind: 'too-deep', data: { depth }, offset: index };
  }
  return undefined;
}

/** Whether a hundred characters that the pattern takes stand in a row; one of them is then at a multiple of a hundred. */
function hasLongRun(source: string): boolean {
  for (let at = 99; at < source.length; at += 100) {
    if (!isMarker(source.charCodeAt(at))) continue;
    let [start, end] = [at, at + 1];
    while (start > 0 && isMarker(source.charCodeAt(start - 1))) start--;
    while (end < source.length && end - start < 100 && isMarker(source.charCodeAt(end))) end++;
    if (end - start >= 100) return true;
  }
  return false;
}

function isMarker(code: number): boolean {
  return code < 0x3f && ' \t>*+.)-0123456789'.includes(String.fromCharCode(code));
}

/** A matrix of zeros that a tutorial prints (`0. 0. 0.`) is no list. Asked in the order of the text, it is read once. */
function fencesOf(source: string): (index: number) => boolean {
  const found = source.matchAll(fence);
  let next = found.next();
  let open = '';
  return (index) => {
    for (; !next.done && next.value.index < index; next = found.next()) {
      const { marks = '', info = '' } = next.value.groups ?? {};
      if (open === '') open = marks.startsWith('`') && info.includes('`') ? '' : marks;
      else if (marks.startsWith(open) && info.trim() === '') open = '';
    }
    return open !== '';
  };
}

/** The same for front matter: brackets in brackets, lists in lists, keys below keys or behind dots. */
export function tooDeepData(text: string, offset: number): FileProblem | undefined {
  if (!mayBeDeep(text)) return undefined;
  let brackets = 0;
  let at = offset;
  const indents: number[] = [];
  for (const line of text.split(/(?<=\n)|(?<=\r)(?!\n)/u)) {
    const { indent = '', marks = '' } = dataMark.exec(line)?.groups ?? {};
    if (line.trim() !== '') {
      while ((indents.at(-1) ?? -1) >= indent.length) indents.pop();
      indents.push(indent.length);
    }
    const deepest = Math.max(indents.length, marks.match(/\S/gu)?.length ?? 0);
    for (const [bracket] of deepest > maxDepth ? [] : line.matchAll(/[[\]{}]/gu)) {
      brackets = /[[{]/u.test(bracket) ? brackets + 1 : Math.max(0, brackets - 1);
      if (brackets > maxDepth) break;
    }
    const dots = dotted.exec(line)?.groups?.['run']?.split('.').length ?? 0;
    const depth = Math.max(deepest, brackets, dots);
    if (depth > maxDepth) return { kind: 'too-deep', data: { depth }, offset: at };
    at += line.length;
  }
  return undefined;
}

/** Whether there are enough lines, brackets or marks of lists for that at all. */
function mayBeDeep(text: string): boolean {
  let [lines, opened, marks, dots] = [1, 0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || code === 13) lines++;
    else if (code === 0x5b || code === 0x7b) opened++;
    else if (code === 0x2e) dots++;
    else if (code === 0x2d || code === 0x3a || code === 0x3f) {
      const next = text.charCodeAt(index + 1);
      if (next === 32 || next === 9) marks++;
    }
  }
  return lines > maxDepth || opened > maxDepth || marks > maxDepth || dots >= maxDepth;
}

/** Emphasis in emphasis. */
export function tooDeepTree(tree: Root): FileProblem | undefined {
  if (!isDeeper(tree, maxTreeDepth - 1)) return undefined;
  const depth = depthOf(tree);
  return { kind: 'too-deep', data: { depth } };
}

/** Looks no further than that, so that a tree cannot be too deep for it. */
function isDeeper({ children }: Parents, levels: number): boolean {
  if (levels === 0) return true;
  for (const child of children) {
    const inner = (child as Partial<Parents>).children;
    if (inner !== undefined && inner.length > 0 && isDeeper(child as Parents, levels - 1)) return true;
  }
  return false;
}

/** Counted without the recursion that the tree would be too deep for. */
function depthOf(tree: Root): number {
  let depth = 1;
  for (let level: Parents[] = tree.children.length > 0 ? [tree] : []; level.length > 0; depth++) {
    const next: Parents[] = [];
    for (const { children } of level)
      for (const child of children) if ('children' in child && child.children.length > 0) next.push(child);
    level = next;
  }
  return depth;
}
