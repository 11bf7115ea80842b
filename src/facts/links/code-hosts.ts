import type { Collector } from '../../core/types.ts';
import { nodesOfTypes } from '../shared/nodes.ts';

const named = /localhost|(?<!\d)(?:127|0|10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)(?:\.\d{1,3}){2,3}(?!\d)/giu;

/** Private hosts in the article's code: such an article is about the reader's own machine. */
export const codeHosts: Collector<string> = {
  id: 'code-hosts',
  version: 1,
  collect({ tree }) {
    const found = new Set<string>();
    for (const { node } of nodesOfTypes(tree, 'code', 'inlineCode'))
      for (const [host] of node.value.matchAll(named)) found.add(host.toLowerCase());
    return [...found];
  },
};
