import type { Range } from '../../core/types.ts';
import type { ImageFact } from './images.ts';

/** An image without the properties that most images share. */
interface StoredSingle {
  readonly url: string;
  readonly alt?: string;
  readonly syntax?: ImageFact['syntax'];
  readonly decorative?: true;
  readonly isNamed?: true;
  readonly hasFallback?: true;
  readonly range: Range;
  /** Left out if the URL ends before the closing bracket and is not escaped. */
  readonly urlRange?: Range;
  readonly follows?: 'removable' | 'bound';
}

/** Consecutive images that differ only in their file names, each `gap` characters after the one before. */
interface ImageRun {
  readonly names: readonly string[];
  readonly gap: number;
}

export type StoredImage = StoredSingle | ImageRun;

type Draft = { -readonly [Name in keyof ImageFact]: ImageFact[Name] };

/** The number of characters around the alt text and the URL. */
const markupLength = '![]()'.length;

export function packImages(images: readonly ImageFact[]): readonly StoredImage[] {
  const packed: StoredImage[] = [];
  let run: { readonly names: string[]; readonly gap: number } | undefined;
  let previous: ImageFact | undefined;
  /** The folder of the previous image. */
  let folder: string | undefined;
  for (const image of images) {
    const { url, range } = image;
    const alike = previous && isAlike(image, previous) ? previous : undefined;
    if (alike) folder ??= urlFolder(alike.url);
    if (alike && folder !== undefined && isInFolder(folder, url)) {
      const gap = range[0] - alike.range[1];
      if (run?.gap !== gap) {
        run = { names: [], gap };
        packed.push(run);
      }
      run.names.push(url.slice(folder.length));
    } else {
      run = undefined;
      packed.push(packImage(image));
      folder = undefined;
    }
    previous = image;
  }
  return packed;
}

/** Whether the images are equal apart from folder and name. */
function isAlike({ url, alt, syntax, isNamed, range, urlRange, removable }: ImageFact, previous: ImageFact): boolean {
  return (
    removable &&
    syntax === 'inline' &&
    !isNamed &&
    alt === previous.alt &&
    range[1] - range[0] === alt.length + url.length + markupLength &&
    urlRange[1] === range[1] - 1 &&
    urlRange[0] === urlRange[1] - url.length
  );
}

function isInFolder(folder: string, url: string): boolean {
  return url.startsWith(folder) && !url.includes('/', folder.length);
}

function urlFolder(url: string): string {
  return url.slice(0, url.lastIndexOf('/') + 1);
}

function isSame(a: Range, b: Range): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Uses no object spread: images are the most frequent facts. */
function packImage(image: ImageFact): StoredSingle {
  const { url, alt, syntax, range, urlRange, follows, removable } = image;
  const packed: { -readonly [Name in keyof StoredSingle]: StoredSingle[Name] } =
    alt === '' ? { url, range } : { url, alt, range };
  if (syntax !== 'inline') packed.syntax = syntax;
  if (image.decorative) packed.decorative = true;
  if (image.isNamed) packed.isNamed = true;
  if (image.hasFallback) packed.hasFallback = true;
  if (!isSame(urlRange, usualUrlRange(url, range))) packed.urlRange = urlRange;
  if (follows) packed.follows = removable ? 'removable' : 'bound';
  return packed;
}

function usualUrlRange(url: string, [, end]: Range): Range {
  return [end - 1 - url.length, end - 1];
}

export function unpackImages(stored: readonly StoredImage[]): readonly ImageFact[] {
  const images: ImageFact[] = [];
  for (const each of stored) {
    if ('names' in each) {
      const { url: first = '', alt = '', range: [, last] = [0, 0] } = images.at(-1) ?? {};
      const folder = urlFolder(first);
      let end = last;
      for (const name of each.names) {
        const url = folder + name;
        const start = end + each.gap;
        end = start + alt.length + url.length + markupLength;
        const range: Range = [start, end];
        const urlRange = usualUrlRange(url, range);
        images.push({ url, alt, syntax: 'inline', range, urlRange, follows: true, removable: true });
      }
      continue;
    }
    const { url, alt = '', syntax = 'inline', range, urlRange = usualUrlRange(url, range), follows } = each;
    const removable = follows === 'removable';
    const image: Draft = { url, alt, syntax, range, urlRange, follows: follows !== undefined, removable };
    if (each.decorative) image.decorative = true;
    if (each.isNamed) image.isNamed = true;
    if (each.hasFallback) image.hasFallback = true;
    images.push(image);
  }
  return images;
}
