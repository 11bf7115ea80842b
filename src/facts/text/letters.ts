import type { Article, Collector } from '../../core/types.ts';
import { nodesOf } from '../shared/nodes.ts';

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
  collect(article) {
    const text = article.mdx ? withoutCode(article) : article.source;
    const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    const han = count(/\p{Script=Han}/gu);
    const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
    const latinWords = count(/\p{Script=Latin}+/gu);
    return han + kana + latinWords === 0 ? [] : [{ han, kana, latinWords }];
  },
};

/** The text without imports, exports, expressions and tags. */
function withoutCode({ source, templates, tree }: Article): string {
  let text = '';
  let at = 0;
  const tags = nodesOf(tree, 'html').map(({ range }) => range);
  for (const [start, end] of [...templates, ...tags].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    text += `${source.slice(at, start)} `;
    at = end;
  }
  return text + source.slice(at);
}
