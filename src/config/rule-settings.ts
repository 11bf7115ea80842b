import type { Severity } from '../core/types.ts';
import type { Level } from '../engine/levels.ts';
import type { Rule } from '../engine/rule.ts';
import type { RuleSetting } from '../engine/settings.ts';
import { globMatcher } from './globs.ts';
import type { Layer } from './layers.ts';
import type { RuleConfig, RulesConfig } from './types.ts';

/** Values of `--rule 'ID: error'`, `--only` and `--skip`. */
export interface RuleFlags {
  readonly rules?: RulesConfig;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

type RuleSettings = ReadonlyMap<string, RuleSetting>;

/** Returns a function from articles (absolute paths) to their active rules; articles with equal overrides share a map. */
export function ruleSettings(
  rules: readonly Rule[],
  layers: readonly Layer[],
  flags: RuleFlags,
): (absolute: string) => RuleSettings {
  const ruleLevels = layers.flatMap(({ config, root }) => [
    { matches: () => true, rules: config.rules ?? {} },
    ...(config.overrides ?? []).map(({ files, rules }) => ({ matches: globMatcher(files, root), rules })),
  ]);
  const settingsByKey = new Map<string, RuleSettings>();
  return (absolute) => {
    const applies = ruleLevels.map(({ matches }) => matches(absolute));
    const key = applies.map(Number).join('');
    const settings =
      settingsByKey.get(key) ??
      settingsFrom(
        rules,
        ruleLevels.filter((_, index) => applies[index]).map((each) => each.rules),
        flags,
      );
    settingsByKey.set(key, settings);
    return settings;
  };
}

/** Merges levels: later ones win, and flags win over all. */
function settingsFrom(
  rules: readonly Rule[],
  ruleLevels: readonly RulesConfig[],
  { rules: flagLevels = {}, only, skip }: RuleFlags,
): RuleSettings {
  const settings = new Map<string, RuleSetting>();
  for (const rule of rules) {
    let level: Level = rule.severity === 'warning' ? 'warn' : rule.severity;
    const options = Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]));
    for (const levels of [...ruleLevels, flagLevels]) {
      const setting: RuleConfig | undefined = levels[rule.id];
      if (setting === undefined) continue;
      level = typeof setting === 'string' ? setting : setting[0];
      if (typeof setting !== 'string') Object.assign(options, setting[1]);
    }
    if (only?.length && level === 'off' && only.includes(rule.id)) level = 'warn';
    if (level === 'off' || (only?.length && !only.includes(rule.id)) || skip?.includes(rule.id)) continue;
    const severity: Severity = level === 'warn' ? 'warning' : level;
    settings.set(rule.id, { severity, options });
  }
  return settings;
}
