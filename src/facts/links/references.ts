import type { Collector, Range } from '../../core/types.ts';
import type { Reference } from '../../site/addresses/references.ts';

export interface ReferenceFact extends Reference {
  readonly anchor?: string;
  /** The target alone. */
  readonly range: Range;
}

const call =
  /^(?:\{\{[<%]\s*(?<hugo>ref|relref)\s+(?:path=)?["`]?|\{%-?\s*(?<liquid>post_url|link|post_link)\s+["']?)(?<target>[^\s"'`{}%>]+)/u;
const raw = /\{%-?\s*raw\s*-?%\}.*?(?:\{%-?\s*endraw\s*-?%\}|$)/gsu;

/** References to pages: `{{< relref "a.md" >}}` of Hugo, `{% post_url a %}` of Jekyll, `{% post_link a %}` of Hexo. */
export const references: Collector<ReferenceFact> = {
  id: 'references',
  version: 1,
  collect({ source, templates }) {
    const found: ReferenceFact[] = [];
    let shown: readonly Range[] | undefined;
    for (const [start, end] of templates) {
      const match = call.exec(source.slice(start, Math.min(end, start + 500)));
      const { hugo, liquid, target = '' } = match?.groups ?? {};
      if (!match) continue;
      shown ??= Array.from(source.matchAll(raw), ({ 0: all, index }) => [index, index + all.length] as const);
      if (liquid && shown.some(([from, to]) => start > from && start < to)) continue;
      const [page = '', anchor] = target.split('#', 2);
      const from = start + match[0].length - target.length;
      found.push({
        kind: (hugo ?? liquid) as ReferenceFact['kind'],
        target: page,
        ...(anchor !== undefined && { anchor }),
        range: [from, from + target.length],
      });
    }
    return found;
  },
};
