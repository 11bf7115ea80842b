import type { OwnWords, Severity } from '../core/types.ts';

/** A severity as a configuration states it; `off` turns a rule off, `warn` is short for `warning`. */
export type Level = 'off' | 'info' | 'warning' | 'error' | 'warn';
/** From the mildest. */
export const levels = ['off', 'info', 'warning', 'error'] as const satisfies readonly Level[];
/** All that a configuration may state. */
export const levelNames = [...levels, 'warn'] as const;

/** Returns the severity of a level; undefined if it is off. */
export function severityOfLevel(level: Level): Severity | undefined {
  if (level === 'off') return undefined;
  return level === 'warn' ? 'warning' : level;
}

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
