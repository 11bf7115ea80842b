import { memoized } from '../../core/memo.ts';
import type { RuleSettings } from '../../engine/enabled-rules.ts';
import type { FileSettings } from '../../engine/settings.ts';
import type { RunPlan } from '../plan.ts';
import { sha256 } from '../sha256.ts';
import { schemaHash } from './disk-reads.ts';

/** The distinct settings of a run's articles. */
export interface SettingsSurvey {
  readonly groups: readonly string[];
  /** The settings of each group, but for what follows from an article's path. */
  readonly settingsIn: readonly FileSettings[];
  /** By path, the index of the group whose settings the article has. */
  readonly groupOf: ReadonlyMap<string, number>;
  /** The ids of the rules that lint any article. */
  readonly enabled: ReadonlySet<string>;
  /** By rule, a hash of the options that it has in each group. */
  readonly optionHashes: Readonly<Record<string, string>>;
}

export function surveySettings({ paths, settingsOf, rules }: RunPlan, builtin: ReadonlySet<string>): SettingsSurvey {
  const groups = new Map<string, number>();
  const settingsIn: FileSettings[] = [];
  const levels = new Map<RuleSettings, number>();
  const groupOf = new Map<string, number>();
  for (const path of paths) {
    const settings = settingsOf(path);
    if (!levels.has(settings.rules)) levels.set(settings.rules, levels.size);
    const group = groupName(settings, levels.get(settings.rules) ?? 0);
    if (!groups.has(group)) {
      groups.set(group, groups.size);
      settingsIn.push(settings);
    }
    groupOf.set(path, groups.get(group) ?? 0);
  }
  const linting = rules.filter(({ id, scope }) => scope !== 'outcome' && [...levels.keys()].some((all) => all.has(id)));
  const optionsIn = (id: string) => [...levels.keys()].map((settings) => settings.get(id)?.options ?? null);
  const hashes = linting
    .filter(({ id }) => builtin.has(id))
    .map(({ id }) => [id, sha256(JSON.stringify(optionsIn(id)))]);
  return {
    groups: [...groups.keys()],
    settingsIn,
    groupOf,
    enabled: new Set(linting.map(({ id }) => id)),
    optionHashes: Object.fromEntries(hashes),
  };
}

function groupName({ engine, renderer, timeZone, site, collection }: FileSettings, levels: number): string {
  const { name, source, schema } = collection;
  const ofSite = site && [site.root, siteHash(site.config), siteHash(site.redirects ?? [])];
  return JSON.stringify([
    engine,
    siteHash(renderer),
    timeZone,
    ofSite,
    name,
    source,
    schema && schemaHash(schema),
    levels,
  ]);
}

/** Returns the name of the collection in the name of a group. */
export function collectionOf(group: string): string {
  const [, , , , collection] = JSON.parse(group) as string[];
  return collection ?? '';
}

const siteHash = memoized((config: object) => sha256(JSON.stringify(config)));
