import type { Article, Collector, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { inlineTexts } from '../text/inline-text.ts';

export interface ShortcodeFact {
  readonly name: string;
  readonly text: string;
  readonly range: Range;
  /** How many tags of plugins an article has; undefined for other tags. */
  readonly count?: number;
}

const wordpress =
  /\[(?<name>youtube|vimeo|gallery|caption|embed|audio|video|playlist|soundcloud|googlemaps|googlevideo|slideshare|slideshow|contact-form(?:-7)?|wpvideo|instagram|tweet|pullquote|polldaddy|ted)(?:=|[ \t]+(?:[\w-]+=|https?:))[^\]\r\n]{0,500}\](?![([])/giu;
const paired =
  /\[(?<name>b|i|u|s|img|url|quote|code|color|size|font|center|align|email|spoiler|caption|embed|audio|video|pullquote|sourcecode)(?:[= ][^\]\r\n]{0,200})?\](?!\()[^\r\n]{0,500}?\[\/\k<name>\]/giu;

/** Tags of WordPress plugins: a name with `_` or `-`, and attributes or an end tag. */
const ofPlugin =
  /\[(?<end>\/)?(?<name>[a-z]{2,20}(?:[_-][a-z\d]{1,20}){1,4})(?<attributes>(?:[ \t]+[\w-]+=(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s"'\]]+))*)[ \t]*\/?\](?![(:])/gu;

/** WordPress and BBCode tags in square brackets. */
export const shortcodes: Collector<ShortcodeFact> = {
  id: 'shortcodes',
  version: 3,
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
    const plugin = pluginTags(article);
    if (plugin) found.push(plugin);
    return found.sort((a, b) => a.range[0] - b.range[0]);
  },
};

/** Returns the first tag of a plugin with the number of all; undefined if none has a quoted attribute or an end tag. */
function pluginTags(article: Article): ShortcodeFact | undefined {
  if (!/\[\/?[a-z]+[_-]/u.test(article.source)) return undefined;
  const tags = inlineTexts(article, '[').flatMap(({ text, range: [start] }) =>
    [...text.matchAll(ofPlugin)].map(({ 0: all, index, groups }) => ({ all, at: start + index, groups })),
  );
  const ended = new Set(tags.flatMap(({ groups }) => (groups?.['end'] ? [groups['name']] : [])));
  const certain = tags.filter(
    ({ groups }) => ended.has(groups?.['name']) || /["']/u.test(groups?.['attributes'] ?? ''),
  );
  const [first] = certain.sort((a, b) => a.at - b.at);
  if (!first) return undefined;
  const { all, at, groups } = first;
  return { name: groups?.['name'] ?? '', text: clipped(all, 60), range: [at, at + all.length], count: certain.length };
}
