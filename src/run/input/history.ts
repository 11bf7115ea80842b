import { relative, sep } from 'node:path';
import { pushTo } from '../../core/grouping.ts';
import type { History, PastChange } from '../../engine/settings.ts';
import { headOf, indexDifferences, type Repository, repositoryAt, untrackedPaths, workTreeDifferences } from './git.ts';

/** Older commits are not read: the newest decide. */
const maxCommits = 20_000;
/** A commit over more files moves or reformats them: it says nothing about their texts. */
const maxFiles = 50;

/** Returns what git remembers of the articles below a folder, each part read when it is asked for; nothing outside git. */
export function historyOf(cwd: string): History {
  let git: Repository | undefined;
  let known: ReadonlyMap<string, readonly PastChange[]> | undefined;
  const repository = () => (git ??= repositoryOrNone(cwd));
  return {
    state() {
      const found = repository();
      return found ? JSON.stringify([headOf(found), depthOf(found), uncommitted(found)]) : '';
    },
    changes(path) {
      const found = repository();
      known ??= found ? readChanges(found, cwd) : new Map();
      return known.get(path) ?? [];
    },
  };
}

function repositoryOrNone(cwd: string): Repository | undefined {
  try {
    return repositoryAt(cwd);
  } catch {
    return undefined;
  }
}

/** By path relative to the folder. */
function readChanges(git: Repository, cwd: string): ReadonlyMap<string, readonly PastChange[]> {
  const found = new Map<string, PastChange[]>();
  for (const path of uncommitted(git)) found.set(path, [{ order: 0 }]);
  const bulk = new Map<string, PastChange>();
  for (const [index, { day, paths }] of commits(git, cwd).entries()) {
    const change = { order: index + 1, day };
    for (const path of paths)
      if (paths.length > maxFiles) bulk.set(path, change);
      else pushTo(found, path, change);
  }
  // What came with many others and was never touched again has no other change than that.
  for (const [path, change] of bulk) if (!found.has(path)) found.set(path, [change]);
  const below = (path: string) => relative(cwd, `${git.top}${sep}${path}`).replaceAll('\\', '/');
  return new Map([...found].map(([path, changes]) => [below(path), changes]));
}

/** The files that the next commit may change. */
function uncommitted(git: Repository): readonly string[] {
  const staged = indexDifferences(git, headOf(git)).keys();
  return [...staged, ...workTreeDifferences(git).keys(), ...untrackedPaths(git)];
}

/** The number of commits that are there: a shallow clone may get more of them. */
function depthOf(git: Repository): string {
  return git
    .run(['rev-list', '--count', `--max-count=${maxCommits}`, 'HEAD'])
    .out.toString()
    .trim();
}

/** Newest first; merges name no files. */
function commits(git: Repository, cwd: string): { readonly day: string; readonly paths: readonly string[] }[] {
  // A signature would be checked by a program that the configuration names.
  const shown = ['-c', 'log.showSignature=false', 'log', '-z', '--format=%x01%cs', '--name-only', '--no-renames'];
  const { ok, out } = git.run([...shown, '--no-ext-diff', `--max-count=${maxCommits}`, 'HEAD', '--', cwd]);
  if (!ok) return [];
  return out
    .toString()
    .split('\u0001')
    .slice(1)
    .map((text) => {
      const [day = '', first = '', ...others] = text.split('\0');
      return { day, paths: [first.replace(/^\n/u, ''), ...others].filter(Boolean) };
    });
}
