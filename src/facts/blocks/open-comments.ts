import { containmentTest, lastUpTo } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { oncePerArticle } from '../shared/memo-last.ts';
import { codeRanges, nodesOf } from '../shared/nodes.ts';
import { inlineTexts } from '../text/inline-text.ts';
import { htmlIn } from './html-tags.ts';

export interface OpenCommentFact {
  /**
   * A comment that nothing ends (`open`); one that is whole by its first marks, `<!-->` (`empty`); one in a line of text
   * that a blank line cuts (`cut`); marks that begin no comment, such as `<---` or `<!–` (`miswritten`).
   */
  readonly kind: 'open' | 'empty' | 'cut' | 'miswritten';
  /** The marks, and what follows in their line. */
  readonly text: string;
  readonly range: Range;
  /** Whether an end mark follows in another block, where some renderers find it. */
  readonly endsLater?: true;
  readonly edits?: readonly [Edit, ...Edit[]];
}

/** Comments of HTML that do not hide what they should: they hide all the rest, or nothing. */
export const openComments: Collector<OpenCommentFact> = {
  id: 'open-comments',
  version: 2,
  collect(article) {
    if (article.mdx || !/<[ \t]?!|<---/u.test(article.source)) return [];
    return [...commentsInHtml(article), ...commentsInText(article)].sort((a, b) => a.range[0] - b.range[0]);
  },
};

function commentsInHtml(article: Article): OpenCommentFact[] {
  const { source, tree } = article;
  const found: OpenCommentFact[] = [];
  const lastEnd = source.lastIndexOf('-->');
  for (const placed of nodesOf(tree, 'html')) {
    const [start, end] = placed.range;
    const html = source.slice(start, end);
    if (!html.includes('<!--') || /^\s*<(?:script|style|textarea)\b/iu.test(html)) continue;
    const [marks] = /^\s*<!--?-?>/u.exec(html) ?? [];
    const at = marks === undefined ? openIn(html) : undefined;
    if (marks !== undefined) {
      if (!nextEnd(article, start + marks.length)) continue;
      const from = start + marks.indexOf('<');
      // Up to its end mark, since all of it becomes a comment.
      const body = start + marks.length;
      const to = Math.max(body, source.indexOf('-->', body) + 3);
      const edit: Edit = { range: [from, to], text: `<!--${source.slice(body, to)}` };
      found.push({ kind: 'empty', ...textAt(source, from), edits: [edit] });
    } else if (at !== undefined && !htmlIn(placed, source).tags.some(({ range }) => isWithin(start + at, range))) {
      const endsLater = lastEnd >= end && { endsLater: true as const };
      const edit = closingOf(source, start + at, end);
      found.push({ kind: 'open', ...textAt(source, start + at), ...endsLater, edits: [edit] });
    }
  }
  return found;
}

/** Returns where a comment begins that does not end within a piece of HTML. */
function openIn(html: string): number | undefined {
  for (let at = html.indexOf('<!--'); at >= 0; ) {
    const end = html.indexOf('-->', at + 4);
    if (end < 0) return at;
    at = html.indexOf('<!--', end + 3);
  }
  return undefined;
}

/** What was meant to end a comment: too few hyphens, a blank before the `>`, hyphens that were made a dash. */
const nearlyEnd = /(?<=[\s\p{L}\p{N}.,!?。，！？])(?:--?[ \t]?>|--?|[–—]+>?)[ \t]*$/mu;

/** Closes a comment where it was meant to end, else at the end of its first paragraph. */
function closingOf(source: string, start: number, end: number): Edit {
  const from = start + 4;
  const text = source.slice(from, end);
  const blank = /(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r)/u.exec(text);
  const paragraph = text.slice(0, blank?.index).trimEnd();
  const near = nearlyEnd.exec(paragraph);
  if (!near) return { range: [from + paragraph.length, from + paragraph.length], text: ' -->' };
  return { range: [from + near.index, from + near.index + near[0].trimEnd().length], text: '-->' };
}

/** Returns the marks of comments outside of code: whether each is an end mark that ends its line. */
const marksOf = oncePerArticle(({ source, tree }) => {
  const isCode = containmentTest(codeRanges(source, tree));
  const marks = [...source.matchAll(/<!--|--+>/gu)]
    .map(({ 0: mark, index }) => ({ range: [index, index + mark.length] as const, isEnd: mark !== '<!--' }))
    .filter(({ range }) => !isCode(range));
  return { marks, starts: marks.map(({ range: [start] }) => start) };
});

/** Returns the next mark of a comment behind an offset if it is an end mark and ends its line. */
function nextEnd(article: Article, from: number): Range | undefined {
  const { marks, starts } = marksOf(article);
  const next = marks[lastUpTo(starts, from - 1) + 1];
  if (!next?.isEnd) return undefined;
  const [, end] = next.range;
  return /^[ \t]*(?:[\r\n]|$)/u.test(article.source.slice(end, end + 100)) ? next.range : undefined;
}

/** `<!—`, `<!-`, `< !--` and `<---`, which begin no comment; `more` is a divider, of which another rule speaks. */
const opening =
  /(?:<!--(?!-*>)|<!(?:[–—]+|-(?![->]))|<[ \t]!--|<![ \t]--|(?<=^[ \t>]*)<-{3,}(?![->]))(?![ \t]*more\b)/gmu;
const closing = /-{2,}>|[–—]+>|(?<=\s)->/u;

function commentsInText(article: Article): OpenCommentFact[] {
  const { source } = article;
  const found: OpenCommentFact[] = [];
  for (const { text, range } of inlineTexts(article, '<')) {
    for (const { 0: marks, index } of text.matchAll(opening)) {
      const at = range[0] + index;
      const from = at + marks.length;
      const rest = text.slice(index + marks.length, index + 2000);
      const end = closing.exec(rest);
      if (marks === '<!--') {
        if (!end && nextEnd(article, range[1])) found.push({ kind: 'cut', ...textAt(source, at) });
        continue;
      }
      // `<--- 5 m --->` may be a measure.
      const isBlock = /^[ \t]*[\r\n]/u.test(rest);
      const isArrow = marks.startsWith('<--') && !isBlock;
      const to: Range | undefined = end ? [from + end.index, from + end.index + end[0].length] : undefined;
      const later = to ?? (isBlock ? nextEnd(article, from) : undefined);
      if (isArrow || !later) continue;
      const edits = [
        { range: [at, from], text: '<!--' },
        { range: later, text: '-->' },
      ] as const;
      found.push({ kind: 'miswritten', ...textAt(source, at), edits });
    }
  }
  return found;
}

function isWithin(at: number, [start, end]: Range): boolean {
  return start < at && at < end;
}

/** Returns marks with the rest of their line. */
function textAt(source: string, start: number): Pick<OpenCommentFact, 'text' | 'range'> {
  const line = /^[^\r\n]*/u.exec(source.slice(start, start + 500))?.[0].trimEnd() ?? '';
  return { text: clipped(line, 40), range: [start, start + line.length] };
}
