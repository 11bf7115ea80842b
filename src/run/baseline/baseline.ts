import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { NkLintError } from '../../core/errors.ts';
import type { Finding } from '../../core/types.ts';
import { isExpired } from '../../engine/suppression.ts';
import { errors } from '../../messages/errors.ts';
import { writeOutput } from '../input/write-output.ts';
import { type ArticleIdentity, type KnownFinding, knownFinding } from './identity.ts';

export const baselineName = '.nk-lint-baseline.jsonl';

/** Findings of one rule in one article that were there when the baseline was written; one line of its file. */
export interface BaselineEntry {
  /** The address that the article was taken from, where it is known. */
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
  readonly entries: readonly BaselineEntry[];
}

/** Reads a baseline; throws an NkLintError that names the invalid line. */
export function readBaseline(file: string): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new NkLintError(errors.fileUnreadable, { file, reason: code ?? String(cause) }, { cause });
  }
  const entries = text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseEntry(line, `${file}:${index + 1}:1`)]));
  return { file, entries };
}

function parseEntry(line: string, place: string): BaselineEntry {
  let value: Partial<BaselineEntry> | null;
  try {
    value = JSON.parse(line) as Partial<BaselineEntry> | null;
  } catch (cause) {
    throw new NkLintError(errors.baselineLine, { reason: (cause as Error).message }, { place, cause });
  }
  const { path, rule, key, count = 1 } = value ?? {};
  const texts = [path, rule, key].every((each) => typeof each === 'string');
  if (!value || !texts || !Number.isInteger(count) || count < 1)
    throw new NkLintError(errors.baselineLine, { reason: '{"path":"…","rule":"…","key":"…"}' }, { place });
  return value as BaselineEntry;
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
  /** Entries that hide nothing any more, or fewer than they count. */
  readonly stale: readonly BaselineEntry[];
  readonly expired: readonly BaselineEntry[];
  /** The baseline without what is stale. */
  readonly pruned: Baseline;
  /** The baseline that hides all findings of this run; entries of articles that were not checked stay. */
  readonly written: Baseline;
}

/** Divides the findings of a run into those that a baseline hides and fresh ones. */
export function applyBaseline({ cwd, baseline, findings, articles, now, ...run }: BaselineInput): BaselineResult {
  const folder = dirname(baseline.file);
  const here = (path: string) => relative(folder, resolve(cwd, path)).replaceAll('\\', '/');
  const there = (path: string) => relative(cwd, resolve(folder, path)).replaceAll('\\', '/');
  const slots = baseline.entries.map((entry) => ({
    entry,
    used: 0,
    path: there(entry.path),
    expired: isExpired(entry, now),
  }));
  type Slot = (typeof slots)[number];
  const byIdentity = new Map<string, Slot[]>();
  for (const slot of slots) {
    const { rule, key, source, title } = slot.entry;
    for (const [kind, value] of Object.entries({ source, path: slot.path, title })) {
      const id = JSON.stringify([rule, key, kind, value]);
      const list = byIdentity.get(id);
      if (list) list.push(slot);
      else byIdentity.set(id, [slot]);
    }
  }
  const pathOf = new Map([...articles.values()].map(({ source, path }) => [source, path]));
  const gone = new Map<string, boolean>();
  const fresh = new Set<Finding>();
  const written = new Map<string, BaselineEntry>();

  for (const finding of findings) {
    const known = knownFinding(finding, articles);
    const slot = known && slotFor(known);
    if (known) write(known, slot?.entry);
    if (!slot || slot.expired) fresh.add(finding);
    if (slot) slot.used++;
  }

  const stale = slots.filter((slot) => slot.used < (slot.entry.count ?? 1) && wasChecked(slot));
  const rest = slots.filter((slot) => slot.used === 0 && !stale.includes(slot));
  return {
    fresh,
    stale: stale.map(({ entry }) => entry),
    expired: slots.filter(({ expired, used }) => expired && used > 0).map(({ entry }) => entry),
    pruned: {
      ...baseline,
      entries: slots.flatMap((slot) =>
        !stale.includes(slot) ? [slot.entry] : slot.used > 0 ? [{ ...slot.entry, count: slot.used }] : [],
      ),
    },
    written: { ...baseline, entries: [...written.values(), ...rest.map(({ entry }) => entry)] },
  };

  /** The article is the same if it came from the same address; else if its file is; else if a file of its title is gone. */
  function slotFor({ article, rule, key }: KnownFinding): Slot | undefined {
    const free = (kind: keyof ArticleIdentity, alike: (slot: Slot) => boolean = () => true) =>
      article[kind] === undefined
        ? undefined
        : byIdentity
            .get(JSON.stringify([rule, key, kind, article[kind]]))
            ?.find((slot) => slot.used < (slot.entry.count ?? 1) && alike(slot));
    return free('source') ?? free('path') ?? free('title', ({ path }) => isGone(path));
  }

  function isGone(path: string): boolean {
    const known = gone.get(path) ?? !existsSync(resolve(cwd, path));
    gone.set(path, known);
    return known;
  }

  function wasChecked({ entry: { rule, source }, path }: Slot): boolean {
    if (articles.has(path)) return run.isChecked(path, rule);
    const moved = source === undefined ? undefined : pathOf.get(source);
    if (moved !== undefined) return run.isChecked(moved, rule);
    return isGone(path) && run.roots.some((root) => root === '.' || path.startsWith(`${root}/`));
  }

  function write({ article: { source, path, title }, rule, key }: KnownFinding, before?: BaselineEntry): void {
    const id = JSON.stringify([path, rule, key]);
    const known = written.get(id);
    const { reason, until } = before ?? known ?? {};
    written.set(id, {
      path: here(path),
      ...(source !== undefined && { source }),
      ...(title !== undefined && source === undefined && { title }),
      rule,
      key,
      count: (known?.count ?? 0) + 1,
      ...(reason !== undefined && { reason }),
      // What has expired begins anew.
      ...(until !== undefined && !isExpired({ until }, now) && { until }),
    });
  }
}
