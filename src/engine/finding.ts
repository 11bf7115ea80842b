import { spanAt } from '../core/place.ts';
import {
  type ArticleRecord,
  type Finding,
  type Language,
  type Related,
  type Severity,
  severities,
} from '../core/types.ts';
import { fill } from '../core/words.ts';
import type { RawFinding, Rule } from './rule.ts';
import type { RuleSetting } from './settings.ts';

export type Placed = Pick<ArticleRecord, 'path' | 'lines'>;

/** The lines of another article, where it is one of those that are looked at. */
export type LinesOf = (path: string) => readonly number[] | undefined;

/** Makes a finding of what a rule reports: its words in a language, its places as lines and columns. */
export function finish(
  raw: RawFinding,
  rule: Rule,
  setting: RuleSetting,
  { path, lines }: Placed,
  linesOf: LinesOf,
  language: Language,
): Finding {
  const { messageId, data = {}, range } = raw;
  const words = rule.messages[messageId];
  if (!words) throw new Error(`unknown message id ${messageId}`);
  const title = raw.fix && rule.fixes[raw.fix.title];
  if (raw.fix && !title) throw new Error(`unknown fix title ${raw.fix.title}`);
  const finding: { -readonly [Key in keyof Finding]: Finding[Key] } = {
    rule: rule.id,
    messageId,
    message: fill(words, language, data),
    severity: severityIn(setting, raw.severity),
    path,
    span: spanAt(lines, range),
    data,
  };
  if (raw.severity !== undefined) finding.atMost = raw.severity;
  if (raw.key !== undefined) finding.key = raw.key;
  if (raw.related) {
    const related = relatedOf(raw, rule);
    if (related.length > 0) finding.related = related;
  }
  if (raw.fix && title) {
    const restructures = rule.restructures.includes(raw.fix.title) && { restructures: true as const };
    finding.fix = { ...raw.fix, title: fill(title, language, data), ...restructures };
  }
  return finding;

  function relatedOf({ related = [] }: RawFinding, { notes }: Rule): Related[] {
    return related.flatMap(({ path: at = path, range: where, note }) => {
      const there = at === path ? lines : linesOf(at);
      const text = notes[note];
      return there && text ? [{ path: at, span: spanAt(there, where), message: fill(text, language, data) }] : [];
    });
  }
}

/** Returns the severity of a finding that is at most `atMost`, unless the user states the severity of its rule. */
export function severityIn({ severity, isStated }: RuleSetting, atMost: Severity | undefined): Severity {
  if (isStated || atMost === undefined) return severity;
  return severities.indexOf(severity) < severities.indexOf(atMost) ? atMost : severity;
}
