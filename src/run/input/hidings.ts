import { existsSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import ignore from 'ignore';
import { parseDataFile } from '../../config/data-file.ts';
import type { Config } from '../../config/types.ts';
import { levels } from '../../engine/levels.ts';
import type { Rule } from '../../engine/rule.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { errors } from '../../messages/errors.ts';
import type { ChangedTexts, ChangeObserver } from './changes.ts';
import { articleName } from './discover.ts';
import { newLines } from './new-lines.ts';

/** What a change adds that hides findings, in one file. */
export interface Hiding {
  readonly kind: 'suppressions' | 'ignore-patterns' | 'baseline-entries' | 'rules' | 'settings';
  /** Relative to the working directory. */
  readonly path: string;
  /** The first line, from 1. */
  readonly line: number;
  readonly count: number;
}

/** Which files can hide findings of a run. All paths are absolute and real. */
export interface HidingSources {
  readonly cwd: string;
  /** Folders and files that are checked; undefined where ignore files do not count. */
  readonly roots: readonly string[] | undefined;
  readonly baseline: readonly string[];
  readonly configs: readonly string[];
  /** Whether articles may suppress findings. */
  readonly suppressions: boolean;
  readonly rules: readonly Rule[];
  /** Files that git would ignore, and has; read only where a `.gitignore` changed. */
  ignoredFiles(): readonly string[];
}

export interface HidingFinder extends ChangeObserver {
  /** What the changed files add; suppressions only where one was widened because its end is gone. */
  found(): readonly Hiding[];
}

type Found = Pick<Hiding, 'kind' | 'line' | 'count'>;

export function hidingFinder(sources: HidingSources): HidingFinder {
  const found: Hiding[] = [];
  const kindOf = fileKinds(sources);
  return {
    isSetting: (path) => kindOf(path) !== undefined,
    changed(texts) {
      const path = toPosixPath(relative(sources.cwd, texts.path));
      for (const each of hidingsIn(texts, kindOf(texts.path), sources))
        if (each.count > 0) found.push({ path, ...each });
    },
    found: () => found,
  };
}

type FileKind = 'nklintignore' | 'gitignore' | 'baseline' | 'config';

function fileKinds({ roots, baseline, configs }: HidingSources): (path: string) => FileKind | undefined {
  return (path) => {
    if (baseline.includes(path)) return 'baseline';
    if (configs.includes(path)) return 'config';
    const [, name = ''] = /^\.(nklintignore|gitignore)$/u.exec(basename(path)) ?? [];
    return name !== '' && roots?.some((root) => concerns(dirname(path), root)) ? (name as FileKind) : undefined;
  };
}

/** Whether an ignore file of a folder is read for articles in or below another. */
function concerns(folder: string, root: string): boolean {
  const [above, below] = [relative(folder, root), relative(root, folder)];
  if (!above.startsWith('..')) return true;
  const parts = toPosixPath(below).split('/');
  return !parts.some((part) => part.startsWith('.') || part === 'node_modules');
}

function hidingsIn(texts: ChangedTexts, kind: FileKind | undefined, sources: HidingSources): Found[] {
  if (kind === undefined) return sources.suppressions ? [removedEnds(texts)] : [];
  if (kind === 'baseline') return [addedEntries(texts)];
  if (kind === 'config') return configHidings(texts, sources.rules);
  const patterns = widerPatterns(texts);
  return [
    counted('ignore-patterns', kind === 'gitignore' ? patternsWithEffect(patterns, texts.path, sources) : patterns),
  ];
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Lines of a text that another one does not have. */
function linesOnlyIn(text: Uint8Array | undefined, other: Uint8Array | undefined): Line[] {
  const lines = decoded(text)
    .split(/\r\n|\n|\r/u)
    .map((each, index): Line => ({ number: index + 1, text: each.trim() }));
  if (!text || !other) return lines;
  return newLines(other, text).flatMap(([first, last]) => lines.slice(first - 1, last));
}

function decoded(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

function counted(kind: Hiding['kind'], lines: readonly Line[]): Found {
  return { kind, line: lines[0]?.number ?? 1, count: lines.length };
}

/** A suppression is wider where the comment that ended it is gone. */
function removedEnds({ old, now }: ChangedTexts): Found {
  const isEnd = ({ text }: Line) => /(?:<!--|\{\s*\/\*)\s*nk-lint-enable\b/u.test(text);
  const hasEnds = old !== undefined && now !== undefined && Buffer.from(old).includes('nk-lint-enable');
  if (!hasEnds) return counted('suppressions', []);
  const [removed, added] = [linesOnlyIn(old, now), linesOnlyIn(now, old)].map((lines) => lines.filter(isEnd).length);
  return { kind: 'suppressions', line: 1, count: Math.max(0, (removed ?? 0) - (added ?? 0)) };
}

/** Patterns that are new, and exceptions that are gone. */
function widerPatterns({ path, old, now }: ChangedTexts): Line[] {
  // A link, or a very long file.
  if (!now && existsSync(path)) return [{ number: 1, text: '*' }];
  const added = linesOnlyIn(now, old).filter(({ text }) => text !== '' && !/^[#!]/u.test(text));
  const exceptions = linesOnlyIn(old, now).filter(({ text }) => text.startsWith('!'));
  return [...added, ...exceptions.map(({ text }) => ({ number: 1, text: text.slice(1) }))];
}

/** A `.gitignore` grows with every tool; its patterns count where they leave out articles that git has. */
function patternsWithEffect(patterns: readonly Line[], file: string, { ignoredFiles }: HidingSources): Line[] {
  const articles = patterns.length === 0 ? [] : ignoredFiles().filter((path) => articleName.test(path));
  const paths = articles
    .map((path) => toPosixPath(relative(dirname(file), path)))
    .filter((path) => !path.startsWith('../'));
  return patterns.filter(({ text }) => paths.some((path) => ignore().add(text).ignores(path)));
}

/** Counts entries that are new or hide more; a reason is for people. */
function addedEntries({ path, old, now }: ChangedTexts): Found {
  if (!now && existsSync(path)) return { kind: 'baseline-entries', line: 1, count: 1 };
  const before = new Map<string, number>();
  for (const entry of entriesOf(old)) before.set(entry.text, (before.get(entry.text) ?? 0) + 1);
  const added = entriesOf(now).filter(({ text }) => {
    const left = before.get(text) ?? 0;
    before.set(text, left - 1);
    return left <= 0;
  });
  return counted('baseline-entries', added);
}

function entriesOf(bytes: Uint8Array | undefined): Line[] {
  return linesOnlyIn(bytes, undefined).flatMap(({ number, text }) => {
    if (text === '') return [];
    try {
      return [{ number, text: JSON.stringify({ ...(JSON.parse(text) as object), reason: undefined }) }];
    } catch {
      return [{ number, text }];
    }
  });
}

/** A module can do anything: that it changed is all that is known of it. */
function configHidings({ path, old, now }: ChangedTexts, rules: readonly Rule[]): Found[] {
  const settings: Found = { kind: 'settings', line: 1, count: 1 };
  if (/\.[mc]?[jt]s$/u.test(path) || (!now && existsSync(path))) return [settings];
  const [before, after] = [configOf(path, old), configOf(path, now)];
  return [
    { kind: 'ignore-patterns', line: 1, count: addedPatterns(before, after) },
    { kind: 'rules', line: 1, count: loweredRules(before, after, rules) },
    ...(otherSettings(before) === otherSettings(after) ? [] : [settings]),
  ];
}

function configOf(path: string, bytes: Uint8Array | undefined): Config {
  if (!bytes) return {};
  const isManifest = basename(path) === 'package.json';
  const value = dataIn(path, decoded(bytes));
  const config = isManifest ? (value as Record<string, unknown> | undefined)?.['nk-lint'] : value;
  return typeof config === 'object' && config !== null ? config : {};
}

/** A file that is broken now is an error of its own, and of one that was, all is new. */
function dataIn(path: string, text: string): unknown {
  try {
    return parseDataFile(path, text, { wrongSyntax: errors.configSyntax }).value;
  } catch {
    return {};
  }
}

/** The value of a setting; what was committed earlier may be invalid. */
function listed<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value : [];
}

function addedPatterns(before: Config, after: Config): number {
  const left = [...listed(before.ignore)];
  const added = listed(after.ignore).filter((pattern) => {
    const at = left.indexOf(pattern);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return (
    added.filter((pattern) => !pattern.startsWith('!')).length + left.filter((each) => each.startsWith('!')).length
  );
}

/** Counts rules whose level is lower, for all articles or for some. */
function loweredRules(before: Config, after: Config, rules: readonly Rule[]): number {
  const usual = new Map(rules.map(({ id, severity }) => [id, rankOf(severity)]));
  const generalRank = (config: Config, id: string) => rankOf(config.rules?.[id]) ?? usual.get(id) ?? 0;
  const ids = new Set([...Object.keys(before.rules ?? {}), ...Object.keys(after.rules ?? {})]);
  const lowered = [...ids].filter((id) => generalRank(after, id) < generalRank(before, id));
  const known = new Set(listed(before.overrides).map((each) => JSON.stringify(each)));
  const added = listed(after.overrides).filter((each) => !known.has(JSON.stringify(each)));
  const loweredInSome = added.flatMap((each) =>
    Object.entries(each.rules).filter(([id, setting]) => (rankOf(setting) ?? 0) < generalRank(after, id)),
  );
  return lowered.length + loweredInSome.length;
}

/** Higher is more severe; undefined where nothing is stated. */
function rankOf(setting: unknown): number | undefined {
  const level: unknown = Array.isArray(setting) ? setting[0] : setting;
  const rank = (levels as readonly unknown[]).indexOf(level === 'warn' ? 'warning' : level);
  return rank < 0 ? undefined : rank;
}

/** What else may hide findings, as text: which articles, presets and options there are. */
function otherSettings(config: Config): string {
  const { rules, overrides, ...rest } = config;
  const others = Object.entries(rest).filter(([key]) => !['$schema', 'language', 'ignore'].includes(key));
  const options = [rules, ...listed(overrides).map((each) => each.rules)].flatMap((each) =>
    Object.entries(each ?? {}).flatMap(([id, setting]) => (Array.isArray(setting) ? [[id, setting[1]]] : [])),
  );
  return JSON.stringify([others, options]);
}
