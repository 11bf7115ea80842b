import type { OwnWords } from '../core/types.ts';

/** A severity as a configuration states it: `warn` is the severity `warning` of rules and reports; `off` ends a rule. */
export type Level = (typeof levels)[number];
export const levels = ['off', 'info', 'warn', 'error'] as const;

/** A configuration that comes with nk-lint: where it departs from the rules' own severities, and why. */
export interface Preset {
  readonly what: OwnWords;
  readonly departures: readonly { readonly level: Level; readonly why: OwnWords; readonly rules: readonly string[] }[];
}

export type Presets = Readonly<Record<string, Preset>>;

/** What a preset says of a rule; undefined where it leaves the rule as it is. */
export function departureIn({ departures }: Preset, rule: string): Preset['departures'][number] | undefined {
  return departures.find(({ rules }) => rules.includes(rule));
}
