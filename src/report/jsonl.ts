import type { Reporter } from '../engine/report.ts';
import { visibleJson } from './escape.ts';

/** One JSON object per line for each finding, for programs that read a stream. */
const jsonl: Reporter = function* ({ files }) {
  for (const { path, findings } of files) {
    for (const finding of findings) yield `${visibleJson(JSON.stringify({ path, ...finding }))}\n`;
  }
};

export default jsonl;
