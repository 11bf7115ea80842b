import { norm } from '../core/rule.ts';
import { blocks } from '../facts/blocks.ts';
import { sources } from '../facts/sources.ts';
import { hostOf } from '../core/url.ts';

export interface SourceLinksNorm {
  /** Articles with a link to their original, of all articles that have a body. */
  readonly linked: number;
  readonly total: number;
  /** How many articles link to each host, most first. */
  readonly hosts: readonly (readonly [host: string, count: number])[];
}

/** How many articles of a collection link to their originals, and to which hosts. */
export const sourceLinks = norm({
  id: 'source-links',
  needs: { sources, blocks },
  fold({ sources: [source], blocks: body }) {
    if (!source) return body.length > 0 ? '' : undefined;
    return hostOf(source.url) ?? '?';
  },
  learn(samples): SourceLinksNorm {
    const counts = new Map<string, number>();
    for (const host of samples) if (host !== '') counts.set(host, (counts.get(host) ?? 0) + 1);
    const hosts = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return { linked: samples.filter((host) => host !== '').length, total: samples.length, hosts };
  },
});
