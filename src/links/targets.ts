import type { ArticleRecord, Range } from '../core/types.ts';
import { factsOf } from '../engine/fact-access.ts';
import type { LinkKind } from '../engine/link-states.ts';
import { images } from '../facts/images/images.ts';
import { links } from '../facts/links/links.ts';
import { sources } from '../facts/links/sources.ts';
import { linkHref } from '../knowledge/url/link-href.ts';
import { entryKey } from './ledger-entry.ts';
import type { Target } from './types.ts';

export interface Occurrence {
  readonly path: string;
  /** Of the address. */
  readonly range: Range;
}

export interface Occurring {
  readonly target: Target;
  readonly occurrences: readonly Occurrence[];
}

/** Kept for examples by RFC 2606 and RFC 6761: nobody is there. */
const reserved = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/iu;

/** The web addresses of some articles, each once for each kind, with all its places; sorted by address and kind. */
export function targetsOf(records: Iterable<ArticleRecord>): readonly Occurring[] {
  const found = new Map<string, { target: Target; occurrences: Occurrence[] }>();
  for (const { path, facts } of records) {
    const originals = factsOf({ facts }, sources);
    const isOriginal = new Set(originals.map(({ urlRange: [start] }) => start));
    add('source', originals);
    add(
      'link',
      factsOf({ facts }, links).filter(({ urlRange: [start] }) => !isOriginal.has(start)),
    );
    add('image', factsOf({ facts }, images));

    function add(kind: LinkKind, all: readonly { readonly url: string; readonly urlRange: Range }[]): void {
      for (const { url, urlRange: range } of all) {
        const href = linkHref(url);
        if (href === undefined || reserved.test(new URL(href).hostname)) continue;
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
