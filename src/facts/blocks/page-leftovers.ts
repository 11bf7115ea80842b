import type { Code, ListItem, Root } from 'mdast';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { blockTexts, nodesOf, type PlacedNode } from '../shared/nodes.ts';

export interface PageLeftoverFact {
  /** Line counters of WeChat's code blocks, lists of empty items, and blocks of code without a line that show no emptiness. */
  readonly kind: 'counters' | 'items' | 'code';
  readonly text: string;
  readonly range: Range;
  /** Removes it with the blank lines behind it. */
  readonly edit: Edit;
}

const counterMark = 'ounter(line';
const counters = /^(?:c?ounter\(line\)?\s*)+$/u;
/** A shorter list may be one that the author has still to fill. */
const fewestItems = 4;

/** What the layout of another page left behind. */
export const pageLeftovers: Collector<PageLeftoverFact> = {
  id: 'page-leftovers',
  version: 3,
  collect(article) {
    const { source, tree } = article;
    const found: PageLeftoverFact[] = [];
    const add = (kind: PageLeftoverFact['kind'], range: Range) => {
      const text = clipped(source.slice(...range), 40);
      found.push({ kind, text, range, edit: { range: [range[0], endOfGap(article, range[1])], text: '' } });
    };
    if (source.includes(counterMark)) {
      for (const { range, parent } of nodesOf(tree, 'paragraph'))
        if (!parent && counters.test(source.slice(...range))) add('counters', range);
      for (const { range } of nodesOf(tree, 'code')) found.push(...counterLines(source, range));
    }
    for (const { node, range, parent } of nodesOf(tree, 'list'))
      if (!parent && node.children.length >= fewestItems && node.children.every(isEmpty)) add('items', range);
    for (const code of nodesOf(tree, 'code'))
      if (!code.parent && code.node.value.trim() === '' && !isExample(code, tree)) add('code', code.range);
    return found.sort((a, b) => a.range[0] - b.range[0]);
  },
};

/** Returns the lines of a block of code that are counters. */
function counterLines(source: string, [start, end]: Range): PageLeftoverFact[] {
  const lines = /(?<=[\r\n])(?<line>[ \t]*(?:c?ounter\(line\)?)+[ \t\u00a0]*)(?:\r\n|\n|\r)/gu;
  return [...source.slice(start, end).matchAll(lines)].map(({ 0: all, index, groups }): PageLeftoverFact => {
    const at = start + index;
    const text = clipped((groups?.['line'] ?? '').trim(), 40);
    const range: Range = [at, at + (groups?.['line'] ?? '').length];
    return { kind: 'counters', text, range, edit: { range: [at, at + all.length], text: '' } };
  });
}

function isEmpty(item: ListItem): boolean {
  return item.children.length === 0;
}

const verdict = /\b(?:in)?(?:valid|correct)\b|有效|无效|正确|错误/iu;
const emptiness = /\b(?:empty|blank)\b|空/iu;

/**
 * Whether a block without a line is what its author shows: options tell a tool what to do with it, words above announce it,
 * or a heading says how it is judged and HTML behind it shows what a tool answers.
 */
function isExample({ node, index }: PlacedNode<Code>, tree: Root): boolean {
  if (node.meta || /[,{\s]/u.test(node.lang ?? '')) return true;
  const above = index > 0 ? (blockTexts(tree)[index - 1] ?? '') : '';
  const [before, behind] = [tree.children[index - 1], tree.children[index + 1]];
  if (before?.type !== 'heading' && before?.type !== 'paragraph') return false;
  if (emptiness.test(above.slice(-80))) return true;
  return before.type === 'heading' && (verdict.test(above) || behind?.type === 'html');
}

/** Returns the offset behind the blank lines that follow. */
function endOfGap({ source }: Article, end: number): number {
  return end + (/^(?:[ \t]*(?:\r\n|\n|\r))*/u.exec(source.slice(end))?.[0].length ?? 0);
}
