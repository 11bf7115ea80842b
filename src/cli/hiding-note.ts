import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import picomatch from 'picomatch';
import { NkLintError } from '../core/errors.ts';
import { groupBy } from '../core/grouping.ts';
import type { Words } from '../core/types.ts';
import type { ReportNote } from '../engine/report.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { visible } from '../report/escape.ts';
import type { Baseline } from '../run/baseline/baseline.ts';
import { ignoredFiles } from '../run/input/changes.ts';
import { type Hiding, type HidingFinder, hidingFinder } from '../run/input/hidings.ts';
import type { CommandContext, Say } from './context.ts';
import type { CheckFlags } from './flags.ts';
import { realPath } from './selection.ts';

/** Returns what finds out how a change hides findings; undefined where no flag says what the change is. */
export function hidingFinderFor(
  searched: readonly string[],
  baseline: Baseline | undefined,
  { flags, cwd, config }: CommandContext<CheckFlags>,
): HidingFinder | undefined {
  if (flags.newFrom === undefined && flags.since === undefined) {
    if (flags.errorOnHiding) throw new NkLintError(errors.hidingAlone);
    return undefined;
  }
  const root = (path: string) => (existsSync(resolve(cwd, path)) ? path : picomatch.scan(path).base || '.');
  return hidingFinder({
    cwd: realPath(cwd),
    roots: flags.ignore === false ? undefined : searched.map((path) => realPath(resolve(cwd, root(path)))),
    baseline: baseline ? namesOf(baseline.file) : [],
    configs: config.sources.flatMap(namesOf),
    suppressions: flags.inlineConfig,
    rules: config.rules,
    ignoredFiles: () => ignoredFiles(cwd),
  });
}

/** A file may change, and so may the link that leads to it. */
function namesOf(file: string): string[] {
  return [realPath(file), join(realPath(dirname(file)), basename(file))];
}

/** Returns the note about what a change adds that hides findings, if it does. */
export function hidingNote(hidings: readonly Hiding[], flags: CheckFlags, say: Say): ReportNote | undefined {
  if (hidings.length === 0) return undefined;
  const parts = [...kinds].flatMap(([kind, [one, more]]) => {
    const some = hidings.filter((each) => each.kind === kind);
    const count = some.reduce((sum, each) => sum + each.count, 0);
    if (count === 0) return [];
    return [say(count === 1 ? one : more, { count: count, files: fileList(some, say) })];
  });
  const text = hidings.every(({ kind }) => kind === 'settings') ? words.mayHideFindings : words.hidesFindings;
  return {
    id: 'hides-findings',
    severity: flags.errorOnHiding ? 'error' : 'warning',
    message: say(text, { list: parts.join(say(words.hidingSeparator)) }),
    places: hidings,
  };
}

const kinds = new Map<Hiding['kind'], readonly [one: Words, more: Words]>([
  ['suppressions', [words.oneSuppression, words.moreSuppressions]],
  ['ignore-patterns', [words.onePattern, words.morePatterns]],
  ['baseline-entries', [words.oneEntry, words.moreEntries]],
  ['rules', [words.oneRule, words.moreRules]],
  ['settings', [words.settingsChanged, words.settingsChanged]],
]);

const maxFiles = 5;

function fileList(hidings: readonly Hiding[], say: Say): string {
  const paths = [...groupBy(hidings, ({ path }) => path).keys()].sort();
  const files = paths.slice(0, maxFiles).map(visible).join(say(words.hidingFiles));
  const rest = paths.length - maxFiles;
  return rest > 0 ? say(words.hidingMoreFiles, { files, count: rest }) : files;
}
