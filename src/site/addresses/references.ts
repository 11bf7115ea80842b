import { member, textMember } from '../../core/mapping.ts';
import { urlParts } from '../../knowledge/url/url.ts';
import { hexoSlug, pathBelowSource } from '../generators/hexo.ts';
import { contentPlace } from '../generators/hugo.ts';
import { collectionOf, isLeftOut, sourceFolder } from '../generators/jekyll.ts';
import { canonicalAddress, folderOf, normalizePath } from './address.ts';
import { findFile, foldedName, folderAt } from './folders.ts';
import { mayBeMade } from './made-files.ts';
import { isBuiltFromCopy, rootsOf } from './roots.ts';
import { plainName, type SiteContext, type SiteMap, type SitePage } from './site-map.ts';
import type { Target } from './targets.ts';

/** A template tag that names a page of the site. */
export interface Reference {
  readonly kind: 'ref' | 'relref' | 'post_url' | 'link' | 'post_link';
  /** What it names, without an anchor. */
  readonly target: string;
  /** The language that Hugo looks in, if the tag states one. */
  readonly language?: string;
}

/** Returns what a template tag names: an article, a file that is there, nothing, or several articles. */
export function referenceTarget(reference: Reference, site: SiteContext): Target | 'ambiguous' {
  const { target } = reference;
  if (target === '' || /^[a-z]+:\/\//iu.test(target)) return 'here';
  if (isBuiltFromCopy(site)) return 'unknown';
  const found = targetOfReference(reference, site);
  const roots = [folderOf(site.path), ...rootsOf(site.engine, site.config).content];
  const isMade = () => roots.some((root) => mayBeMade(normalizePath(`${root}/${target}`), site));
  return found === 'missing' && isMade() ? 'unknown' : found;
}

function targetOfReference({ kind, target, language }: Reference, site: SiteContext): Target | 'ambiguous' {
  if (kind === 'ref' || kind === 'relref')
    return site.engine === 'hugo' ? hugoTarget(target, language ?? languageOf(site.path, site), site) : 'unknown';
  if (kind === 'link') return site.engine === 'jekyll' ? fileTarget(target, site) : 'unknown';
  if (site.engine !== (kind === 'post_url' ? 'jekyll' : 'hexo')) return 'unknown';
  return postTarget(target, site);
}

function languageOf(path: string, { config }: SiteContext): string | undefined {
  return contentPlace(path, config)?.language.toLowerCase();
}

/** Hugo resolves a path below the content folder, one beside the article, or a name, which may be in any folder. */
function hugoTarget(target: string, language: string | undefined, site: SiteContext): Target | 'ambiguous' {
  const { config, path, map, entries } = site;
  if (Array.isArray(member(config['module'], 'imports'))) return 'unknown';
  const plain = logicalPath(target);
  const roots = rootsOf('hugo', config).content;
  const ownRoot = roots.find((each) => path.startsWith(`${each}/`)) ?? '';
  const beside = normalizePath(
    `${folderOf(path.slice(ownRoot.length))}/${target.startsWith('/') ? '' : plain}`,
  ).toLowerCase();
  const named = (map.byName.get(plainName(`${plain}.md`)) ?? []).flatMap((page) => {
    const root = roots.find((each) => page.path.startsWith(`${each}/`)) ?? '';
    const own = languageOf(page.path, site);
    const isReadable =
      !page.unpublished && (language === undefined || own === undefined || own === language.toLowerCase());
    return isReadable ? [{ page, logical: logicalPath(page.path.slice(root.length)) }] : [];
  });
  const found = named.find(({ logical }) => logical === beside) ?? named.find(({ logical }) => logical === plain);
  if (found) return found.page;
  const anywhere = plain.includes('/') ? [] : named.filter(({ logical }) => logical.split('/').at(-1) === plain);
  if (anywhere[0]) return anywhere.length > 1 ? 'ambiguous' : anywhere[0].page;
  const folders = [folderOf(path), ...roots].map((root) => normalizePath(`${root}/${folderOf(plain)}`));
  const name = plain.split('/').at(-1) ?? '';
  const isThere = folders.some((folder) =>
    entries(folder)?.some((each) => logicalPath(each) === name && !map.byPath.has(normalizePath(`${folder}/${each}`))),
  );
  if (plain === '' || isSection(plain, site)) return 'here';
  if (isThere) return 'unknown';
  // A bare name may be that of an article in any folder.
  const isWhole = roots.every((root) =>
    (entries(root) ?? []).every((each) => !/\.md$/u.test(each) || map.byPath.has(`${root}/${each}`)),
  );
  return isWhole ? 'missing' : 'unknown';
}

/** Whether a path names a folder with articles, of which Hugo makes a list. */
function isSection(plain: string, { config, entries }: SiteContext): boolean {
  return (
    !plain.includes('/') && rootsOf('hugo', config).content.some((root) => entries(`${root}/${plain}`) !== undefined)
  );
}

/** Returns a path without extension, language and the file of a bundle. */
function logicalPath(path: string): string {
  return normalizePath(path)
    .toLowerCase()
    .replace(/(?:\.[a-z]{2,3}(?:-[a-z\d]+)?)?\.(?:md|markdown|html|mdx|adoc|org|pandoc)$/u, '')
    .replace(/(?:^|\/)_?index$/u, '');
}

function fileTarget(target: string, site: SiteContext): Target {
  const plain = normalizePath(target);
  const above = textMember(site.config, 'collections_dir');
  // Paths of documents do not name the folder of collections.
  const file = above && plain.startsWith('_') ? normalizePath(`${above}/${plain}`) : plain;
  return above && file === plain && collectionOf(file, site.config) ? 'missing' : documentTarget(file, site);
}

function documentTarget(path: string, site: SiteContext): Target {
  const file = sourceFolder(site.config) + path;
  const page = site.map.byPath.get(file);
  // A file without front matter is one that is copied.
  if (page && page.addresses.length > 0) return page;
  return isLeftOut(file, site.config) || findFile(file, site) !== 'here' ? 'missing' : 'here';
}

/** A post by the name of its file, without extension; of Hexo by its slug. */
function postTarget(target: string, site: SiteContext): Target {
  const { map, entries, engine, config } = site;
  const wanted = target
    .replace(/\.(?:md|markdown|html)$/u, '')
    .replace(/^\/+/u, '')
    .toLowerCase();
  const found = engine === 'hexo' ? hexoPosts(site).get(wanted) : jekyllPost(wanted, site);
  if (found) return found;
  const folder = rootsOf(engine, config).content.find((each) => each.endsWith('_posts')) ?? '';
  const names = entries(normalizePath(`${folder}/${folderOf(wanted)}`));
  if (!names) return engine === 'hexo' && entries(folder) ? 'missing' : 'unknown';
  // Posts may have other formats, unless these are files beside posts.
  const mayBeOther = engine === 'hexo' && config['post_asset_folder'] !== true;
  const { otherPages } = folderAt(normalizePath(`${folder}/${folderOf(wanted)}`), site);
  if (mayBeOther && otherPages.has(foldedName(wanted.split('/').at(-1) ?? ''))) return 'here';
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

function jekyllPost(wanted: string, { map }: SiteContext): SitePage | undefined {
  return (map.byName.get(plainName(`${wanted}.md`)) ?? []).find(({ path }) => {
    const plain = path.replace(/\.[^./]+$/u, '').toLowerCase();
    return plain === wanted || plain.endsWith(`/${wanted}`) || plainName(path) === wanted;
  });
}

const knownPosts = new WeakMap<SiteMap, ReadonlyMap<string, SitePage>>();

/** Returns the posts and drafts of Hexo by their slugs. */
function hexoPosts({ map, config }: SiteContext): ReadonlyMap<string, SitePage> {
  const known = knownPosts.get(map);
  if (known) return known;
  const found = new Map<string, SitePage>();
  for (const page of map.byPath.values()) {
    const { folder, path = '' } =
      /^(?<folder>_posts|_drafts)\/(?<path>.+)$/u.exec(pathBelowSource(page.path, config) ?? '')?.groups ?? {};
    if (folder === undefined) continue;
    const slug = hexoSlug(path, config).toLowerCase();
    if (!found.has(slug)) found.set(slug, folder === '_drafts' ? { ...page, draft: true } : page);
  }
  knownPosts.set(map, found);
  return found;
}

/** Returns the only page of the name that a link ends in; without a site, of the article's own top folder. */
export function suggestion(url: string, { map, path, engine }: SiteContext): SitePage | undefined {
  const wanted = wantedName(url);
  if (wanted.length < 3) return undefined;
  const [top] = path.split('/');
  const isNear = (page: SitePage) => engine !== 'generic' || page.path.split('/')[0] === top;
  const found = (map.byName.get(wanted) ?? []).filter((page) => !page.draft && !page.unpublished && isNear(page));
  return found.length === 1 ? found[0] : undefined;
}

/** Returns the name that a link ends in, as `plainName` returns those of pages. */
export function wantedName(url: string): string {
  return plainName(`${canonicalAddress(urlParts(url).path).replace(/\.(?:md|mdx|markdown)$/u, '')}.md`);
}
