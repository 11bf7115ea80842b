import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseJson } from '../../article/data/json.ts';
import { NkLintError, withReason } from '../../core/errors.ts';
import type { Finding } from '../../core/types.ts';
import { isExpired } from '../../engine/suppression.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { readSetting } from '../../files/regular-file.ts';
import { writeOutput } from '../../files/write-output.ts';
import { errors } from '../../messages/errors.ts';
import { syntaxReason } from '../../messages/reasons.ts';
import { type ArticleIdentity, type KnownFinding, knownFinding } from './identity.ts';

/** It grows with the site, and becomes one text. */
const maxBaselineBytes = 400_000_000;

export const baselineName = '.nk-lint-baseline.jsonl';

/** Equal findings of one rule in one article when the baseline was written: one line of its file. */
export interface BaselineEntry {
  /** The source URL of the article, if known. */
  readonly source?: string;
  /** Relative to the directory of the baseline. */
  readonly path: string;
  readonly title?: string;
  readonly rule: string;
  readonly key: string;
  /** The number of equal findings; 1 by default. */
  readonly count?: number;
  /** For people: kept when the baseline is written again. */
  readonly reason?: string;
  /** The last day on which it holds, `2027-01-01`. */
  readonly until?: string;
}

export interface Baseline {
  readonly file: string;
  /** Directory that its paths are relative to; by default that of the file. */
  readonly folder?: string;
  readonly entries: readonly BaselineEntry[];
}

/** Reads a baseline; throws an NkLintError that names the invalid line. */
export function readBaseline(file: string): Baseline {
  const entries = readSetting(file, undefined, maxBaselineBytes)
    .split(/\r?\n/u)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseEntry(line, `${file}:${index + 1}`)]));
  return { file, entries };
}

function parseEntry(line: string, place: string): BaselineEntry {
  let value: Partial<BaselineEntry> | null;
  try {
    value = JSON.parse(line) as Partial<BaselineEntry> | null;
  } catch {
    throw syntaxError(line, place);
  }
  const { path, rule, key, count = 1 } = value ?? {};
  const texts = [path, rule, key].every((each) => typeof each === 'string');
  if (!value || !texts || !Number.isInteger(count) || count < 1)
    throw new NkLintError(errors.baselineKeys, {}, { place: `${place}:1` });
  return value as BaselineEntry;
}

/** Says where a line is wrong and how, never what it holds. */
function syntaxError(line: string, place: string): NkLintError {
  // A parser that says where is not made for long lines.
  const [error] = line.length > 1000 ? [] : parseJson(line, 0).errors;
  const column = (error?.range[0] ?? 0) + 1;
  const reason = syntaxReason(error?.code ?? 'syntax', String(error?.data['reason'] ?? 'JSON'));
  return new NkLintError(withReason(errors.baselineLine, reason), {}, { place: `${place}:${column}` });
}

/** Sorted, so that two branches that change it rarely meet in one line. */
export function writeBaseline({ file, entries }: Baseline): void {
  const lines = entries.map(ordered).sort(([a], [b]) => compare(a, b));
  writeOutput(file, lines.map(([, line]) => `${line}\n`).join(''));
}

function ordered({
  path,
  source,
  title,
  rule,
  key,
  count,
  reason,
  until,
}: BaselineEntry): [sort: string, line: string] {
  const some = count !== undefined && count > 1 ? count : undefined;
  return [[path, rule, key].join('\n'), JSON.stringify({ path, source, title, rule, key, count: some, reason, until })];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface BaselineInput {
  readonly cwd: string;
  readonly baseline: Baseline;
  readonly findings: readonly Finding[];
  readonly articles: ReadonlyMap<string, ArticleIdentity>;
  /** Whether a rule checked a whole article, so that its silence means that the problem is gone. */
  isChecked(path: string, rule: string): boolean;
  /** Directories, relative to the working directory, in which every article was checked. */
  readonly roots: readonly string[];
  readonly now: number;
}

export interface BaselineResult {
  /** The findings that the baseline does not hide. */
  readonly fresh: ReadonlySet<Finding>;
  readonly hidden: readonly Finding[];
  /** Entries that hide no finding, or fewer than their count. */
  readonly stale: readonly BaselineEntry[];
  readonly expired: readonly BaselineEntry[];
  /** The baseline without stale entries. */
  readonly pruned: Baseline;
  /** The baseline that hides all findings of this run; entries of articles that were not checked stay. */
  readonly written: Baseline;
}

/** An entry of the baseline, and how many findings it has hidden so far. */
interface Slot {
  readonly entry: BaselineEntry;
  /** Relative to the working directory. */
  readonly path: string;
  readonly expired: boolean;
  used: number;
}

function isFull({ used, entry }: Slot): boolean {
  return used >= (entry.count ?? 1);
}

/** Divides the findings of a run into those that a baseline hides and fresh ones. */
export function applyBaseline(input: BaselineInput): BaselineResult {
  const { cwd, baseline, findings, articles, now } = input;
  const folder = baseline.folder ?? dirname(baseline.file);
  const slots = baseline.entries.map(
    (entry): Slot => ({
      entry,
      path: toPosixPath(relative(cwd, resolve(folder, entry.path))),
      expired: isExpired(entry, now),
      used: 0,
    }),
  );
  const isGone = goneFiles(cwd);
  const slotFor = slotFinder(slots, isGone);
  const written = entryWriter((path) => toPosixPath(relative(folder, resolve(cwd, path))), now);
  const fresh = new Set<Finding>();
  for (const finding of findings) {
    const known = knownFinding(finding, articles);
    const slot = known && slotFor(known);
    if (known) written.add(known, slot?.entry);
    if (!slot || slot.expired) fresh.add(finding);
    if (slot) slot.used++;
  }
  const wasChecked = checkedSlots(input, isGone);
  const stale = new Set(slots.filter((slot) => !isFull(slot) && wasChecked(slot)));
  const unused = slots.filter((slot) => slot.used === 0 && !stale.has(slot));
  return {
    fresh,
    hidden: findings.filter((finding) => !fresh.has(finding)),
    stale: Array.from(stale, ({ entry }) => entry),
    expired: slots.filter(({ expired, used }) => expired && used > 0).map(({ entry }) => entry),
    pruned: { ...baseline, entries: prunedEntries(slots, stale) },
    written: { ...baseline, entries: [...written.entries(), ...unused.map(({ entry }) => entry)] },
  };
}

function prunedEntries(slots: readonly Slot[], stale: ReadonlySet<Slot>): BaselineEntry[] {
  return slots.flatMap((slot) => {
    if (!stale.has(slot)) return [slot.entry];
    return slot.used > 0 ? [{ ...slot.entry, count: slot.used }] : [];
  });
}

/** Returns whether a file is missing; reads the disk once a path. */
function goneFiles(cwd: string): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const isGone = known.get(path) ?? !existsSync(resolve(cwd, path));
    known.set(path, isGone);
    return isGone;
  };
}

/** An article is the same if it has the same source URL, else the same path, else the title of a file that is gone. */
function slotFinder(slots: readonly Slot[], isGone: (path: string) => boolean) {
  const byIdentity = new Map<string, { readonly slots: Slot[]; first: number }>();
  for (const slot of slots) {
    const { rule, key, source, title } = slot.entry;
    for (const [kind, value] of Object.entries({ source, path: slot.path, title })) {
      const id = JSON.stringify([rule, key, kind, value]);
      const queue = byIdentity.get(id);
      if (queue) queue.slots.push(slot);
      else byIdentity.set(id, { slots: [slot], first: 0 });
    }
  }
  return ({ article, rule, key }: KnownFinding): Slot | undefined => {
    const free = (kind: keyof ArticleIdentity, isCandidate: (slot: Slot) => boolean = () => true) => {
      const value = article[kind];
      const queue = value === undefined ? undefined : byIdentity.get(JSON.stringify([rule, key, kind, value]));
      // What is full, or no candidate, stays so.
      for (let slot = queue?.slots[queue.first]; queue && slot; slot = queue.slots[++queue.first])
        if (!isFull(slot) && isCandidate(slot)) return slot;
      return undefined;
    };
    return free('source') ?? free('path') ?? free('title', ({ path }) => isGone(path));
  };
}

/** Returns whether the rule of an entry checked its article in this run, moved or not. */
function checkedSlots({ articles, roots, isChecked }: BaselineInput, isGone: (path: string) => boolean) {
  const pathOf = new Map([...articles.values()].map(({ source, path }) => [source, path]));
  return ({ entry: { rule, source }, path }: Slot): boolean => {
    if (articles.has(path)) return isChecked(path, rule);
    const moved = source === undefined ? undefined : pathOf.get(source);
    if (moved !== undefined) return isChecked(moved, rule);
    return isGone(path) && roots.some((root) => root === '.' || path.startsWith(`${root}/`));
  };
}

/** Collects the entries of a baseline that hides all findings added to it. */
function entryWriter(pathFromBaseline: (path: string) => string, now: number) {
  const entries = new Map<string, BaselineEntry>();
  return {
    entries: () => entries.values(),
    /** `before` is the entry that hid the finding. */
    add({ article: { source, path, title }, rule, key }: KnownFinding, before?: BaselineEntry): void {
      const id = JSON.stringify([path, rule, key]);
      const known = entries.get(id);
      const { reason, until } = before ?? known ?? {};
      entries.set(id, {
        path: pathFromBaseline(path),
        ...(source !== undefined && { source }),
        ...(title !== undefined && source === undefined && { title }),
        rule,
        key,
        count: (known?.count ?? 0) + 1,
        ...(reason !== undefined && { reason }),
        // An expired entry begins anew.
        ...(until !== undefined && !isExpired({ until }, now) && { until }),
      });
    },
  };
}
