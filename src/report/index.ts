import type { Reporter } from '../core/report.ts';
import compact from './compact.ts';
import github from './github.ts';
import json from './json.ts';
import pretty from './pretty.ts';

/** The formats by the names that `--format` takes. */
export const reporters: Readonly<Record<string, Reporter>> = { pretty, compact, json, github };
