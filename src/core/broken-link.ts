import { linkHref } from './link-href.ts';
import { type JudgedLink, type LinkKind, type Reason, reasons } from './link-verdict.ts';
import type { RunSettings } from './settings.ts';

const told: ReadonlySet<Reason> = new Set<Reason>([...reasons.broken, ...reasons.uncertain, 'private-address']);

/**
 * What the web holds against an address in an article; undefined where it holds nothing, or was not asked. What can be
 * seen without asking (no address at all, a private one that is written out) is for other rules to tell.
 */
export function brokenLink(kind: LinkKind, url: string, { links }: RunSettings): JudgedLink | undefined {
  const href = links && linkHref(url);
  const state = href === undefined ? undefined : links?.(kind, href);
  if (!state?.severity || !told.has(state.reason) || state.reason === 'malformed-url') return undefined;
  return state.reason === 'private-address' && state.hops === undefined ? undefined : state;
}
