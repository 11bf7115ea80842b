import type { Reporter } from '../engine/report.ts';
import checkstyle from './checkstyle.ts';
import compact from './compact.ts';
import github from './github.ts';
import gitlab from './gitlab.ts';
import json from './json.ts';
import jsonl from './jsonl.ts';
import junit from './junit.ts';
import markdown from './markdown.ts';
import pretty from './pretty.ts';
import rdjson from './rdjson.ts';
import sarif from './sarif.ts';

/** The formats by the names that `--format` takes. */
export const reporters: Readonly<Record<string, Reporter>> = {
  pretty,
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
};

/** Formats that read a report once, from its beginning to its end, and ask for the summary only then. */
export const readsOnce: ReadonlySet<string> = new Set(['compact', 'jsonl', 'checkstyle', 'gitlab', 'rdjson']);
