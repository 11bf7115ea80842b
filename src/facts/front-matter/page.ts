import type { Engine } from '../../core/types.ts';
import { isPartOrDraft, isTemplateFile } from '../../knowledge/text/article-path.ts';
import { isTemplateUrl } from '../../knowledge/url/url.ts';
import { type PageArticle, sitePageOf } from '../../site/addresses/page-address.ts';
import type { SitePage } from '../../site/addresses/site-map.ts';
import type { Page } from '../../site/generators/output.ts';
import { type FrontMatterFact, field, fieldText, hasTemplateTag, isMapping } from './front-matter.ts';

/**
 * Returns the article as its generator reads it; undefined if the front matter is invalid or filled in by a template.
 * Hugo ignores the case of keys.
 */
export function pageOf(fact: FrontMatterFact | undefined, path: string, engine: Engine): Page | undefined {
  if (!fact) return { path, value: {}, text: () => undefined };
  const value = fact.value ?? {};
  if (fact.errors.length > 0 || fact.problem === 'blank-before' || hasTemplateTag(fact.text) || !isMapping(value))
    return undefined;
  // Skips pages whose title, path or date is a template or a truncated URL.
  const ended = ['title', 'slug', 'url', 'permalink', 'urlname', 'date'].every((key) => {
    const stated = value[spelledKey(value, key)];
    return typeof stated !== 'string' || !isTemplateUrl(stated);
  });
  if (!ended) return undefined;
  return { path, value, text: (key) => statedText(fact, engine === 'hugo' ? spelledKey(value, key) : key) };
}

let last:
  | { readonly fact: FrontMatterFact | undefined; readonly article: PageArticle; readonly page: SitePage }
  | undefined;

/** Returns an article as a page of its site. Several rules ask one after another, so the last one is remembered. */
export function sitePage(fact: FrontMatterFact | undefined, article: PageArticle): SitePage {
  if (last?.article !== article || last.fact !== fact) {
    const page = pageOf(fact, article.site?.path ?? article.path, article.engine);
    last = { fact, article, page: sitePageOf(page, article, !fact) };
  }
  return last.page;
}

/** Whether values may still be missing: the article is a draft, or a file that is copied for new ones. */
export function isUnfinished(fact: FrontMatterFact, { path, engine }: Pick<PageArticle, 'path' | 'engine'>): boolean {
  if (isPartOrDraft(path, engine) || isTemplateFile(path)) return true;
  const stated = (key: string) => field(fact, isMapping(fact.value) ? spelledKey(fact.value, key) : key);
  return stated('draft') === true || stated('published') === false;
}

/** Returns the key as spelled in the front matter. */
export function spelledKey(value: object, key: string): string {
  if (Object.hasOwn(value, key)) return key;
  const lower = key.toLowerCase();
  return Object.keys(value).find((each) => each.toLowerCase() === lower) ?? key;
}

function statedText(fact: FrontMatterFact, key: string): string | undefined {
  const value = isMapping(fact.value) && Object.hasOwn(fact.value, key) ? fact.value[key] : undefined;
  if (value === null || typeof value === 'object') return undefined;
  return fieldText(fact, key)?.trim() || undefined;
}
