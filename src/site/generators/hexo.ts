import { asMapping, type Mapping, textMember, texts } from '../../core/mapping.ts';
import { formatDay, readDate } from '../../knowledge/dates.ts';
import type { Output, OutputFile, Page } from './output.ts';
import { wildcardMatches } from './wildcards.ts';

const parameter = /:(?<name>\w*[^_\W])/gu;

/** Returns the file that Hexo writes for an article, derived from the sources of Hexo 8. */
export function hexoOutput(page: Page, config: Mapping): Output | undefined {
  const path = pathBelowSource(page.path, config);
  if (path === undefined) return undefined;
  const isPost = path.startsWith('_posts/');
  // Hexo publishes pages whatever `published` says.
  if (isPost && page.value['published'] === false) return undefined;
  const file = isPost ? fileOfPost(page, path.slice('_posts/'.length), config) : fileOfPage(page, path, config);
  const language = page.text('lang') ?? page.text('language') ?? '';
  // Hexo converts a time with an offset to the site's zone, so only equal times certainly have equal days.
  const date = page.text('date') ?? '';
  const dated =
    page.text('permalink') === undefined && /:(?:year|i_month|month|i_day|day)/u.test(permalinkPattern(config));
  const moved = dated && readDate(date)?.zone ? date : '';
  return { files: file ? [file] : [], realm: [language, moved].join('\n') };
}

/** Returns the path of a file below the source folder; undefined for files elsewhere. */
export function pathBelowSource(path: string, config: Mapping): string | undefined {
  const source = `${(textMember(config, 'source_dir') ?? 'source').replace(/^\.?\/|\/+$/gu, '')}/`;
  return path.startsWith(source) ? path.slice(source.length) : undefined;
}

/** Whether Hexo leaves out a file because of a name that begins with `_` or `.`; posts are in `_posts`. */
export function isHidden(path: string): boolean {
  return /(?:^|\/)[_.]/u.test(path.replace(/^_posts\//u, ''));
}

/** Returns the folder of the assets of a post or draft; undefined where Hexo has none. */
export function assetFolder(path: string, config: Mapping): string | undefined {
  const isPost = /^_(?:posts|drafts)\//u.test(pathBelowSource(path, config) ?? '');
  return isPost && config['post_asset_folder'] === true ? path.replace(/\.[^./]+$/u, '') : undefined;
}

/** Whether `skip_render` has Hexo copy a file instead of rendering it; undefined for a pattern that is not modelled. */
export function isCopied(path: string, config: Mapping): boolean | undefined {
  const found = texts(config['skip_render']).map((pattern) => globMatches(pattern, path));
  return found.includes(true) || (found.includes(undefined) ? undefined : false);
}

/** Patterns of names, `*` and `**`; undefined for others. */
function globMatches(pattern: string, path: string): boolean | undefined {
  if (/[^\p{L}\p{N}\s_.*/-]/u.test(pattern)) return undefined;
  const isAnyDepth = pattern.includes('**');
  if (!isAnyDepth && pattern.split('/').length !== path.split('/').length) return false;
  return wildcardMatches(pattern, path) || (pattern.startsWith('**/') && wildcardMatches(pattern.slice(3), path));
}

function fileOfPage(page: Page, path: string, config: Mapping): OutputFile | undefined {
  // Files that Hexo copies keep their names.
  if (isCopied(path, config) !== false || isHidden(path)) return undefined;
  const permalink = page.text('permalink');
  const file = permalink ?? path.replace(/\.\w+$/u, '.html');
  // Hexo adds `.html` to the path of a page without an extension.
  const whole = file.endsWith('/') ? `${file}index.html` : /\.[^/]+$/u.test(file) ? file : `${file}.html`;
  return { kind: 'page', file: rootedPath(whole), ...(permalink !== undefined && { from: ['permalink'] }) };
}

function fileOfPost(page: Page, path: string, config: Mapping): OutputFile | undefined {
  // Hexo skips names that begin with `_` or `.`, unless a plugin reads them.
  if (/(?:^|\/)[_.]/u.test(path)) return undefined;
  const folders = config['post_asset_folder'] === true;
  const permalink = page.text('permalink');
  const address = permalink ?? expandPermalink(page, path, config);
  if (address === undefined) return undefined;
  const whole = folders && !/(?:\/|\.html)$/u.test(address) ? `${address}/` : address;
  const from = permalink === undefined ? permalinkField(page, config) : 'permalink';
  const file = rootedPath(whole.endsWith('/') ? `${whole}index.html` : whole);
  return { kind: 'page', file, ...(from !== undefined && { from: [from] }) };
}

/** Fills the permalink pattern of the site for a post; undefined if a value is missing or only Hexo knows it. */
function expandPermalink(page: Page, path: string, config: Mapping): string | undefined {
  const { slug, day: dayOfName } = parseFileName(path, textMember(config, 'new_post_name') ?? ':title.md');
  const text = page.text('date');
  const written = text === undefined ? undefined : readDate(text);
  const day = text === undefined ? dayOfName : written && formatDay(written);
  const values: Record<string, string | undefined> = {
    id: page.text('id'),
    title: slug,
    name: slug.replace(/^.*\//u, ''),
    post_title: page.text('title'),
    category: categoryOf(page, config),
    ...(day !== undefined && dateValues(day)),
  };
  const defaults = asMapping(config['permalink_defaults']);
  let missing = false;
  const address = permalinkPattern(config).replace(parameter, (_, name: string) => {
    const value = builtInParameters.has(name) ? values[name] : (page.text(name) ?? textMember(defaults, name));
    missing ||= value === undefined;
    return value ?? '';
  });
  return missing ? undefined : address;
}

/** Returns the path of a post's last category; undefined for lists in lists and sites that map names. */
function categoryOf({ value }: Page, config: Mapping): string | undefined {
  const stated = [value['categories'] ?? value['category'] ?? []].flat();
  if (Object.keys(asMapping(config['category_map'])).length > 0 || !stated.every((each) => typeof each === 'string'))
    return undefined;
  return stated.length === 0
    ? (textMember(config, 'default_category') ?? 'uncategorized')
    : stated.map(slugOf).join('/');
}

/** Parameters that Hexo sets itself, regardless of front matter but for the id. */
const builtInParameters = new Set(
  'id title name post_title year month day hour minute second i_month i_day timestamp hash category'.split(' '),
);

/** Returns the pattern of the addresses of posts. */
export function permalinkPattern(config: Mapping): string {
  return textMember(config, 'permalink') ?? ':year/:month/:day/:title/';
}

/** Whether the addresses of posts need not contain their names, so that one that is not derived may be any. */
export function hasUnnamedPosts(config: Mapping): boolean {
  return !/:(?:title|name|post_title)(?!\w)/u.test(permalinkPattern(config));
}

/** Returns the front matter key that the permalink pattern uses, if the post has it. */
function permalinkField(page: Page, config: Mapping): string | undefined {
  const names = [...permalinkPattern(config).matchAll(parameter)].map(({ groups }) => groups?.['name'] ?? '');
  return names.find((name) => !builtInParameters.has(name) && page.text(name) !== undefined);
}

function dateValues(day: string): Readonly<Record<string, string>> {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  const short = (part: string) => part.replace(/^0(?=\d$)/u, '');
  return { year, month, day: dayOfMonth, i_month: short(month), i_day: short(dayOfMonth) };
}

/** Ways to divide a name between the parameters of a pattern; more are tried for too long. No site comes near. */
const maxWays = 1_000_000;

function waysToDivide(name: string, parameters: readonly string[], shapes: Readonly<Record<string, string>>): number {
  const free = parameters.filter((each) => shapes[each] === undefined).length;
  return name.length ** Math.max(0, free - 1) * 2 ** (parameters.length - free);
}

/** Returns the slug of a post, and its day if file names contain the day. */
function parseFileName(path: string, pattern: string): { readonly slug: string; readonly day?: string } {
  const name = path.replace(/\.\w+$/u, '');
  const shapes: Readonly<Record<string, string>> = {
    year: String.raw`\d{4}`,
    month: String.raw`\d{2}`,
    day: String.raw`\d{2}`,
    i_month: String.raw`\d{1,2}`,
    i_day: String.raw`\d{1,2}`,
    hash: '[0-9a-f]{12}',
  };
  const names: string[] = [];
  const source = pattern
    .replace(/\.\w+$/u, '')
    .replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')
    .replace(parameter, (_, parameterName: string) => {
      names.push(parameterName);
      return `(${shapes[parameterName] ?? '.+?'})`;
    });
  const isBounded = waysToDivide(name, names, shapes) <= maxWays;
  const values = isBounded ? new RegExp(`^${source}$`, 'u').exec(name)?.slice(1) : undefined;
  if (!values) return { slug: slugOf(name) };
  const found = Object.fromEntries(names.map((each, index) => [each, values[index] ?? '']));
  const [year, month, day] = [found['year'], found['month'] ?? found['i_month'], found['day'] ?? found['i_day']];
  const dated = year && month && day ? { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` } : {};
  return { slug: found['title'] ?? slugOf(name), ...dated };
}

/** Returns the slug by which `post_link` names a post; `path` is below the folder of posts. */
export function hexoSlug(path: string, config: Mapping): string {
  return parseFileName(path, textMember(config, 'new_post_name') ?? ':title.md').slug;
}

/** Returns Hexo's slug for a name that does not match `new_post_name`: slashes and signs become hyphens. */
function slugOf(name: string): string {
  return name.replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/gu, '-').replace(/^-|-$/gu, '');
}

function rootedPath(path: string): string {
  return `/${path}`.replace(/\/{2,}/gu, '/');
}
