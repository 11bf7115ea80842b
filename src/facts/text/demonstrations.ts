import { containmentTest } from '../../core/place.ts';
import type { Collector, Range } from '../../core/types.ts';
import { nodesOf } from '../shared/nodes.ts';
import { lineStartsOf, trimmedEnd } from '../shared/survey.ts';

export interface DemonstrationFact {
  /** A line, without its end. */
  readonly range: Range;
}

/** A shorter line may stand in code by chance. */
const shortest = 8;
const link = /\[|<a\b/iu;

/** Lines with links that also stand in a block of code of the article: it shows Markdown and what becomes of it. */
export const demonstrations: Collector<DemonstrationFact> = {
  id: 'demonstrations',
  version: 2,
  collect(article) {
    const { source, tree } = article;
    const blocks = nodesOf(tree, 'code');
    const shown = new Set(
      blocks
        .filter(({ node }) => link.test(node.value))
        .flatMap(({ node }) => node.value.split(/\r?\n/u))
        .map((line) => line.trim())
        .filter((line) => line.length >= shortest && link.test(line)),
    );
    if (shown.size === 0) return [];
    const inCode = containmentTest(blocks.map(({ range }) => range));
    const starts = lineStartsOf(article);
    return starts.flatMap((start, line): DemonstrationFact[] => {
      const end = trimmedEnd(source, start, starts[line + 1] ?? source.length);
      return shown.has(source.slice(start, end).trim()) && !inCode([start, end]) ? [{ range: [start, end] }] : [];
    });
  },
};
