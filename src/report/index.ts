import type { Reporter } from '../engine/report.ts';
import checkstyle from './checkstyle.ts';
import compact from './compact.ts';
import github from './github.ts';
import gitlab from './gitlab.ts';
import { htmlReport } from './html/html-report.ts';
import json from './json.ts';
import jsonl from './jsonl.ts';
import junit from './junit.ts';
import markdown from './markdown.ts';
import pretty from './pretty.ts';
import rdjson from './rdjson.ts';
import sarif from './sarif.ts';
import summary, { summaryJson } from './summary.ts';

/** The reporters by the format names of `--format`. */
export const reporters: Readonly<Record<string, Reporter>> = {
  pretty,
  summary,
  'summary-json': summaryJson,
  compact,
  json,
  jsonl,
  github,
  gitlab,
  sarif,
  rdjson,
  junit,
  checkstyle,
  markdown,
  html: htmlReport,
};

/** Formats that read the report once, from start to end, and the summary last. */
export const readsOnce: ReadonlySet<string> = new Set(['compact', 'jsonl', 'checkstyle', 'gitlab', 'rdjson']);
