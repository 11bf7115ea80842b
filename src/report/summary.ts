import type { Reporter } from '../engine/report.ts';
import { hostTable, painter, ruleTable } from './pretty.ts';
import { ruleCounts } from './rule-counts.ts';
import { hostClusters, totals } from './totals.ts';

/** The tables and the totals, without findings. */
const summary: Reporter = function* (report, style) {
  const paint = painter(style);
  yield* ruleTable(ruleCounts(style.counted), style, paint);
  yield* hostTable(style.counted, style, paint);
  yield `${paint.bold(totals(report, style))}\n`;
};

/** The same as JSON. */
export const summaryJson: Reporter = function* ({ version, tool, summary }, style) {
  const rules = ruleCounts(style.counted).map(([rule, { error, warning, info, files, safe, unsafe }]) => ({
    rule,
    errors: error,
    warnings: warning,
    infos: info,
    files,
    fixable: safe,
    unsafeFixable: unsafe,
  }));
  yield `${JSON.stringify({ version, tool, summary, rules, sources: hostClusters(style.counted, style) }, null, 2)}\n`;
};

export default summary;
