import { containmentTest } from '../../core/place.ts';
import type { Collector, Range } from '../../core/types.ts';
import type { Reference } from '../../site/addresses/references.ts';
import { nodesOfTypes } from '../shared/nodes.ts';
import { rawBlocks } from '../shared/shown-tags.ts';

export interface ReferenceFact extends Reference {
  readonly anchor?: string;
  /** The target alone. */
  readonly range: Range;
}

const call =
  /^(?:\{\{[<%]\s*(?<hugo>ref|relref)\s+(?:path=)?["`]?|\{%-?\s*(?<liquid>post_url|link|post_link)\s+["']?)(?<target>[^\s"'`{}%>]+)/u;

/** References to pages: `{{< relref "a.md" >}}` of Hugo, `{% post_url a %}` of Jekyll, `{% post_link a %}` of Hexo. */
export const references: Collector<ReferenceFact> = {
  id: 'references',
  version: 2,
  collect({ source, templates, tree, engine }) {
    const found: ReferenceFact[] = [];
    let shown: ((range: Range) => boolean) | undefined;
    for (const [start, end] of templates) {
      const match = call.exec(source.slice(start, Math.min(end, start + 500)));
      const { hugo, liquid, target = '' } = match?.groups ?? {};
      if (!match) continue;
      shown ??= containmentTest([
        ...rawBlocks(source),
        // Hexo shows the tags in code.
        ...(engine === 'hexo' ? nodesOfTypes(tree, 'code', 'inlineCode').map(({ range }) => range) : []),
      ]);
      if (liquid && shown([start, end])) continue;
      const [page = '', anchor] = target.split('#', 2);
      const from = start + match[0].length - target.length;
      const stated = /\blang=["`](?<language>[\w-]+)["`]/u.exec(hugo ? source.slice(start, end) : '')?.groups?.[
        'language'
      ];
      found.push({
        kind: (hugo ?? liquid) as ReferenceFact['kind'],
        target: page,
        ...(anchor !== undefined && { anchor }),
        ...(stated !== undefined && { language: stated }),
        range: [from, from + target.length],
      });
    }
    return found;
  },
};
