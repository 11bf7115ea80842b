import type { Article, Range } from '../../core/types.ts';
import { once } from '../shared/memo-last.ts';
import { nodesAmong, nodesOf } from '../shared/nodes.ts';
import { proseOf } from './prose.ts';

export interface InlineText {
  readonly range: Range;
  /** The source with everything but literal text and bare URLs replaced by a private-use character. */
  readonly text: string;
}

/** Replaces code, HTML, templates and parsed Markdown syntax. */
export const opaque = '\uE000';

interface Inline {
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
  const holding = new Set(marks.flatMap((mark) => (source.includes(mark) ? inlinesWith(mark, article) : [])));
  const found = [...holding].map((inline) => ({ range: inline.range, text: shownText(inline, source) }));
  return marks.length > 1 ? found.sort((a, b) => a.range[0] - b.range[0]) : found;
}

function inlinesWith(mark: string, article: Article): Inline[] {
  const { source } = article;
  if (!isShown(mark, article)) return [];
  const found: Inline[] = [];
  let at = source.indexOf(mark);
  for (const inline of inlinesOf(article)) {
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
function isShown(mark: string, article: Article): boolean {
  const { source } = article;
  const shown = shownIn(article);
  let at = -1;
  for (let index = 0; index < shown.length; index++) {
    const [start, end] = shown[index] as Range;
    if (at < start) at = source.indexOf(mark, start);
    if (at < 0) return false;
    if (at < end) return true;
  }
  return false;
}

const inlinesOf = once((article): readonly Inline[] => {
  const { tree } = article;
  const shown = shownIn(article);
  let from = 0;
  return nodesAmong(tree, 'paragraph', 'heading', 'tableCell').map(({ range }) => {
    const [start, end] = range;
    while ((shown[from]?.[1] ?? start) < start) from++;
    let to = from;
    while ((shown[to]?.[0] ?? end) < end) to++;
    return { range, shown: shown.slice(from, to) };
  });
});

/** Returns the ranges of prose and bare URLs. */
const shownIn = once((article): readonly Range[] => {
  const { source, tree } = article;
  const bare = nodesOf(tree, 'link').filter(({ range: [start] }) => source[start] !== '[' && source[start] !== '<');
  const prose = proseOf(article);
  if (bare.length === 0) return prose;
  return [...prose, ...bare.map(({ range }) => range)].sort((a, b) => a[0] - b[0]);
});

function shownText({ range, shown }: Inline, source: string): string {
  let text = '';
  let at = range[0];
  for (const [start, end] of shown) {
    text += opaque.repeat(Math.max(0, start - at)) + source.slice(Math.max(start, at), end);
    at = Math.max(at, end);
  }
  return text + opaque.repeat(Math.max(0, range[1] - at));
}
