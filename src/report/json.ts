import type { Reporter } from '../core/report.ts';
import { visibleJson } from './escape.ts';

/** The report as it is, file by file, so that a large one never stands in memory twice. */
const json: Reporter = function* ({ files, ...head }) {
  yield `${visibleJson(JSON.stringify(head, null, 2)).slice(0, -2)},\n  "files": [`;
  let separator = '';
  for (const file of files) {
    const text = visibleJson(JSON.stringify(file, null, 2)).replaceAll('\n', '\n    ');
    yield `${separator}\n    ${text}`;
    separator = ',';
  }
  yield separator !== '' ? '\n  ]\n}\n' : ']\n}\n';
};

export default json;
