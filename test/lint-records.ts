import type { ArticleRecord, Finding } from '../src/core/types.ts';
import { byPlace } from '../src/engine/finding-order.ts';
import { lintRecords } from '../src/engine/linter.ts';
import type { Rule } from '../src/engine/rule.ts';
import type { RunSettings, SettingsOf } from '../src/engine/settings.ts';

/** Returns the findings of some rules in records, in the order of a report. */
export function findingsIn(
  records: readonly ArticleRecord[],
  rules: readonly Rule[],
  settingsOf: SettingsOf,
  run: RunSettings,
): readonly Finding[] {
  const files = lintRecords(records, { rules, settingsOf, run });
  return files.flatMap(({ findings }) => findings).sort(byPlace);
}
