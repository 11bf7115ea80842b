import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { SKIP, visitParents } from 'unist-util-visit-parents';
import type { Article, Collector, Range } from '../../core/types.ts';
import {
  isCodeWord,
  mayHavePlaceholder,
  mentionsPlaceholder,
  type Placeholder,
  placeholderInUrl,
  placeholderOf,
} from '../../knowledge/text/placeholder.ts';
import { type FrontMatterFact, frontMatter, isMapping, pointerTo, valueRange } from '../front-matter/front-matter.ts';
import { imagesOf } from '../images/images.ts';
import { linksOf } from '../links/links.ts';
import { rangeOf } from '../shared/nodes.ts';

export interface PlaceholderFact {
  readonly value: Placeholder;
  /** The element that the placeholder fills entirely; `image` and `address` (the URL of a link) merely contain it. */
  readonly kind: 'paragraph' | 'heading' | 'item' | 'cell' | 'link' | 'field' | 'image' | 'address';
  readonly range: Range;
  /** The URL, or the path of the front matter value: `tags[0]`. */
  readonly name: string;
  /** The article contains code, or text that looks like code. */
  readonly technical: boolean;
  /** The article uses the word elsewhere: in code, in a sentence, or as a sibling item. */
  readonly spoken: boolean;
  /** The article is in Chinese, where `None` is not an ordinary word. */
  readonly chinese: boolean;
}

type Found = Omit<PlaceholderFact, 'technical' | 'spoken' | 'chinese'>;

/** Placeholders that a program wrote for a missing value, with the evidence that they may be intended. */
export const placeholderFacts: Collector<PlaceholderFact> = {
  id: 'placeholders',
  version: 1,
  collect(article) {
    if (!mayHavePlaceholder.test(article.source)) return [];
    const words: WordUses = { texts: [], code: [] };
    const found = [
      ...frontMatterPlaceholders(article, words),
      ...bodyPlaceholders(article.tree, words),
      ...urlPlaceholders(article),
    ];
    if (found.length === 0) return [];
    const technical = words.code.length > 0 || words.texts.some((text) => codeLike.test(text));
    const chinese = isChinese(words.texts.join(' '));
    return found.map((each) => {
      // `None of them` is English, not Python, so text does not count for `None`.
      const where = each.value === 'None' ? words.code : [...words.texts, ...words.code];
      const spoken =
        where.some((text) => mentionsPlaceholder(text, each.value)) || found.some((other) => arePeers(each, other));
      return { ...each, technical, spoken, chinese };
    });
  },
};

/** The texts and code of the article apart from the placeholders. */
interface WordUses {
  readonly texts: string[];
  readonly code: string[];
}

/** Text that looks like code without its markup: a statement, a call, a comparison, a function. */
const codeLike = /[\w)\]}"'][;{][ \t]*$|\w\(\)|[=!]==?|=>|\b(?:const|var|let|def|function|return)\s+\w+\s*[=(]/mu;

/** Whether both are headings or items of one list: then the article is probably about these words. */
function arePeers(a: Found, b: Found): boolean {
  if (
    a.value === b.value ||
    a.value === unambiguous ||
    b.value === unambiguous ||
    a.kind !== b.kind ||
    a.kind === 'image' ||
    a.kind === 'address'
  )
    return false;
  const list = /^(?<name>.*)\[\d+\]$/u;
  return a.kind !== 'field' || (list.test(a.name) && list.exec(a.name)?.[1] === list.exec(b.name)?.[1]);
}

function isChinese(text: string): boolean {
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  return count(/\p{Script=Han}/gu) > count(/\p{Script=Latin}/gu) / 2;
}

const codeTag = /<(?:code|pre|script|style|tt|kbd|samp)\b/iu;

function bodyPlaceholders(tree: Root, words: WordUses): Found[] {
  const found: Found[] = [];
  visitParents(tree, (node, parents) => {
    const range = rangeOf(node);
    if (node.type === 'inlineCode' || node.type === 'code') words.code.push(node.value);
    else if (node.type === 'html') {
      if (codeTag.test(node.value)) words.code.push(node.value);
    } else if (node.type === 'text') words.texts.push(node.value);
    const kind = placeholderKind(node, parents.at(-1));
    if (!kind || !range || hasCode(node)) return undefined;
    const value = placeholderOf(textOf(node, { includeImageAlt: false, includeHtml: false }));
    if (!value || hasPeers(kind, value, parents)) return undefined;
    if (kind === 'link' && 'url' in node && placeholderInUrl(node.url, true)) {
      // The URL `https://developer.example/undefined` explains the link text `undefined`. Placeholders in other URLs
      // are collected separately.
      return node.url.includes('//') ? undefined : SKIP;
    }
    found.push({ value, kind, range: kind === 'cell' ? innerRange(node, range) : range, name: '' });
    return SKIP;
  });
  return found;
}

/** Returns the range of a node's content; a table cell's own range includes its bars and whitespace. */
function innerRange(node: Nodes, range: Range): Range {
  const children = 'children' in node ? node.children : [];
  const [first, last] = [children[0], children.at(-1)].map((child) => child && rangeOf(child));
  return first && last ? [first[0], last[1]] : range;
}

function placeholderKind(node: Nodes, parent: Nodes | undefined): Found['kind'] | undefined {
  if (node.type === 'paragraph') return parent?.type === 'listItem' ? 'item' : 'paragraph';
  if (node.type === 'link') return 'link';
  if (node.type === 'tableCell') return 'cell';
  return node.type === 'heading' ? 'heading' : undefined;
}

function hasCode(node: Nodes): boolean {
  let found = false;
  visit(node, (inner) => {
    found ||=
      inner.type === 'inlineCode' || inner.type === 'image' || (inner.type === 'html' && codeTag.test(inner.value));
  });
  return found;
}

/** The only placeholder that is not a word or type name in any language. */
const unambiguous: Placeholder = '[object Object]';

/** Whether the list or table around the placeholder lists several code words. */
function hasPeers(kind: Found['kind'], value: Placeholder, parents: readonly Nodes[]): boolean {
  if ((kind !== 'item' && kind !== 'cell') || value === unambiguous) return false;
  const group = parents.findLast(({ type }) => type === 'list' || type === 'table');
  const texts: string[] = [];
  if (group)
    visit(group, (node) => {
      if (node.type === 'paragraph' || node.type === 'tableCell') texts.push(textOf(node).trim());
    });
  return texts.some((text) => text !== value && isCodeWord(text));
}

function urlPlaceholders(article: Article): Found[] {
  const found: Found[] = [];
  for (const { url, urlRange } of imagesOf(article)) {
    const value = placeholderInUrl(url, true);
    if (value) found.push({ value, kind: 'image', range: urlRange, name: url });
  }
  for (const { url, urlRange, syntax } of linksOf(article)) {
    // A bare URL is its own link text and was collected with the text.
    const value = syntax === 'literal' || syntax === 'autolink' ? undefined : placeholderInUrl(url);
    if (value) found.push({ value, kind: 'address', range: urlRange, name: url });
  }
  return found;
}

function frontMatterPlaceholders(article: Article, words: WordUses): Found[] {
  const [fact] = frontMatter.collect(article);
  if (!fact || fact.errors.length > 0 || fact.problem === 'unclosed') return [];
  return textsOf(fact.value, []).flatMap(({ keys, text }) => placeholdersIn(fact, keys, text, words));
}

function placeholdersIn(
  fact: FrontMatterFact,
  keys: readonly (string | number)[],
  text: string,
  words: WordUses,
): Found[] {
  const range = valueRange(fact, pointerTo(...keys));
  const value = placeholderOf(text);
  const name = keys
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${key}`))
    .join('');
  if (value && range) return [{ value, kind: 'field', range, name }];
  if (!/^(?:(?:https?:)?\/\/|\/)\S*$/iu.test(text)) {
    words.texts.push(text);
    return [];
  }
  const lost = placeholderInUrl(text);
  return lost && range ? [{ value: lost, kind: 'address', range, name: text }] : [];
}

function textsOf(value: unknown, keys: readonly (string | number)[]): { keys: typeof keys; text: string }[] {
  if (typeof value === 'string') return [{ keys, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...keys, index]));
  if (!isMapping(value) || keys[0] === 'nk-lint') return [];
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, [...keys, key]));
}
