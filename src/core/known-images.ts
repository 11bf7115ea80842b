import { hashOf } from './hash.ts';
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

/** The placed image addresses of an article, each with where it stands; one text, so that those of a whole site fit. */
export type PackedImages = string;

/** Of each address, only what differs from the one before is kept: images of an article mostly share a folder. */
export function packImages(images: Iterable<{ readonly url: string; readonly range: Range }>): PackedImages {
  const packed: (string | number)[] = [];
  let before = '';
  for (const { url, range } of images) {
    if (!placedUrl(url)) continue;
    let shared = 0;
    while (shared < url.length && url[shared] === before[shared]) shared++;
    packed.push(shared, url.slice(shared), ...range);
    before = url;
  }
  return JSON.stringify(packed);
}

function* unpackImages(packed: PackedImages): Iterable<{ readonly url: string; readonly range: Range }> {
  const values = JSON.parse(packed) as (string | number)[];
  let url = '';
  for (let at = 0; at < values.length; at += 4) {
    url = url.slice(0, values[at] as number) + values[at + 1];
    yield { url, range: [values[at + 2] as number, values[at + 3] as number] };
  }
}

export interface ArticleImages {
  readonly path: string;
  readonly packed: PackedImages;
  /** What is asked about. */
  readonly asked: readonly string[];
}

/** Looks at all image addresses of a run; gives a function from an address that is asked about to its group. */
export function groupImages(all: readonly ArticleImages[]): (url: string, path: string) => ImageGroup | undefined {
  const groups = new Map<string, Members>();
  for (const { asked, path } of all) {
    for (const url of asked) {
      const parts = placedUrl(url);
      if (!parts) continue;
      const key = keyOf(parts, path);
      const members = groups.get(key) ?? {
        ids: [],
        files: [],
        shortest: Infinity,
        folders: new Set(),
        near: new Map(),
      };
      groups.set(key, members);
      members.folders.add(folderOf(idOf(parts)));
    }
  }
  for (const { packed, path } of groups.size > 0 ? all : []) {
    for (const { url, range } of unpackImages(packed)) {
      const parts = urlParts(url);
      const members = groups.get(keyOf(parts, path));
      if (members) add(members, idOf(parts), { url, path, range });
    }
  }
  const made = new Map([...groups].map(([key, members]) => [key, groupOf(key, members)]));
  return (url, path) => {
    const parts = placedUrl(url);
    return parts && made.get(keyOf(parts, path));
  };
}

/** What must be known of the addresses of a group. */
interface Members {
  /** A hash of each address, and of each that is an image file. */
  readonly ids: number[];
  readonly files: number[];
  /** Length of the shortest file. */
  shortest: number;
  /** Where those lie that are asked about. */
  readonly folders: Set<string>;
  /** The files in and below these folders, where they stand first. */
  readonly near: Map<string, KnownImage>;
}

function add(members: Members, id: string, image: KnownImage): void {
  const hash = hashOf(id);
  members.ids.push(hash);
  if (id.includes('?') || !imageExtension.test(id)) return;
  members.files.push(hash);
  members.shortest = Math.min(members.shortest, id.length);
  for (let at = id.lastIndexOf('/'); at >= 0; at = id.lastIndexOf('/', at - 1)) {
    if (members.folders.has(id.slice(0, at + 1))) {
      if (!members.near.has(id)) members.near.set(id, image);
      return;
    }
    if (at === 0) return;
  }
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

function folderOf(id: string): string {
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
