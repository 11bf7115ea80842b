import type { Reporter } from '../core/report.ts';
import { fill } from '../core/words.ts';
import { words } from '../messages/report.ts';
import { visible } from './escape.ts';
import { totals } from './totals.ts';

/** One line a finding, for other programs and for grep; then one line that says what it comes to. */
const compact: Reporter = function* (report, { language }) {
  for (const { path, findings } of report.files) {
    for (const { line, column, severity, rule, message } of findings) {
      yield `${visible(path)}:${line}:${column}: ${fill(words[severity], language)} ${rule}: ${visible(message)}\n`;
    }
  }
  yield `${totals(report, language)}\n`;
};

export default compact;
