/*
 * The run, in one straight line. Each stage is a function; what it returns is immutable.
 *
 *   discover → plan → restore → extract → resolveLinks → compare → lint → settle → report
 *
 *   discover      input/      paths of the command line → inputs (before `check` is called)
 *   plan          plan.ts     options → RunPlan: every decision
 *   restore       cache/      findings of the last run that still hold, and the rules that have to lint again
 *   extract       extract/    articles → Site: records, findings of single articles, digests; in workers where that pays
 *   resolveLinks  online/     addresses in the site → their states; the only stage that waits for the network
 *   compare       engine/     digests of all articles → CorpusContext: norms and comparisons; unchanged articles that are
 *                             told something else are then extracted again
 *   lint          lint.ts     records → findings, article by article, while the report is read
 *   settle        settle.ts   confirm images, fix, apply the baseline: only these need all findings at once
 *   report        report.ts   findings → report and its totals
 */
import { compareDigests } from '../engine/compare.ts';
import type { FileFindings } from '../engine/conclude.ts';
import { addedSuppressions } from './added-suppressions.ts';
import type { BaselineResult } from './baseline/baseline.ts';
import type { MissReason } from './cache/fact-cache.ts';
import { NO_PREVIOUS_RESULTS, type PreviousResults } from './cache/previous-results.ts';
import { extract, extractStale } from './extract/extract.ts';
import { createExtractor, type Extractor } from './extract/extractor.ts';
import type { AppliedFixes } from './fix/apply-fixes.ts';
import type { Hiding } from './input/hidings.ts';
import { lint } from './lint.ts';
import { resolveLinks } from './online/resolve-links.ts';
import { type CheckOptions, planRun, type RunPlan } from './plan.ts';
import { reportOf, type WrittenReport } from './report.ts';
import { openResources, type RunResources } from './resources.ts';
import { type SettleInput, settle } from './settle.ts';

export interface CheckResult extends WrittenReport {
  /** The host of each article's source URL, by path. */
  readonly hosts: ReadonlyMap<string, string>;
  readonly baseline: BaselineResult | undefined;
  /** The articles that the fact cache did not know. */
  readonly misses: readonly { readonly path: string; readonly reason: MissReason }[];
  /** The text of an article after fixes, as the report speaks of it. */
  source(path: string): string | undefined;
  readonly fixes: AppliedFixes;
  /** The suppressions that the selected change adds. */
  addedSuppressions(): readonly Hiding[];
}

/**
 * Checks articles and passes the result to `use`; prints nothing. The result can be read until `use` has returned: then
 * the temporary files of the run are removed, also after an error.
 */
export async function check<T>(options: CheckOptions, use: (result: CheckResult) => T | Promise<T>): Promise<T> {
  const plan = planRun(options);
  const { timing } = plan;
  const resources = openResources();
  try {
    const extractor = createExtractor(plan);
    timing?.enter('cache');
    const previous = await previousResults(plan, extractor, resources);
    timing?.enter('storing');
    const extracted = await extract(plan, extractor, previous, resources);
    timing?.enter('online');
    const run = {
      ...(plan.links ? await resolveLinks(plan, extracted) : plan.run),
      ...(plan.history && { history: plan.history }),
    };
    timing?.enter('comparison');
    const { digests, kept } = extracted;
    const corpus = compareDigests({ ...plan, run, rules: previous.staleRules, digests, earlier: kept?.earlier });
    timing?.enter('storing');
    const site = await extractStale(plan, extractor, extracted, corpus, resources);
    timing?.enter('fixing');
    const findings = lint(plan, site, corpus, previous);
    return await settleAndReport(findings, { plan, extractor, site, run }, resources, use);
  } finally {
    resources.close();
  }
}

/** The stages behind lint. */
export async function settleAndReport<T>(
  findings: Iterable<FileFindings>,
  input: SettleInput,
  resources: RunResources,
  use: (result: CheckResult) => T | Promise<T>,
): Promise<T> {
  const { plan, extractor, site } = input;
  const settled = await settle(findings, input);
  plan.timing?.enter('report');
  const { fixes, baseline } = settled;
  const { hosts, misses } = site;
  const source = fixedSources(plan, extractor, fixes);
  const report = reportOf(settled.findings, plan, resources);
  const suppressed = () => addedSuppressions(plan, site);
  return use({ ...report, hosts, misses, source, fixes, baseline, addedSuppressions: suppressed });
}

/** Loads what restores findings, which runs over named files do not need. */
async function previousResults(plan: RunPlan, extractor: Extractor, resources: RunResources): Promise<PreviousResults> {
  const { rules, resultCache } = plan;
  if (!resultCache) return { ...NO_PREVIOUS_RESULTS, staleRules: rules };
  return (await import('./cache/result-cache.ts')).restore(plan, resultCache, extractor, resources);
}

function fixedSources({ inputs }: RunPlan, extractor: Extractor, { changed }: AppliedFixes): CheckResult['source'] {
  const fixed = new Map(changed.map(({ path, after }) => [path, after.replace(/^\uFEFF/u, '')]));
  return (path) => (inputs.has(path) ? (fixed.get(path) ?? extractor.sourceAt(path).source) : undefined);
}
