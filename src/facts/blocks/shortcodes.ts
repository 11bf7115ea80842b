import type { Collector, Range } from '../../core/types.ts';
import { inlineTexts } from '../text/inline-text.ts';

export interface ShortcodeFact {
  readonly name: string;
  readonly text: string;
  readonly range: Range;
}

const wordpress =
  /\[(?<name>youtube|vimeo|gallery|caption|embed|audio|video|playlist|soundcloud|googlemaps|googlevideo|slideshare|slideshow|contact-form(?:-7)?|wpvideo|instagram|tweet|pullquote|polldaddy|ted)(?:=|[ \t]+(?:[\w-]+=|https?:))[^\]\r\n]{0,500}\](?![([])/giu;
const paired =
  /\[(?<name>b|i|u|s|img|url|quote|code|color|size|font|center|align|email|spoiler|caption|embed|audio|video|pullquote|sourcecode)(?:[= ][^\]\r\n]{0,200})?\](?!\()[^\r\n]{0,500}?\[\/\k<name>\]/giu;

/** WordPress and BBCode tags in square brackets. */
export const shortcodes: Collector<ShortcodeFact> = {
  id: 'shortcodes',
  version: 1,
  collect(article) {
    const found: ShortcodeFact[] = [];
    for (const { text, range } of inlineTexts(article, '[')) {
      for (const pattern of [wordpress, paired]) {
        for (const { 0: all, index, groups } of text.matchAll(pattern)) {
          const start = range[0] + index;
          if (found.some((other) => start < other.range[1] && start >= other.range[0])) continue;
          found.push({
            name: groups?.['name'] ?? '',
            text: article.source.slice(start, start + all.length).slice(0, 60),
            range: [start, start + all.length],
          });
        }
      }
    }
    return found.sort((a, b) => a.range[0] - b.range[0]);
  },
};
