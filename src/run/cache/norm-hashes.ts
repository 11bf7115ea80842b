import { hash53 } from '../../core/hash.ts';
import type { LearnedNorms } from '../../engine/norm-learning.ts';
import type { Rule } from '../../engine/rule.ts';
import type { FileSettings } from '../../engine/settings.ts';
import type { NormHashes } from './result-file.ts';

/** Returns the hashes of what a rule reads of the norms in articles with some settings. */
export function normHashes(rule: Rule, norms: LearnedNorms, { rules, collection }: FileSettings): NormHashes {
  const learned = norms.of(collection.name, rule.norms);
  const options = rule.scope === 'outcome' ? undefined : rules.get(rule.id)?.options;
  const whole = hashOf(learned);
  const habits = rule.scope === 'outcome' ? undefined : rule.habits;
  return [habits && options ? hashOf(habits(learned, options)) : whole, whole];
}

export function readsNorms({ norms }: Rule): boolean {
  return Object.keys(norms).length > 0;
}

function hashOf(value: unknown): number {
  return hash53(JSON.stringify(value) ?? '');
}
