import type { Reporter, ReportFile } from '../engine/report.ts';
import { escapeXml, shortened } from './escape.ts';

/**
 * Each article is a test suite, each finding a test case. Only errors fail, so that the build fails exactly when
 * nk-lint does.
 */
const junit: Reporter = function* ({ files, summary }) {
  const { errors, warnings, infos } = summary;
  const whole = suiteCounts({ tests: errors + warnings + infos || 1, failures: errors, skipped: warnings + infos });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="nk-lint" ${whole}>\n`;
  let isEmpty = true;
  for (const file of files) {
    isEmpty = false;
    yield* testSuite(file);
  }
  // CI systems read a file without test cases as a job that did not run.
  if (isEmpty) {
    yield `  <testsuite name="nk-lint" ${suiteCounts({ tests: 1, failures: 0, skipped: 0 })}>\n`;
    yield '    <testcase classname="nk-lint" name="nk-lint" time="0"/>\n  </testsuite>\n';
  }
  yield '</testsuites>\n';
};

export default junit;

function suiteCounts({ tests, failures, skipped }: { tests: number; failures: number; skipped: number }): string {
  return `tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`;
}

function* testSuite({ path, findings }: ReportFile): Iterable<string> {
  const failures = findings.filter(({ severity }) => severity === 'error').length;
  const counts = suiteCounts({ tests: findings.length, failures, skipped: findings.length - failures });
  yield `  <testsuite name="${escapeXml(path)}" ${counts}>\n`;
  for (const { line, column, severity, message, rule } of findings) {
    const name = `${escapeXml(rule)} (${line}:${column})`;
    const text = escapeXml(shortened(message));
    yield `    <testcase classname="${escapeXml(path)}" name="${name}" time="0">\n`;
    // CI systems show skipped tests with their message, but do not fail.
    if (severity === 'error')
      yield `      <failure type="${escapeXml(rule)}" message="${text}">${escapeXml(path)}:${line}:${column}</failure>\n`;
    else yield `      <skipped message="${severity}: ${text}"/>\n`;
    yield '    </testcase>\n';
  }
  yield '  </testsuite>\n';
}
