import type { Collector, Edit, Range } from '../../core/types.ts';
import { inlineTexts } from '../text/inline-text.ts';

export interface UnnamedImageFact {
  readonly url: string;
  readonly range: Range;
  readonly edit: Edit;
}

const tag =
  /<img(?:\s+[a-z-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))?)*\s+(?<url>https?:\/\/[^\s"'<>]+?)(?:\s[^<>]*)?\/?>/giu;

/** `<img>` without `src=` before its address, which HTML does not allow: it is text. */
export const unnamedImages: Collector<UnnamedImageFact> = {
  id: 'unnamed-images',
  version: 1,
  collect(article) {
    const { source } = article;
    if (!/<img\b/iu.test(source)) return [];
    return inlineTexts(article, '<').flatMap(({ text, range: [start] }) =>
      [...text.matchAll(tag)].flatMap(({ 0: all, index, groups }): UnnamedImageFact[] => {
        const url = groups?.['url'] ?? '';
        const range: Range = [start + index, start + index + all.length];
        const written = source.slice(...range);
        if (/\ssrc\s*=/iu.test(written)) return [];
        const at = written.indexOf(url);
        const named = `${written.slice(0, at)}src="${url}"${written.slice(at + url.length)}`;
        return at < 0 ? [] : [{ url, range, edit: { range, text: named } }];
      }),
    );
  },
};
