import type { EndTag, Tag } from '../../article/html.ts';
import { overlapTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped, lineBefore } from '../../core/words.ts';
import { htmlNames } from '../../knowledge/text/html-names.ts';
import { ancestorsOf, nodesOf, type PlacedNode } from '../shared/nodes.ts';
import { hasTags, htmlIn } from './html-tags.ts';
import { excessOf, isTemplated, removingEdit } from './unpaired-tags.ts';

export interface KramdownTagFact {
  /**
   * What kramdown makes of a tag that is HTML in CommonMark. It shows start tags with an `unquoted` value, start tags of
   * a `block` within text, and an `end` tag whose element is not open. An element `cut` short ends with its paragraph.
   */
  readonly kind: 'unquoted' | 'block' | 'end' | 'cut';
  readonly name: string;
  readonly tag: string;
  readonly range: Range;
  /** Whether the text may speak of the tag, or another finding covers it. */
  readonly meant?: true;
  /** Quotes the values; removes the end tag, or writes `<br>` for `</br>`. */
  readonly edit?: Edit;
}

/** The elements that kramdown shows as text within text, and those that never begin a block. */
const blockNames =
  /^(?:address|article|aside|applet|body|blockquote|caption|col|colgroup|dd|div|dl|dt|fieldset|figcaption|footer|form|h[1-6]|header|hgroup|hr|html|head|iframe|legend|menu|li|main|map|nav|ol|optgroup|p|pre|section|summary|table|tbody|td|th|thead|tfoot|tr|ul)$/u;
const spanNames =
  /^(?:a|abbr|acronym|b|big|bdo|br|button|cite|code|del|dfn|em|i|img|input|ins|kbd|label|mark|option|q|rb|rbc|rp|rt|rtc|ruby|samp|select|small|span|strong|sub|sup|tt|u|var)$/u;
const voidNames = /^(?:area|base|br|col|command|embed|hr|img|input|keygen|link|meta|param|source|track|wbr)$/u;
/** Elements in which tags may be meant as text. */
const literalNames = /^(?:code|kbd|math|option|pre|samp|script|style|svg|textarea|title|tt|xmp)$/u;

/** Elements of a whole page, of which an article only speaks. */
const pageNames = /^(?:html|head|body|link|meta|style|title)$/u;
const longestLead = 500;

const xmlName = String.raw`(?:[\p{L}_][\p{L}\p{N}\p{M}._-]*:)?[\p{L}_][\p{L}\p{N}\p{M}._-]*`;
const startTag = new RegExp(
  String.raw`^<${xmlName}(?:\s+${xmlName}(?:\s*=\s*(?:[\p{L}\p{N}\p{M}_]+|"[^"]*"|'[^']*'))?)*\s*/?>$`,
  'u',
);

/** Tags that kramdown shows as text, and elements that it ends with their paragraph. */
export const kramdownTags: Collector<KramdownTagFact> = {
  id: 'kramdown-tags',
  version: 2,
  collect(article) {
    // An option of kramdown within the article.
    if (article.mdx || !hasTags(article) || article.source.includes('parse_block_html')) return [];
    const walk = new Walk(article);
    for (const html of nodesOf(article.tree, 'html')) walk.visit(html);
    return walk.facts();
  },
};

interface OpenTag {
  readonly name: string;
  readonly tag: Tag;
  /** Whether its content is Markdown, so that blocks end within it. */
  readonly isMarkdown: boolean;
}

/** Walks through the tags of an article as kramdown does. */
class Walk {
  private readonly article: Article;
  private readonly found: KramdownTagFact[] = [];
  /** The open elements of a block of HTML, and those of a paragraph. */
  private block: { readonly open: OpenTag[]; readonly at: PlacedNode } | undefined;
  private span: { readonly open: OpenTag[]; readonly start: number } = { open: [], start: -1 };
  /** The end of the last block of HTML. */
  private blockEnd = 0;
  /** How many start tags of a name are shown, or in a block whose end is not sure. */
  private readonly shown = new Map<string, number>();
  /** The names of elements that ended with their paragraph. */
  private readonly cut = new Set<string>();
  private readonly hasTemplate: (range: Range) => boolean;

  constructor(article: Article) {
    this.article = article;
    this.hasTemplate = overlapTest(article.templates);
  }

  visit(html: Parameters<typeof htmlIn>[0]): void {
    // What is opened in a list or quotation ends with it.
    if (this.block?.at.parent && this.block.at.block !== html.block) this.leaveBlock();
    const text = textAround(html);
    const start = text?.range[0] ?? html.range[0];
    if (start !== this.span.start) this.endText(start);
    const { tags, ends } = htmlIn(html, this.article.source);
    const marks = [...tags, ...ends].sort((a, b) => a.range[0] - b.range[0]);
    for (const mark of marks) {
      if (isTag(mark)) this.enter(mark, html, text);
      else this.leave(mark);
    }
  }

  private enter(tag: Tag, html: PlacedNode, text: PlacedNode | undefined): void {
    const { name, range } = tag;
    const source = this.article.source.slice(...range);
    const isValid = startTag.test(source) || this.hasTemplate(range);
    const atBlock = !this.block && text?.node.type !== 'heading' && this.beginsLine(range[0]);
    if (atBlock) this.endText(this.span.start);
    const isBlock = this.block !== undefined || (isValid && atBlock && !spanNames.test(name));
    const opened = { name, tag, isMarkdown: 'markdown' in tag.attributes };
    if (!isValid || (!isBlock && blockNames.test(name))) this.show(tag, isValid);
    else if (voidNames.test(name) || /\/>$/u.test(source)) this.blockEnd = isBlock ? range[1] : this.blockEnd;
    else if (!isBlock) this.span.open.push(opened);
    else if (this.block) this.block.open.push(opened);
    else this.block = { open: [opened], at: html };
  }

  private show(tag: Tag, isValid: boolean): void {
    const { name, range } = tag;
    if (this.isLiteral()) return;
    const { source } = this.article;
    this.expectEnd(name);
    const edit = isValid ? undefined : quotingEdit(tag, source);
    const isEnded = voidNames.test(name) || new RegExp(`</${name}\\s*>`, 'iu').test(source.slice(range[1]));
    const isMeant = !htmlNames.has(name) || pageNames.test(name) || !isEnded || (!isValid && !edit);
    this.add(isValid ? 'block' : 'unquoted', tag, isMeant, edit);
  }

  private leave(end: EndTag): void {
    const { name } = end;
    const open = this.block?.open ?? this.span.open;
    if (open.at(-1)?.name === name) open.pop();
    else if (this.block?.open.some(({ isMarkdown }) => isMarkdown)) this.leaveMarkdown(name);
    else if (!this.isLiteral()) {
      const { source } = this.article;
      const shown = this.shown.get(name) ?? 0;
      if (shown > 0) this.shown.set(name, shown - 1);
      const isEnd = name === 'br' || this.cut.has(name) || excessOf(name, source) < 0;
      const isMeant =
        shown > 0 || !isEnd || isMentioned(end.range, source) || isTemplated('end', end.range, this.article);
      this.add('end', end, isMeant, name === 'br' ? breakEdit(end.range, source) : removingEdit(end.range, source));
    }
    if (this.block?.open.length !== 0) return;
    this.block = undefined;
    this.blockEnd = end.range[1];
  }

  /** Ends a block of HTML with its list or quotation; kramdown may find the end tags behind it. */
  private leaveBlock(): void {
    for (const { name } of this.block?.open ?? []) this.expectEnd(name);
    this.block = undefined;
  }

  private expectEnd(name: string): void {
    this.shown.set(name, (this.shown.get(name) ?? 0) + 1);
  }

  /** Ends all elements up to the one of a name, among blocks of Markdown. */
  private leaveMarkdown(name: string): void {
    const open = this.block?.open ?? [];
    const index = open.findLastIndex((each) => each.name === name);
    if (index >= 0) open.length = index;
  }

  /** Ends the open elements of a paragraph. */
  private endText(start: number): void {
    for (const { tag } of this.span.open) {
      this.add('cut', tag, true);
      this.cut.add(tag.name);
    }
    this.span = { open: [], start };
  }

  private add(kind: KramdownTagFact['kind'], { name, range }: Tag | EndTag, isMeant: boolean, edit?: Edit): void {
    const tag = clipped(this.article.source.slice(...range), 60);
    const fact = { kind, name, tag, range, ...(edit && { edit }) };
    this.found.push(isMeant ? { ...fact, meant: true } : fact);
  }

  private isLiteral(): boolean {
    return [...(this.block?.open ?? []), ...this.span.open].some(({ name }) => literalNames.test(name));
  }

  /** Whether only comments, blocks, and marks of lists and quotations stand before an offset in its line. */
  private beginsLine(at: number): boolean {
    const line = lineBefore(this.article.source, at, Math.min(longestLead, at - this.blockEnd));
    return /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*$/u.test(line.replace(/<!--.*?-->/gu, ''));
  }

  facts(): readonly KramdownTagFact[] {
    this.endText(-1);
    return this.found.sort((a, b) => a.range[0] - b.range[0]);
  }
}

function isTag(mark: Tag | EndTag): mark is Tag {
  return 'attributes' in mark;
}

/** Returns the block of text that a tag stands in. */
function textAround(html: PlacedNode): PlacedNode | undefined {
  for (const placed of ancestorsOf(html))
    if (/^(?:paragraph|heading|tableCell)$/u.test(placed.node.type)) return placed;
  return undefined;
}

/** Puts the values of a tag in quotes. Curly ones show that the tag is an example. */
function quotingEdit({ range, attributes }: Tag, source: string): Edit | undefined {
  let text = source.slice(...range);
  const bare = Object.values(attributes).filter(
    ({ range: [start, end] }) => end > start && /[\s=]/u.test(source[start - 1] ?? ''),
  );
  for (const { range: at } of bare.sort((a, b) => b.range[0] - a.range[0])) {
    const value = source.slice(...at);
    if (/["'“”‘’]|^&/u.test(value)) return undefined;
    text = `${text.slice(0, at[0] - range[0])}"${value}"${text.slice(at[1] - range[0])}`;
  }
  return startTag.test(text) ? { range, text } : undefined;
}

/** Writes `<br>` for `</br>`; behind a `<br>`, removes it. */
function breakEdit(range: Range, source: string): Edit {
  const isDone = /<br\s*\/?>$/iu.test(source.slice(Math.max(0, range[0] - 10), range[0]));
  return { range, text: isDone ? '' : '<br>' };
}

/** Whether an end tag is a word of a sentence: blanks or marks part it from the words around. */
function isMentioned([start, end]: Range, source: string): boolean {
  const before = source.slice(Math.max(0, start - 1), start);
  return (
    /[ \t(“"'`]/u.test(before) &&
    /^[ \t]*[^\s<]/u.test(source.slice(end, end + 20)) &&
    !/^\p{L}/u.test(source[end] ?? '')
  );
}
