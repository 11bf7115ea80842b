import { spanAt } from './place.ts';
import type { RawFinding, Rule } from './rule.ts';
import type { RuleSetting } from './settings.ts';
import { type ArticleRecord, type Finding, type Fix, type Language, type Severity, severities } from './types.ts';
import { fill } from './words.ts';

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
  const related = (raw.related ?? []).flatMap(({ path: at = path, range: where, note }) => {
    const there = at === path ? lines : linesOf(at);
    const text = rule.notes[note];
    return there && text ? [{ path: at, span: spanAt(there, where), message: fill(text, language, data) }] : [];
  });
  const title = raw.fix && rule.fixes[raw.fix.title];
  if (raw.fix && !title) throw new Error(`unknown fix title ${raw.fix.title}`);
  const fix: Fix | undefined = raw.fix && title && { ...raw.fix, title: fill(title, language, data) };
  return {
    rule: rule.id,
    messageId,
    message: fill(words, language, data),
    severity: milder(setting.severity, raw.severity),
    path,
    span: spanAt(lines, range),
    data,
    ...(raw.key !== undefined && { key: raw.key }),
    ...(related.length > 0 && { related }),
    ...(fix && { fix }),
  };
}

function milder(a: Severity, b: Severity = a): Severity {
  return severities.indexOf(a) < severities.indexOf(b) ? b : a;
}
