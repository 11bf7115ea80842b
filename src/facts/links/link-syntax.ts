import { overlapTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { codeRanges } from '../shared/nodes.ts';
import { opaque } from '../text/formulas.ts';
import { inlineTexts } from '../text/inline-text.ts';

export interface LinkSyntaxFact {
  /**
   * What is wrong: a blank (`space`) or a `line` break before the bracket, `wide` or two opening brackets (`double`),
   * a `blank` in the address, quotes in the `title`, an address `broken` over two lines, no closing bracket (`unclosed`),
   * other `blocks` between its brackets, or another reason that leaves the end of a link (`left`).
   */
  readonly kind: 'space' | 'line' | 'wide' | 'double' | 'blank' | 'title' | 'broken' | 'unclosed' | 'blocks' | 'left';
  readonly text: string;
  readonly range: Range;
  readonly edit?: Edit;
  /** The address of `blank`, as written. */
  readonly url?: string;
  /** Whether both brackets of `left` are there, so that a renderer that allows blanks makes a link of it. */
  readonly whole?: boolean;
}

const label = String.raw`(?<!\\)!?\[(?:[^[\]\r\n]|\[[^[\]\r\n]*\]){0,200}`;
const address = String.raw`(?:https?://|\.{0,2}/)[^\s()（）]+`;
const space = new RegExp(
  String.raw`${label}\](?<gap>[ \t\u3000]+|[ \t\u3000]*(?:\r\n|\n|\r)[ \t>${opaque}]*)\(${address}\)`,
  'gu',
);
const wide = new RegExp(String.raw`${label}\](?<rest>[ \t]*[（(][ \t]*(?<url>${address})[ \t]*[）)])`, 'gu');
const double = new RegExp(String.raw`${label}\]\((?=\((?:https?:)?//[^\s()]+\)(?!\)))`, 'gu');
const blank = new RegExp(
  String.raw`${label}\]\((?=[^()<>"'\r\n]{0,500}[/.])(?<url>[^\s()<>"'][^()<>"'\r\n]{1,500})\)`,
  'gu',
);
const title = new RegExp(
  String.raw`${label}\]\([^\s()<>"]+[ \t]+"(?<title>[^"\r\n]{0,200}(?<!\\)"[^\r\n]{0,200}?)"[ \t]*\)`,
  'gu',
);
const broken = new RegExp(
  String.raw`${label}\]\(https?://[^\s()（）]+(?<gap>[ \t]*(?:\r\n|\n|\r)[ \t>${opaque}]*)[^\s()（）${opaque}]+\)`,
  'gu',
);
const unclosed = new RegExp(String.raw`${label}\]\((?<url>https?://[^\s()（）]+)[ \t]*$`, 'gmu');
const left = /(?<!\\)\]\((?:(?:https?:)?\/\/|\.{0,2}\/(?=[\p{L}\p{N}_]))[^\s()[\]]+/gu;
/** Marks that were opened before the link, and marks of the sentence. */
const marksAtEnd = /(?:~~|\*+|_+|[\uE000，。；：、！？,.;:!?])+$/u;

/** Links and images that stay literal text, because a bracket is wrong, missing or preceded by a space. */
export const linkSyntax: Collector<LinkSyntaxFact> = {
  id: 'link-syntax',
  version: 7,
  collect(article) {
    const overBlocks = linksOverBlocks(article);
    const inText = inlineTexts(article, ']').flatMap(({ text, range: [start] }) => brokenLinksIn(text, start, article));
    if (overBlocks.length === 0) return inText;
    const isPart = overlapTest(overBlocks.map(({ range }) => range));
    return [...overBlocks, ...inText.filter(({ range }) => !isPart(range))].sort((a, b) => a.range[0] - b.range[0]);
  },
};

/** `[` and `](address)` in lines of their own, with blocks between. */
const overBlocks =
  /^(?<indent>[ \t]{0,3})\[[ \t]*(?:\r\n|\n|\r)(?<inner>(?:[^\r\n]{0,500}(?:\r\n|\n|\r)){1,12}?)[ \t]{0,3}\]\((?<url>[^\s()<>]+)\)[ \t]*$/gmu;

function linksOverBlocks({ source, tree }: Article): LinkSyntaxFact[] {
  if (!/^[ \t]{0,3}\]\(/mu.test(source)) return [];
  const inCode = overlapTest(codeRanges(source, tree));
  return [...source.matchAll(overBlocks)].flatMap(({ 0: all, index, groups }): LinkSyntaxFact[] => {
    const { indent = '', inner = '', url = '' } = groups ?? {};
    const range: Range = [index + indent.length, index + all.trimEnd().length];
    // Within one block it is a link.
    if (inCode(range) || !(/^[ \t]*$/mu.test(inner.replace(/(?:\r\n|\n|\r)$/u, '')) || /^[ \t]{0,3}#/mu.test(inner)))
      return [];
    const lines = inner.split(/\r\n|\n|\r/u).filter((line) => line.trim() !== '');
    const [only = ''] = lines;
    const [, marks = '', content = ''] = /^[ \t]*(#{1,6}[ \t]+)?(.*?)[ \t]*$/u.exec(only) ?? [];
    const isWhole =
      lines.length === 1 && (/^!\[[^[\]]*\]\([^\s()]+\)$/u.test(content) || /^[^[\]<>`|*-][^[\]]*$/u.test(content));
    const edit = isWhole && { range, text: `${marks}[${content}](${url})` };
    return [{ kind: 'blocks', text: clipped(`[ … ](${url})`, 60), range, ...(edit && { edit }) }];
  });
}

function brokenLinksIn(text: string, start: number, { source }: Pick<Article, 'source'>): LinkSyntaxFact[] {
  if (!/\][\s>\uE000]*[(（]/u.test(text)) return [];
  const found: LinkSyntaxFact[] = [];
  const add = (kind: LinkSyntaxFact['kind'], all: string, index: number, more: Partial<LinkSyntaxFact> = {}): void => {
    const range: Range = [start + index, start + index + all.length];
    found.push({
      kind,
      text: clipped(source.slice(...range).trim(), 60),
      range,
      ...more,
    });
  };
  for (const { 0: all, index, groups } of text.matchAll(space)) {
    const gap = groups?.['gap'] ?? '';
    const at = start + index + all.indexOf(`]${gap}(`) + 1;
    if (!isBlank(source.slice(at, at + gap.length))) continue;
    // The edit covers the address, which may be a bare link before the fix.
    const end = start + index + all.length;
    const edit: Edit = { range: [at, end], text: source.slice(at + gap.length, end) };
    add(/[\r\n]/u.test(gap) ? 'line' : 'space', all, index, { edit });
  }
  for (const { 0: all, index, groups } of text.matchAll(wide)) {
    const { rest = '', url = '' } = groups ?? {};
    if (!/[（）]/u.test(rest)) continue;
    const end = start + index + all.length;
    add('wide', all, index, { edit: { range: [end - rest.length, end], text: `(${url})` } });
  }
  for (const { 0: all, index } of text.matchAll(double)) {
    const end = start + index + all.length;
    add('double', all, index, { edit: { range: [end, end + 1], text: '' } });
  }
  for (const { 0: all, index, groups } of text.matchAll(title)) {
    const quoted = groups?.['title'] ?? '';
    const closing = start + index + all.lastIndexOf('"');
    const escaped = source.slice(closing - quoted.length, closing).replace(/(?<!\\)"/gu, '\\"');
    // The edit covers the address, which may be a bare link before the fix.
    const [from, end] = [
      start + index + all.lastIndexOf('](', all.length - quoted.length) + 1,
      start + index + all.length,
    ];
    const text = source.slice(from, closing - quoted.length) + escaped + source.slice(closing, end);
    add('title', all, index, { edit: { range: [from, end], text } });
  }
  for (const { 0: all, index, groups } of text.matchAll(blank)) {
    const url = groups?.['url'] ?? '';
    if (!/[ \t\u3000]/u.test(url.trim()) || !looksLikeUrl(url)) continue;
    const end = start + index + all.length - 1;
    add('blank', all, index, { url, edit: { range: [end - url.length, end], text: '' } });
  }
  for (const { 0: all, index, groups } of text.matchAll(broken)) {
    const gap = groups?.['gap'] ?? '';
    const at = start + index + all.lastIndexOf(gap);
    if (!isBlank(source.slice(at, at + gap.length))) continue;
    add('broken', all, index, { edit: { range: [at, at + gap.length], text: '' } });
  }
  for (const { 0: all, index } of text.matchAll(unclosed)) {
    const end = start + index + all.trimEnd().replace(marksAtEnd, '').length;
    add('unclosed', all.trimEnd(), index, { edit: { range: [end, end], text: ')' } });
  }
  for (const { 0: all, index } of text.matchAll(left)) {
    const rest = text.slice(index + 2).split(/\r\n|[\n\r]/u, 1)[0] ?? '';
    const before = text.slice(0, index);
    const whole = before.lastIndexOf('[') > before.lastIndexOf(']') && rest.includes(')');
    add('left', all, index, whole ? { whole } : {});
  }
  // The patterns run from most to least specific. The sort is stable, so the first one wins.
  let end = start;
  return found
    .sort((a, b) => a.range[0] - b.range[0])
    .filter(({ range }) => {
      const apart = range[0] >= end;
      if (apart) end = range[1];
      return apart;
    });
}

/** Whether nothing stands between but blanks, and the marks of a quotation in the next line. */
function isBlank(gap: string): boolean {
  return /^[ \t\u3000]*(?:(?:\r\n|\n|\r)[ \t>]*)?$/u.test(gap);
}

/** Whether the text in parentheses is a URL. After square brackets it may be prose: `[1] (see a/b)`. */
function looksLikeUrl(url: string): boolean {
  return (
    /^(?:https?:\/\/|\.{0,2}\/)\S/u.test(url) ||
    /^[^\s，。]+(?: [^\s，。]+)*\.(?:png|jpe?g|gif|webp|svg|pdf|md|html?|docx?|xlsx?|pptx?|zip)$/iu.test(url.trim())
  );
}
