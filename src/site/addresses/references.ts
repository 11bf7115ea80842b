import { urlParts } from '../../knowledge/url/url.ts';
import { canonicalAddress, folderOf, normalizePath } from './address.ts';
import { rootsOf } from './roots.ts';
import { plainName, type SiteContext, type SitePage } from './site-map.ts';

/** A template tag that names a page of the site. */
export interface Reference {
  readonly kind: 'ref' | 'relref' | 'post_url' | 'link' | 'post_link';
  /** What it names, without an anchor. */
  readonly target: string;
}

/** Whether a template tag names an article that is there. */
export function referenceTarget({ kind, target }: Reference, site: SiteContext): 'here' | 'missing' | 'unknown' {
  if (target === '' || /^[a-z]+:\/\//iu.test(target)) return 'here';
  if (kind === 'ref' || kind === 'relref') return site.engine === 'hugo' ? hugoTarget(target, site) : 'unknown';
  if (kind === 'link') return site.engine === 'jekyll' ? fileTarget(target, site) : 'unknown';
  const folder = kind === 'post_url' ? '_posts' : 'source/_posts';
  if (site.engine !== (kind === 'post_url' ? 'jekyll' : 'hexo')) return 'unknown';
  return postTarget(target, folder, site);
}

/** Hugo takes a path below the content folder, one beside the article, or the end of a path that is the only one. */
function hugoTarget(target: string, { config, path, map, entries }: SiteContext): 'here' | 'missing' | 'unknown' {
  if (Array.isArray((config['module'] as { imports?: unknown } | undefined)?.imports)) return 'unknown';
  const plain = logicalPath(target);
  const roots = rootsOf('hugo', config).content;
  if (map.byAddress.has(plain)) return 'here';
  for (const page of map.byName.get(plainName(`${plain}.md`)) ?? []) {
    const root = roots.find((each) => page.path.startsWith(`${each}/`)) ?? '';
    const logical = logicalPath(page.path.slice(root.length));
    if (logical === plain || logical.endsWith(`/${plain}`)) return 'here';
  }
  const folders = [folderOf(path), ...roots].map((root) => normalizePath(`${root}/${folderOf(plain)}`));
  const name = plain.split('/').at(-1) ?? '';
  const isThere = folders.some((folder) => entries(folder)?.some((each) => logicalPath(each) === name));
  if (isThere || plain === '') return 'here';
  // A bare name may be that of an article in any folder.
  const isWhole = roots.every((root) =>
    (entries(root) ?? []).every((each) => !/\.md$/u.test(each) || map.byPath.has(`${root}/${each}`)),
  );
  return isWhole ? 'missing' : 'unknown';
}

/** Returns a path without extension, language and the file of a bundle. */
function logicalPath(path: string): string {
  return normalizePath(path)
    .toLowerCase()
    .replace(/(?:\.[a-z]{2,3}(?:-[a-z\d]+)?)?\.(?:md|markdown|html|mdx|adoc|org|pandoc)$/u, '')
    .replace(/(?:^|\/)_?index$/u, '');
}

function fileTarget(target: string, { map, entries }: SiteContext): 'here' | 'missing' {
  const file = normalizePath(target);
  if (map.byPath.has(file)) return 'here';
  return entries(folderOf(file))?.includes(file.split('/').at(-1) ?? '') ? 'here' : 'missing';
}

/** A post by the name of its file, without extension; of Hexo also by its slug. */
function postTarget(target: string, folder: string, { map, entries }: SiteContext): 'here' | 'missing' | 'unknown' {
  const wanted = target
    .replace(/\.(?:md|markdown|html)$/u, '')
    .replace(/^\/+/u, '')
    .toLowerCase();
  for (const { path } of map.byName.get(plainName(`${wanted}.md`)) ?? []) {
    const plain = path.replace(/\.[^./]+$/u, '').toLowerCase();
    if (plain === wanted || plain.endsWith(`/${wanted}`) || plainName(path) === wanted) return 'here';
  }
  const names = entries(normalizePath(`${folder}/${folderOf(wanted)}`));
  if (!names) return 'unknown';
  const isSeen = names.every(
    (name) =>
      !/\.(?:md|markdown)$/u.test(name) || map.byPath.has(normalizePath(`${folder}/${folderOf(wanted)}/${name}`)),
  );
  return isSeen
    ? 'missing'
    : names.some((name) => name.toLowerCase().startsWith(`${wanted.split('/').at(-1)}.`))
      ? 'here'
      : 'unknown';
}

/** Returns the only page of the name that a link ends in; without a site, of the article's own top folder. */
export function suggestion(url: string, { map, path, engine }: SiteContext): SitePage | undefined {
  const wanted = plainName(`${canonicalAddress(urlParts(url).path).replace(/\.(?:md|mdx|markdown)$/u, '')}.md`);
  if (wanted.length < 3) return undefined;
  const [top] = path.split('/');
  const isNear = (page: SitePage) => engine !== 'generic' || page.path.split('/')[0] === top;
  const found = (map.byName.get(wanted) ?? []).filter((page) => !page.draft && isNear(page));
  return found.length === 1 ? found[0] : undefined;
}

/** Returns the path of a file as written in another one. */
export function relativePath(from: string, to: string): string {
  const [start, end] = [folderOf(from).split('/').filter(Boolean), to.split('/')];
  let shared = 0;
  while (shared < start.length && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}
