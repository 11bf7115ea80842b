import { hash53 } from '../../core/hash.ts';
import type { Range } from '../../core/types.ts';
import type { Entry } from '../../engine/rule.ts';
import { imageExtension, isTemplateUrl, type UrlParts, urlParts } from '../url/url.ts';

/** An image URL with its first occurrence. */
export interface KnownImage {
  readonly url: string;
  readonly path: string;
  readonly range: Range;
}

/** The distinct image URLs of one host, or of one folder for relative URLs. */
export interface ImageGroup {
  /** Name of the group in messages. */
  readonly name: string;
  readonly total: number;
  /** Number of URLs with an image extension. */
  readonly files: number;
  /** Returns the image file whose URL extends `stem` within the last segment, if there is exactly one. */
  completionOf(stem: string): KnownImage | undefined;
  /** Whether the URL is shorter than all files of a group with at least 20 URLs, of which 95 % are files. */
  isShortest(url: string): boolean;
}

/** Whether nearly all other URLs of a group are image files, so that one without an extension is an exception. */
export function consistsOfFiles({ files, total }: Pick<ImageGroup, 'files' | 'total'>, least: number): boolean {
  return files >= least && files >= 0.8 * (total - 1);
}

/** Returns the parts of a URL that locates an image; undefined for templates and `data:` URLs. */
export function placedUrl(url: string): UrlParts | undefined {
  const parts = urlParts(url);
  return url === '' || isTemplateUrl(url) || !/^(?:https?)?$/u.test(parts.scheme) ? undefined : parts;
}

export function isImageFile({ path }: UrlParts): boolean {
  return imageExtension.test(path);
}

/**
 * The image URLs of an article as JSON, compact enough to keep those of a whole site in memory. For each folder: its URL,
 * then the rest of the URL and the range of each image in it.
 */
export type PackedImages = string;

type PackedFolder = readonly [folder: string, ...images: (string | number)[]];

export function packImages(images: Iterable<{ readonly url: string; readonly range: Range }>): PackedImages {
  const folders = new Map<string, [folder: string, ...images: (string | number)[]]>();
  let last: [folder: string, ...images: (string | number)[]] | undefined;
  for (const { url, range } of images) {
    // The usual case: the folder of the previous image.
    if (last && isPlainlyInFolder(url, last[0])) {
      last.push(url.slice(last[0].length), ...range);
      continue;
    }
    const parts = placedUrl(url);
    if (!parts) continue;
    const rest = parts.path.length - idFolder(parts.path).length + parts.query.length + parts.fragment.length;
    const name = url.slice(0, url.length - rest);
    const folder = folders.get(name);
    if (folder) folder.push(url.slice(name.length), ...range);
    last = folder ?? [name, url.slice(name.length), ...range];
    if (!folder) folders.set(name, last);
  }
  return JSON.stringify([...folders.values()]);
}

/** Returns the folders and the rests of the URLs, without the ranges. */
export function urlsIn(packed: PackedImages): readonly (string | number)[][] {
  return (JSON.parse(packed) as PackedFolder[]).map((folder) => folder.filter((each) => typeof each === 'string'));
}

/** Whether a URL is a known folder plus a file name of harmless characters, so that no other check is needed. */
function isPlainlyInFolder(url: string, folder: string): boolean {
  const isPath = folder.endsWith('/') && !folder.endsWith('//');
  return isPath && url.length < 2000 && url.startsWith(folder) && /^[\w.-]*$/u.test(url.slice(folder.length));
}

export interface ArticleImages {
  readonly packed: PackedImages;
  /** The URLs that may be truncated. */
  readonly suspects: readonly string[];
  /** Of these, the URLs that a longer URL may complete. */
  readonly completable: readonly string[];
}

/** Returns the group of a URL that may be truncated. */
type GroupFor = (url: string, path: string) => ImageGroup | undefined;

/** Groups the image URLs of a run. Only groups with URLs that may be truncated are built. */
export function groupImages(all: readonly Pick<Entry<ArticleImages, object>, 'digest' | 'article'>[]): GroupFor {
  const groups = new Map<string, Members>();
  for (const { digest, article } of all) {
    const { suspects, completable } = digest;
    const { path } = article;
    for (const url of suspects) {
      const key = imageKey(urlParts(url), path);
      if (!groups.has(key)) groups.set(key, newMembers());
    }
    for (const url of completable) {
      const parts = urlParts(url);
      groups.get(imageKey(parts, path))?.folders.add(idFolder(idOf(parts)));
    }
  }
  for (const { digest, article } of groups.size > 0 ? all : []) {
    const { path } = article;
    for (const folder of JSON.parse(digest.packed) as PackedFolder[]) {
      const members = groups.get(imageKey(urlParts(folder[0]), path));
      if (members) addFolder(members, folder, path);
    }
  }
  const made = new Map([...groups].map(([key, members]) => [key, groupOf(key, members)]));
  return (url, path) => {
    const parts = placedUrl(url);
    return parts && made.get(imageKey(parts, path));
  };
}

/** A group while it is built. */
interface Members {
  /** Hashes of all URLs, and of those of image files. */
  readonly ids: number[];
  readonly files: number[];
  /** Length of the shortest URL of an image file. */
  shortest: number;
  /** Folders of the URLs that a longer URL may complete. */
  readonly folders: Set<string>;
  /** First occurrences of the image files in and below these folders. */
  readonly near: Map<string, KnownImage>;
}

function newMembers(): Members {
  return { ids: [], files: [], shortest: Number.POSITIVE_INFINITY, folders: new Set(), near: new Map() };
}

function addFolder(members: Members, [folder, ...images]: PackedFolder, path: string): void {
  const prefix = idOf(urlParts(folder));
  const seed = hash53(prefix);
  const isNear = members.folders.size > 0 && isInFolders(prefix, members.folders);
  for (let at = 0; at < images.length; at += 3) {
    const name = images[at] as string;
    const rest = name.includes('#') ? name.slice(0, name.indexOf('#')) : name;
    const hash = hash53(rest, seed);
    members.ids.push(hash);
    if (rest.includes('?') || !imageExtension.test(rest)) continue;
    members.files.push(hash);
    members.shortest = Math.min(members.shortest, prefix.length + rest.length);
    const id = isNear ? prefix + rest : undefined;
    if (id !== undefined && !members.near.has(id))
      members.near.set(id, { url: folder + name, path, range: [images[at + 1] as number, images[at + 2] as number] });
  }
}

/** Whether a folder is in the set, or below a folder of the set. */
function isInFolders(folder: string, folders: ReadonlySet<string>): boolean {
  for (let at = folder.length; at >= 0; at = at === 0 ? -1 : folder.lastIndexOf('/', at - 2) + 1) {
    if (folders.has(folder.slice(0, at))) return true;
    if (at === 0) return false;
  }
  return false;
}

/** Returns the key of a group: the host; for relative URLs, `/` or the folder of the article. */
function imageKey({ authority, path }: UrlParts, article: string): string {
  if (authority !== undefined) return authority.toLowerCase();
  return path.startsWith('/') ? '/' : idFolder(article);
}

/** Identifies a URL independently of its scheme: http and https lead to the same image. */
function idOf({ authority = '', path, query }: UrlParts): string {
  return `${authority.toLowerCase()}${path}${query}`;
}

function idFolder(id: string): string {
  return id.slice(0, id.lastIndexOf('/') + 1);
}

function groupOf(name: string, { ids, files, shortest, near }: Members): ImageGroup {
  const total = new Set(ids).size;
  const fileCount = new Set(files).size;
  const sorted = [...near.keys()].sort();
  return { name, total, files: fileCount, completionOf, isShortest };

  function isShortest(url: string): boolean {
    const parts = urlParts(url);
    const enough = parts.authority !== undefined && total >= 20 && fileCount >= 0.95 * total;
    return enough && idOf(parts).length < shortest;
  }

  function completionOf(stem: string): KnownImage | undefined {
    const id = idOf(urlParts(stem));
    const at = indexFrom(sorted, id);
    const [found, next] = sorted[at] === id ? [sorted[at + 1], sorted[at + 2]] : [sorted[at], sorted[at + 1]];
    if (!found?.startsWith(id) || /[/?#]/u.test(found.slice(id.length)) || next?.startsWith(id)) return undefined;
    return near.get(found);
  }
}

/** Returns the index of the first of the sorted texts that is not before `text`. */
function indexFrom(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
