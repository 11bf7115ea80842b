import type { FindingData, Language, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';
import type { ReportStream, ReportStyle, ReportSummary } from '../engine/report.ts';
import { words } from '../messages/report.ts';

/** Returns a number with its noun in singular or plural. */
function countWithNoun(count: number, one: Words, many: Words, language: Language): string {
  return fill(count === 1 ? one : many, language, { count });
}

/** Returns the totals of a run in one sentence. */
export function totals(
  { summary }: Pick<ReportStream, 'summary'>,
  { language, affected }: Pick<ReportStyle, 'language' | 'affected'>,
): string {
  const translate = (text: Words, data: FindingData = {}) => fill(text, language, data);
  const checked = countWithNoun(summary.files, words.oneArticle, words.articles, language);
  const problems = problemsOf(summary, language);
  const text =
    problems.length === 0
      ? translate(summary.files === 0 ? words.none : words.clean, { files: checked })
      : translate(words.found, {
          problems: problems.join(translate(words.listSeparator)),
          broken: affected(),
          files: checked,
        });
  const hidden = [
    ...(summary.baselined > 0 ? [translate(words.baselined, { count: summary.baselined })] : []),
    ...(summary.suppressed > 0 ? [translate(words.suppressed, { count: summary.suppressed })] : []),
  ];
  return hidden.length > 0
    ? translate(words.withHidden, { text, hidden: hidden.join(translate(words.listSeparator)) })
    : text;
}

function problemsOf({ errors, warnings, infos }: ReportSummary, language: Language): string[] {
  return [
    ...(errors > 0 ? [countWithNoun(errors, words.oneError, words.countErrors, language)] : []),
    ...(warnings > 0 ? [countWithNoun(warnings, words.oneWarning, words.countWarnings, language)] : []),
    ...(infos > 0 ? [countWithNoun(infos, words.oneInfo, words.countInfos, language)] : []),
  ];
}

export interface HostCluster {
  readonly host: string;
  readonly rule: string;
  /** The number of articles from the host with findings of the rule; `total` counts all checked articles from it. */
  readonly count: number;
  readonly total: number;
}

/** What is in fewer articles of a host, or in fewer of a hundred, does not recur. */
const fewest = 20;
const leastShare = 0.2;

/**
 * Returns rules with findings in many articles from one host, most frequent first. The cause is probably the crawler or
 * the converter.
 */
export function hostClusters({ files }: ReportStream, { hosts }: Pick<ReportStyle, 'hosts'>): HostCluster[] {
  const totalOf = new Map<string, number>();
  for (const host of hosts.values()) totalOf.set(host, (totalOf.get(host) ?? 0) + 1);
  const counts = new Map<string, HostCluster>();
  for (const { path, findings } of files) {
    const host = hosts.get(path);
    const total = totalOf.get(host ?? '') ?? 0;
    if (host === undefined || total < fewest) continue;
    for (const rule of new Set(findings.map((finding) => finding.rule))) {
      const key = `${host} ${rule}`;
      counts.set(key, { host, rule, total, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()]
    .filter(({ count, total }) => count >= leastShare * total)
    .sort((a, b) => b.count - a.count || (a.host < b.host ? -1 : a.host > b.host ? 1 : a.rule < b.rule ? -1 : 1));
}
