import { groupBy } from '../../core/grouping.ts';
import type { Article, Collector, Range } from '../../core/types.ts';
import { plainUrl } from '../../knowledge/url/url.ts';
import { nodesOf, nodesOfTypes } from '../shared/nodes.ts';

/** The definitions of a label that the article uses, if their URLs differ. */
export interface RepeatedDefinitionFact {
  readonly label: string;
  readonly definitions: readonly { readonly url: string; readonly range: Range }[];
}

/** Labels of links and images with several definitions. Only definitions in the same branch of a template are compared. */
export const repeatedDefinitions: Collector<RepeatedDefinitionFact> = {
  id: 'repeated-definitions',
  version: 1,
  collect(article) {
    const { source, tree } = article;
    if (!source.includes(']:')) return [];
    const definitions = nodesOf(tree, 'definition');
    const byLabel = groupBy(definitions, ({ node }) => node.identifier);
    if (byLabel.size === definitions.length) return [];
    const used = new Set(nodesOfTypes(tree, 'linkReference', 'imageReference').map(({ node }) => node.identifier));
    const scopeAt = templateScopes(article);
    return (
      [...byLabel]
        // `[//]: # (…)` and `[#]: …` are comments.
        .filter(([label, { length }]) => length > 1 && used.has(label) && /[\p{L}\p{N}]/u.test(label))
        .flatMap(([, same]) => [...groupBy(same, ({ range }) => scopeAt(range[0])).values()])
        .filter((same) => new Set(same.map(({ node }) => comparable(node.url))).size > 1)
        .map((same) => ({
          label: same[0]?.node.label ?? '',
          definitions: same.map(({ node: { url }, range }) => ({ url, range })),
        }))
    );
  },
};

/** Returns a URL without what hardly changes where it leads. */
export function comparable(url: string): string {
  return (plainUrl(url) + (/#.*$/su.exec(url)?.[0] ?? '')).toLowerCase();
}

const tag = /^\{(?:%[-~]?\s*|\{[<%]\s*)(?<end>end|\/\s*)?(?<name>[\w./-]+)/u;
const otherBranch = new Set(['else', 'elsif', 'elif', 'elseif', 'when']);

/** Returns a function that returns the start of the innermost pair of tags, or branch of them, around an offset. */
function templateScopes({ source, templates }: Article): (offset: number) => number {
  const scopes: Range[] = [];
  const open: { name: string; start: number }[] = [];
  for (const [start, end] of templates) {
    const { name = '', end: closing } = tag.exec(source.slice(start, end))?.groups ?? {};
    const last = otherBranch.has(name) ? open.length - 1 : open.findLastIndex((each) => each.name === name);
    const begun = open[last];
    if ((closing || otherBranch.has(name)) && begun) {
      scopes.push([begun.start, start]);
      open.length = last;
      if (!closing) open.push({ name: begun.name, start: end });
    } else if (name && !closing) open.push({ name, start: end });
  }
  // Inner pairs close first.
  return (offset) => scopes.find(([start, end]) => start <= offset && offset < end)?.[0] ?? 0;
}
