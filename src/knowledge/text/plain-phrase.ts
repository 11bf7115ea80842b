import { memoized } from '../../core/memo.ts';
import { compatible } from './compatible.ts';

/** Normalizes a text for comparison: without width, case, and punctuation or icons before the first word. */
export function plainPhrase(text: string): string {
  return compatible(text)
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Normalizes the phrases of an option, which are the same for many articles. */
export const plainPhrases = memoized((phrases: readonly string[]): readonly string[] => phrases.map(plainPhrase));
