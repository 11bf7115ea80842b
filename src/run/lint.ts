import type { CorpusContext } from '../engine/compare.ts';
import { type FileFindings, findingsConcluder } from '../engine/conclude.ts';
import { createCorpusLinter } from '../engine/linter.ts';
import type { PreviousResults } from './cache/result-cache.ts';
import type { Site } from './extract/site.ts';
import { selectFindings } from './input/selection.ts';
import type { RunPlan } from './plan.ts';
import type { StoredFile } from './store/record-store.ts';

/** Lints the articles of a site in the order of the paths, each when its findings are read. */
export function* lint(
  { rules, settingsOf, selection }: RunPlan,
  site: Site,
  corpus: CorpusContext,
  previous: PreviousResults,
): Generator<FileFindings> {
  const linesOf = (path: string) => site.file(path)?.record.lines;
  const lintWithCorpus = createCorpusLinter({ rules: previous.staleRules, settingsOf }, corpus, linesOf);
  const conclude = findingsConcluder({ rules, settingsOf, run: corpus.run }, linesOf);
  for (const { record, findings } of previous.store(lintFiles(), site))
    yield selectFindings(conclude(record, findings), selection);

  function* lintFiles(): Generator<StoredFile> {
    for (const { record, findings } of site.files)
      yield {
        record,
        findings: [...lintWithCorpus(record), ...findings, ...previous.findingsOf(record.path)],
      };
  }
}
