import type { Reporter } from '../engine/report.ts';
import { visible, visibleMessage, visiblePath } from './escape.ts';
import { totals } from './totals.ts';

/**
 * One line per finding, for grep and problem matchers, then the totals. Severities are not translated, so that matchers
 * work in any language.
 */
const compact: Reporter = function* (report, style) {
  for (const { path, findings } of report.files) {
    const shown = visiblePath(path);
    for (const { line, column, severity, rule, message } of findings) {
      yield `${shown}:${line}:${column}: ${severity} ${visible(rule)}: ${visibleMessage(message)}\n`;
    }
  }
  yield `${totals(report, style)}\n`;
};

export default compact;
