import type { Reporter } from '../engine/report.ts';
import { escapeXml, shortened } from './escape.ts';

/** Checkstyle XML, which many review tools read. */
const checkstyle: Reporter = function* ({ files }) {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';
  for (const { path, findings } of files) {
    yield `  <file name="${escapeXml(path)}">\n`;
    for (const { line, column, severity, message, rule } of findings) {
      const place = `line="${line}" column="${column}" severity="${severity}"`;
      yield `    <error ${place} message="${escapeXml(shortened(message))}" source="nk-lint.${escapeXml(rule)}"/>\n`;
    }
    yield '  </file>\n';
  }
  yield '</checkstyle>\n';
};

export default checkstyle;
