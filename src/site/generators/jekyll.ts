import { type Mapping, member, textMember } from '../../core/mapping.ts';
import { formatDay, readDate } from '../../knowledge/dates.ts';
import type { Output, OutputFile, Page } from './output.ts';

const styles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** Returns the file that Jekyll writes for an article, derived from the sources of Jekyll 4. */
export function jekyllOutput(page: Page, config: Mapping): Output | undefined {
  if (page.value['published'] === false || member(page.value, 'draft') === true) return undefined;
  const file = jekyllFile(page, config);
  // Plugins for several languages publish the same path once in each language.
  const language = page.text('lang') ?? page.text('language') ?? page.text('locale') ?? '';
  // Jekyll converts a time to the zone of the machine, so only equal times certainly have equal days.
  const date = page.text('date') ?? '';
  const dated =
    page.text('permalink') === undefined &&
    /:(?:short_year|year|i_month|month|i_day|day)/u.test(permalinkPattern(config));
  const moved = dated && readDate(date)?.time ? date : '';
  return { files: file ? [file] : [], realm: [language, moved].join('\n') };
}

function jekyllFile(page: Page, config: Mapping): OutputFile | undefined {
  if (/(?:^|\/)_(?:drafts|site|includes|layouts|data|sass)\//u.test(page.path)) return undefined;
  const permalink = page.text('permalink');
  if (permalink !== undefined) {
    // A single word names a style; a pattern with parameters is not modelled.
    if (permalink.includes(':') || !/[/.]/u.test(permalink)) return undefined;
    return { kind: 'page', file: fileOfUrl(permalink), from: ['permalink'] };
  }
  const post = /^(?:(?<folders>.*)\/)?_posts\/(?:.*\/)?(?<day>\d{2,4}-\d{1,2}-\d{1,2})-(?<slug>[^/]*)\.[^./]+$/u.exec(
    page.path,
  );
  const { folders = '', day = '', slug: named = '' } = post?.groups ?? {};
  // `defaults` may set permalinks and categories for some folders.
  if (!post || /"(?:permalink|categor(?:y|ies)|slug|published)":/u.test(JSON.stringify(config['defaults'] ?? null)))
    return undefined;
  const slug = page.text('slug');
  const address = expandPermalink(permalinkPattern(config), {
    title: slug ?? named.replace(/\.+$/u, ''),
    slug: slug ?? named.replace(/\.+$/u, ''),
    output_ext: '.html',
    ...categoriesOf(page, folders),
    ...dateValues(page, day),
  });
  if (address === undefined) return undefined;
  return { kind: 'page', file: fileOfUrl(address), ...(slug !== undefined && { from: ['slug'] }) };
}

function permalinkPattern(config: Mapping): string {
  const stated =
    textMember(member(config['collections'], 'posts'), 'permalink') ?? textMember(config, 'permalink') ?? 'date';
  return Object.hasOwn(styles, stated) ? (styles[stated] ?? stated) : stated;
}

/** Returns the categories of a post; folders above `_posts` count as well. */
function categoriesOf(page: Page, folders: string): Readonly<Record<string, string>> {
  const stated = [page.value['categories'] ?? page.value['category'] ?? []].flat();
  const all = [...folders.split('/'), ...stated.flatMap((each) => String(each).split(/\s+/u))].filter(Boolean);
  const categories = all.join('/').toLowerCase();
  return { categories, slugified_categories: categories };
}

/** Returns the date parameters; names of months and numbers of weeks are not modelled. */
function dateValues(page: Page, dayOfName: string): Readonly<Record<string, string>> {
  const date = readDate(page.text('date') ?? dayOfName);
  if (!date) return {};
  const [year = '', month = '', day = ''] = formatDay(date).split('-');
  const short = (part: string) => part.replace(/^0/u, '');
  return { year, short_year: year.slice(2), month, i_month: short(month), day, i_day: short(day) };
}

function expandPermalink(pattern: string, values: Readonly<Record<string, string>>): string | undefined {
  let missing = false;
  const text = pattern.replace(/:(?<name>[a-z_]+)/gu, (_, name: string) => {
    // `:month_:day` is the parameter `month` and an underscore.
    const key = Object.hasOwn(values, name) ? name : name.replace(/_$/u, '');
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    missing ||= value === undefined;
    return `${value}${name.slice(key.length)}`;
  });
  return missing ? undefined : text;
}

function fileOfUrl(address: string): string {
  const path = `/${address}`.replace(/\/{2,}/gu, '/');
  if (path.endsWith('/')) return `${path}index.html`;
  return /\.[a-z][a-z0-9]*$/iu.test(path) ? path : `${path}.html`;
}
