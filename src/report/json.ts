import type { Reporter } from '../engine/report.ts';
import { visibleJson } from './escape.ts';

/** The report as JSON, one finding at a time, so that a large report is not in memory twice. */
const json: Reporter = function* ({ files, ...head }) {
  yield `${visibleJson(JSON.stringify(head, null, 2)).slice(0, -2)},\n  "files": [`;
  let separator = '';
  for (const { path, findings } of files) {
    yield `${separator}\n    {\n      "path": ${visibleJson(JSON.stringify(path))},\n      "findings": [`;
    let between = '';
    for (const finding of findings) {
      yield `${between}\n        ${visibleJson(JSON.stringify(finding, null, 2)).replaceAll('\n', '\n        ')}`;
      between = ',';
    }
    yield between !== '' ? '\n      ]\n    }' : ']\n    }';
    separator = ',';
  }
  yield separator !== '' ? '\n  ]\n}\n' : ']\n}\n';
};

export default json;
