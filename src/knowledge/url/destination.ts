import type { Range } from '../../core/types.ts';

/** Where an address stands; only raw HTML escapes differently from Markdown. */
interface Written {
  readonly syntax: string;
  readonly range: Range;
  readonly urlRange: Range;
}

/**
 * An address as it is written in a Markdown destination (bare or in `<>`) or in an HTML attribute. The few characters
 * that would end it there are percent-encoded, as browsers do when they resolve it.
 */
export function writeUrl(url: string, syntax: string): string {
  const encoded = url.replace(/[\s<>|`\\\p{Cc}]/gu, encodeURIComponent);
  if (syntax === 'html') return encoded.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;').replace(/'/gu, '&#39;');
  return encoded.replace(/[()]/gu, '\\$&').replace(/&(?=#?\w+;)/gu, '&amp;');
}

/** A whole image in the syntax of another one; a reference becomes an inline image. */
export function writeImage(url: string, alt: string, syntax: string): string {
  const address = writeUrl(url, syntax);
  if (syntax !== 'html') return `![${alt.replace(/[\\[\]*_`<&]/gu, '\\$&').replace(/\s+/gu, ' ')}](${address})`;
  const text = alt.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;');
  return text === '' ? `<img src="${address}">` : `<img src="${address}" alt="${text}">`;
}

/** Each address once: the references to a definition share the one that stands there. */
export function distinct<Fact extends Pick<Written, 'urlRange'>>(facts: readonly Fact[]): readonly Fact[] {
  // Each behind the one before: nothing is there twice.
  if (facts.every(({ urlRange: [start] }, at) => start > (facts[at - 1]?.urlRange[0] ?? -1))) return facts;
  const byPlace = new Map<number, Fact>();
  for (const fact of facts) if (!byPlace.has(fact.urlRange[0])) byPlace.set(fact.urlRange[0], fact);
  return [...byPlace.values()];
}

/** What a finding about an address points at: the address, but the use of a reference, whose address stands elsewhere. */
export function urlRangeOrUse({ syntax, range, urlRange }: Written): Range {
  return syntax === 'reference' || urlRange[0] === urlRange[1] ? range : urlRange;
}
