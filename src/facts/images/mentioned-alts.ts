import type { Collector, Range } from '../../core/types.ts';
import { fileStem } from '../../knowledge/url/url.ts';
import { imagesOf } from './images.ts';

export interface MentionedAltFact {
  /** The image. */
  readonly range: Range;
}

/** Longer text before an image is left out. */
const longestText = 2000;
const urls = /!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|<img\b[^>]*>|https?:\/\/\S+/giu;

/** Images whose alt text is their file name, but also a name that the paragraph before them mentions: `gpt-3`. */
export const mentionedAlts: Collector<MentionedAltFact> = {
  id: 'mentioned-alts',
  version: 1,
  collect(article) {
    return imagesOf(article).flatMap(({ alt, url, range }): MentionedAltFact[] => {
      const name = alt.trim();
      if (!/\p{L}/u.test(name) || name !== fileStem(url)) return [];
      return isWordOf(paragraphBefore(article.source, range[0]), name) ? [{ range }] : [];
    });
  },
};

/** Returns the text that ends at an offset, without images and URLs, up to a blank line. */
function paragraphBefore(source: string, at: number): string {
  const text = source.slice(Math.max(0, at - longestText), at).replace(urls, ' ');
  return (
    text
      .trimEnd()
      .split(/\n[ \t>]*\r?\n/u)
      .at(-1) ?? ''
  );
}

function isWordOf(text: string, name: string): boolean {
  const [lower, word] = [text.toLowerCase(), name.toLowerCase()];
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1))
    if (!/[\w-]$/u.test(lower.slice(0, at)) && !/^(?:[\w-]|\.\w)/u.test(lower.slice(at + word.length))) return true;
  return false;
}
