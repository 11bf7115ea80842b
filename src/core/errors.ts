import type { FindingData, Language, OwnWords } from './types.ts';
import { fill } from './words.ts';

/** Text of an error. */
export interface ErrorWords {
  /** What is wrong. */
  readonly says: OwnWords;
  /** What to do next. */
  readonly hint?: OwnWords;
}

/**
 * An error of use: a wrong option or configuration, a path that matches nothing. The message is in English; `words`
 * with `data` are the text in each language.
 */
export class NkLintError extends Error {
  override readonly name = 'NkLintError';
  readonly words: ErrorWords;
  readonly data: FindingData;
  /** Place of the cause as `file:line:column`, or as much of it as is known. */
  readonly place: string | undefined;

  constructor(words: ErrorWords, data: FindingData = {}, more: { place?: string; cause?: unknown } = {}) {
    super(fill(words.says, 'en', data), { cause: more.cause });
    this.words = words;
    this.data = data;
    this.place = more.place;
  }
}

/** Returns the words with a reason in place of `{reason}`. */
export function withReason({ says, hint }: ErrorWords, reason: OwnWords): ErrorWords {
  // A function, because `$` has a meaning in a replacement.
  const filled = (language: Language) => says[language].replace('{reason}', () => reason[language]);
  return { says: { en: filled('en'), 'zh-CN': filled('zh-CN') }, ...(hint && { hint }) };
}
