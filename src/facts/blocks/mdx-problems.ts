import { splitFrontMatter } from '../../article/front-matter.ts';
import { parseAsMdx } from '../../article/markdown/parse.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { nodesOf } from '../shared/nodes.ts';
import { withFencesClosed } from './fences-in-directives.ts';

export interface MdxProblemFact {
  /**
   * `comment` and `id` (of a heading) are errors on some sites only. `void` is an element without content, `unclosed` any
   * other, `stray` an end tag.
   */
  readonly kind: 'address' | 'brace' | 'code' | 'comment' | 'id' | 'less' | 'stray' | 'unclosed' | 'void' | 'other';
  readonly range: Range;
  /** The text there. */
  readonly text: string;
  /** What the parser says. */
  readonly reason: string;
  /** The directives of remark-directive mend it: one ends a fence in it that nothing else closes. */
  readonly mendedByDirectives?: true;
  readonly repair?: { readonly sure: boolean; readonly edits: readonly [Edit, ...Edit[]] };
}

/** What stops an article from being MDX: its parser's error, comments, ids of headings; the first of each. */
export const mdxProblems: Collector<MdxProblemFact> = {
  id: 'mdx-problems',
  version: 2,
  collect(article) {
    if (!article.mdx) return [];
    const found = [parserProblem(article), commentProblem(article), idProblem(article)];
    return found.filter((each) => each !== undefined).sort((a, b) => a.range[0] - b.range[0]);
  },
};

/** Repairs of one article: each needs another look at all of it. */
const mostRepairs = 20;
/** In characters that are parsed again. */
const mostWork = 200_000;

type Problem = Omit<MdxProblemFact, 'repair'> & { readonly sure?: boolean; readonly edit?: Edit };

/** The parser's error, with the repair of it and of those like it. */
function parserProblem({ source, engine, mdx }: Article): MdxProblemFact | undefined {
  if (!mdx?.error) return undefined;
  const { edit, sure = false, ...problem } = problemAt(source, mdx.error);
  const edits = edit && source.length <= mostWork ? repairsFrom(source, engine, edit, sure) : undefined;
  const mended = source.length <= mostWork && isMendedByDirectives(source, engine);
  return { ...problem, ...(mended && { mendedByDirectives: true }), ...(edits && { repair: { sure, edits } }) };
}

function isMendedByDirectives(source: string, engine: Article['engine']): boolean {
  const text = source.includes(':::') ? withFencesClosed(source) : undefined;
  return text !== undefined && errorIn(text, engine) === undefined;
}

/** Repairs one error after the other, as long as they are as sure as the first; undefined if that leads nowhere. */
function repairsFrom(source: string, engine: Article['engine'], first: Edit, sure: boolean) {
  let edits: [Edit, ...Edit[]] = [first];
  const most = Math.min(mostRepairs, mostWork / source.length);
  for (;;) {
    const text = edited(source, edits);
    const error = errorIn(text, engine);
    if (!error) return edits;
    const next = problemAt(text, error);
    const place = next.edit?.range ?? [error.offset, error.offset];
    const [from = 0, to = 0] = place.map((offset) => originalOffset(offset, edits));
    // A repair that does not move the error is none.
    if (edits.some(({ range }) => range[0] <= to && from <= range[1])) return undefined;
    if (!next.edit || (next.sure ?? false) !== sure || edits.length >= most) return edits;
    const edit: Edit = { range: [from, to], text: next.edit.text };
    edits = [...edits, edit].sort((a, b) => a.range[0] - b.range[0]) as [Edit, ...Edit[]];
  }
}

type Error = NonNullable<NonNullable<Article['mdx']>['error']>;

function errorIn(text: string, engine: Article['engine']): Error | undefined {
  const found = parseAsMdx(text, splitFrontMatter(text, engine));
  return 'tree' in found ? undefined : found;
}

/** `edits` are in order, and do not overlap. */
function edited(source: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const { range, text: written } of edits) {
    text += source.slice(at, range[0]) + written;
    at = range[1];
  }
  return text + source.slice(at);
}

function originalOffset(offset: number, edits: readonly Edit[]): number {
  let moved = 0;
  for (const { range, text } of edits) {
    if (range[0] + moved >= offset) break;
    moved += text.length - (range[1] - range[0]);
  }
  return offset - moved;
}

const voidNames = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/u;
const address = /<(?<url>https?:\/\/[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>/uy;

/** What the text is at the place of an error, and how to write it in MDX. */
function problemAt(source: string, { offset, reason }: Error): Problem {
  const [, name = ''] = /^Expected a closing tag for `<([^`>]*)>`/u.exec(reason) ?? [];
  if (name !== '' || reason.startsWith('Expected a closing tag')) return openTag(source, offset, name, reason);
  if (/closing (?:slash|tag)/u.test(reason)) return problem(source, 'stray', offset, reason);
  if (/^Could not parse import/u.test(reason)) return problem(source, 'code', offset, reason);
  if (/expression|closing brace/u.test(reason) && !/attribute/u.test(reason)) return brace(source, offset, reason);
  const from = source.lastIndexOf('<', offset - 1);
  if (from < 0 || offset - from > 100) return problem(source, 'other', offset, reason);
  address.lastIndex = from;
  const [whole, url = ''] = address.exec(source) ?? [];
  if (whole !== undefined) {
    const text = `[${url}](${url.includes('://') ? url : `mailto:${url}`})`;
    return {
      ...problem(source, 'address', from, reason),
      sure: true,
      edit: { range: [from, from + whole.length], text },
    };
  }
  if (from !== offset - 1) return problem(source, 'other', from, reason);
  const less = problem(source, 'less', from, reason);
  if (source[offset] === '!') return less;
  return { ...less, sure: true, edit: { range: [from, from + 1], text: '&lt;' } };
}

function problem(source: string, kind: MdxProblemFact['kind'], offset: number, reason: string): Problem {
  const line = /^[^\r\n]*/u.exec(source.slice(offset, offset + 500))?.[0].trimEnd() ?? '';
  const { length } = line.slice(0, 40).trimEnd();
  return { kind, range: [offset, offset + length], text: clipped(shownOf(kind, line), 60), reason };
}

/** Returns of a line the tag, URL or comment that it begins with, else all of it. */
function shownOf(kind: MdxProblemFact['kind'], line: string): string {
  if (kind === 'stray') return `<${/^<?(?<tag>[^>]*>?)/u.exec(line)?.groups?.['tag'] ?? ''}`;
  if (kind === 'unclosed' || kind === 'address') return /^[^>]*>?/u.exec(line)?.[0] ?? '';
  return kind === 'comment' ? (/^.*?-->/u.exec(line)?.[0] ?? line) : line;
}

function openTag(source: string, offset: number, name: string, reason: string): Problem {
  const tag = /^<[^<>{}]*>/u.exec(source.slice(offset, offset + 500))?.[0] ?? '';
  if (!voidNames.test(name) || tag === '') return problem(source, 'unclosed', offset, reason);
  const end = offset + tag.length - 1;
  const text = /\s$/u.test(tag.slice(0, -1)) ? '/' : ' /';
  return { kind: 'void', range: [offset, end + 1], text: tag, reason, sure: true, edit: { range: [end, end], text } };
}

/** The expression around the place; its brace is text, if what is in it is no JavaScript. */
function brace(source: string, offset: number, reason: string): Problem {
  const from = openBrace(source, offset);
  if (from < 0) return problem(source, 'brace', offset, reason);
  // The value of an attribute.
  if (source[from - 1] === '=') return problem(source, 'other', from, reason);
  return { ...problem(source, 'brace', from, reason), edit: { range: [from, from], text: '\\' } };
}

function openBrace(source: string, offset: number): number {
  let depth = 0;
  for (let at = Math.min(offset, source.length - 1); at >= 0; at--) {
    if (source[at] === '}' && at < offset) depth++;
    else if (source[at] === '{' && depth-- === 0) return at;
  }
  return -1;
}

const wholeComment = /^<!--(?<text>(?:(?!-->)[\s\S])*)-->$/u;

/** The first comment of HTML; all of them are repaired, if the rest is MDX. */
function commentProblem({ source, tree, mdx }: Article): MdxProblemFact | undefined {
  const end = mdx?.error?.offset ?? source.length;
  const comments = nodesOf(tree, 'html').filter(({ node, range }) => range[0] < end && wholeComment.test(node.value));
  const [first] = comments;
  if (!first) return undefined;
  const edits = comments.flatMap(({ node, range: [from, to] }): Edit[] => {
    if (node.value.includes('*/')) return [];
    return [
      { range: [from, from + 4], text: '{/*' },
      { range: [to - 3, to], text: '*/}' },
    ];
  });
  const [edit, ...others] = edits;
  return {
    ...problem(source, 'comment', first.range[0], 'HTML comment'),
    ...(edit && { repair: { sure: !mdx?.error, edits: [edit, ...others] } }),
  };
}

/** The first heading with an id in braces. */
function idProblem({ source, tree, mdx }: Article): MdxProblemFact | undefined {
  if (mdx?.error) return undefined;
  for (const { range } of nodesOf(tree, 'heading')) {
    const at = source.slice(...range).search(/(?<!\\)\{#[^{}\s]+\}[ \t]*$/u);
    if (at >= 0) return problem(source, 'id', range[0] + at, 'Could not parse expression');
  }
  return undefined;
}
