import { memoizeLast } from '../shared/memo-last.ts';
import { type FrontMatterFact, fieldText } from './front-matter.ts';

const keys = ['lang', 'language', 'locale'];

/** Returns the language that an article states, as it is written. */
export function statedLanguage(matter: FrontMatterFact | undefined): string | undefined {
  return matter && languageIn(matter);
}

/** Several rules ask one after another. */
const languageIn = memoizeLast((matter: FrontMatterFact) => keys.map((key) => fieldText(matter, key)).find(Boolean));
