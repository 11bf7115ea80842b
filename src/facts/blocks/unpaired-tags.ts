import type { EndTag, Tag } from '../../article/html.ts';
import { groupBy } from '../../core/grouping.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { nodesOf, nodesOfTypes, type PlacedNode } from '../shared/nodes.ts';
import { htmlIn } from './html-tags.ts';

export interface UnpairedTagFact {
  /** `mistyped`: a start tag that ends the article, where the end tag of an open element is missing. */
  readonly kind: 'open' | 'end' | 'mistyped';
  readonly name: string;
  readonly tag: string;
  readonly range: Range;
  /** Whether browsers leave the element open to the end of the page, not only to that of its paragraph. */
  readonly lasts: boolean;
  /** Whether the element is one of those that stand in a line of text. */
  readonly inline: boolean;
  /** How many of the kind the article has too many. */
  readonly count: number;
  /** Whether a template, include or shortcode may hold the other tag. */
  readonly templated?: true;
  /** Whether its end tag follows where Markdown makes something else of it: code, for one. */
  readonly endsInSource?: true;
  /** Closes the element before the next heading, or at the end; removes the end tag. */
  readonly edit?: Edit;
}

/** Elements that must be closed. The ends of `p`, `li`, `td` and the like may be left out. */
const blockNames =
  'article|aside|blockquote|button|center|details|dialog|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|iframe|main|nav|ol|pre|section|select|summary|table|ul|video';
/** Those that browsers open again in the next paragraph. */
const lastingNames = 'a|b|big|code|em|font|i|s|small|strike|strong|tt|u';
const inlineNames = `${lastingNames}|abbr|cite|del|ins|kbd|label|mark|q|ruby|samp|span|sub|sup`;
const isBlockName = new RegExp(`^(?:${blockNames})$`, 'u');
const isLastingName = new RegExp(`^(?:${lastingNames})$`, 'u');
const isInlineName = new RegExp(`^(?:${inlineNames})$`, 'u');

/** Tags of HTML without their other half: elements that are never closed, ends of elements that were never opened. */
export const unpairedTags: Collector<UnpairedTagFact> = {
  id: 'unpaired-tags',
  version: 3,
  collect(article) {
    if (article.mdx || !article.source.includes('<')) return [];
    const { open, ends } = unpairedIn(article);
    const found: UnpairedTagFact[] = [];
    for (const [kind, tags] of [
      ['open', open],
      ['end', ends],
    ] as const) {
      for (const [name, [first, second, third]] of groupBy(tags, ({ name }) => name)) {
        // What a block of code or a broken tag holds is counted, too: the other half may be there.
        const count = excessOf(name, article.source) * (kind === 'open' ? 1 : -1);
        if (!first || count <= 0) continue;
        const isPair = second !== undefined && third === undefined && count === 2;
        if (kind === 'open' && isPair && isBareLast(second, article))
          found.push(factOf('mistyped', second, 1, article));
        // An element in which nothing is does no harm.
        else if (kind === 'end' || count > 1 || !isBareLast(first, article))
          found.push(factOf(kind, first, count, article));
      }
    }
    return found.sort((a, b) => a.range[0] - b.range[0]);
  },
};

interface PlacedTag {
  readonly name: string;
  readonly range: Range;
  readonly html: PlacedNode;
}

/** Pairs the tags of all raw HTML; an end tag closes all that was opened within its element. */
function unpairedIn({ source, tree }: Article): { readonly open: readonly PlacedTag[]; readonly ends: PlacedTag[] } {
  const open: PlacedTag[] = [];
  const unclosed: PlacedTag[] = [];
  const ends: PlacedTag[] = [];
  const depth = new Map<string, number>();
  for (const html of nodesOf(tree, 'html')) {
    if (/^<[!?]/u.test(html.node.value) && html.node.value.indexOf('<', 1) < 0) continue;
    for (const tag of tagsInOrder(html, source)) {
      const { name, range } = tag;
      if (!isBlockName.test(name) && !isInlineName.test(name)) continue;
      if ('attributes' in tag) {
        if (source[range[1] - 2] === '/' || (name === 'a' && !('href' in tag.attributes))) continue;
        open.push({ name, range, html });
        depth.set(name, (depth.get(name) ?? 0) + 1);
      } else if ((depth.get(name) ?? 0) === 0) ends.push({ name, range, html });
      else {
        for (let last = open.pop(); last; last = open.pop()) {
          depth.set(last.name, (depth.get(last.name) ?? 0) - 1);
          if (last.name === name) break;
          unclosed.push(last);
        }
      }
    }
  }
  return { open: [...unclosed, ...open].sort((a, b) => a.range[0] - b.range[0]), ends };
}

function tagsInOrder(html: Parameters<typeof htmlIn>[0], source: string): readonly (Tag | EndTag)[] {
  const { tags, ends } = htmlIn(html, source);
  if (ends.length === 0) return tags;
  return [...tags, ...ends].sort((a, b) => a.range[0] - b.range[0]);
}

/** Whether a tag without attributes is the last of the article. */
function isBareLast({ name, range: [start, end] }: PlacedTag, { source }: Article): boolean {
  return end - start === name.length + 2 && source.slice(end).trim() === '';
}

/** Returns how many more tags open an element than end it, wherever they stand. */
export function excessOf(name: string, source: string): number {
  const count = (pattern: string) => source.match(new RegExp(pattern, 'giu'))?.length ?? 0;
  return count(`<${name}(?=[\\s/>])(?![^<>]{0,500}/>)`) - count(`</${name}\\s*>`);
}

/** Templates that write no tags: values, addresses and what is kept from being a template. */
const plainTemplate =
  /^\{[{%][-<%]?\s*(?:(?:site|page|post)\.[\w.]+\s*[|}-]|['"][^'"]*['"]\s*\||relref\b|ref\b|link\b|post_url\b|(?:end)?raw\b|(?:end)?comment\b|assign\b|#)/u;
const includes = /<!--\s*@?include|:include|--8<--|\[!include/iu;

function factOf(kind: UnpairedTagFact['kind'], tag: PlacedTag, count: number, article: Article): UnpairedTagFact {
  const { source } = article;
  const { name, range, html } = tag;
  const templated = isTemplated(kind, range, article);
  const edit = editFor(kind, tag, article);
  const endsInSource = kind === 'open' && !html.parent && isEndedIn(source, tag);
  return {
    kind,
    name,
    tag: clipped(source.slice(...range), 60),
    range,
    lasts: isLastingName.test(name),
    inline: !isBlockName.test(name),
    count,
    ...(templated && { templated: true as const }),
    ...(endsInSource && { endsInSource: true as const }),
    ...(edit && { edit }),
  };
}

/** Whether a template, include or shortcode before an end tag, or behind a start tag, may hold the other tag. */
export function isTemplated(
  kind: UnpairedTagFact['kind'],
  [from, to]: Range,
  { source, templates }: Pick<Article, 'source' | 'templates'>,
): boolean {
  return (
    includes.test(source) ||
    templates.some(
      ([start, end]) => (kind === 'end' ? start < to : end > from) && !plainTemplate.test(source.slice(start, end)),
    )
  );
}

/** Whether an end tag follows, with pairs of its name between; what Markdown would make of these does not matter. */
function isEndedIn(source: string, { name, range }: PlacedTag): boolean {
  const tags = new RegExp(`<(?<slash>/?)${name}(?=[\\s/>])`, 'giu');
  tags.lastIndex = range[1];
  let depth = 1;
  for (let match = tags.exec(source); match && depth > 0; match = tags.exec(source)) {
    depth += match.groups?.['slash'] ? -1 : 1;
    if (depth === 0) return true;
  }
  return false;
}

function editFor(kind: UnpairedTagFact['kind'], tag: PlacedTag, article: Article): Edit | undefined {
  const { name, range } = tag;
  if (kind === 'mistyped') return { range, text: `</${name}>` };
  return kind === 'open' ? closingEdit(tag, article) : removingEdit(range, article.source);
}

function closingEdit({ name, range, html }: PlacedTag, { source, tree }: Article): Edit | undefined {
  if (html.parent || !isBlockName.test(name)) return undefined;
  const eol = /\r\n|\n|\r/u.exec(source)?.[0] ?? '\n';
  const next = nodesOfTypes(tree, 'heading').find(
    ({ parent, range: [start] }) => !parent && start > html.range[1] && source.slice(range[1], start).trim() !== '',
  );
  if (next) return { range: [next.range[0], next.range[0]], text: `</${name}>${eol}${eol}` };
  const end = source.trimEnd().length;
  return { range: [end, end], text: `${eol}${eol}</${name}>` };
}

/** Removes a tag, and its line if nothing else is in it. */
export function removingEdit([start, end]: Range, source: string): Edit {
  const before = /(?:^|[\r\n])(?<blanks>[ \t]*)$/u.exec(source.slice(Math.max(0, start - 100), start));
  const after = /^[ \t]*(?:\r\n|\n|\r|$)/u.exec(source.slice(end, end + 100));
  if (!before || !after) return { range: [start, end], text: '' };
  return { range: [start - (before.groups?.['blanks']?.length ?? 0), end + after[0].length], text: '' };
}
