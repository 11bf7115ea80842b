import type { Range } from '../../core/types.ts';
import type { ArticleView } from '../../engine/rule.ts';
import { collectionOf } from '../../site/generators/jekyll.ts';
import { type FrontMatterFact, isMapping, keyRange, pointerTo, valueRange } from './front-matter.ts';
import { isUnfinished, spelledKey } from './page.ts';

/** A date key with an empty value, and what the engine makes of it. */
export interface EmptyDate {
  readonly key: string;
  readonly range: Range;
  readonly effect: 'emptyStops' | 'emptyRefused' | 'emptyFirstYear' | 'emptyFileTime';
}

/**
 * Returns the empty date of an article, where its engine needs one. In Jekyll, a post without the key has the date of its
 * file name, but an empty value stops the build, as `test/engines` shows. Elsewhere a key without a value is as good as
 * none, but an empty text is what an editor or a script wrote for a date.
 */
export function emptyDate(fact: FrontMatterFact | undefined, article: ArticleView): EmptyDate | undefined {
  if (!fact || fact.errors.length > 0 || !isMapping(fact.value)) return undefined;
  const { value } = fact;
  const { engine } = article;
  const key =
    engine === 'hugo' ? spelledKey(value, 'date') : engine === 'astro' && 'pubDate' in value ? 'pubDate' : 'date';
  const stated = Object.hasOwn(value, key) ? value[key] : undefined;
  const isText = typeof stated === 'string' && stated.trim() === '';
  const effect = isText || (stated === null && engine === 'jekyll') ? effectOf(fact, value, article) : undefined;
  const written = valueRange(fact, pointerTo(key));
  const range = written && written[0] < written[1] ? written : keyRange(fact, pointerTo(key));
  return effect && range && { key, range, effect };
}

function effectOf(
  fact: FrontMatterFact,
  value: Readonly<Record<string, unknown>>,
  article: ArticleView,
): EmptyDate['effect'] | undefined {
  const { engine, path, site } = article;
  const file = site?.path ?? path;
  const folders = file.split('/').slice(0, -1);
  const config = site?.config ?? {};
  // Pages and drafts may have any date.
  if (engine === 'jekyll') return folders.includes('_posts') || collectionOf(file, config) ? 'emptyStops' : undefined;
  if (engine === 'astro') return folders.includes('content') ? 'emptyRefused' : undefined;
  // Above, an empty date of a draft stops the build, too.
  if (isUnfinished(fact, article)) return undefined;
  if (engine === 'hexo') {
    const isNamedByDate = /:(?:year|i_month|month|day|i_day)/u.test(String(config['new_post_name'] ?? ''));
    return folders.includes('_posts') && !isNamedByDate ? 'emptyFileTime' : undefined;
  }
  if (engine !== 'hugo' || config['frontmatter'] !== undefined || /(?:^|\/)_index\.[^/]+$/u.test(path))
    return undefined;
  const others = ['publishDate', 'pubdate', 'published', 'lastmod', 'modified'];
  return others.some((key) => value[spelledKey(value, key)]) ? undefined : 'emptyFirstYear';
}
