import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Resolved } from '../config/resolve.ts';
import { internalError, type Judgement, judge } from '../core/judge.ts';
import { pointAt } from '../core/place.ts';
import type { Report, ReportFinding } from '../core/report.ts';
import type { FileSettings } from '../core/settings.ts';
import type { ArticleRecord, Language } from '../core/types.ts';
import { hostOf } from '../core/url.ts';
import { collectorsOf } from '../facts/map.ts';
import { type SourceFact, sources } from '../facts/sources.ts';
import { applyBaseline, type Baseline, type BaselineResult } from './baseline.ts';
import type { Cache, MissReason } from './cache.ts';
import type { Discovered } from './discover.ts';
import { fixAll, writeArticle } from './fix.ts';
import type { LineRange } from './git.ts';
import { fingerprints, identities } from './known.ts';
import { mapInTime } from './map.ts';
import { hashOf, type ReadResult, readArticle, stampOf, takeArticle } from './read.ts';
import { reportOf } from './report.ts';
import { oldPlaces, type WebPort, withConfirmed } from './web.ts';

/** An article: a file to be read, or a text (or its bytes) that is at hand. */
export interface Input extends Discovered {
  readonly content?: string | Uint8Array;
  /** The text at hand is that of the next commit; the file has another one. */
  readonly staged?: boolean;
}

/** What of a run is reported, where not all is; the rest of the site is looked at all the same. */
export interface Selection {
  has(path: string): boolean;
  /** Of a selected article, the lines that count; all unless told. */
  lines?(path: string): readonly LineRange[] | undefined;
  /** Of a selected article, the lines that are new; all unless told. */
  added?(path: string): readonly LineRange[] | undefined;
}

export interface CheckOptions {
  readonly cwd: string;
  readonly inputs: readonly Input[];
  readonly config: Resolved;
  readonly language: Language;
  /** Milliseconds since 1970; dates after it are in the future. */
  readonly now: number;
  /** False to ignore suppressions in the articles. */
  readonly inlineConfig?: boolean;
  /** `dry` makes the fixes but writes nothing. */
  readonly fix?: { readonly unsafe: boolean; readonly dry: boolean };
  readonly selection?: Selection | undefined;
  readonly baseline?: Baseline | undefined;
  readonly cache?: Cache | undefined;
  /** Takes what the cache knows of a file whose time and size are as before, without reading it. */
  readonly trustMetadata?: boolean;
  readonly web?: WebPort | undefined;
  /** Told of each article that was read, and how many there are. */
  onProgress?(done: number, total: number): void;
}

export interface CheckResult {
  readonly report: Report;
  /** The host that each article was taken from. */
  readonly hosts: ReadonlyMap<string, string>;
  /** What each finding of the report is known by from run to run. */
  readonly fingerprints: ReadonlyMap<ReportFinding, string>;
  /** What became of the baseline, where there is one. */
  readonly baseline: BaselineResult | undefined;
  /** The articles that the cache did not know, where there is one. */
  readonly misses: readonly { readonly path: string; readonly reason: MissReason }[];
  /** The text of an article as the report speaks of it: after the fixes. */
  source(path: string): string | undefined;
  readonly fixes: {
    readonly made: number;
    /** Old and new text of the articles that fixes changed, with their byte order marks. */
    readonly changed: readonly { readonly path: string; readonly before: string; readonly after: string }[];
    /** Articles that were not written because somebody else changed them, or could not be. */
    readonly unwritten: readonly { readonly path: string; readonly reason: string }[];
  };
}

/** The main job: read, map, judge, and on request fix. Returns; never prints. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const { cwd, config, language, now, fix, selection, baseline, cache, inlineConfig = true } = options;
  const inputs = new Map(options.inputs.map((input) => [input.path, input]));
  const settings = new Map<string, FileSettings>();
  const collectors = collectorsOf(config.rules);
  const run = {
    language,
    now,
    inlineConfig,
    rules: config.rules.map(({ id }) => id),
    ...(selection && { isNew: (path: string) => selection.has(path) }),
  };

  const records: ArticleRecord[] = [];
  const misses: { path: string; reason: MissReason }[] = [];
  // By path, whatever the order in which they were found or given.
  for (const input of [...inputs.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    records.push(await recordFor(input));
    options.onProgress?.(records.length, inputs.size);
  }
  const lines = new Map(records.map((record) => [record.path, record.lines]));
  const isOldPlace = oldPlaces(selection, (path, offset) => pointAt(lines.get(path) ?? [0], offset).line);
  const online = options.web && {
    links: await options.web.look(records, isOldPlace),
    ...(options.web.onlyNew && { isOldPlace }),
  };
  const judgeOnce = (all: readonly ArticleRecord[]) =>
    selected(judge(all, config.rules, settingsOf, { ...run, ...online }), selection);
  const first = judgeOnce(records);
  const confirmed = await options.web?.confirm?.(first.findings.flatMap(({ fix: { image = [] } = {} }) => image));
  const judgeAll = (all: readonly ArticleRecord[]) => withConfirmed(judgeOnce(all), confirmed);
  const judgement = withConfirmed(first, confirmed);
  const fixed = fix && fixAll({ records, judgement, unsafe: fix.unsafe, source: textOf, map, judge: judgeAll });
  const changed = [...(fixed?.changed ?? [])].map(([path, after]) => {
    const { mark, source } = readPath(path);
    return { path, before: mark + source, after: mark + after };
  });
  const unwritten = fix && !fix.dry ? write(changed) : [];

  const lost = new Set(unwritten.map(({ path }) => path));
  const final =
    lost.size > 0
      ? judgeAll((fixed?.records ?? []).map((record) => (lost.has(record.path) ? recordOf(record.path) : record)))
      : (fixed?.judgement ?? judgement);
  for (const record of fix?.dry ? [] : (fixed?.records ?? [])) {
    const { path } = record;
    if (fixed?.changed.has(path) && !lost.has(path) && inputs.get(path)?.content === undefined) cache?.keep(record);
  }
  const articles = identities(fixed?.records ?? records);
  const applied =
    baseline &&
    applyBaseline({ cwd, baseline, findings: final.findings, articles, now, looked, roots: rootsOf(options.inputs) });
  const findings = applied?.fresh ?? final.findings;
  const marks = fingerprints(final.findings, articles);
  const { report, told } = reportOf(
    { ...final, findings },
    selection ? records.filter(({ path }) => selection.has(path)).length : records.length,
    final.findings.length - findings.length,
  );
  return {
    report,
    hosts: hostsOf(records),
    fingerprints: new Map([...told].map(([finding, shown]) => [shown, marks.get(finding) ?? ''])),
    baseline: applied,
    misses,
    source: (path) =>
      inputs.has(path) ? ((lost.has(path) ? undefined : fixed?.changed.get(path)) ?? textOf(path)) : undefined,
    fixes: { made: fixed?.made ?? 0, changed: changed.filter(({ path }) => !lost.has(path)), unwritten },
  };

  function looked(path: string, rule: string): boolean {
    const asked = options.web !== undefined || config.rules.find(({ id }) => id === rule)?.online !== true;
    return asked && selection?.has(path) !== false && !selection?.lines && settingsOf(path).rules.has(rule);
  }

  function settingsOf(path: string): FileSettings {
    const known = settings.get(path);
    if (known) return known;
    const found = config.settingsOf(path, inputs.get(path)?.root);
    settings.set(path, found);
    return found;
  }

  /** What the cache knows of an article, else what it is read and parsed to. */
  async function recordFor({ path, content }: Input): Promise<ArticleRecord> {
    const { engine } = settingsOf(path);
    const file = resolve(cwd, path);
    const stamp = options.trustMetadata && content === undefined ? stampOf(file, now) : '';
    const untouched = stamp === '' ? undefined : cache?.findUntouched(path, stamp, engine);
    if (typeof untouched === 'object') return untouched;
    const read = await withEncoding(
      readInput({ path, ...(content !== undefined && { content }) }),
      () => content ?? readFileSync(file),
    );
    const known = cache?.find(path, read.hash, engine);
    if (typeof known === 'string') misses.push({ path, reason: known });
    const record = typeof known === 'object' ? known : mapInTime({ path, engine, ...read }, collectors);
    // A text that is at hand is not yet, or no longer, that of the file.
    if (content === undefined && (record !== known || stamp !== '')) cache?.keep(record, stamp);
    return record;
  }

  function readInput({ path, content }: Pick<Input, 'path' | 'content'>): ReadResult {
    return content === undefined
      ? readArticle(resolve(cwd, path), config.maxFileSize)
      : takeArticle(content, config.maxFileSize);
  }

  /** Read again when it is asked for: a run does not keep the text of all articles. */
  function readPath(path: string): ReadResult {
    return readInput(inputs.get(path) ?? { path });
  }

  function textOf(path: string): string {
    return readPath(path).source;
  }

  function map(path: string, source: string): ArticleRecord {
    return mapInTime({ path, hash: hashOf(source), engine: settingsOf(path).engine, source }, collectors);
  }

  function recordOf(path: string): ArticleRecord {
    return records.find((record) => record.path === path) ?? map(path, textOf(path));
  }

  function write(texts: readonly { path: string; after: string }[]) {
    const failures: { path: string; reason: string }[] = [];
    for (const { path, after } of texts) {
      const { content, staged } = inputs.get(path) ?? {};
      if (staged) failures.push({ path, reason: 'staged' });
      if (content !== undefined) continue;
      try {
        if (!writeArticle(resolve(cwd, path), after, recordOf(path).hash, config.maxFileSize))
          failures.push({ path, reason: 'changed' });
      } catch (error) {
        failures.push({ path, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
      }
    }
    return failures;
  }
}

/** What the selection leaves; an `internal-error` is told wherever it happened. */
function selected(judgement: Judgement, selection: Selection | undefined): Judgement {
  if (!selection) return judgement;
  const findings = judgement.findings.filter(({ path, rule, span }) => {
    if (rule === internalError) return true;
    if (!selection.has(path)) return false;
    const lines = selection.lines?.(path);
    return !lines || lines.some(([first, last]) => first <= span.end.line && span.start.line <= last);
  });
  return { ...judgement, findings };
}

/** The directories that were searched, not those of files that were named. */
function rootsOf(inputs: readonly Input[]): readonly string[] {
  return [...new Set(inputs.filter(({ named }) => !named).map(({ root }) => root))];
}

/** Names the encoding of a file that is not UTF-8; the tables for that are loaded for such a file only. */
async function withEncoding(read: ReadResult, content: () => string | Uint8Array): Promise<ReadResult> {
  if (read.problem?.kind !== 'encoding') return read;
  const { likelyEncoding } = await import('./encoding.ts');
  return { ...read, problem: { ...read.problem, data: { encoding: likelyEncoding(Buffer.from(content())) } } };
}

function hostsOf(records: readonly ArticleRecord[]): ReadonlyMap<string, string> {
  return new Map(
    records.flatMap(({ path, facts }) => {
      const [source] = (facts[sources.id] ?? []) as readonly SourceFact[];
      const host = source && hostOf(source.url);
      return host ? [[path, host] as const] : [];
    }),
  );
}
