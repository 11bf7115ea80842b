import type { Severity } from '../core/types.ts';
import type { Level } from '../engine/levels.ts';
import type { Rule } from '../engine/rule.ts';
import type { RuleSetting } from '../engine/settings.ts';
import { globMatcher } from './globs.ts';
import type { Layer } from './layers.ts';
import type { RuleConfig, RulesConfig } from './types.ts';

/** `--rule 'ID: error'`, `--only`, `--skip`. */
export interface RuleFlags {
  readonly rules?: RulesConfig;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

type RuleSettings = ReadonlyMap<string, RuleSetting>;

/** Returns the rules that are on for an article (an absolute path); the same map for articles with the same overrides. */
export function ruleSettings(
  rules: readonly Rule[],
  layers: readonly Layer[],
  flags: RuleFlags,
): (absolute: string) => RuleSettings {
  const stated = layers.flatMap(({ config, base }) => [
    { matches: () => true, rules: config.rules ?? {} },
    ...(config.overrides ?? []).map(({ files, rules }) => ({ matches: globMatcher(files, base), rules })),
  ]);
  const known = new Map<string, RuleSettings>();
  return (absolute) => {
    const applies = stated.map(({ matches }) => matches(absolute));
    const key = applies.map(Number).join('');
    const settings =
      known.get(key) ??
      settingsFrom(
        rules,
        stated.filter((_, index) => applies[index]).map((each) => each.rules),
        flags,
      );
    known.set(key, settings);
    return settings;
  };
}

/** Later levels outweigh earlier ones, flags outweigh all. */
function settingsFrom(
  rules: readonly Rule[],
  stated: readonly RulesConfig[],
  { rules: stronger = {}, only, skip }: RuleFlags,
): RuleSettings {
  const settings = new Map<string, RuleSetting>();
  for (const rule of rules) {
    let level: Level = rule.severity === 'warning' ? 'warn' : rule.severity;
    const options = Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]));
    for (const levels of [...stated, stronger]) {
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
