import type { Heading, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { overlapTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { nodesOf, type PlacedNode, rangeOf } from '../shared/nodes.ts';

export interface HeadingFaultFact {
  /**
   * `slid` is empty, and its text is in the next paragraph; `wide` has a blank behind its marks that is no ASCII blank;
   * `leaked` is front matter in the text.
   */
  readonly kind: 'empty' | 'slid' | 'unspaced' | 'wide' | 'underlined' | 'leaked';
  readonly text: string;
  readonly range: Range;
  /** Undefined if removing the heading would merge its neighbours. */
  readonly edit?: Edit;
  /** Whether the text of `underlined` is several lines, which not every renderer makes a heading. */
  readonly lines?: boolean;
}

/** Headings without text, headings that stay literal text, and sentences that an underline turned into headings. */
export const headingFaults: Collector<HeadingFaultFact> = {
  id: 'heading-faults',
  version: 6,
  collect(article) {
    const { tree, source, templates } = article;
    const found: HeadingFaultFact[] = [];
    const holdsTemplate = overlapTest(templates);
    for (const { node, parent, index } of nodesOf(tree, 'heading')) {
      const siblings: readonly Nodes[] = parent && 'children' in parent.node ? parent.node.children : tree.children;
      const faults = faultsOfHeading(node, article, [siblings[index - 1], siblings[index + 1], siblings[index + 2]]);
      // What stands between the tags of a template may be an example of anything.
      found.push(
        ...faults.filter(({ kind, range }) => (kind !== 'underlined' && kind !== 'leaked') || !holdsTemplate(range)),
      );
    }
    for (const text of /##|#[\u3000\u00a0]/u.test(source) ? nodesOf(tree, 'text') : [])
      if (text.parent?.node.type === 'paragraph')
        found.push(...faultsInText(text.range, source), ...marksBefore(text, source));
    return found.sort((a, b) => a.range[0] - b.range[0]);
  },
};

type Neighbours = readonly [before: Nodes | undefined, after: Nodes | undefined, next: Nodes | undefined];

function faultsOfHeading(node: Heading, { source }: Article, neighbours: Neighbours): HeadingFaultFact[] {
  const range = rangeOf(node);
  if (!range) return [];
  const written = source.slice(...range);
  const text = textOf(node).trim();
  const fault = { text: oneLine(text || written), range };
  if (
    node.children.length === 0 ||
    (text === '' && node.children.every(({ type }) => type === 'strong' || type === 'emphasis' || type === 'text'))
  ) {
    const slid = textBelow(source, range, neighbours);
    if (slid) return [{ kind: 'slid', ...slid, range }];
    const rest = /^(?:\r\n|\n|\r)?/u.exec(source.slice(range[1], range[1] + 2))?.[0] ?? '';
    const edit = { range: [range[0], range[1] + rest.length] as const, text: '' };
    return [{ kind: 'empty', ...fault, ...(keepsApart(source, edit.range, neighbours) && { edit }) }];
  }
  const line = /(?<eol>\r\n|\n|\r)[ \t]{0,3}(?<underline>-{3,})[ \t]*$/u.exec(written);
  if (!line) return [];
  const leaked = leakedFrontMatter(written.slice(0, line.index), source, range, neighbours[0]);
  if (leaked) return [leaked];
  if (!isLostRule(node, text, written.slice(0, line.index), line.groups?.['underline'] ?? '')) return [];
  const at = range[0] + line.index;
  const lines = /[\r\n]/u.test(written.slice(0, line.index));
  const edit: Edit = { range: [at, at], text: line.groups?.['eol'] ?? '\n' };
  return [{ kind: 'underlined', ...fault, edit, ...(lines && { lines }) }];
}

/**
 * Whether an underline is rather a rule below a paragraph: three to five dashes, much shorter than the whole sentence
 * or the image above them. Writers of underlined headings draw longer ones.
 */
function isLostRule(node: Heading, text: string, written: string, underline: string): boolean {
  if (underline.length > 5) return false;
  const images = node.children.every(
    ({ type, ...child }) => type === 'image' || ('value' in child && child.value.trim() === ''),
  );
  if (images) return true;
  // Front matter that is shown.
  if (written.split(/[\r\n]+/u).every((line) => /^\s*(?:[\w-]+:(?:\s|$)|- )/u.test(line))) return false;
  const isSentence = /[。！.!;；，,]["”’）)]*$/u.test(text) || /[，。；]/u.test(text) || /[\r\n]/u.test(written);
  return widthOf(text) > 6 * underline.length && (isSentence || text.length > 80);
}

/** Returns the short paragraph below a heading without text that more follows; it was the text of the heading. */
function textBelow(source: string, [start]: Range, [, after, next]: Neighbours) {
  const marks = /^#{1,6}/u.exec(source.slice(start, start + 6))?.[0];
  const range = after && rangeOf(after);
  if (marks === undefined || !next || next.type === 'heading' || !range || after.type !== 'paragraph') return undefined;
  const text = source.slice(...range);
  if (/[\r\n]/u.test(text) || widthOf(text) > 40 || !/^[\p{L}\p{N}].*[\p{L}\p{N})）？?]$/u.test(text)) return undefined;
  return { text, edit: { range: [start, range[0]] as const, text: `${marks} ` } };
}

const flag = String.raw`(?:draft|toc|comments?|published|math|mathjax|share)[ \t]*:[ \t]*(?:true|false)[ \t]*`;
const field = String.raw`(?:date|lastmod|updated|title|slug|tags|categories|layout|author|weight|permalink|url)[ \t]*:[^\r\n]*`;
/** The last lines of a heading, or what follows dashes in it. */
const leakedLines = new RegExp(
  String.raw`(?<=^|[\r\n][ \t]{0,3}|[-—]{2})(?:${flag}|${field})(?:[\r\n]+(?:${flag}|${field})){1,20}$`,
  'u',
);
const anyFlag = new RegExp(flag, 'u');
/** What comes before front matter that is shown, unless that is its opening fence. */
const introduction = /[:：]\s*$|front.?matter|yaml/iu;

/** Returns the end of front matter that a script left in the text; the `---` below makes a heading of it. */
function leakedFrontMatter(
  written: string,
  source: string,
  [start, end]: Range,
  before: Nodes | undefined,
): HeadingFaultFact | undefined {
  const { 0: lines = '', index = 0 } = leakedLines.exec(written) ?? {};
  if (!anyFlag.test(lines) || (index === 0 && before?.type === 'thematicBreak')) return undefined;
  if (introduction.test(source.slice(Math.max(0, start - 200), start).trimEnd())) return undefined;
  // Dashes below a text would make a heading of it.
  const dashes = /[\r\n][-—]+$/u.exec(written.slice(0, index))?.[0].trimStart() ?? '';
  const at = start + index;
  return {
    kind: 'leaked',
    text: oneLine(lines),
    range: [at, end],
    edit: { range: [at - dashes.length, end], text: '' },
  };
}

/** Returns a text in one line, and of a long one the start. */
function oneLine(text: string): string {
  return clipped(text.replace(/\s+/gu, ' '), 40);
}

/** Counts characters; a Chinese one is as wide as two Latin ones. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u3000-\u303F]/gu)?.length ?? 0);
}

/** Returns paragraph lines that begin with two or more `#` and a word, or with marks and a wide blank; `#a` is a hashtag. */
function faultsInText(range: Range, source: string): HeadingFaultFact[] {
  const written = source.slice(...range);
  const found: HeadingFaultFact[] = [];
  if (!written.includes('#')) return found;
  const lines =
    /(?<=^|[\r\n][ \t]{0,3})(?:(?<marks>#{2,6})(?=[\p{L}\p{N}【《“（])|(?<wide>#{1,6}[\u3000\u00a0]+)(?=\S))[^\r\n]*/gu;
  for (const match of written.matchAll(lines)) {
    const start = range[0] + match.index;
    const before = /(?:^|[\r\n])[ \t]{0,3}$/u.test(source.slice(Math.max(0, start - 5), start));
    const { marks = '', wide = '' } = match.groups ?? {};
    const text = match[0].slice(marks.length + wide.length);
    const end = start + wide.trimEnd().length;
    if (before && wide !== '') {
      const edit = { range: [end, start + wide.length] as const, text: ' ' };
      found.push({ kind: 'wide', text: clipped(text, 40), range: [start, start + wide.length], edit });
      continue;
    }
    // `##vso[…]` is a pipeline command, `##name##` a placeholder.
    if (!before || /^\w+\[|^[^#]+##/u.test(text)) continue;
    found.push({
      kind: 'unspaced',
      text: clipped(text, 40),
      range: [start, start + marks.length],
      edit: { range: [start + marks.length, start + marks.length], text: ' ' },
    });
  }
  return found;
}

/** Returns marks of a heading that code or emphasis follows: ``##`code` ``, `##*text*`. */
function marksBefore({ range: [start, end] }: PlacedNode, source: string): HeadingFaultFact[] {
  const marks = /(?:^|[\r\n])[ \t]{0,3}(?<marks>#{2,6})$/u.exec(source.slice(start, end))?.groups?.['marks'];
  if (marks === undefined || !/[`*_[]/u.test(source[end] ?? '')) return [];
  const text = /[^\r\n]{0,40}/u.exec(source.slice(end, end + 40))?.[0] ?? '';
  return [{ kind: 'unspaced', text, range: [end - marks.length, end], edit: { range: [end, end], text: ' ' } }];
}

/**
 * Whether the neighbours stay separate without the heading: not two lists, nor paragraphs without a blank line between
 * them.
 */
function keepsApart(source: string, [start, end]: Range, [before, after]: Neighbours): boolean {
  const [left, right] = [before && rangeOf(before), after && rangeOf(after)];
  if (!before || !after || !left || !right) return true;
  if (before.type === 'list' && (after.type === 'list' || after.type === 'code')) return false;
  if (before.type === 'blockquote' || before.type === 'table' || before.type === 'html') return false;
  const between = source.slice(left[1], start) + source.slice(end, right[0]);
  return (between.match(/\r\n|\n|\r/gu)?.length ?? 0) > 1;
}
