import type { ArticleRecord, Range } from '../core/types.ts';
import { factsOf } from '../engine/fact-access.ts';
import type { LinkKind } from '../engine/link-states.ts';
import { images } from '../facts/images/images.ts';
import { links } from '../facts/links/links.ts';
import { sources } from '../facts/links/sources.ts';
import { linkHref } from '../knowledge/url/link-href.ts';
import { isReservedHost } from '../knowledge/url/private-host.ts';
import { entryKey } from './ledger/ledger-entry.ts';
import type { Target } from './types.ts';

export interface Occurrence {
  readonly path: string;
  /** Range of the URL. */
  readonly range: Range;
}

export interface TargetOccurrences {
  readonly target: Target;
  readonly occurrences: readonly Occurrence[];
}

/** Returns the web URLs of articles with all their places, each once by kind; sorted by URL and kind. */
export function targetsOf(records: Iterable<ArticleRecord>): readonly TargetOccurrences[] {
  const found = new Map<string, { target: Target; occurrences: Occurrence[] }>();
  for (const { path, facts } of records) {
    const originals = factsOf({ facts }, sources);
    const originalStarts = new Set(originals.map(({ urlRange: [start] }) => start));
    add('source', originals);
    add(
      'link',
      factsOf({ facts }, links).filter(({ urlRange: [start] }) => !originalStarts.has(start)),
    );
    add('image', factsOf({ facts }, images));

    function add(kind: LinkKind, all: readonly { readonly url: string; readonly urlRange: Range }[]): void {
      for (const { url, urlRange: range } of all) {
        const href = linkHref(url);
        if (href === undefined || isReservedHost(new URL(href).hostname)) continue;
        const target = { kind, href };
        const known = found.get(entryKey(target));
        // The uses of a definition share one place.
        const isKnown = known?.occurrences.some((other) => other.path === path && other.range[0] === range[0]);
        if (!known) found.set(entryKey(target), { target, occurrences: [{ path, range }] });
        else if (!isKnown) known.occurrences.push({ path, range });
      }
    }
  }
  return [...found.values()].sort(({ target: a }, { target: b }) =>
    a.href !== b.href ? (a.href < b.href ? -1 : 1) : a.kind < b.kind ? -1 : 1,
  );
}
