import type { Range, Severity } from '../../core/types.ts';
import { type CheckedLink, type LinkKind, type Reason, reasons } from '../../engine/link-states.ts';
import type { ArticleView } from '../../engine/rule.ts';
import type { RunSettings } from '../../engine/settings.ts';
import { linkHref } from '../url/link-href.ts';

const reportedReasons: ReadonlySet<Reason> = new Set<Reason>([
  ...reasons.broken,
  ...reasons.uncertain,
  'private-address',
]);

/**
 * Returns the state of a link that the online check found broken or could not verify; undefined for working and unchecked
 * links. Malformed URLs and URLs with a private host are reported by other rules.
 */
export function brokenLink(
  kind: LinkKind,
  { url, urlRange: [start] }: { readonly url: string; readonly urlRange: Range },
  { run, article: { path } }: { readonly run: RunSettings; readonly article: ArticleView },
): (CheckedLink & { readonly severity: Severity }) | undefined {
  const href = run.links && linkHref(url);
  const state = href === undefined ? undefined : run.links?.(kind, href);
  if (!state?.severity || !reportedReasons.has(state.reason) || state.reason === 'malformed-url') return undefined;
  if (state.reason === 'private-address' && state.hops === undefined) return undefined;
  const isOld = state.severity === 'error' && run.isOldPlace?.(path, start) === true;
  return { ...state, severity: isOld ? 'warning' : state.severity };
}
