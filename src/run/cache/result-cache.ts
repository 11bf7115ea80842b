import { isDeepStrictEqual } from 'node:util';
import { memoized } from '../../core/memo.ts';
import type { ArticleRecord, Finding } from '../../core/types.ts';
import { build } from '../../core/version.ts';
import type { RuleSettings } from '../../engine/enabled-rules.ts';
import { internalError } from '../../engine/internal-error.ts';
import type { Rule } from '../../engine/rule.ts';
import type { FileSettings, RunSettings, SettingsOf } from '../../engine/settings.ts';
import { suppressions } from '../../facts/front-matter/suppressions.ts';
import { hashOf } from '../input/read-article.ts';
import { readTable, writeTable } from '../store/string-table.ts';
import type { Look } from '../workers/file-result.ts';
import { type Asked, answerTo, schemaHash } from './disk-reads.ts';
import { keyOf } from './fact-cache.ts';
import { type ArticleLine, type LastRun, readLastRun, writeRun } from './result-file.ts';
import { packFindings, unpackFindings } from './stored-findings.ts';

export interface RememberOptions {
  /** Where the last run over the same paths left what it found; absolute. */
  readonly file: string;
  /** The rules whose code is known by the build. */
  readonly builtin: ReadonlySet<string>;
}

export interface Circumstances extends RememberOptions {
  readonly rules: readonly Rule[];
  /** In the order in which they are judged. */
  readonly paths: readonly string[];
  readonly run: RunSettings;
  readonly settingsOf: SettingsOf;
  readonly asked: ReadonlyMap<string, Asked>;
  /** Of the bytes of an article, as records have it. */
  hashAt(path: string): string;
}

/** What the last run found in an article. */
export interface Known {
  /** As far as `conclude` needs it. */
  readonly record: ArticleRecord;
  readonly host: string | undefined;
  readonly found: readonly Finding[];
}

export interface Memory {
  /** The rules that have to look at the articles; none where nothing has changed at all. */
  readonly missing: readonly Rule[];
  /** What the other rules found: all articles, in turn; none where anything but the settings of rules has changed. */
  recall(): Iterable<Known>;
  /** An article was looked at. */
  see(look: Pick<Look, 'unsure'>): void;
  /** An article was judged, by all rules. */
  keep(record: ArticleRecord, host: string | undefined, found: readonly Finding[]): void;
  /** All were judged. */
  end(): void;
  /** The run was broken off, or has nothing new to remember. */
  drop(): void;
}

/**
 * Remembers from run to run what was found. Where no article, nothing that rules ask the disk and nothing else has
 * changed, only the rules that have other options since need to look again; and where nothing at all has, none.
 */
export function remember(circumstances: Circumstances): Memory {
  const { file, rules, builtin, paths, run, settingsOf, asked } = circumstances;
  // Dates are compared by the day; `now` is the beginning of one.
  const key = hashOf(JSON.stringify([build, process.version, keyOf(rules), run.language, run.now]));
  const { groups, groupOf, on, keys } = surveyed(paths, settingsOf, rules, builtin);
  const last = readLastRun(file);
  const isSame = last !== undefined && unchanged(last);
  const known = rules.filter(({ id }) => isSame && keys[id] !== undefined && keys[id] === last.footer.rules[id]);
  const byId = new Map(known.map((rule) => [rule.id, rule]));
  const missing = rules.filter((rule) => rule.scope !== 'outcome' && on.has(rule.id) && !known.includes(rule));
  const writer = writeRun(file);
  const written = writeTable();
  let kept = 0;
  return { missing, recall, see, keep, end, drop: writer.drop };

  function unchanged({ footer, articles }: LastRun): boolean {
    if (footer.key !== key || !isDeepStrictEqual(footer.groups, groups)) return false;
    let at = 0;
    for (const [[path, hash, group]] of articles()) {
      if (paths[at] !== path || groupOf[at] !== group || circumstances.hashAt(path) !== hash) return false;
      at++;
    }
    if (at !== paths.length) return false;
    return footer.asked.every(({ path, of, name, answer }) => answerTo(settingsOf(path), of, name) === answer);
  }

  function* recall(): Iterable<Known> {
    const table = readTable();
    for (const [[path, hash, , host, stated], read] of isSame ? last.articles() : []) {
      const record: ArticleRecord = {
        path,
        hash,
        engine: settingsOf(path).engine,
        lines: stated === 0 ? [] : stated.lines,
        facts: stated === 0 ? {} : { [suppressions.id]: stated.suppressions },
      };
      const [added, findings] = read();
      table.add(added);
      const found = unpackFindings(findings, table.textOf, byId, settingsOf(path).rules, path, run.language);
      yield { record, host: host === 0 ? undefined : host, found };
    }
  }

  function see({ unsure }: Pick<Look, 'unsure'>): void {
    if (unsure) writer.drop();
  }

  function keep(
    { path, hash, lines, facts }: ArticleRecord,
    host: string | undefined,
    found: readonly Finding[],
  ): void {
    if (found.some(({ rule }) => rule === internalError)) writer.drop();
    const stated = facts[suppressions.id];
    const line: ArticleLine = [
      path,
      hash,
      groupOf[kept++] ?? 0,
      host ?? 0,
      stated ? { lines, suppressions: stated } : 0,
    ];
    const findings = packFindings(found, written.refTo);
    writer.article(line, [written.added(), findings]);
  }

  function end(): void {
    // What rules asked that did not look this time holds on.
    const all = [...(isSame ? last.footer.asked : []), ...asked.values()];
    const questions = new Map(all.map((each) => [JSON.stringify(each), each]));
    writer.end({ key, groups, rules: keys, asked: [...questions.values()] });
  }
}

/** The settings that articles share, which of them each has, and a hash of the options that each rule has in them. */
function surveyed(paths: readonly string[], settingsOf: SettingsOf, rules: readonly Rule[], ids: ReadonlySet<string>) {
  const groups = new Map<string, number>();
  const levels = new Map<RuleSettings, number>();
  const groupOf = paths.map((path) => {
    const settings = settingsOf(path);
    if (!levels.has(settings.rules)) levels.set(settings.rules, levels.size);
    const group = groupName(settings, levels.get(settings.rules) ?? 0);
    if (!groups.has(group)) groups.set(group, groups.size);
    return groups.get(group) ?? 0;
  });
  const on = new Set([...levels.keys()].flatMap((settings) => [...settings.keys()]));
  const keys: Record<string, string> = {};
  for (const { id } of rules.filter(({ id, scope }) => scope !== 'outcome' && ids.has(id) && on.has(id)))
    keys[id] = hashOf(JSON.stringify([...levels.keys()].map((settings) => settings.get(id)?.options ?? null)));
  return { groups: [...groups.keys()], groupOf, on, keys };
}

function groupName({ engine, timeZone, site, collection }: FileSettings, levels: number): string {
  const { name, source, schema } = collection;
  const ofSite = site && [site.root, siteHash(site.config)];
  return JSON.stringify([engine, timeZone, ofSite, name, source, schema && schemaHash(schema), levels]);
}

const siteHash = memoized((config: object) => hashOf(JSON.stringify(config)));
