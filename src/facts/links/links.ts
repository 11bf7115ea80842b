import type { Html, Link, LinkReference } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { type Tag, trimmed } from '../../article/html.ts';
import { containmentTest } from '../../core/place.ts';
import type { Collector, Edit, Range } from '../../core/types.ts';
import { lineBefore } from '../../core/words.ts';
import { isCode, tagsIn } from '../blocks/html-tags.ts';
import { oncePerArticle } from '../shared/memo-last.ts';
import {
  definitionsOf,
  definitionUrlRange,
  emptyUrlRange,
  nodesOfTypes,
  type PlacedNode,
  rangeOf,
} from '../shared/nodes.ts';
import { inFormulaTest } from '../text/formulas.ts';
import { packLink, type StoredLink, unpackLink } from './stored-links.ts';

/**
 * A link.
 *
 * @experimental
 */
export interface LinkFact {
  /** The URL with escapes and entities decoded. */
  readonly url: string;
  readonly text: string;
  readonly title: string;
  /** `literal` is a bare URL that GFM turns into a link. */
  readonly syntax: 'inline' | 'reference' | 'autolink' | 'literal' | 'html';
  readonly range: Range;
  /** The URL alone; for a reference, the URL of its definition. An empty range if there is no URL. */
  readonly urlRange: Range;
  /** Index of the top-level block that contains it. */
  readonly block: number;
  /** It contains an image, code or raw HTML, and so is visible even without text. */
  readonly filled: boolean;
  /** The text between the brackets of an inline link. */
  readonly content?: Range;
  /** A bracket is open before one without text, which may be the end of a longer link. */
  readonly inBrackets?: true;
  /** Removes one without text together with a gap, a line or an item of a list of its own. */
  readonly removal?: Edit & { readonly isItem?: true };
}

/**
 * Links: inline, by reference, autolinks, bare URLs and `<a href>`, in document order.
 *
 * @experimental
 */
export const links: Collector<LinkFact> = {
  id: 'links',
  version: 7,
  collect: (article) => linksOf(article),
  stored: {
    isExact: true,
    pack: (facts) => facts.map(packLink),
    unpack: (stored) => (stored as readonly StoredLink[]).map(unpackLink),
  },
};

export const linksOf = oncePerArticle((article): readonly LinkFact[] => {
  const { source, tree, templates } = article;
  const inFormula = inFormulaTest(article);
  const isInTemplate = containmentTest(templates);
  const definitions = definitionsOf(tree);
  const found: LinkFact[] = [];
  for (const placed of nodesOfTypes(tree, 'link', 'linkReference', 'html')) {
    const { node, range, block } = placed;
    if (inFormula(range)) continue;
    if (node.type === 'link') {
      const first = source[range[0]];
      const { url, title, data } = node;
      const syntax = data?.destination || first === '[' ? 'inline' : first === '<' ? 'autolink' : 'literal';
      const urlRange = data?.destination ?? autolinkUrlRange(syntax, range, source);
      const filled = isFilled(node);
      const text = shownText(node);
      const link = { url, text, title: title ?? '', syntax, range, urlRange, block, filled } as const;
      const more = {
        content: contentOf(node, range),
        ...(text === '' && isInBrackets(range, source) && { inBrackets: true as const }),
        ...(text.trim() === '' && !filled && { removal: removalOf(range, source) }),
      };
      found.push(first === '[' ? Object.assign(link, more) : link);
    } else if (node.type === 'linkReference') {
      const definition = definitions.get(node.identifier);
      const urlRange = definition && definitionUrlRange(definition, source);
      if (!definition || !urlRange) continue;
      const { url, title } = definition;
      found.push({
        url,
        title: title ?? '',
        syntax: 'reference',
        range,
        urlRange,
        text: shownText(node),
        filled: isFilled(node),
        block,
      });
    } else {
      for (const tag of tagsIn(placed as PlacedNode<Html>, source)) {
        // `{% set %}` keeps it for later, `{% comment %}` drops it.
        if (isInTemplate(tag.range)) continue;
        const element = elementLink(tag, block, source);
        if (element) found.push(element);
      }
    }
  }
  return found;
});

function elementLink({ name, attributes, range }: Tag, block: number, source: string): LinkFact | undefined {
  const href = name === 'a' && attributes.href ? trimmed(attributes.href) : undefined;
  const title = attributes.title?.value ?? '';
  if (isCode(href)) return undefined;
  const text = elementText(source.slice(range[1], range[1] + longestText));
  return href && { url: href.value, text, title, syntax: 'html', range, urlRange: href.range, block, filled: true };
}

const longestText = 300;

/** Returns the text up to the end tag; none if the end is far away. */
function elementText(rest: string): string {
  const end = rest.indexOf('</a');
  return end < 0
    ? ''
    : rest
        .slice(0, end)
        .replace(/<[^<>]*>/gu, '')
        .replace(/\s+/gu, ' ')
        .trim();
}

/** Returns the range of the URL for links where the parser does not report it. */
function autolinkUrlRange(syntax: LinkFact['syntax'], range: Range, source: string): Range {
  if (syntax === 'autolink') return [range[0] + 1, range[1] - 1];
  return syntax === 'literal' ? range : emptyUrlRange(source, range);
}

/** Whether a bracket that opens before a place in its line is not closed before it. */
function isInBrackets([start]: Range, source: string): boolean {
  const line = lineBefore(source, start, longestText);
  let depth = 0;
  for (const [bracket] of line.replace(/\\./gu, '').matchAll(/[[\]]/gu))
    depth = bracket === '[' ? depth + 1 : Math.max(0, depth - 1);
  return depth > 0;
}

function contentOf({ children }: Link, [start]: Range): Range {
  const last = children.at(-1);
  return [start + 1, (last && rangeOf(last)?.[1]) ?? start + 1];
}

function shownText(node: Link | LinkReference): string {
  return textOf(node, { includeImageAlt: false });
}

function isFilled({ children }: Link | LinkReference): boolean {
  return children.some(
    ({ type }) => type === 'image' || type === 'imageReference' || type === 'html' || type === 'inlineCode',
  );
}

/** Returns an edit that leaves one gap between words, and no blank line, which would make a list loose. */
function removalOf([start, end]: Range, source: string): NonNullable<LinkFact['removal']> {
  const before = lineBefore(source, start, 500);
  const after = /^[^\r\n]*/u.exec(source.slice(end, end + 500))?.[0] ?? '';
  const eol = /^(?:\r\n|\n|\r)/u.exec(source.slice(end + after.length, end + after.length + 2))?.[0] ?? '';
  const isWhole = after.trim() === '' && /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?$/u.test(before);
  const next = source.slice(end + after.length + eol.length, end + after.length + eol.length + 20);
  // What belongs to the item stays.
  const isItem = /[-*+.)]/u.test(before);
  const hasMore = isItem && /^[ \t]*[^\s*+-]/u.test(next) && !/^[ \t]*\d{1,9}[.)]/u.test(next);
  if (isWhole && eol !== '' && !hasMore)
    return {
      range: [start - before.length, end + after.length + eol.length],
      text: '',
      ...(isItem && { isItem: true as const }),
    };
  const [gap = '', lead = ''] = [/^[ \t]+/u.exec(after)?.[0], /[ \t]+$/u.exec(before)?.[0]];
  if (lead !== '' && /^(?:$|[.,;:!?])/u.test(after)) return { range: [start - lead.length, end], text: '' };
  if (lead !== '' && gap !== '' && gap !== after) return { range: [start, end + gap.length], text: '' };
  const isJoined = /[\p{Script=Latin}\d.,;:!?]$/u.test(before) && /^[\p{Script=Latin}\d(]/u.test(after);
  return { range: [start, end], text: isJoined ? ' ' : '' };
}
