import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Article, Collector, Range } from '../core/types.ts';
import { field, frontMatter, isMapping, valueRange } from './front-matter.ts';
import { linksOf } from './links.ts';

export interface SourceFact {
  readonly url: string;
  /** The address alone. */
  readonly urlRange: Range;
  /** Where it was found: the front matter key, or the text of the link. */
  readonly from: 'front-matter' | 'body';
  readonly label: string;
  /** Its label, or the words before it, say that it leads to the original. */
  readonly labelled: boolean;
  /** It stands alone in the last block of the body. */
  readonly closing: boolean;
}

const keys = /^(?:source|origin|original|canonical|via|from|permalink_source)(?:[-_]?(?:url|link|href))?$|^(?:来源|原文|出处|原文链接|来源链接)$/iu;
const label = /原文|转入|首发|来源|出处|转载自|转自|源链接|原链接|\b(?:source|original(?:ly)?|permalink|via)\b/iu;

/**
 * Candidates for the link to the original, best first: a front matter value, then links in the last five blocks and
 * the first three that are labelled as such, then a link alone in the last block.
 */
export const sources: Collector<SourceFact> = {
  id: 'sources',
  version: 1,
  collect(article) {
    return [...inFrontMatter(article), ...inBody(article)];
  },
};

function inFrontMatter(article: Article): SourceFact[] {
  const found: SourceFact[] = [];
  for (const fact of frontMatter.collect(article)) {
    const value = isMapping(fact.value) ? fact.value : {};
    for (const key of Object.keys(value).filter((name) => keys.test(name))) {
      const url = field(fact, key);
      const urlRange = valueRange(fact, `/${key}`);
      // `source: 新华社` names a source, it does not link to one.
      if (typeof url !== 'string' || !urlRange || !/[/:：]\/|^www\.|^[\w-]+(?:\.[\w-]+)+\//u.test(url)) continue;
      found.push({ url, urlRange: unquoted(article.source, urlRange), from: 'front-matter', label: key, labelled: true, closing: false });
    }
  }
  return found;
}

function inBody({ source, tree }: Article): SourceFact[] {
  const body = tree.children.filter(({ type }) => type !== 'definition' && type !== 'thematicBreak');
  const near = new Set<Nodes>([...body.slice(0, 3), ...body.slice(-5)]);
  const last = body.at(-1);
  const found: SourceFact[] = [];
  for (const link of linksOf(source, tree)) {
    const block = tree.children[link.block];
    if (!block || !near.has(block)) continue;
    const lead = source.slice(block.position?.start.offset ?? 0, link.range[0]).split(/[\r\n]/u).at(-1) ?? '';
    const words = link.syntax === 'literal' || link.syntax === 'autolink' ? '' : link.text;
    const alone = block === last && textOf(block).trim() === link.text.trim() && link.text.trim() !== '';
    // A label is short; a sentence that happens to have such a word in it is prose.
    const labelled = (words.length <= 24 && label.test(words)) || (lead.length <= 24 && label.test(lead)) || label.test(link.title);
    if (labelled || alone) {
      found.push({ url: link.url, urlRange: link.urlRange, from: 'body', label: words, labelled, closing: alone });
    }
  }
  return found.sort((a, b) => Number(b.closing) - Number(a.closing) || Number(b.labelled) - Number(a.labelled) || b.urlRange[0] - a.urlRange[0]);
}

function unquoted(source: string, [start, end]: Range): Range {
  return /["']/u.test(source[start] ?? '') ? [start + 1, end - 1] : [start, end];
}
