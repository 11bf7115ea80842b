import { existsSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { NkLintError } from '../core/errors.ts';
import { toPosixPath } from '../files/posix-path.ts';
import { errors } from '../messages/errors.ts';

import {
  type Change,
  type ChangeObserver,
  changesHere,
  changesSince,
  type Staged,
  stagedFiles,
} from '../run/input/changes.ts';
import { articleName, type Discovery, type Input } from '../run/input/discover.ts';
import type { Selection } from '../run/input/selection.ts';
import type { CheckFlags } from './flags.ts';

type Flags = Pick<CheckFlags, 'changed' | 'since' | 'staged' | 'newFrom'>;

/** Whether a flag limits the report to a part of the findings. */
export function hasSelection(flags: Flags): boolean {
  return selectionFlags(flags).length > 0;
}

function selectionFlags({ changed, since, staged, newFrom }: Flags): string[] {
  return [
    ...(changed ? ['--changed'] : []),
    ...(since === undefined ? [] : ['--since']),
    ...(staged ? ['--staged'] : []),
    ...(newFrom === undefined ? [] : ['--new-from']),
  ];
}

/**
 * Applies `--changed`, `--since`, `--staged` or `--new-from`: returns the inputs to read and those to report on.
 * `observer` receives what changed since a commit that a flag names.
 */
export function select(
  inputs: readonly Input[],
  discovery: Discovery,
  flags: Flags,
  cwd: string,
  observer?: ChangeObserver,
): { readonly inputs: readonly Input[]; readonly selection?: Selection } {
  const names = selectionFlags(flags);
  if (names.length > 1) throw new NkLintError(errors.selectionTwice, { flags: names.join(', ') });
  const [flag] = names;
  if (flag === undefined) return { inputs };
  return withRepository(flag, () => selectChanged(inputs, discovery, flags, cwd, observer));
}

/** Throws an NkLintError that names the flag if there is no repository. */
function withRepository<Result>(flag: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof NkLintError && error.words === errors.gitNone)
      throw new NkLintError(errors.gitNeeded, { flag });
    throw error;
  }
}

function selectChanged(
  inputs: readonly Input[],
  discovery: Discovery,
  { staged, since, newFrom }: Flags,
  cwd: string,
  observer?: ChangeObserver,
): { readonly inputs: readonly Input[]; readonly selection: Selection } {
  const files = new Set(inputs.map(({ path }) => realPath(resolve(cwd, path))));
  if (staged) {
    const isArticle = (path: string) => files.has(path) || articleName.test(path);
    return selectStaged(inputs, discovery, stagedFiles(cwd, isArticle), cwd);
  }
  const isArticle = (path: string) => files.has(path);
  const ref = newFrom ?? since;
  const changeAt = changeFinder(
    ref === undefined ? changesHere(cwd, isArticle) : changesSince(cwd, ref, isArticle, observer),
    cwd,
  );
  const added = (path: string) => changeAt(path)?.lines;
  const selection = { has: (path: string) => changeAt(path) !== undefined, added };
  return { inputs, selection: newFrom === undefined ? selection : { ...selection, lines: added } };
}

/** Returns how a file changed: itself, a folder above it that changed whole, or what a link leads to. */
function changeFinder(changes: readonly Change[], cwd: string): (path: string) => Change | undefined {
  const byPath = new Map(changes.map((change) => [relativePath(cwd, change.path), change]));
  const known = new Map<string, Change | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, at(path) ?? at(relativePath(cwd, realPath(resolve(cwd, path)))));
    return known.get(path);
  };

  function at(path: string): Change | undefined {
    const folder = dirname(path);
    return byPath.get(path) ?? (folder === path ? undefined : at(folder));
  }
}

function relativePath(cwd: string, path: string): string {
  return toPosixPath(relative(cwd, path));
}

export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/** Returns the site as the next commit will contain it. */
function selectStaged(
  inputs: readonly Input[],
  { ignoredBy }: Discovery,
  { changed, contents, untracked }: Staged,
  cwd: string,
) {
  const absentAt = changeFinder(
    untracked.map((path) => ({ path })),
    cwd,
  );
  const staged = new Map([...contents].map(([path, content]) => [relativePath(cwd, path), content]));
  const inputPaths = new Set(inputs.map(({ path }) => path));
  const removed = [...staged.keys()].filter(
    (path) =>
      !inputPaths.has(path) &&
      articleName.test(path) &&
      !existsSync(resolve(cwd, path)) &&
      ignoredBy(path) === undefined,
  );
  const changeAt = changeFinder(changed, cwd);
  return {
    inputs: [
      ...inputs.filter(({ path }) => !absentAt(path)),
      ...removed.map((path): Input => ({ path, root: '.' })),
    ].map((input): Input => {
      const content = input.content ?? staged.get(input.path);
      return content === undefined ? input : { ...input, content, staged: staged.has(input.path) };
    }),
    selection: { has: (path: string) => changeAt(path) !== undefined },
  };
}
