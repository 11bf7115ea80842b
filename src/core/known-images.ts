import type { Range } from './types.ts';
import { imageExtension, isTemplate, type UrlParts, urlParts } from './url.ts';

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

/** Groups all image addresses of a run; gives a function from an address and the path of its article to its group. */
export function groupImages(all: Iterable<KnownImage>): (url: string, path: string) => ImageGroup | undefined {
  const groups = new Map<string, Map<string, KnownImage>>();
  for (const image of all) {
    const parts = placedUrl(image.url);
    if (!parts) continue;
    const key = keyOf(parts, image.path);
    const members = groups.get(key) ?? new Map<string, KnownImage>();
    groups.set(key, members);
    const id = idOf(parts);
    if (!members.has(id)) members.set(id, image);
  }
  const made = new Map<string, ImageGroup>();
  return (url, path) => {
    const parts = placedUrl(url);
    const key = parts && keyOf(parts, path);
    const members = key === undefined ? undefined : groups.get(key);
    if (key === undefined || !members) return undefined;
    const group = made.get(key) ?? groupOf(key, members);
    made.set(key, group);
    return group;
  };
}

/** Relative addresses of different folders have nothing to do with each other. */
function keyOf({ authority, path }: UrlParts, article: string): string {
  if (authority !== undefined) return authority.toLowerCase();
  return path.startsWith('/') ? '/' : article.replace(/[^/]*$/u, '');
}

/** The same address by http and https is one. */
function idOf({ authority = '', path, query }: UrlParts): string {
  return `${authority.toLowerCase()}${path}${query}`;
}

function groupOf(name: string, members: ReadonlyMap<string, KnownImage>): ImageGroup {
  const files = [...members.keys()].filter((id) => !id.includes('?') && imageExtension.test(id)).sort();
  const shortest = files.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY);
  const total = members.size;
  return { name, total, files: files.length, longer, isShortest };

  function isShortest(url: string): boolean {
    const parts = urlParts(url);
    const enough = parts.authority !== undefined && total >= 20 && files.length >= 0.95 * total;
    return enough && idOf(parts).length < shortest;
  }

  function longer(stem: string): KnownImage | undefined {
    const id = idOf(urlParts(stem));
    const at = firstFrom(files, id);
    const [found, next] = files[at] === id ? [files[at + 1], files[at + 2]] : [files[at], files[at + 1]];
    if (!found?.startsWith(id) || /[/?#]/u.test(found.slice(id.length)) || next?.startsWith(id)) return undefined;
    return members.get(found);
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
