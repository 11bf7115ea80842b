import { yamlQuoted } from '../../article/data/yaml-scalar.ts';
import type { Edit, Range } from '../../core/types.ts';
import { type FrontMatterFact, isMapping, placedValues, sourceOf, valueRange } from './front-matter.ts';
import { spelledKey } from './page.ts';

/** A text of which YAML reads only the part before ` #`. */
export interface CutValue {
  /** The top-level key. */
  readonly key: string;
  /** The part that YAML reads; empty for none. */
  readonly rest: string;
  /** The part that YAML takes for a comment. */
  readonly lost: string;
  /** The whole text. */
  readonly range: Range;
  readonly edit?: Edit;
  /** Whether the part after ` #` is surely no comment: `#1`. */
  readonly isSure: boolean;
}

/** Keys whose values are words that readers see. */
const textKeys = ['title', 'subtitle', 'linkTitle', 'description', 'summary', 'excerpt', 'author'];
const termKeys = ['tags', 'tag', 'categories', 'category', 'keywords', 'authors', 'series'];

const commented =
  /^(?:todo|fixme|xxx|tbd|optional|required|default|e\.g|eg|ex|example|可选|必填|默认|例如|示例)(?![\p{L}])/iu;
/** What comments of a template call these keys. */
const describes =
  /^(?:the |post |page |article )?(?:title|sub-?title|description|summary|excerpt|tags?|categor(?:y|ies)|keywords?|authors?)\b|^(?:文章|页面|博客)?(?:的)?(?:副?标题|描述|简介|摘要|标签|分类|类别|关键[词字]|作者)/iu;

/**
 * Returns the texts in valid YAML that ` #` cuts off. With a blank behind the `#` it is an intended comment, and so it is
 * where an author comments other keys in the same way.
 */
export function cutValues(fact: FrontMatterFact): CutValue[] {
  const { format, errors, value, text } = fact;
  if (format !== 'yaml' || errors.length > 0 || !isMapping(value) || !/(?<=[ \t])#[^\s#]/u.test(text)) return [];
  const found = [...textKeys, ...termKeys].flatMap((name) => {
    const key = spelledKey(value, name);
    if (Array.isArray(value[key]) && !termKeys.includes(name)) return [];
    return placedValues(value, key).flatMap(({ pointer }) => cutValueAt(fact, key, pointer) ?? []);
  });
  return otherComments(text) - found.length > 1 ? found.filter(({ isSure }) => isSure) : found;
}

function cutValueAt(fact: FrontMatterFact, key: string, pointer: string): CutValue | undefined {
  const place = valueRange(fact, pointer);
  if (!place) return undefined;
  const written = sourceOf(fact, place);
  const behind = fact.text.slice(place[1] - fact.content[0]);
  const isEmpty = written === '';
  const pattern = isEmpty ? /^:?[ \t]*(?<lost>#[^\s#].*)/u : /^[ \t]+(?<lost>#[^\s#].*)/u;
  const lost = pattern.exec(behind)?.groups?.['lost']?.trimEnd();
  if (!lost || /^["'|>[{&*!]/u.test(written) || /[\r\n]/u.test(written)) return undefined;
  const comment = lost.slice(1);
  if (commented.test(comment) || describes.test(comment)) return undefined;
  const isSure = /^\d+(?![\d.]*[a-z])/iu.test(comment);
  // Without a text before it, a comment is more likely: `#1 of …` and `#a #b` are none.
  if (isEmpty && !isSure && !/[ \t]#[^\s#]/u.test(comment)) return undefined;
  const end = place[1] + behind.indexOf(lost) + lost.length;
  const range: Range = [isEmpty ? end - lost.length : place[0], end];
  const edit = { range, text: yamlQuoted(sourceOf(fact, range)) };
  return { key, rest: written, lost, range, isSure, edit };
}

/** Returns how many lines have a comment without a blank behind its `#`. */
function otherComments(text: string): number {
  return text.match(/^[^#"'\r\n]*(?:"[^"\r\n]*"|'[^'\r\n]*')?[^#"'\r\n]*[ \t]#[^\s#].*$/gmu)?.length ?? 0;
}
