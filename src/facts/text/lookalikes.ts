import type { Article, Collector, Range } from '../../core/types.ts';
import { characterOfRadical, wordInOneScript } from '../../knowledge/text/lookalikes.ts';
import { mayContain, traits } from '../shared/survey.ts';
import { proseRanges } from './prose.ts';

export interface LookalikeFact {
  readonly kind: 'word' | 'radical';
  readonly text: string;
  readonly expected: string;
  readonly range: Range;
}

const words = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+/gu;
const mixed = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const radicals = /[\u2E80-\u2FDF]+/gu;
const han = /[\u3400-\u9FFF]/u;

/** Words that mix letters of two scripts, and radicals used as Han characters, in text and front matter. */
export const lookalikes: Collector<LookalikeFact> = {
  id: 'lookalikes',
  version: 1,
  collect(article) {
    if (!mayContain(article, traits.lookalike)) return [];
    if (!mixed.test(article.source) && article.source.search(radicals) < 0) return [];
    return [...frontMatterRanges(article), ...proseRanges(article)].flatMap((range) =>
      lookalikesIn(article.source, range),
    );
  },
};

function frontMatterRanges({ frontMatter }: Article): Range[] {
  return frontMatter ? [frontMatter.content] : [];
}

function lookalikesIn(source: string, [start, end]: Range): LookalikeFact[] {
  const text = source.slice(start, end);
  const found: LookalikeFact[] = [];
  for (const { 0: word, index } of mixed.test(text) ? text.matchAll(words) : []) {
    const expected = wordInOneScript(word);
    if (expected === undefined) continue;
    found.push({ kind: 'word', text: word, expected, range: [start + index, start + index + word.length] });
  }
  for (const { 0: run, index } of text.matchAll(radicals)) {
    const expected = [...run].map((char) => characterOfRadical(char)).join('');
    const isWord = han.test(text[index - 1] ?? '') || han.test(text[index + run.length] ?? '');
    if (!isWord || [...run].some((char) => characterOfRadical(char) === undefined)) continue;
    found.push({ kind: 'radical', text: run, expected, range: [start + index, start + index + run.length] });
  }
  return found.sort((a, b) => a.range[0] - b.range[0]);
}
