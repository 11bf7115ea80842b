import type { Range } from '../core/types.ts';
import type { ImageFact } from './images.ts';

/** Without what most images have in common. */
interface Single {
  readonly url: string;
  readonly alt?: string;
  readonly syntax?: ImageFact['syntax'];
  readonly range: Range;
  /** Left out where the address stands before the last bracket, as it is. */
  readonly urlRange?: Range;
  readonly follows?: 'removable' | 'bound';
}

/** Images of an address and nothing else, each `gap` behind the one before; the first of them is that before the run. */
interface Run {
  readonly urls: readonly string[];
  readonly gap: number;
}

export type StoredImage = Single | Run;

/** What is around the address of `![](url)`. */
const before = '![]('.length;
const around = '![]()'.length;

export function packImages(images: readonly ImageFact[]): readonly StoredImage[] {
  const packed: (Single | { urls: string[]; gap: number })[] = [];
  for (const [index, image] of images.entries()) {
    const previous = images[index - 1];
    const gap = image.range[0] - (previous?.range[1] ?? 0);
    const last = packed.at(-1);
    if (!previous || !isBare(image) || !isBare(previous)) packed.push(single(image));
    else if (last && 'urls' in last && last.gap === gap) last.urls.push(image.url);
    else packed.push({ urls: [image.url], gap });
  }
  return packed;
}

/** It follows another, and is written with its address alone. */
function isBare({ url, alt, syntax, range, urlRange, removable }: ImageFact): boolean {
  return (
    removable &&
    syntax === 'inline' &&
    alt === '' &&
    range[1] - range[0] === url.length + around &&
    urlRange[0] === range[0] + before &&
    urlRange[1] === urlRange[0] + url.length
  );
}

function single({ url, alt, syntax, range, urlRange, follows, removable }: ImageFact): Single {
  const usual = usualPlace(url, range);
  return {
    url,
    ...(alt !== '' && { alt }),
    ...(syntax !== 'inline' && { syntax }),
    range,
    ...((urlRange[0] !== usual[0] || urlRange[1] !== usual[1]) && { urlRange }),
    ...(follows && { follows: removable ? 'removable' : 'bound' }),
  };
}

function usualPlace(url: string, [, end]: Range): Range {
  return [end - 1 - url.length, end - 1];
}

export function unpackImages(stored: readonly StoredImage[]): readonly ImageFact[] {
  const images: ImageFact[] = [];
  let end = 0;
  for (const each of stored) {
    if ('urls' in each) {
      for (const url of each.urls) {
        const start = end + each.gap;
        end = start + url.length + around;
        const urlRange = usualPlace(url, [start, end]);
        images.push({ url, alt: '', syntax: 'inline', range: [start, end], urlRange, follows: true, removable: true });
      }
      continue;
    }
    const { url, alt = '', syntax = 'inline', range, urlRange = usualPlace(url, range), follows } = each;
    const removable = follows === 'removable';
    images.push({ url, alt, syntax, range, urlRange, follows: follows !== undefined, removable });
    end = range[1];
  }
  return images;
}
