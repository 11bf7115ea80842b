import { toString as textOf } from 'mdast-util-to-string';
import type { Collector, Edit, Range } from '../../core/types.ts';
import { nodesOf } from '../shared/nodes.ts';

export interface EarlyEmphasisFact {
  readonly text: string;
  readonly range: Range;
  /** Moves the letter in. */
  readonly edit: Edit;
}

/** Bold text of several words that ends a letter before its last word does: `**Mira Com**e`. */
export const earlyEmphasis: Collector<EarlyEmphasisFact> = {
  id: 'early-emphasis',
  version: 2,
  collect({ source, tree }) {
    const found = nodesOf(tree, 'strong').flatMap(({ node, range: [start, end] }): EarlyEmphasisFact[] => {
      const [letter] = /^[a-z](?![\p{L}\p{N}_*'’-])/u.exec(source.slice(end, end + 2)) ?? [];
      // `**two APIs**s` and the like are plurals.
      if (letter === undefined || letter === 's' || !source.slice(start, end).endsWith('**')) return [];
      const text = textOf(node);
      if (!/\p{Ll} .*\p{Ll}{3}$/u.test(text)) return [];
      const range: Range = [start, end + 1];
      return [
        { text: ending(source.slice(...range)), range, edit: { range: [end - 2, end + 1], text: `${letter}**` } },
      ];
    });
    // To search the text first would take longer.
    return found.length > 0 && /[a-z]\*\*[a-z](?![a-z])/u.test(source) ? found : [];
  },
};

/** Returns a text of at most 40 characters: of a longer one `…` and the end. */
function ending(text: string): string {
  return text.length > 40 ? `…${text.slice(-39)}` : text;
}
