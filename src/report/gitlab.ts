import type { Reporter } from '../engine/report.ts';
import { shortened, visibleJson } from './escape.ts';

const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** GitLab Code Quality report; GitLab compares fingerprints to find new problems. */
const gitlab: Reporter = function* ({ files }, { fingerprint }) {
  let separator = '[';
  for (const { path, findings } of files) {
    for (const finding of findings) {
      const { line, endLine, rule, message, severity } = finding;
      const entry = {
        description: shortened(message),
        check_name: rule,
        fingerprint: fingerprint(finding),
        severity: severities[severity],
        location: { path, lines: { begin: line, end: endLine } },
      };
      yield `${separator}\n  ${visibleJson(JSON.stringify(entry))}`;
      separator = ',';
    }
  }
  yield separator === '[' ? '[]\n' : '\n]\n';
};

export default gitlab;
