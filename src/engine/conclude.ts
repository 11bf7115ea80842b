import type { ArticleRecord, Finding } from '../core/types.ts';
import { viewOf } from './article-view.ts';
import { enabledRules, isOutcomeRule } from './enabled-rules.ts';
import { finish, type LinesOf } from './finding.ts';
import { byPlace } from './finding-order.ts';
import { firstConfigurationErrors, internalErrorFor } from './internal-error.ts';
import type { LinterInput } from './linter.ts';
import { explanationsOf, symptomsOf } from './root-cause.ts';
import type { Outcome, RawFinding } from './rule.ts';
import { hiddenRules, isExpired, type Suppression, suppressionTest } from './suppression.ts';

/** The findings of one article. */
export interface FileFindings {
  readonly path: string;
  /** Sorted by place and rule. */
  readonly findings: readonly Finding[];
  /** Symptoms that another finding explains: they return when the cause is fixed. */
  readonly explained: readonly Finding[];
  /** Findings that another article's finding tells with its own: not reported, but fixed. */
  readonly repeated?: readonly Finding[];
  /** One for each finding; empty unless the report needs them. */
  readonly fingerprints: readonly string[];
  /** How many findings were hidden, and why. */
  readonly hidden: { readonly suppressed: number; readonly baselined: number };
}

/** From all that rules found in an article to what is reported of it. */
export type Conclude = (record: ArticleRecord, found: readonly Finding[]) => FileFindings;

/** Removes symptoms and suppressed findings, and runs the rules about suppressions on what they hid. */
export function findingsConcluder({ rules, settingsOf, run }: LinterInput, linesOf: LinesOf): Conclude {
  const explains = explanationsOf(rules);
  const isFirst = firstConfigurationErrors();
  const repeats = new Set(rules.flatMap((rule) => rule.repeats.map((messageId) => `${rule.id} ${messageId}`)));
  const isRepeated = ({ rule, messageId }: Finding) => repeats.size > 0 && repeats.has(`${rule} ${messageId}`);
  return (record, found) => {
    const all = found.filter(isFirst);
    const symptoms = symptomsOf(all, explains);
    const causes = symptoms.size > 0 ? all.filter((finding) => !symptoms.has(finding)) : all;
    const stated = run.inlineConfig === false ? [] : ((record.facts['suppressions'] ?? []) as readonly Suppression[]);
    if (stated.length === 0) return fileFindings(record, causes, symptoms, 0, isRepeated);
    const about = outcomeFindings(record, stated, causes);
    // A comment that suppresses all rules does not suppress the findings about itself.
    const named = stated.filter(({ rules: ids }) => ids.length > 0);
    const [isSuppressed, isSuppressedByName] = [suppressionTest(stated, run.now), suppressionTest(named, run.now)];
    const kept = [
      ...causes.filter((finding) => !isSuppressed(finding)),
      ...about.filter((finding) => !isSuppressedByName(finding)),
    ];
    return fileFindings(record, kept, symptoms, causes.length + about.length - kept.length, isRepeated);
  };

  function outcomeFindings(
    record: ArticleRecord,
    stated: readonly Suppression[],
    causes: readonly Finding[],
  ): readonly Finding[] {
    const settings = settingsOf(record.path);
    const article = viewOf(record, settings);
    const found: Finding[] = [];
    const hiddenBy = hiddenRules(causes, run.now);
    const ids = [...settings.rules.keys()];
    const outcomes = stated.map((each): Outcome => {
      const named = new Set(each.rules);
      return {
        ...each,
        hidden: hiddenBy(each),
        ran: named.size === 0 ? ids : ids.filter((id) => named.has(id)),
        expired: isExpired(each, run.now),
      };
    });
    for (const { rule, setting } of enabledRules(rules, settings.rules, isOutcomeRule)) {
      const report = (raw: RawFinding) => found.push(finish(raw, rule, setting, record, linesOf, run.language));
      const context = { options: setting.options, norms: {}, article, run, report };
      try {
        rule.check(outcomes, context);
      } catch (error) {
        found.push(internalErrorFor(record.path, rule, error, run.language));
      }
    }
    return found;
  }
}

function fileFindings(
  { path }: ArticleRecord,
  findings: Finding[],
  symptoms: ReadonlySet<Finding>,
  suppressed: number,
  isRepeated: (finding: Finding) => boolean,
): FileFindings {
  const repeated = findings.filter(isRepeated);
  const told = repeated.length > 0 ? findings.filter((finding) => !isRepeated(finding)) : findings;
  return {
    path,
    findings: told.sort(byPlace),
    explained: [...symptoms],
    ...(repeated.length > 0 && { repeated }),
    fingerprints: [],
    hidden: { suppressed, baselined: 0 },
  };
}
