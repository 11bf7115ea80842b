import { visit } from 'unist-util-visit';
import type { Collector } from '../core/types.ts';

const named = /localhost|(?<!\d)(?:127|0|10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)(?:\.\d{1,3}){2,3}(?!\d)/giu;

/** The private hosts that code in the article speaks of: it shows readers what to do on their own machines. */
export const codeHosts: Collector<string> = {
  id: 'code-hosts',
  version: 1,
  collect({ source, tree }) {
    if (source.search(named) < 0) return [];
    const found = new Set<string>();
    visit(tree, (node) => {
      if (node.type !== 'code' && node.type !== 'inlineCode') return;
      for (const [host] of node.value.matchAll(named)) found.add(host.toLowerCase());
    });
    return [...found];
  },
};
