import { dirname, resolve } from 'node:path';
import type { ArticleRecord } from '../../core/types.ts';
import type { FileFindings } from '../../engine/conclude.ts';
import { splitMark } from '../../engine/edits.ts';
import { isMdx } from '../../engine/settings.ts';
import { removeLeftovers } from '../../files/replace-file.ts';
import { extractionFor } from '../extract/extract.ts';
import type { FileResult } from '../extract/extract-file.ts';
import type { Extractor } from '../extract/extractor.ts';
import { type Site, siteWith } from '../extract/site.ts';
import type { ReadOptions } from '../input/read-article.ts';
import type { RunPlan } from '../plan.ts';
import { type Fixable, fixLoop, type Refused, sum } from './fix-loop.ts';
import { type FixOutcome, fixOutcome } from './fix-outcome.ts';
import { outlineOf } from './outline.ts';
import { writeArticle } from './write-article.ts';

export interface AppliedFixes {
  /** The number of reported findings that are gone. */
  readonly made: number;
  /** Old and new text of the changed articles, with their byte order marks. */
  readonly changed: readonly ChangedArticle[];
  /** Articles that were not written: changed meanwhile, staged, or with a file system error. */
  readonly unwritten: readonly { readonly path: string; readonly reason: string }[];
  /** Fixes of reported findings that would have made something worse. */
  readonly refused: readonly Refused[];
}

export interface ChangedArticle {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What the fixes of its findings do, at the lines before them. */
  readonly fixes: readonly MadeFix[];
}

export interface MadeFix {
  readonly rule: string;
  readonly title: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface ApplyFixesInput {
  readonly plan: RunPlan;
  readonly extractor: Extractor;
  readonly site: Site;
  readonly findings: readonly FileFindings[];
  readonly fix: { readonly unsafe: boolean; readonly dry: boolean };
  /** Compares and lints a changed site. */
  relint(site: Site): readonly FileFindings[];
}

export interface FixedSite {
  readonly site: Site;
  readonly findings: readonly FileFindings[];
  readonly fixes: AppliedFixes;
}

/** The site with some articles changed: what changed, and its findings. */
interface FixState {
  readonly results: ReadonlyMap<string, FileResult>;
  readonly findings: ReadonlyMap<string, FileFindings>;
}

/** Applies fixes and writes the changed articles; returns the site and its findings as they are then. */
export function applyFixes({ plan, extractor, site, findings, fix, relint }: ApplyFixesInput): FixedSite {
  const extractFile = extractionFor(plan, plan.rules);
  const first = byPath(findings);
  const { state, changed, refused } = fixLoop<FixState>({
    state: { results: new Map(), findings: first },
    unsafe: fix.unsafe,
    stillParses: ({ results }, path) => isRead(recordIn(results, path)) || !isRead(site.file(path)?.record),
    source: markedSource,
    outline: (path, text) =>
      outlineOf(splitMark(text).text, { engine: plan.settingsOf(path).engine, mdx: isMdx(plan.settingsOf(path)) }),
    relint: (before, texts) => {
      const extracted = [...texts].map(
        ([path, text]) => [path, extractFile(extractor.recordOfText(path, text))] as const,
      );
      return withResults(new Map([...before.results, ...extracted]));
    },
  });
  const tried = new Set([...changed.keys(), ...refused.map(({ finding }) => finding.path)]);
  const outcomes = new Map(Array.from(tried, (path) => [path, outcomeOf(path)]));
  const articles = [...changed].map(([path, text]): ChangedArticle => {
    return { path, before: markedSource(path), after: text, fixes: outcomes.get(path)?.made.map(madeFix) ?? [] };
  });
  if (!fix.dry) removeOldTemporaries(plan, extractor.reading);
  const unwritten = fix.dry ? [] : writeAll(articles, plan, site, extractor.reading);
  const lost = new Set(unwritten.map(({ path }) => path));
  const kept = articles.filter(({ path }) => !lost.has(path));
  const final = lost.size === 0 ? state : withResults(without(state.results, lost));
  if (!fix.dry) cacheChanged(final.results, changed, plan);
  return {
    site: siteWith(site, final.results),
    findings: [...final.findings.values()],
    fixes: {
      // An article may have only findings that another one tells.
      made: Math.max(
        Math.sign(kept.length),
        sum(kept, ({ path }) => outcomes.get(path)?.count ?? 0),
      ),
      changed: kept,
      unwritten,
      refused: [...outcomes.values()].flatMap((outcome) => outcome.refused),
    },
  };

  function outcomeOf(path: string): FixOutcome {
    const ofPath = refused.filter(({ finding }) => finding.path === path);
    return fixOutcome({ first: first.get(path), last: state.findings.get(path), refused: ofPath, choice: fix });
  }

  function markedSource(path: string): string {
    const { mark, source } = extractor.sourceAt(path);
    return mark + source;
  }

  function withResults(results: ReadonlyMap<string, FileResult>): FixState {
    return { results, findings: byPath(relint(siteWith(site, results))) };
  }
}

function madeFix({ rule, fix, span }: Fixable): MadeFix {
  return { rule, title: fix.title, firstLine: span.start.line, lastLine: span.end.line };
}

function recordIn(results: FixState['results'], path: string): ArticleRecord | undefined {
  const file = results.get(path)?.file;
  return typeof file === 'object' ? file.record : undefined;
}

/** Whether an article is what its name says: no fix may make MDX something else. */
function isRead(record: Pick<ArticleRecord, 'mdx'> | undefined): boolean {
  return record?.mdx !== 'invalid';
}

function byPath(findings: readonly FileFindings[]): ReadonlyMap<string, FileFindings> {
  return new Map(findings.map((file) => [file.path, file]));
}

function without<Value>(map: ReadonlyMap<string, Value>, keys: ReadonlySet<string>): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([key]) => !keys.has(key)));
}

/** Removes what a killed run may have left beside articles. */
function removeOldTemporaries({ cwd, paths }: RunPlan, { places }: ReadOptions): void {
  const files = new Map(paths.map((path) => [dirname(path), resolve(cwd, path)]));
  for (const file of files.values()) {
    try {
      removeLeftovers(places.folderOf(file));
    } catch {
      // That the folder cannot be read or written is told of its articles.
    }
  }
}

/** Returns the articles that could not be written. */
function writeAll(
  articles: readonly ChangedArticle[],
  { cwd, inputs }: RunPlan,
  site: Site,
  reading: ReadOptions,
): AppliedFixes['unwritten'] {
  return articles.flatMap(({ path, after }) => {
    const { content, staged } = inputs.get(path) ?? {};
    if (staged) return [{ path, reason: 'staged' }];
    if (content !== undefined) return [];
    const hash = site.file(path)?.record.hash ?? '';
    try {
      const isWritten = writeArticle(resolve(cwd, path), after, hash, reading);
      return isWritten ? [] : [{ path, reason: 'changed' }];
    } catch (error) {
      return [{ path, reason: (error as NodeJS.ErrnoException).code ?? String(error) }];
    }
  });
}

/** Adds the records of files that were written to the fact cache. */
function cacheChanged(
  results: ReadonlyMap<string, FileResult>,
  changed: ReadonlyMap<string, string>,
  { cache, inputs }: RunPlan,
): void {
  for (const [path, { file }] of results) {
    const isFile = changed.has(path) && inputs.get(path)?.content === undefined;
    if (isFile && typeof file === 'object') cache?.keep(file.record);
  }
}
