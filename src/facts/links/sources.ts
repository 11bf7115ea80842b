import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Article, Collector, Range } from '../../core/types.ts';
import { field, frontMatter, isMapping, pointerTo, valueRange } from '../front-matter/front-matter.ts';
import { nodesOf } from '../shared/nodes.ts';
import { type LinkFact, linksOf } from './links.ts';

/**
 * A link to the original of an article.
 *
 * @experimental
 */
export interface SourceFact {
  readonly url: string;
  /** The URL alone. */
  readonly urlRange: Range;
  readonly from: 'front-matter' | 'body';
  /** The front matter key, or the text of the link. */
  readonly label: string;
  /** The link is in the last block of the body. */
  readonly closing: boolean;
}

const keys =
  /^(?:(?:source|origin|original|canonical|via|from|permalink_source)(?:[-_ ]?(?:url|link|href|uri))?|来源|原文|出处|(?:来源|原文|原文章|转载)(?:链接|地址|网址))$/iu;
const nestedKeys = ['url', 'link', 'href'];
const urlLike = /^[a-z]*[:：]?\/{2}|:\/|^www\.|^[\w-]+(?:\.[\w-]+)+\//iu;

type Candidate = Omit<LinkFact, 'filled'>;

/** Words for the original article, but not for the source of a picture or of data. */
const chineseLabel =
  /原文|原载|原刊|转入|首发|(?<![图片照据料频])来源|(?<![图片照据料频])出处|转载自|摘自|转自|源链接|原链接|源地址|原地址|源网址|原网址/u;
/** Like the Chinese words, but as the whole text. */
const englishLabel =
  /^\W*(?:(?:read|view|see|link to|go to) )?(?:the )?(?:original(?:ly)?|source|permalink|via|reposted|first)(?: (?:article|story|post|page|text|link|url|source|version|published|posted|appeared|here|from|on|at|in|by|to)){0,3}\W*$/iu;

/**
 * Links to the original of an article, best first: front matter values, then labelled links. Labelled links are
 * searched in the last five and the first three blocks. A label is the text of a link that is (nearly) alone on its
 * line, or the text before it.
 *
 * @experimental
 */
export const sources: Collector<SourceFact> = {
  id: 'sources',
  version: 2,
  collect(article) {
    return [...frontMatterSources(article), ...bodySources(article)];
  },
};

function frontMatterSources(article: Article): SourceFact[] {
  const { source } = article;
  const found: SourceFact[] = [];
  for (const fact of frontMatter.collect(article)) {
    for (const key of isMapping(fact.value) ? Object.keys(fact.value).filter((name) => keys.test(name)) : []) {
      const value = field(fact, key);
      const inner = isMapping(value) ? nestedKeys.find((name) => typeof value[name] === 'string') : undefined;
      const url = inner && isMapping(value) ? value[inner] : value;
      const range = valueRange(fact, inner ? pointerTo(key, inner) : pointerTo(key));
      // `source: 新华社` names a source without a link.
      if (typeof url !== 'string' || !range || !urlLike.test(url.trim())) continue;
      const at = source.indexOf(url, range[0]);
      const urlRange: Range = at >= 0 && at + url.length <= range[1] ? [at, at + url.length] : range;
      found.push({ url, urlRange, from: 'front-matter', label: key, closing: false });
    }
  }
  return found;
}

function bodySources(article: Article): SourceFact[] {
  const { source, tree } = article;
  const body = tree.children.filter(isContent);
  const last = body.at(-1);
  /** Blocks to search, each with the previous block. */
  const near = new Map<RootContent, RootContent | undefined>();
  for (let index = 0; index < body.length; index++) {
    if (index === 3) index = Math.max(3, body.length - 5);
    near.set(body[index] as RootContent, index > 0 ? body[index - 1] : undefined);
  }
  const found: SourceFact[] = [];
  for (const link of [...linksOf(article), ...bareUrls(article, near)]) {
    const block = tree.children[link.block];
    if (!block || !near.has(block) || /^(?:#|mailto:|tel:|xmpp:)/iu.test(link.url)) continue;
    if (!isLabelled(link, block, near.get(block), source)) continue;
    found.push({
      url: link.url,
      urlRange: link.urlRange,
      from: 'body',
      label: wordsOf(link, source),
      closing: block === last,
    });
  }
  return found.sort((a, b) => Number(b.closing) - Number(a.closing) || b.urlRange[0] - a.urlRange[0]);
}

function isContent(node: RootContent): boolean {
  if (node.type === 'html') return node.value !== '' && !/^<!--.*-->$/su.test(node.value.trim());
  return node.type !== 'definition' && node.type !== 'thematicBreak';
}

/** Returns URLs that GFM does not link because an unclosed bracket precedes them. */
function bareUrls({ source, tree }: Article, blocks: ReadonlyMap<RootContent, unknown>): Candidate[] {
  const found: Candidate[] = [];
  if (!source.includes('http')) return found;
  for (const { range: at, block, parent } of nodesOf(tree, 'text')) {
    const paragraph = tree.children[block];
    if (!paragraph || parent?.node !== paragraph || paragraph.type !== 'paragraph' || !blocks.has(paragraph)) continue;
    const written = source.slice(...at);
    if (!written.includes('http')) continue;
    for (const { 0: url, index } of written.matchAll(/https?:\/\/[^\s<>()[\]（）【】，。；"“”]+/gu)) {
      const range: Range = [at[0] + index, at[0] + index + url.length];
      found.push({ url, text: '', title: '', syntax: 'literal', range, urlRange: range, block });
    }
  }
  return found;
}

/** Maximum distance between label and link; bounds the work in blocks with thousands of links. */
const maxDistance = 500;

function isLabelled(link: Candidate, block: RootContent, before: RootContent | undefined, source: string): boolean {
  const start = Math.max(block.position?.start.offset ?? 0, link.range[0] - maxDistance);
  const end = Math.min(block.position?.end.offset ?? source.length, link.range[1] + maxDistance);
  const lines = source.slice(start, link.range[0]).split(/\r\n?|\n/u);
  // Ignores markers of lists, quotes, emphasis and unclosed links.
  const lead = withoutMarkup(lines.at(-1) ?? '');
  if (lead.length > 24) return false;
  const rest = withoutMarkup(source.slice(link.range[1], end).split(/[\r\n]/u)[0] ?? '');
  const words = wordsOf(link, source);
  if (leadsToOriginal(lead)) return true;
  if (
    lead === '' &&
    leadsToOriginal(withoutMarkup(lines.at(-2) ?? (before?.type === 'paragraph' ? textOf(before) : '')), true)
  )
    return true;
  const alone = lead.length + rest.length <= 12 || link.syntax === 'html';
  return alone && (namesOriginal(words) || /^permalink\b|原文/iu.test(link.title));
}

/** Whether the text of a link names the original. */
export function namesOriginal(words: string): boolean {
  return words.length <= 24 && (chineseLabel.test(words) || englishLabel.test(words));
}

/** Whether the text before a link names the original: `原文：`, `via `, `来源：新华网 `. */
function leadsToOriginal(lead: string, colon = false): boolean {
  if (lead === '' || lead.length > 24 || (colon && !/[:：]$/u.test(lead))) return false;
  return (
    englishLabel.test(lead) ||
    (chineseLabel.test(lead) && /[:：][^，。；]{0,12}$|(?:于|自|链接|地址|网址)$/u.test(lead))
  );
}

function wordsOf(link: Candidate, source: string): string {
  if (link.syntax === 'literal' || link.syntax === 'autolink') return '';
  if (link.syntax !== 'html') return link.text.trim();
  return (
    source
      .slice(link.range[1], link.range[1] + 80)
      .split(/[<\r\n]/u)[0]
      ?.trim() ?? ''
  );
}

function withoutMarkup(text: string): string {
  return text
    .replace(/\]\(|<[^>]*>|[*_>#[\]()（）【】`~|]|^\s*(?:[-+]|\d+[.)])\s/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
