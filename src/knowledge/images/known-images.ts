import { hash53 } from '../../core/hash.ts';
import type { Range } from '../../core/types.ts';
import type { Entry } from '../../engine/rule.ts';
import { imageExtension, isTemplate, type UrlParts, urlParts } from '../url/url.ts';

/** Where an image address was seen first. */
export interface KnownImage {
  readonly url: string;
  readonly path: string;
  readonly range: Range;
}

/** The distinct image addresses of one host, or of one folder for relative ones. */
export interface ImageGroup {
  /** As messages name it. */
  readonly name: string;
  readonly total: number;
  /** How many of them end in an image extension. */
  readonly files: number;
  /** The only image file whose address goes on where `stem` ends, within the last segment. */
  longer(stem: string): KnownImage | undefined;
  /** No file among at least 20 addresses, nearly all of them files, is as short as this one. */
  isShortest(url: string): boolean;
}

/** The others of a group, all but a few, are files; what is none departs from them. */
export function hasFiles({ files, total }: ImageGroup, least: number): boolean {
  return files >= least && files >= 0.8 * (total - 1);
}

/** An address that says where an image lies; undefined for what is made by a template or carries its own data. */
export function placedUrl(url: string): UrlParts | undefined {
  const parts = urlParts(url);
  return url === '' || isTemplate(url) || !/^(?:https?)?$/u.test(parts.scheme) ? undefined : parts;
}

export function isImageFile({ path }: UrlParts): boolean {
  return imageExtension.test(path);
}

/**
 * The placed image addresses of an article as JSON, so that those of a whole site fit into memory: for each folder its
 * address, then of each image in it the rest of the address and its place.
 */
export type PackedImages = string;

type PackedFolder = readonly [folder: string, ...images: (string | number)[]];

export function packImages(images: Iterable<{ readonly url: string; readonly range: Range }>): PackedImages {
  const folders = new Map<string, [folder: string, ...images: (string | number)[]]>();
  let last: [folder: string, ...images: (string | number)[]] | undefined;
  for (const { url, range } of images) {
    // Most stand in the folder of the one before.
    if (last && isPlainlyIn(url, last[0])) {
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

/** Whether an address is that of a folder of placed ones and a harmless name, so that nothing else needs to be asked. */
function isPlainlyIn(url: string, folder: string): boolean {
  const isPath = folder.endsWith('/') && !folder.endsWith('//');
  return isPath && url.length < 2000 && url.startsWith(folder) && /^[\w.-]*$/u.test(url.slice(folder.length));
}

export interface ArticleImages {
  readonly packed: PackedImages;
  /** What is asked about. */
  readonly asked: readonly string[];
  /** Of these, what others may go on from where it ends. */
  readonly begun: readonly string[];
}

export interface KnownImages {
  /** The group of an address that an article asks about. */
  groupFor(url: string, path: string): ImageGroup | undefined;
  /** The articles that ask. */
  readonly asking: ReadonlySet<string>;
}

/** Looks at all image addresses of a run. */
export function groupImages(all: readonly Pick<Entry<ArticleImages, object>, 'digest' | 'article'>[]): KnownImages {
  const groups = new Map<string, Members>();
  const asking = new Set<string>();
  for (const { digest, article } of all) {
    const { asked, begun } = digest;
    const { path } = article;
    if (asked.length > 0) asking.add(path);
    for (const url of asked) {
      const key = imageKey(urlParts(url), path);
      if (!groups.has(key)) groups.set(key, newMembers());
    }
    for (const url of begun) {
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
  return {
    groupFor(url, path) {
      const parts = placedUrl(url);
      return parts && made.get(imageKey(parts, path));
    },
    asking,
  };
}

/** What must be known of the addresses of a group. */
interface Members {
  /** A hash of each address, and of each that is an image file. */
  readonly ids: number[];
  readonly files: number[];
  /** Length of the shortest file. */
  shortest: number;
  /** Where those lie that others may go on from. */
  readonly folders: Set<string>;
  /** The files in and below these folders, where they stand first. */
  readonly near: Map<string, KnownImage>;
}

function newMembers(): Members {
  return { ids: [], files: [], shortest: Number.POSITIVE_INFINITY, folders: new Set(), near: new Map() };
}

function addFolder(members: Members, [folder, ...images]: PackedFolder, path: string): void {
  const prefix = idOf(urlParts(folder));
  const seed = hash53(prefix);
  const isNear = members.folders.size > 0 && isIn(prefix, members.folders);
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

/** Whether a folder is one of some folders, or lies below one. */
function isIn(folder: string, folders: ReadonlySet<string>): boolean {
  for (let at = folder.length; at >= 0; at = at === 0 ? -1 : folder.lastIndexOf('/', at - 2) + 1) {
    if (folders.has(folder.slice(0, at))) return true;
    if (at === 0) return false;
  }
  return false;
}

/** Relative addresses of different folders have nothing to do with each other. */
function imageKey({ authority, path }: UrlParts, article: string): string {
  if (authority !== undefined) return authority.toLowerCase();
  return path.startsWith('/') ? '/' : idFolder(article);
}

/** The same address by http and https is one. */
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
  return { name, total, files: fileCount, longer, isShortest };

  function isShortest(url: string): boolean {
    const parts = urlParts(url);
    const enough = parts.authority !== undefined && total >= 20 && fileCount >= 0.95 * total;
    return enough && idOf(parts).length < shortest;
  }

  function longer(stem: string): KnownImage | undefined {
    const id = idOf(urlParts(stem));
    const at = firstFrom(sorted, id);
    const [found, next] = sorted[at] === id ? [sorted[at + 1], sorted[at + 2]] : [sorted[at], sorted[at + 1]];
    if (!found?.startsWith(id) || /[/?#]/u.test(found.slice(id.length)) || next?.startsWith(id)) return undefined;
    return near.get(found);
  }
}

/** The index of the first of some sorted texts that is not before `text`. */
function firstFrom(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
