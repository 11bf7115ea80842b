import type { Article, Range } from '../../core/types.ts';
import { once } from '../shared/memo-last.ts';
import { nodesAmong, nodesOf } from '../shared/nodes.ts';
import { proseOf } from './prose.ts';

export interface InlineText {
  readonly range: Range;
  /** What stayed text, as it is written, and bare addresses; all else is a private-use character. */
  readonly text: string;
}

/** Stands for what is no text: code, HTML, templates, marks that Markdown has taken as such. */
export const opaque = '\uE000';

interface Inline {
  readonly range: Range;
  /** What stayed text and bare addresses, in order. */
  readonly shown: readonly Range[];
}

/** The paragraphs, headings and table cells that hold one of some marks, for what looks like Markdown and stayed text. */
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

/** Most marks are taken as Markdown; then nothing has to be put together. */
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

/** The prose with the bare addresses in it. */
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
