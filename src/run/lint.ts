import type { Resolved } from '../config/resolve.ts';
import { memoized } from '../core/memo.ts';
import type { ArticleRecord, Finding } from '../core/types.ts';
import type { CorpusContext } from '../engine/compare.ts';
import { type FileFindings, findingsConcluder } from '../engine/conclude.ts';
import { internalError } from '../engine/internal-error.ts';
import { createCorpusLinter } from '../engine/linter.ts';
import type { Rule } from '../engine/rule.ts';
import type { SettingsOf } from '../engine/settings.ts';
import type { PreviousResults } from './cache/previous-results.ts';
import type { Site } from './extract/site.ts';
import { isReported, selectFindings } from './input/selection.ts';
import type { RunPlan } from './plan.ts';
import type { StoredFile } from './store/record-store.ts';

/** Lints the articles of a site in the order of the paths, each when its findings are read. */
export function* lint(
  { config, rules, settingsOf, selection }: RunPlan,
  site: Site,
  corpus: CorpusContext,
  previous: PreviousResults,
): Generator<FileFindings> {
  const { kept } = site;
  const linesOf = (path: string) => site.file(path)?.record.lines;
  const linterOf = memoized((some: readonly Rule[]) =>
    createCorpusLinter({ rules: some, settingsOf }, corpus, linesOf),
  );
  const chosen = { rules, settingsOf: chosenSettings(config, settingsOf), run: corpus.run };
  const conclude = findingsConcluder(chosen, linesOf);
  for (const { record, findings } of previous.store(lintFiles(), site, corpus))
    yield selectFindings(concludeChosen(record, findings), selection);

  /** Findings of rules that are not reported only count against fixes, as those that another finding explains. */
  function concludeChosen(record: ArticleRecord, findings: readonly Finding[]): FileFindings {
    const others = findings.filter(({ rule }) => rule !== internalError && !config.reports(rule));
    if (others.length === 0) return conclude(record, findings);
    const left = new Set(others);
    const file = conclude(
      record,
      findings.filter((finding) => !left.has(finding)),
    );
    return { ...file, explained: [...file.explained, ...others] };
  }

  function* lintFiles(): Generator<StoredFile> {
    for (const { record, findings } of site.files) {
      const { path } = record;
      if (!isReported(path, selection)) continue;
      const lintingRules = kept?.has(path) ? kept.relinted(path) : previous.staleRules;
      const found = lintingRules.length > 0 ? linterOf(lintingRules)(record) : [];
      const before = previous.findingsOf(path).filter(({ rule }) => !lintingRules.some(({ id }) => id === rule));
      yield { record, findings: [...found, ...findings, ...before] };
    }
  }
}

/** Returns settings with the rules that are reported, for what depends on which rules ran. */
function chosenSettings({ reports }: Resolved, settingsOf: SettingsOf): SettingsOf {
  return (path) => {
    const settings = settingsOf(path);
    return { ...settings, rules: new Map([...settings.rules].filter(([id]) => reports(id))) };
  };
}
