import type { EndTag, Tag } from '../../article/html.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { htmlNames } from '../../knowledge/text/html-names.ts';
import { kramdownContent, readsMarkdown } from '../../knowledge/text/kramdown-content.ts';
import { betweenTagsTest } from '../shared/between-tags.ts';
import { ancestorsOf, nodesOfTypes, type PlacedNode } from '../shared/nodes.ts';
import { htmlIn } from './html-tags.ts';

export type MarkdownKind = 'bold' | 'code' | 'fence' | 'heading' | 'image' | 'link' | 'list' | 'table';

type MarkdownValue = '1' | 'span' | 'block';

export interface SwallowedMarkdownFact {
  readonly kind: MarkdownKind;
  readonly text: string;
  readonly range: Range;
  /** The innermost element around it that is no part of a line of text; none if it stands below one. */
  readonly element?: string;
  /** Whether it stands behind a blank line in an element, where only some renderers find no Markdown. */
  readonly behindBlank: boolean;
  /** Whether the element lacks an attribute with which kramdown reads its content; undefined outside of elements. */
  readonly plain?: true;
  /** The start of the outermost element around it, by which its places are one finding. */
  readonly outermost?: number;
  /** Puts a blank line before it. */
  readonly blank?: Edit;
  /** The value of `markdown` with which kramdown reads it; none where no value helps. */
  readonly value?: MarkdownValue;
  /** Writes the attribute into the element. */
  readonly attribute?: Edit;
}

/** The first Markdown in each block of raw HTML, and behind blank lines in each element: renderers may show it as it is. */
export const swallowedMarkdown: Collector<SwallowedMarkdownFact> = {
  id: 'swallowed-markdown',
  version: 4,
  collect(article) {
    const { source, tree, mdx } = article;
    // An option of kramdown within the article.
    if (mdx || !/<[a-z]/iu.test(source) || source.includes('parse_block_html')) return [];
    const walk = new Walk(article);
    for (const placed of nodesOfTypes(tree, 'html', 'strong', 'link', 'image', 'heading', 'list', 'code', 'table'))
      walk.visit(placed);
    return walk.facts();
  },
};

/** An open element, with what its ancestors add to it. */
interface OpenElement {
  readonly name: string;
  readonly block: number;
  readonly nested: boolean;
  /** Whether its text is not Markdown. */
  readonly isLiteral: boolean;
  /** The innermost element that is no part of a line of text, and the start of the outermost. */
  readonly inner?: { readonly tag: Tag; readonly outermost: number };
  /** Whether nothing says that the content of `inner` is Markdown. */
  readonly isPlain: boolean;
}

const inlineNames =
  /^(?:a|abbr|b|big|bdi|bdo|br|button|cite|code|del|dfn|em|font|i|img|ins|kbd|label|mark|object|q|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var)$/u;
const voidNames = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/u;
/** Elements whose content kramdown never reads. */
const rawNames = /^(?:table|tbody|thead|tr|ul|ol|dl)$/u;
/** Elements whose text is not Markdown. */
const literalNames =
  /^(?:code|head|kbd|math|noscript|option|pre|samp|script|select|style|svg|textarea|title|tt|var|xmp)$/u;

/** Walks through an article with the elements that are open. */
class Walk {
  private readonly open: OpenElement[] = [];
  private readonly depths = new Map<string, number>();
  private readonly found: SwallowedMarkdownFact[] = [];
  private readonly article: Article;
  private readonly inTemplate: (range: Range) => boolean;

  constructor(article: Article) {
    this.article = article;
    // Such a tag may render Markdown.
    this.inTemplate = betweenTagsTest(article);
  }

  visit(placed: PlacedNode): void {
    // What is opened in a list or quotation ends with it.
    for (let last = this.open.at(-1); last?.nested && last.block !== placed.block; last = this.open.at(-1))
      this.leave();
    if (placed.node.type === 'html') this.visitHtml(placed as PlacedNode<typeof placed.node>);
    else if (this.open.length > 0) {
      const kind = kindOf(placed, this.article.source);
      if (kind && this.open.at(-1)?.inner) this.add(kind, placed.range, true);
    }
  }

  private visitHtml(html: Parameters<typeof htmlIn>[0]): void {
    const { source } = this.article;
    const inText = isInText(html);
    if (inText && this.open.length === 0) return;
    const { tags, ends } = htmlIn(html, source);
    const marks: (Tag | EndTag)[] = [...tags, ...ends].sort((a, b) => a.range[0] - b.range[0]);
    const before = this.found.length;
    let at = html.range[0];
    for (const mark of [...marks, undefined]) {
      // One finding is enough for a block.
      if (!inText && this.found.length === before) this.addText([at, mark?.range[0] ?? html.range[1]], html);
      if (!mark) break;
      at = mark.range[1];
      if (isTag(mark)) this.enter(mark, html);
      else if ((this.depths.get(mark.name) ?? 0) > 0) while (this.leave() !== mark.name);
    }
  }

  private enter(tag: Tag, html: PlacedNode): void {
    const { name, range } = tag;
    if (voidNames.test(name) || this.article.source[range[1] - 2] === '/') return;
    const around = this.open.at(-1);
    const isInline = inlineNames.test(name);
    const inner = isInline ? around?.inner : { tag, outermost: around?.inner?.outermost ?? range[0] };
    this.open.push({
      name,
      block: html.block,
      nested: html.parent !== undefined,
      isLiteral: around?.isLiteral || isLiteral(tag),
      ...(inner && { inner }),
      isPlain: !isMarkdown(tag) && (!isInline || (around?.isPlain ?? false)),
    });
    this.depths.set(name, (this.depths.get(name) ?? 0) + 1);
  }

  private leave(): string | undefined {
    const name = this.open.pop()?.name;
    if (name !== undefined) this.depths.set(name, (this.depths.get(name) ?? 0) - 1);
    return name;
  }

  private addText(range: Range, html: PlacedNode): void {
    const around = this.open.at(-1);
    if (range[1] - range[0] < 4 || around?.isLiteral) return;
    const { source } = this.article;
    const text = source
      .slice(...range)
      .replace(/<!--[\s\S]*?(?:-->|$)/gu, (comment) => comment.replace(/[^\r\n]/gu, ' '));
    const [place] = markdownIn(text, /^(?:ul|ol)$/u.test(around?.name ?? ''));
    if (!place) return;
    const start = range[0] + place.start;
    const blank = html.parent ? undefined : blankLine([start, range[1]], html.range, source, around?.name);
    this.add(place.kind, [start, range[0] + place.end], false, blank);
  }

  private add(kind: MarkdownKind, range: Range, behindBlank: boolean, blank?: Edit): void {
    const { inner, isPlain = false, isLiteral = false } = this.open.at(-1) ?? {};
    if (isLiteral || this.inTemplate(range)) return;
    const { source } = this.article;
    const value =
      inner && isPlain && !rawNames.test(inner.tag.name) ? markdownValue(inner.tag, kind, source) : undefined;
    const attribute = inner && value && attributeEdit(inner.tag, value, source);
    this.found.push({
      kind,
      text: shortened(source.slice(...range)),
      range,
      behindBlank,
      ...(inner && { element: inner.tag.name, outermost: inner.outermost }),
      ...(inner && isPlain && { plain: true as const }),
      ...(value && { value }),
      ...(attribute && { attribute }),
      ...(blank && { blank }),
    });
  }

  facts(): readonly SwallowedMarkdownFact[] {
    const seen = new Set<number>();
    return this.found.filter(({ behindBlank, plain, outermost = 0 }) => {
      if (!behindBlank) return true;
      if (!plain || seen.has(outermost)) return false;
      seen.add(outermost);
      return true;
    });
  }
}

function isTag(mark: Tag | EndTag): mark is Tag {
  return 'attributes' in mark;
}

function isLiteral({ name, attributes }: Tag): boolean {
  if (literalNames.test(name) || !htmlNames.has(name)) return true;
  const { class: classes, style, markdown } = attributes;
  return (
    markdown?.value === '0' ||
    Object.keys(attributes).some(
      (each) => /^(?:data-)?(?:markdown|md|template)\b/u.test(each) && each !== 'markdown',
    ) ||
    /\b(?:mermaid|math|katex|language-|highlight|code|markdown)/iu.test(classes?.value ?? '') ||
    /white-space\s*:\s*(?:pre|break)/iu.test(style?.value ?? '')
  );
}

/** Whether an element says that its content is Markdown. */
function isMarkdown({ name, attributes: { markdown } }: Tag): boolean {
  return markdown !== undefined && readsMarkdown(name, markdown.value);
}

/** What begins a block of Markdown, or is a block of HTML, within the content of an element. */
const beginsBlock =
  /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)|^[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)[ \t]|^[ \t]*(?:```|~~~|\|)|<(?:blockquote|div|figure|h[1-6]|ol|p|pre|table|ul)\b/imu;

/** Returns the value of `markdown` with which kramdown reads what is in an element. */
function markdownValue({ name, range: [, start] }: Tag, kind: MarkdownKind, source: string): MarkdownValue {
  const content = kramdownContent(name);
  if (content === 'block') return '1';
  if (!/^(?:bold|image|link)$/u.test(kind)) return 'block';
  if (content === 'span') return '1';
  const [end] = new RegExp(`</${name}\\s*>`, 'iu').exec(source.slice(start)) ?? [];
  const text = end === undefined ? undefined : source.slice(start, source.indexOf(end, start)).trim();
  return text === undefined || beginsBlock.test(text) ? 'block' : 'span';
}

/** Writes `markdown` into a tag, or its value where it is there already. */
function attributeEdit(
  { range, attributes: { markdown } }: Tag,
  value: MarkdownValue,
  source: string,
): Edit | undefined {
  const at = range[1] - 1;
  if (!markdown) return { range: [at, at], text: ` markdown="${value}"` };
  const isQuoted = /["']/u.test(source[markdown.range[0] - 1] ?? '');
  return isQuoted || markdown.value !== '' ? { range: markdown.range, text: value } : undefined;
}

function isInText(html: PlacedNode): boolean {
  for (const { node } of ancestorsOf(html))
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') return true;
  return false;
}

function kindOf({ node, range: [start, end] }: PlacedNode, source: string): MarkdownKind | undefined {
  if (node.type === 'strong') return 'bold';
  if (node.type === 'heading') return source[start] === '#' ? 'heading' : undefined;
  if (node.type === 'link') return source[start] === '[' && source[end - 1] === ')' ? 'link' : undefined;
  if (node.type === 'image') return source[end - 1] === ')' ? 'image' : undefined;
  if (node.type === 'list') return node.children.length > 1 ? 'list' : undefined;
  if (node.type === 'code') return /[`~]/u.test(source[start] ?? '') ? 'fence' : undefined;
  return node.type === 'table' ? 'table' : undefined;
}

const url = String.raw`(?:https?://|\.{0,2}/|#|mailto:|(?=\{\{)|[\w.-]+/|[\w-]+\.(?:md|html?|png|jpe?g|gif|svg|webp|pdf)\b)`;
const target = String.raw`\(<?${url}(?:\{\{[^{}]*\}\}|\([^\s()]*\)|[^\s()])*(?:[ \t]+"[^"\r\n]*")?\)`;
const constructs: readonly (readonly [kind: MarkdownKind, pattern: RegExp])[] = [
  ['image', new RegExp(String.raw`!\[[^\]\r\n]{0,200}\]${target}`, 'gu')],
  ['link', new RegExp(String.raw`(?<![!\\\w])\[[^\]\r\n]{1,200}\]${target}`, 'gu')],
  ['bold', /(?<![\\*\w/])\*\*(?=[^\s*])[^*\r\n]{0,200}?[^\s*\\]\*\*(?![*/])/gu],
  ['heading', /(?<=[\r\n][ \t>]{0,3})#{1,6}[ \t]+\p{L}[^\r\n]*/gu],
  ['fence', /(?<=[\r\n][ \t>]{0,9})(?:```|~~~)[^`\r\n]*(?=[\r\n])/gu],
  ['table', /(?<=[\r\n][ \t>]*)\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*(?=[\r\n]|$)/gu],
];
const listItem = /(?<=^|[\r\n])[ \t>]*(?<item>(?:[-*+]|\d{1,3}[.)])[ \t]+[^\s|-][^\r\n]*)/gu;

interface Place {
  readonly kind: MarkdownKind;
  readonly start: number;
  readonly end: number;
}

/** Returns the Markdown in the text between two tags, in order. One item is a list only within a list of HTML. */
function markdownIn(text: string, isList: boolean): readonly Place[] {
  if (!/[*[#`~|]|(?:[-+]|\d[.)])[ \t]/u.test(text)) return [];
  const found: Place[] = [];
  for (const [kind, pattern] of constructs)
    for (const { 0: all, index } of text.matchAll(pattern)) found.push({ kind, start: index, end: index + all.length });
  const items = [...text.matchAll(listItem)];
  const [item] = items;
  if (item && (isList || items.length > 1)) {
    const written = item.groups?.['item'] ?? '';
    const start = item.index + item[0].length - written.length;
    found.push({ kind: 'list', start, end: start + written.trimEnd().length });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Elements in which a blank line begins Markdown without harm. */
const roomyNames = /^(?:article|aside|blockquote|center|details|div|footer|header|li|main|nav|section|td|th)$/u;

/**
 * Puts a blank line behind the tag above a place, if lines of text alone are between, and the next tag begins a line.
 * `end` is the end of that text.
 */
function blankLine([start, end]: Range, [from]: Range, source: string, inner: string | undefined): Edit | undefined {
  if (inner && (!roomyNames.test(inner) || !/[\r\n][ \t]*$/u.test(source.slice(start, end)))) return undefined;
  const lines = [...source.slice(from, start).matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/gu)].filter(
    ({ 0: line }) => line !== '',
  );
  const own = lines.at(-1)?.[0] ?? '';
  if (!/[\r\n]$/u.test(own)) lines.pop();
  let at = start - (/[\r\n]$/u.test(own) ? 0 : own.length);
  for (let line = lines.at(-1)?.[0]; line !== undefined && !/>\s*$/u.test(line); line = lines.at(-1)?.[0]) {
    at -= line.length;
    lines.pop();
  }
  const eol = /\r\n|\n|\r/u.exec(lines.at(-1)?.[0] ?? '')?.[0];
  if (!eol || source.slice(at, start).includes('<') || /^(?: {4}|\t)/u.test(source.slice(at, at + 4))) return undefined;
  return { range: [at, at], text: eol };
}

function shortened(text: string): string {
  return clipped(text.split(/[\r\n]/u, 1)[0] ?? '', 40);
}
