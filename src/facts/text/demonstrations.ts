import { containmentTest } from '../../core/place.ts';
import type { Article, Collector, Range } from '../../core/types.ts';
import { codeRanges, nodesOf } from '../shared/nodes.ts';
import { lineStartsOf, trimmedEnd } from '../shared/survey.ts';

export interface DemonstrationFact {
  /** A line, without its end; the whole article where that shows what a theme can do. */
  readonly range: Range;
}

/** A shorter line may stand in code by chance. */
const shortest = 8;
const link = /\[|<a\b/iu;
const dummyText = /\blorem ipsum dolor\b/giu;

/**
 * What shows how things look, and has no meaning of its own: lines with links that also stand in a block of code of the
 * article, so that it shows Markdown and what becomes of it, and articles of dummy text (`lorem ipsum dolor`).
 */
export const demonstrations: Collector<DemonstrationFact> = {
  id: 'demonstrations',
  version: 3,
  collect(article) {
    const { source, tree } = article;
    if (isDummy(article)) return [{ range: [0, source.length] }];
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

/** Whether the article has dummy text that is no code. */
function isDummy({ source, tree }: Article): boolean {
  // A pattern without case is slow to seek.
  if (!source.includes('orem ') && !source.includes('OREM ')) return false;
  const places = Array.from(source.matchAll(dummyText), ({ 0: text, index }): Range => [index, index + text.length]);
  if (places.length === 0) return false;
  const inCode = containmentTest(codeRanges(source, tree));
  return places.some((place) => !inCode(place));
}
