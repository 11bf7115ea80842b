import type { Collector } from '../../core/types.ts';

/** How many letters and words of some scripts an article has. */
export interface LettersFact {
  readonly han: number;
  readonly kana: number;
  /** Words in Latin letters. */
  readonly latinWords: number;
}

/** Counts the letters of an article, its front matter included. */
export const letters: Collector<LettersFact> = {
  id: 'letters',
  version: 1,
  collect({ source }) {
    const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0;
    const han = count(/\p{Script=Han}/gu);
    const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
    const latinWords = count(/\p{Script=Latin}+/gu);
    return han + kana + latinWords === 0 ? [] : [{ han, kana, latinWords }];
  },
};
