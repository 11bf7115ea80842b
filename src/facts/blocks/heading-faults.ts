import type { Heading, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { nodesOf, rangeOf } from '../shared/nodes.ts';

export interface HeadingFaultFact {
  readonly kind: 'empty' | 'unspaced' | 'underlined';
  readonly text: string;
  readonly range: Range;
  /** Undefined if removing the heading would merge its neighbours. */
  readonly edit?: Edit;
}

/** Headings without text, headings that stay literal text, and sentences that an underline turned into headings. */
export const headingFaults: Collector<HeadingFaultFact> = {
  id: 'heading-faults',
  version: 1,
  collect(article) {
    const { tree, source } = article;
    const found: HeadingFaultFact[] = [];
    for (const { node, parent, index } of nodesOf(tree, 'heading')) {
      const siblings: readonly Nodes[] = parent && 'children' in parent.node ? parent.node.children : tree.children;
      found.push(...faultsOfHeading(node, article, [siblings[index - 1], siblings[index + 1]]));
    }
    for (const text of source.includes('##') ? nodesOf(tree, 'text') : [])
      if (text.parent?.node.type === 'paragraph') found.push(...faultsInText(text.range, source));
    return found.sort((a, b) => a.range[0] - b.range[0]);
  },
};

type Neighbours = readonly [before: Nodes | undefined, after: Nodes | undefined];

function faultsOfHeading(node: Heading, { source }: Article, neighbours: Neighbours): HeadingFaultFact[] {
  const range = rangeOf(node);
  if (!range) return [];
  const written = source.slice(...range);
  const text = textOf(node).trim();
  const fault = { text: text.slice(0, 40), range };
  if (
    node.children.length === 0 ||
    (text === '' && node.children.every(({ type }) => type === 'strong' || type === 'emphasis' || type === 'text'))
  ) {
    const rest = /^(?:\r\n|\n|\r)?/u.exec(source.slice(range[1], range[1] + 2))?.[0] ?? '';
    const edit = { range: [range[0], range[1] + rest.length] as const, text: '' };
    return [{ kind: 'empty', ...fault, ...(keepsApart(source, edit.range, neighbours) && { edit }) }];
  }
  const line = /(?<eol>\r\n|\n|\r)(?<underline>[ \t]{0,3}-{3,}[ \t]*)$/u.exec(written);
  if (!line || !isSentence(node, text, written.slice(0, line.index))) return [];
  const at = range[0] + line.index;
  return [{ kind: 'underlined', ...fault, edit: { range: [at, at], text: line.groups?.['eol'] ?? '\n' } }];
}

/** Whether a heading is a sentence: headings are short and do not end in a full stop. */
function isSentence(node: Heading, text: string, written: string): boolean {
  const images = node.children.every(
    ({ type, ...child }) => type === 'image' || ('value' in child && child.value.trim() === ''),
  );
  return images || /[\r\n]/u.test(written) || /[。！？；.!?;，,：:]["”’）)]*$/u.test(text) || text.length > 80;
}

/** Returns paragraph lines that begin with two or more `#` and a word; a single `#` is a hashtag. */
function faultsInText(range: Range, source: string): HeadingFaultFact[] {
  const written = source.slice(...range);
  const found: HeadingFaultFact[] = [];
  if (!written.includes('##')) return found;
  for (const match of written.matchAll(/(?<=^|[\r\n])(?<marks>#{2,6})(?=[\p{L}\p{N}【《“（])[^\r\n]*/gu)) {
    const start = range[0] + match.index;
    const before = /(?:^|[\r\n])[ \t]{0,3}$/u.test(source.slice(Math.max(0, start - 5), start));
    const marks = match.groups?.['marks'] ?? '';
    const text = match[0].slice(marks.length);
    // `##vso[…]` is a pipeline command, `##name##` a placeholder.
    if (!before || /^\w+\[|^[^#]+##/u.test(text)) continue;
    found.push({
      kind: 'unspaced',
      text: text.slice(0, 40),
      range: [start, start + marks.length],
      edit: { range: [start + marks.length, start + marks.length], text: ' ' },
    });
  }
  return found;
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
