import type { Collector, Range } from '../../core/types.ts';
import { nodesOf } from '../shared/nodes.ts';
import { lineStartsOf } from '../shared/survey.ts';

export interface DemonstrationFact {
  /** A line, without its end. */
  readonly range: Range;
}

/** A shorter line may stand in code by chance. */
const shortest = 8;
const markup = /[[\]<>*_`|!]/u;

/** Lines of text that also stand in a block of code of the article: it shows Markdown and what becomes of it. */
export const demonstrations: Collector<DemonstrationFact> = {
  id: 'demonstrations',
  version: 1,
  collect(article) {
    const blocks = nodesOf(article.tree, 'code');
    const shown = new Set(
      blocks
        .flatMap(({ node }) => node.value.split(/\r?\n/u))
        .map((line) => line.trim())
        .filter((line) => line.length >= shortest && markup.test(line)),
    );
    if (shown.size === 0) return [];
    const { source } = article;
    const inCode = (offset: number) => blocks.some(({ range }) => range[0] <= offset && offset < range[1]);
    return lineStartsOf(article).flatMap((start): DemonstrationFact[] => {
      const line = /[^\r\n]*/uy;
      line.lastIndex = start;
      const text = line.exec(source)?.[0] ?? '';
      return shown.has(text.trim()) && !inCode(start) ? [{ range: [start, start + text.length] }] : [];
    });
  },
};
