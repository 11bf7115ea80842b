import { asMapping, type Mapping, member, textMember, texts } from '../../core/mapping.ts';
import { formatDay, readDate } from '../../knowledge/dates.ts';
import { isSkippedPost } from '../../knowledge/text/post-name.ts';
import type { Output, OutputFile, Page } from './output.ts';
import { wildcardMatches } from './wildcards.ts';

const styles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** Returns the file that Jekyll writes for an article, derived from the sources of Jekyll 4. */
export function jekyllOutput(page: Page, config: Mapping): Output | undefined {
  if (page.value['published'] === false) return undefined;
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

/** What Jekyll leaves out where the configuration names nothing else. */
const usuallyExcluded = [
  'Gemfile',
  'Gemfile.lock',
  'node_modules',
  'vendor/bundle',
  'vendor/cache',
  'vendor/gems',
  'vendor/ruby',
  'gemfiles',
  'package.json',
  'package-lock.json',
];

/** Returns the collection of a file, the path in it, and whether Jekyll writes its documents. */
export function collectionOf(path: string, config: Mapping): JekyllCollection | undefined {
  const above = collectionsFolder(config);
  const inAbove = path.startsWith(above) ? path.slice(above.length) : '';
  const { name = '', rest = '' } = /^_(?<name>[^/]+)\/(?<rest>.+)$/u.exec(inAbove)?.groups ?? {};
  const stated = config['collections'];
  const isListed = Array.isArray(stated) && stated.includes(name);
  if (name === '' || name === 'posts' || !(isListed || Object.hasOwn(asMapping(stated), name))) return undefined;
  const settings = asMapping(asMapping(stated)[name]);
  return { name, path: rest, isWritten: settings['output'] === true, permalink: textMember(settings, 'permalink') };
}

/** Returns the folder of all collections, posts among them, with a slash at the end; empty for the root. */
export function collectionsFolder(config: Mapping): string {
  const folder = textMember(config, 'collections_dir')?.replace(/^\.?\/|\/+$/gu, '');
  return folder ? `${folder}/` : '';
}

/** Returns the folder below which the paths of the site begin, with a slash at the end; empty for the root. */
export function sourceFolder(config: Mapping): string {
  const folder = textMember(config, 'source')?.replace(/^(?:\.?\/)+|\/+$/gu, '');
  return folder && folder !== '.' ? `${folder}/` : '';
}

/** Returns the address of a file of a collection that is no document. */
export function collectionFile({ name, path, permalink }: JekyllCollection): string | undefined {
  const end = /\.[^./]*$/u.exec(path)?.[0] ?? '';
  const plain = path.slice(0, path.length - end.length);
  const base = expandPermalink(permalink ?? '/:collection/:path', {
    collection: name,
    path: plain,
    name: plain.slice(plain.lastIndexOf('/') + 1),
    title: '',
    output_ext: '',
  });
  return base && base.replace(/\/{2,}/gu, '/').replace(/\/$/u, '') + end;
}

interface JekyllCollection {
  readonly name: string;
  readonly path: string;
  readonly isWritten: boolean;
  readonly permalink: string | undefined;
}

/** Whether Jekyll leaves out a file: by its name, that of a folder around it, or the configuration. */
export function isLeftOut(path: string, config: Mapping): boolean {
  // Then paths begin elsewhere.
  if (sourceFolder(config) !== '') return false;
  const collection = collectionOf(path, config);
  if (collection && !collection.isWritten) return true;
  const names = (collection?.path ?? path.replace(/(?:^|(?<=\/))_posts\//u, '')).split('/');
  const included = ['.htaccess', ...texts(config['include'])];
  const isHidden = names.some(
    (name, at) =>
      /^[_.#~]|~$/u.test(name) &&
      !included.some((each) => matches(each, name) || matches(each, names.slice(0, at + 1).join('/'))),
  );
  return isHidden || isExcluded(path, config) || isSkippedPost(path);
}

function isExcluded(path: string, config: Mapping): boolean {
  return [...usuallyExcluded, ...texts(config['exclude'])].some((each) => matches(each, path, true));
}

/** Whether a pattern of `exclude` and `include` is that of a path, or of a folder around it. */
function matches(pattern: string, path: string, below = false): boolean {
  const plain = pattern.replace(/^\.?\/|\/+$/gu, '');
  if (plain === path || (below && path.startsWith(`${plain}/`))) return true;
  if (!plain.includes('*')) return false;
  return wildcardMatches(plain, path) || (below && wildcardMatches(`${plain}/*`, path));
}

function jekyllFile(page: Page, config: Mapping): OutputFile | undefined {
  if (isLeftOut(page.path, config) || sourceFolder(config) !== '') return undefined;
  const permalink = page.text('permalink');
  if (permalink !== undefined) {
    // A single word names a style; a pattern with parameters is not modelled.
    if (permalink.includes(':') || !/[/.]/u.test(permalink)) return undefined;
    return { kind: 'page', file: fileOfUrl(permalink), from: ['permalink'] };
  }
  const above = collectionsFolder(config);
  const post = /^(?:(?<folders>.*)\/)?_posts\/(?:.*\/)?(?<day>\d{2,4}-\d{1,2}-\d{1,2})-(?<slug>[^/]*)\.[^./]+$/u.exec(
    page.path.startsWith(above) ? page.path.slice(above.length) : page.path,
  );
  const { folders = '', day = '', slug: named = '' } = post?.groups ?? {};
  // `defaults` may set permalinks and categories for some folders.
  if (/"(?:permalink|categor(?:y|ies)|slug|published)":/u.test(JSON.stringify(config['defaults'] ?? null)))
    return undefined;
  if (!post) return pageFile(page, config);
  const slug = page.text('slug');
  const own = slug ?? named.replace(/\.+$/u, '');
  const address = expandPermalink(permalinkPattern(config), {
    title: slugify(own, notPretty),
    slug: slugify(own, notWord).toLowerCase(),
    output_ext: '.html',
    ...categoriesOf(page, folders),
    ...dateValues(page, day),
  });
  if (address === undefined) return undefined;
  return { kind: 'page', file: fileOfUrl(address), ...(slug !== undefined && { from: ['slug'] }) };
}

/** Returns the file of a page that is no post: by its path, and in a collection by that one's pattern. */
function pageFile({ path, text }: Page, config: Mapping): OutputFile | undefined {
  const collection = collectionOf(path, config);
  const own = (collection?.path ?? path).replace(/\.[^./]+$/u, '');
  const name = own.slice(own.lastIndexOf('/') + 1);
  // A date in the name is left out of the title.
  const slugs = text('slug') ?? (/^\d{2,4}-\d{1,2}-\d{1,2}-/u.test(name) ? undefined : name);
  const style = textMember(config, 'permalink') ?? 'date';
  const suffix = style === 'pretty' || style.endsWith('/') ? '/' : '.html';
  if (!collection) return { kind: 'page', file: fileOfUrl(name === 'index' ? own.slice(0, -5) : own + suffix) };
  const pattern = collection.permalink ?? `/:collection/:path${suffix}`;
  const address = expandPermalink(Object.hasOwn(styles, pattern) ? '' : pattern, {
    collection: collection.name,
    path: own,
    name: slugify(name, notWord).toLowerCase(),
    ...(slugs && { title: slugify(slugs, notPretty), slug: slugify(slugs, notWord).toLowerCase() }),
    output_ext: '.html',
  });
  return address ? { kind: 'page', file: fileOfUrl(address) } : undefined;
}

function permalinkPattern(config: Mapping): string {
  const stated =
    textMember(member(config['collections'], 'posts'), 'permalink') ?? textMember(config, 'permalink') ?? 'date';
  return Object.hasOwn(styles, stated) ? (styles[stated] ?? stated) : stated;
}

/** Returns the categories of a post; folders above `_posts` count as well. */
function categoriesOf(page: Page, folders: string): Readonly<Record<string, string>> {
  const { category, categories } = page.value;
  // Only this text is a list of words.
  const words = typeof categories === 'string' ? categories.split(/\s+/u) : [categories ?? []].flat();
  const stated = category === undefined || category === null ? words : [category].flat();
  const all = [...folders.split('/'), ...stated.map((each) => String(each ?? ''))].filter(Boolean);
  const distinct = (names: readonly string[]) => [...new Set(names.map((each) => each.toLowerCase()))].join('/');
  return { categories: distinct(all), slugified_categories: distinct(all.map((each) => slugify(each, notWord))) };
}

const notWord = /[^\p{M}\p{L}\p{Nd}]+/gu;
const notPretty = /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu;

function slugify(text: string, replaced: RegExp): string {
  return text.replace(replaced, '-').replace(/^-|-$/gu, '');
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
