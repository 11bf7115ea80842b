import type { Article, Range } from '../../core/types.ts';
import { oncePerArticle } from '../shared/memo-last.ts';
import { nodesOf, nodesOfTypes } from '../shared/nodes.ts';
import { opaque } from './formulas.ts';
import { proseRanges } from './prose.ts';

export interface InlineText {
  readonly range: Range;
  /** The source with everything but literal text and bare URLs replaced by a private-use character. */
  readonly text: string;
}

interface InlineBlock {
  readonly range: Range;
  /** Ranges of literal text and bare URLs, in order. */
  readonly shown: readonly Range[];
}

/**
 * Returns the paragraphs, headings and table cells with one of these markers in their source. Collectors search them
 * for Markdown syntax that was left as literal text.
 */
export function inlineTexts(article: Article, ...marks: readonly string[]): readonly InlineText[] {
  const { source } = article;
  const matching = new Set(marks.flatMap((mark) => (source.includes(mark) ? inlineBlocksWith(mark, article) : [])));
  const found = [...matching].map((inline) => ({ range: inline.range, text: shownText(inline, source) }));
  return marks.length > 1 ? found.sort((a, b) => a.range[0] - b.range[0]) : found;
}

function inlineBlocksWith(mark: string, article: Article): InlineBlock[] {
  const { source } = article;
  if (!isLiteral(mark, article)) return [];
  const found: InlineBlock[] = [];
  let at = source.indexOf(mark);
  for (const inline of inlineBlocksOf(article)) {
    for (const [start, end] of inline.shown) {
      if (at >= 0 && at < start) at = source.indexOf(mark, start);
      if (at < 0) return found;
      if (at >= end) continue;
      found.push(inline);
      break;
    }
  }
  return found;
}

/** Whether a marker occurs in literal text. The parser usually consumes all of them, and no text has to be built. */
function isLiteral(mark: string, article: Article): boolean {
  const { source } = article;
  const shown = shownRanges(article);
  let at = -1;
  for (let index = 0; index < shown.length; index++) {
    const [start, end] = shown[index] as Range;
    if (at < start) at = source.indexOf(mark, start);
    if (at < 0) return false;
    if (at < end) return true;
  }
  return false;
}

const inlineBlocksOf = oncePerArticle((article): readonly InlineBlock[] => {
  const { tree } = article;
  const shown = shownRanges(article);
  let from = 0;
  return nodesOfTypes(tree, 'paragraph', 'heading', 'tableCell').map(({ range }) => {
    const [start, end] = range;
    while ((shown[from]?.[1] ?? start) < start) from++;
    let to = from;
    while ((shown[to]?.[0] ?? end) < end) to++;
    return { range, shown: shown.slice(from, to) };
  });
});

/** Returns the ranges of prose and bare URLs. */
const shownRanges = oncePerArticle((article): readonly Range[] => {
  const { source, tree } = article;
  const bare = nodesOf(tree, 'link').filter(({ range: [start] }) => source[start] !== '[' && source[start] !== '<');
  const prose = proseRanges(article);
  if (bare.length === 0) return prose;
  return [...prose, ...bare.map(({ range }) => range)].sort((a, b) => a[0] - b[0]);
});

function shownText({ range, shown }: InlineBlock, source: string): string {
  let text = '';
  let at = range[0];
  for (const [start, end] of shown) {
    text += opaque.repeat(Math.max(0, start - at)) + source.slice(Math.max(start, at), end);
    at = Math.max(at, end);
  }
  return text + opaque.repeat(Math.max(0, range[1] - at));
}
