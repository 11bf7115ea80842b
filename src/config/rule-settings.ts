import { type Level, severityOfLevel } from '../engine/levels.ts';
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
  /** Keeps the other rules on, so that fixes are tried against all rules; `Resolved.reports` tells which are reported. */
  readonly keepOthers?: boolean;
}

/** Whether `--only` and `--skip` leave a rule in the report. */
export function isChosen({ only = [], skip = [] }: RuleFlags, id: string): boolean {
  return !skip.includes(id) && (only.length === 0 || only.includes(id));
}

type RuleSettings = ReadonlyMap<string, RuleSetting>;

/** Returns a function from articles (absolute paths) to their active rules; articles with equal overrides share a map. */
export function ruleSettings(
  rules: readonly Rule[],
  layers: readonly Layer[],
  flags: RuleFlags,
): (absolute: string) => RuleSettings {
  const ruleLevels = layers.flatMap(({ config, root, isPreset = false }) => [
    { matches: () => true, rules: config.rules ?? {}, isPreset },
    ...(config.overrides ?? []).map(({ files, rules }) => ({ matches: globMatcher(files, root), rules, isPreset })),
  ]);
  const settingsByKey = new Map<string, RuleSettings>();
  return (absolute) => {
    const applies = ruleLevels.map(({ matches }) => matches(absolute));
    const key = applies.map(Number).join('');
    const settings =
      settingsByKey.get(key) ??
      settingsFrom(
        rules,
        ruleLevels.filter((_, index) => applies[index]),
        flags,
      );
    settingsByKey.set(key, settings);
    return settings;
  };
}

interface StatedLevels {
  readonly rules: RulesConfig;
  readonly isPreset: boolean;
}

/** Merges levels: later ones win, and flags win over all. */
function settingsFrom(rules: readonly Rule[], ruleLevels: readonly StatedLevels[], flags: RuleFlags): RuleSettings {
  const { rules: flagLevels = {}, only, keepOthers } = flags;
  const all = [...ruleLevels, { rules: flagLevels, isPreset: false }];
  const settings = new Map<string, RuleSetting>();
  for (const rule of rules) {
    const { level, options, isStated } = levelOf(rule, all);
    const isNamed = only?.includes(rule.id) ?? false;
    if (!keepOthers && !isChosen(flags, rule.id)) continue;
    const severity = severityOfLevel(level) ?? (isNamed ? 'warning' : undefined);
    // Links that may work again soon stay milder than those that are broken.
    if (severity) settings.set(rule.id, { severity, options, ...(isStated && !rule.online && { isStated }) });
  }
  return settings;
}

function levelOf(rule: Rule, ruleLevels: readonly StatedLevels[]) {
  let level: Level = rule.severity;
  let isStated = false;
  const options = Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]));
  for (const { rules, isPreset } of ruleLevels) {
    const setting: RuleConfig | undefined = rules[rule.id];
    if (setting === undefined) continue;
    level = typeof setting === 'string' ? setting : setting[0];
    isStated = !isPreset;
    if (typeof setting !== 'string') Object.assign(options, setting[1]);
  }
  return { level, options, isStated };
}
