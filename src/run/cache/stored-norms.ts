import type { KnownNorm, LearnedNorms } from '../../engine/norm-learning.ts';
import { normsOf } from '../../engine/norm-learning.ts';
import type { Rule } from '../../engine/rule.ts';
import type { FileSettings } from '../../engine/settings.ts';
import type { Footer } from './result-file.ts';

export function readsNorms({ norms }: Rule): boolean {
  return Object.keys(norms).length > 0;
}

/** Returns what the norms of some rules are in some collections, as plain JSON. */
export function storedNorms(
  rules: readonly Rule[],
  collections: Iterable<string>,
  norms: LearnedNorms,
): Footer['norms'] {
  const all = [...normsOf(rules)];
  return Object.fromEntries(
    Array.from(collections, (name) => [
      name,
      Object.fromEntries(all.map((norm) => [norm.id, norms.of(name, { norm })['norm']])),
    ]),
  );
}

/** Returns a function that returns a stored norm. */
export function knownNorm(stored: Footer['norms']): KnownNorm {
  return (collection, { id }) => {
    const norms = stored[collection];
    return norms && { learned: norms[id] };
  };
}

/** How what a rule reads of the norms has changed: whether it reports, or what its findings say. */
export function normChange(
  rule: Rule,
  { collection, rules }: FileSettings,
  stored: Footer['norms'],
  norms: LearnedNorms,
): 'none' | 'evidence' | 'habits' {
  if (rule.scope === 'outcome') return 'none';
  const of = knownNorm(stored);
  const before = Object.fromEntries(
    Object.entries(rule.norms).map(([name, norm]) => [name, of(collection.name, norm)?.learned]),
  );
  const now = norms.of(collection.name, rule.norms);
  if (isSame(before, now)) return 'none';
  const options = rules.get(rule.id)?.options;
  return rule.habits && options && isSame(rule.habits(before, options), rule.habits(now, options))
    ? 'evidence'
    : 'habits';
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
