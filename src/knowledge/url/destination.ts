import type { Range } from '../../core/types.ts';

/** A URL in an article. Raw HTML and Markdown escape URLs differently. */
interface WrittenUrl {
  readonly syntax: string;
  readonly range: Range;
  readonly urlRange: Range;
}

/**
 * Escapes a URL for a Markdown destination (bare or in `<>`) or an HTML attribute. Characters that would end it are
 * percent-encoded, as browsers do when they resolve a URL.
 */
export function writeUrl(url: string, syntax: string): string {
  const encoded = url.replace(/[\s<>|`\\\p{Cc}]/gu, encodeURIComponent);
  if (syntax === 'html') return encoded.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;').replace(/'/gu, '&#39;');
  return encoded.replace(/[()]/gu, '\\$&').replace(/&(?=#?\w+;)/gu, '&amp;');
}

/** Renders an image in the syntax of another one; a reference becomes an inline image. */
export function writeImage(url: string, alt: string, syntax: string): string {
  const address = writeUrl(url, syntax);
  if (syntax !== 'html') return `![${alt.replace(/[\\[\]*_`<&]/gu, '\\$&').replace(/\s+/gu, ' ')}](${address})`;
  const text = alt.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;');
  return text === '' ? `<img src="${address}">` : `<img src="${address}" alt="${text}">`;
}

/** Returns each written URL once: all references to a definition share its URL. */
export function distinctUrls<Fact extends Pick<WrittenUrl, 'urlRange'>>(facts: readonly Fact[]): readonly Fact[] {
  // The usual case: ascending offsets, so no URL occurs twice.
  if (facts.every(({ urlRange: [start] }, at) => start > (facts[at - 1]?.urlRange[0] ?? -1))) return facts;
  const byPlace = new Map<number, Fact>();
  for (const fact of facts) if (!byPlace.has(fact.urlRange[0])) byPlace.set(fact.urlRange[0], fact);
  return [...byPlace.values()];
}

/** Returns the range for a finding about a URL: the URL itself; for a reference or an empty URL, the whole link. */
export function urlRangeOrUse({ syntax, range, urlRange }: WrittenUrl): Range {
  return syntax === 'reference' || urlRange[0] === urlRange[1] ? range : urlRange;
}
