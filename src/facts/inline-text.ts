import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Article, Range } from '../core/types.ts';
import { rangeOf } from './nodes.ts';
import { proseOf } from './prose.ts';

export interface InlineText {
  readonly range: Range;
  /** What stayed text, as it is written, and bare addresses; all else is a private-use character. */
  readonly text: string;
}

/** Stands for what is no text: code, HTML, templates, marks that Markdown has taken as such. */
export const opaque = '\uE000';

const known = new WeakMap<Root, readonly InlineText[]>();

/** The paragraphs, headings and table cells, for what looks like Markdown and stayed text. */
export function inlineTexts(article: Article): readonly InlineText[] {
  const { source, tree } = article;
  const before = known.get(tree);
  if (before) return before;
  const prose = proseOf(article);
  const found: InlineText[] = [];
  let from = 0;
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return;
    const range = rangeOf(node);
    if (!range) return;
    while ((prose[from]?.[1] ?? range[0]) < range[0]) from++;
    const shown: Range[] = [];
    for (let index = from; (prose[index]?.[0] ?? range[1]) < range[1]; index++) shown.push(prose[index] as Range);
    for (const bare of bareLinks(node, source)) shown.push(bare);
    let text = '';
    let at = range[0];
    for (const [start, end] of shown.sort((a, b) => a[0] - b[0])) {
      text += opaque.repeat(Math.max(0, start - at)) + source.slice(Math.max(start, at), end);
      at = Math.max(at, end);
    }
    found.push({ range, text: text + opaque.repeat(Math.max(0, range[1] - at)) });
  });
  known.set(tree, found);
  return found;
}

function bareLinks(node: Nodes, source: string): Range[] {
  const found: Range[] = [];
  visit(node, 'link', (link) => {
    const range = rangeOf(link);
    if (range && source[range[0]] !== '[' && source[range[0]] !== '<') found.push(range);
  });
  return found;
}
