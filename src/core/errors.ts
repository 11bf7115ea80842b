import type { FindingData, OwnWords } from './types.ts';
import { fill } from './words.ts';

/** What is wrong, and what to do next. */
export interface ErrorWords {
  readonly says: OwnWords;
  readonly hint?: OwnWords;
}

/** What the user can mend: a bad flag, a bad configuration, a path that matches nothing. Ends the run with exit code 2. */
export class NkLintError extends Error {
  override readonly name = 'NkLintError';
  readonly words: ErrorWords;
  readonly data: FindingData;
  /** `file:line:column` of the cause, as far as it is known. */
  readonly place: string | undefined;

  /** The message is in English; `words` with `data` say it in any language. */
  constructor(words: ErrorWords, data: FindingData = {}, more: { place?: string; cause?: unknown } = {}) {
    super(fill(words.says, 'en', data), { cause: more.cause });
    this.words = words;
    this.data = data;
    this.place = more.place;
  }
}
