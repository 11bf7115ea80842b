import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { NkLintError } from '../core/errors.ts';
import { errors } from '../messages/errors.ts';

import { articleName, type Discovery, type Input } from '../run/input/discover.ts';
import { type Change, changesHere, changesSince, type Staged, stagedFiles } from '../run/input/git.ts';
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

/** Applies `--changed`, `--since`, `--staged` or `--new-from`: returns the inputs to read and those to report on. */
export function select(
  inputs: readonly Input[],
  discovery: Discovery,
  flags: Flags,
  cwd: string,
): { readonly inputs: readonly Input[]; readonly selection?: Selection } {
  const names = selectionFlags(flags);
  if (names.length > 1) throw new NkLintError(errors.selectionTwice, { flags: names.join(', ') });
  const relativePath = (path: string) => relative(cwd, path).replaceAll('\\', '/');
  if (flags.staged) return selectStaged(inputs, discovery, stagedFiles(cwd), relativePath, cwd);
  const { newFrom, since } = flags;
  if (newFrom !== undefined) {
    const changes = byPath(changesSince(cwd, newFrom), relativePath);
    const lines = (path: string) => changes.get(path)?.lines;
    return { inputs, selection: { has: (path) => changes.has(path), lines, added: lines } };
  }
  if (since === undefined && !flags.changed) return { inputs };
  const changes = byPath(since === undefined ? changesHere(cwd) : changesSince(cwd, since), relativePath);
  const added = (path: string) => changes.get(path)?.lines;
  return { inputs, selection: { has: (path) => changes.has(path), added } };
}

function byPath(changes: readonly Change[], relativePath: (path: string) => string): ReadonlyMap<string, Change> {
  return new Map(changes.map((change) => [relativePath(change.path), change]));
}

/** Returns the site as the next commit will contain it. */
function selectStaged(
  inputs: readonly Input[],
  { ignoredBy }: Discovery,
  { changed, contents, untracked }: Staged,
  relativePath: (path: string) => string,
  cwd: string,
) {
  const untrackedPaths = new Set(untracked.map(relativePath));
  const staged = new Map([...contents].map(([path, content]) => [relativePath(path), content]));
  const inputPaths = new Set(inputs.map(({ path }) => path));
  const removed = [...staged.keys()].filter(
    (path) =>
      !inputPaths.has(path) &&
      articleName.test(path) &&
      !existsSync(resolve(cwd, path)) &&
      ignoredBy(path) === undefined,
  );
  const changedPaths = new Set(changed.map(relativePath));
  return {
    inputs: [
      ...inputs.filter(({ path }) => !untrackedPaths.has(path)),
      ...removed.map((path): Input => ({ path, root: '.' })),
    ].map((input): Input => {
      const content = input.content ?? staged.get(input.path);
      return content === undefined ? input : { ...input, content, staged: staged.has(input.path) };
    }),
    selection: { has: (path: string) => changedPaths.has(path) },
  };
}
