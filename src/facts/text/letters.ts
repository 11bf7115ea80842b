import type { Collector } from '../../core/types.ts';

/** The number of letters and words of an article, by script. */
export interface LettersFact {
  readonly han: number;
  readonly kana: number;
  /** Words in Latin letters. */
  readonly latinWords: number;
}

/** Counts letters in the body and the front matter. */
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
