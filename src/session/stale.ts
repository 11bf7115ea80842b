import type { FileDigest } from '../engine/digest-store.ts';
import { enabledRules, isCorpusRule, type RuleSettings } from '../engine/enabled-rules.ts';
import type { Rule } from '../engine/rule.ts';

/** What has to be compared again. */
export interface Stale {
  /** The ids of the corpus rules of which a digest has changed. */
  readonly rules: ReadonlySet<string> | 'all';
  /** Whether a sample of a norm has changed. */
  readonly norms: boolean;
}

export const noneStale: Stale = { rules: new Set(), norms: false };
export const allStale: Stale = { rules: 'all', norms: true };

/** Returns what is stale after the digest of an article has changed. */
export function staleAfter(
  rules: readonly Rule[],
  settings: RuleSettings,
  before: FileDigest,
  after: FileDigest,
): Stale {
  // An article on which a rule throws is compared with all others again, so that the error is reported or removed.
  if (before.errors.length + after.errors.length > 0) return allStale;
  const changed = enabledRules(rules, settings, isCorpusRule).filter(
    (_, index) => !isSame(before.digests[index], after.digests[index]),
  );
  const norms = !isSame(before.samples, after.samples);
  return changed.length === 0 && !norms ? noneStale : { rules: new Set(changed.map(({ rule }) => rule.id)), norms };
}

/** Returns what either of two holds. */
export function union(one: Stale, other: Stale): Stale {
  if (one === noneStale || other === allStale) return other;
  if (other === noneStale || one === allStale) return one;
  const rules = one.rules === 'all' || other.rules === 'all' ? 'all' : new Set([...one.rules, ...other.rules]);
  return { rules, norms: one.norms || other.norms };
}

/** Digests and samples are plain JSON. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
