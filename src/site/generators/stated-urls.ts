import type { Engine } from '../../core/types.ts';
import { formatDay, readDate } from '../../knowledge/dates.ts';
import { languageMark } from '../../knowledge/text/article-path.ts';
import type { Page } from './output.ts';

/** A URL that front matter sets. */
export interface StatedUrl {
  readonly key: string;
  readonly value: string;
  /** Equal ids mean that the URLs are certainly equal. */
  readonly id: string;
}

const hash = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/iu;

/**
 * Returns what the front matter of an article sets of its URL: the whole path, a hash, or a slug. For sites whose URL
 * patterns are unknown; dates and categories may be part of the URL beside a slug.
 */
export function statedUrls(page: Page, engine: Engine): StatedUrl[] {
  const { path, text } = page;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const language = languageMark(path, text('lang') ?? text('language') ?? text('locale'));
  if (page.value['published'] === false || page.value['draft'] === true) return [];
  const found: StatedUrl[] = [];
  const add = (key: string, value: string, ...apart: readonly string[]) =>
    found.push({ key, value, id: JSON.stringify([key, value, language, ...apart]) });

  const whole = engine === 'hugo' ? 'url' : 'permalink';
  const address = text(whole);
  // A pattern with parameters says nothing; an absolute URL may be that of the original article.
  if (address && !/[:?#]/u.test(address) && /[/.]/u.test(address)) add(whole, address);
  for (const key of ['slug', 'urlname']) {
    const value = text(key);
    if (!value || address) continue;
    if (hash.test(value)) add(key, value.toLowerCase(), folder);
    // Hexo uses the file name as the slug.
    else if (key === 'slug' && engine !== 'hexo') add(key, value, folder, dayOf(page), categoriesOf(page));
  }
  return found;
}

function dayOf({ path, text }: Page): string {
  const named = () => /(?:^|\/)(?<day>\d{4}-\d{1,2}-\d{1,2})[^/]*$/u.exec(path)?.groups?.['day'];
  const written = text('date') ?? text('pubDate') ?? text('publishDate') ?? named() ?? '';
  const date = readDate(written);
  return date ? formatDay(date) : written;
}

function categoriesOf({ value }: Page): string {
  return JSON.stringify([value['categories'], value['category']]);
}
