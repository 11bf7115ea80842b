import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { NkLintError } from '../core/errors.ts';
import { errors } from '../messages/errors.ts';

import { articleName, type Discovery, type Input } from '../run/input/discover.ts';
import { type Change, changesHere, changesSince, type Staged, stagedFiles } from '../run/input/git.ts';
import type { Selection } from '../run/input/selection.ts';
import type { CheckFlags } from './flags.ts';

type Flags = Pick<CheckFlags, 'changed' | 'since' | 'staged' | 'newFrom'>;

/** Whether only a part of what is checked is to be reported. */
export function asksForNew(flags: Flags): boolean {
  return flagsOf(flags).length > 0;
}

function flagsOf({ changed, since, staged, newFrom }: Flags): string[] {
  return [
    ...(changed ? ['--changed'] : []),
    ...(since === undefined ? [] : ['--since']),
    ...(staged ? ['--staged'] : []),
    ...(newFrom === undefined ? [] : ['--new-from']),
  ];
}

/** What `--changed`, `--since`, `--staged` or `--new-from` ask for: the inputs as they are to be read, and which count. */
export function select(
  inputs: readonly Input[],
  discovery: Discovery,
  flags: Flags,
  cwd: string,
): { readonly inputs: readonly Input[]; readonly selection?: Selection } {
  const asked = flagsOf(flags);
  if (asked.length > 1) throw new NkLintError(errors.selectionTwice, { flags: asked.join(', ') });
  const shown = (path: string) => relative(cwd, path).replaceAll('\\', '/');
  if (flags.staged) return selectStaged(inputs, discovery, stagedFiles(cwd), shown, cwd);
  const { newFrom, since } = flags;
  if (newFrom !== undefined) {
    const changes = byPath(changesSince(cwd, newFrom), shown);
    const lines = (path: string) => changes.get(path)?.lines;
    return { inputs, selection: { has: (path) => changes.has(path), lines, added: lines } };
  }
  if (since === undefined && !flags.changed) return { inputs };
  const changes = byPath(since === undefined ? changesHere(cwd) : changesSince(cwd, since), shown);
  const added = (path: string) => changes.get(path)?.lines;
  return { inputs, selection: { has: (path) => changes.has(path), added } };
}

function byPath(changes: readonly Change[], shown: (path: string) => string): ReadonlyMap<string, Change> {
  return new Map(changes.map((change) => [shown(change.path), change]));
}

/** The site as the next commit will hold it. */
function selectStaged(
  inputs: readonly Input[],
  { ignoredBy }: Discovery,
  { changed, contents, untracked }: Staged,
  shown: (path: string) => string,
  cwd: string,
) {
  const absent = new Set(untracked.map(shown));
  const staged = new Map([...contents].map(([path, content]) => [shown(path), content]));
  const known = new Set(inputs.map(({ path }) => path));
  const removed = [...staged.keys()].filter(
    (path) =>
      !known.has(path) && articleName.test(path) && !existsSync(resolve(cwd, path)) && ignoredBy(path) === undefined,
  );
  const chosen = new Set(changed.map(shown));
  return {
    inputs: [
      ...inputs.filter(({ path }) => !absent.has(path)),
      ...removed.map((path): Input => ({ path, root: '.' })),
    ].map((input): Input => {
      const content = input.content ?? staged.get(input.path);
      return content === undefined ? input : { ...input, content, staged: staged.has(input.path) };
    }),
    selection: { has: (path: string) => chosen.has(path) },
  };
}
