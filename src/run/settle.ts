import type { Finding } from '../core/types.ts';
import { compareDigests } from '../engine/compare.ts';
import type { FileFindings } from '../engine/conclude.ts';
import type { RunSettings } from '../engine/settings.ts';
import { applyBaseline, type BaselineResult } from './baseline/baseline.ts';
import { fingerprinter } from './baseline/identity.ts';
import { NO_PREVIOUS_RESULTS } from './cache/previous-results.ts';
import type { Extractor } from './extract/extractor.ts';
import type { Site } from './extract/site.ts';
import type { AppliedFixes } from './fix/apply-fixes.ts';
import { rootsOf } from './input/discover.ts';
import { lint } from './lint.ts';
import type { IsImage } from './online/link-port.ts';
import type { RunPlan } from './plan.ts';

export interface Settled {
  readonly findings: Iterable<FileFindings>;
  readonly fixes: AppliedFixes;
  readonly baseline: BaselineResult | undefined;
}

export interface SettleInput {
  readonly plan: RunPlan;
  readonly extractor: Extractor;
  readonly site: Site;
  /** The settings of the run, with the states of links. */
  readonly run: RunSettings;
}

const noFixes: AppliedFixes = { made: 0, changed: [], unwritten: [], refused: [] };

/** Confirms images, applies fixes and the baseline. Without these, findings pass through one by one. */
export async function settle(findings: Iterable<FileFindings>, input: SettleInput): Promise<Settled> {
  const { plan, site } = input;
  if (plan.settlers.length === 0)
    return { findings: withFingerprints(findings, plan, site), fixes: noFixes, baseline: undefined };
  const all = [...findings];
  const isImage = await plan.links?.confirm?.(all.flatMap(imagesToConfirm));
  const confirmed = all.map((file) => confirmImages(file, isImage));
  const fixed = plan.fix
    ? (await import('./fix/apply-fixes.ts')).applyFixes({ ...input, findings: confirmed, fix: plan.fix, relint })
    : { site, findings: confirmed, fixes: noFixes };
  const marked = [...withFingerprints(fixed.findings, plan, fixed.site)];
  const baseline = plan.baseline && baselineResult(marked, fixed.site, plan);
  return {
    findings: baseline ? marked.map((file) => withoutBaselined(file, baseline)) : marked,
    fixes: fixed.fixes,
    baseline,
  };

  function relint(changed: Site): FileFindings[] {
    const { rules } = plan;
    const corpus = compareDigests({ ...plan, run: input.run, digests: changed.digests });
    const linted = lint(plan, changed, corpus, { ...NO_PREVIOUS_RESULTS, staleRules: rules });
    return Array.from(linted, (file) => confirmImages(file, isImage));
  }
}

function* withFingerprints(
  files: Iterable<FileFindings>,
  { fingerprints }: RunPlan,
  { identities }: Site,
): Generator<FileFindings> {
  const fingerprint = fingerprinter(identities);
  for (const file of files) yield fingerprints ? { ...file, fingerprints: file.findings.map(fingerprint) } : file;
}

function imagesToConfirm({ findings }: FileFindings): readonly string[] {
  return findings.flatMap(({ fix }) => fix?.image ?? []);
}

/** A fix whose address is an image is safe; otherwise it is a guess at best. */
function confirmImages(file: FileFindings, isImage: IsImage | undefined): FileFindings {
  if (!isImage) return file;
  const findings = file.findings.map((finding): Finding => {
    const { fix } = finding;
    const answer = fix?.image === undefined ? undefined : isImage(fix.image);
    return !fix || answer === undefined ? finding : { ...finding, fix: { ...fix, safety: answer ? 'safe' : 'unsafe' } };
  });
  return { ...file, findings };
}

function baselineResult(
  files: readonly FileFindings[],
  { identities }: Site,
  { cwd, config, now, baseline, inputs, rules, settingsOf, links, selection }: RunPlan,
): BaselineResult | undefined {
  if (!baseline) return undefined;
  const findings = files.flatMap((file) => file.findings);
  const roots = rootsOf([...inputs.values()]);
  return applyBaseline({ cwd, baseline, findings, articles: identities, now, isChecked, roots });

  /** Whether a rule ran on a whole article. */
  function isChecked(path: string, rule: string): boolean {
    const ran = config.reports(rule) && (links !== undefined || rules.find(({ id }) => id === rule)?.online !== true);
    return ran && selection?.has(path) !== false && !selection?.lines && settingsOf(path).rules.has(rule);
  }
}

function withoutBaselined(file: FileFindings, { fresh }: BaselineResult): FileFindings {
  const isFresh = file.findings.map((finding) => fresh.has(finding));
  const baselined = isFresh.filter((each) => !each).length;
  return {
    ...file,
    findings: file.findings.filter((_, index) => isFresh[index]),
    fingerprints: file.fingerprints.filter((_, index) => isFresh[index]),
    hidden: { ...file.hidden, baselined },
  };
}
