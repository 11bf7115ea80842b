import { shareOf, thousands } from '../core/numbers.ts';
import { norm } from '../engine/rule.ts';
import { outline } from '../facts/blocks/outline.ts';

export interface BodyShape {
  readonly total: number;
  /** The number of articles with at least 50 characters of text. */
  readonly worded: number;
  /** The length that 19 of 20 articles reach. */
  readonly usualLength: number;
  /** The number of articles that end in a paragraph; `stopped` of them end in a full stop or similar. */
  readonly paragraphs: number;
  readonly stopped: number;
}

const fullStop = /[。！？!?.…）)】”"』」][*_\s]*$/u;

/** The usual length of a collection's articles, and how they usually end. */
export const bodyShape = norm({
  id: 'body-shape',
  needs: { outline },
  sample({ outline: [fact] }): { length: number; stopped?: boolean } | undefined {
    if (!fact || (fact.length === 0 && fact.images === 0 && !fact.other)) return undefined;
    const text = fact.closing?.text;
    return { length: fact.length, ...(text !== undefined && { stopped: fullStop.test(text) }) };
  },
  learn(samples): BodyShape {
    const lengths = samples.map(({ length }) => length).sort((a, b) => a - b);
    const ends = samples.filter(({ stopped }) => stopped !== undefined);
    return {
      total: samples.length,
      worded: lengths.filter((length) => length >= 50).length,
      usualLength: lengths[Math.floor(lengths.length / 20)] ?? 0,
      paragraphs: ends.length,
      stopped: ends.filter(({ stopped }) => stopped).length,
    };
  },
  describe({ total, worded, usualLength, paragraphs, stopped }) {
    return [
      {
        says: {
          en: '{count} of {total} articles with a body have text ({share} %); 19 of 20 have at least {usual} characters',
          'zh-CN': '{total} 篇有正文的文章中 {count} 篇有文字（{share}%）；95% 的文章至少有 {usual} 个字',
        },
        data: { ...shareOf(worded, total), usual: thousands(usualLength) },
      },
      {
        says: {
          en: '{count} of {total} articles that end in a paragraph end in a full stop or its like ({share} %)',
          'zh-CN': '{total} 篇以段落结尾的文章中 {count} 篇以句末标点收尾（{share}%）',
        },
        data: shareOf(stopped, paragraphs),
      },
    ];
  },
});
