import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NkLintError } from '../../core/errors.ts';
import { errors } from '../../messages/errors.ts';

/** A repository whose machine formats are read: records that end with NUL, blobs by id, never a patch as text. */
export interface Repository {
  /** Absolute path of its working tree. */
  readonly top: string;
  run(args: readonly string[], input?: string): { readonly ok: boolean; readonly out: Buffer; readonly err: string };
  /** Returns the output; throws where git fails. */
  text(args: readonly string[]): string;
}

/** One side of a difference: the mode as six octal digits, and the id of the blob. */
export interface Version {
  readonly mode: string;
  readonly id: string;
}

export interface RawRecord {
  /** Relative to the top; of a rename or copy, the new one. */
  readonly path: string;
  /** The name before, of a rename or copy. */
  readonly from?: string;
  /** The letter of `git diff --raw`: A, C, D, M, R, T or U. */
  readonly status: string;
  /** Undefined where the path is added. */
  readonly old: Version | undefined;
  readonly now: Version;
}

/** Turns off settings that name programs: the configuration may come from an untrusted branch. */
const withoutPrograms = [
  '--no-pager',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'diff.external=', 'safe.bareRepository=explicit'].flatMap(
    (setting) => ['-c', setting],
  ),
];

export function repositoryAt(cwd: string): Repository {
  if (isInBareRepository(cwd)) throw new NkLintError(errors.gitBare);
  const { ok, out, err } = runGit(cwd, ['rev-parse', '--show-toplevel'], process.env);
  if (!ok) throw failure(err);
  return repository(out.toString().replace(/\r?\n$/u, ''), process.env);
}

/** Returns the repository of a submodule, unless it is not checked out or is damaged. */
export function submoduleAt(folder: string): Repository | undefined {
  if (!isThere(join(folder, '.git'))) return undefined;
  const env = ownEnvironment();
  const { ok } = runGit(folder, ['rev-parse', '--show-toplevel'], env);
  return ok ? repository(folder, env) : undefined;
}

/** The environment without what a hook of another repository sets to its own. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const {
    GIT_DIR: _d,
    GIT_WORK_TREE: _w,
    GIT_INDEX_FILE: _i,
    GIT_COMMON_DIR: _c,
    GIT_PREFIX: _p,
    ...env
  } = process.env;
  return env;
}

function repository(top: string, env: NodeJS.ProcessEnv): Repository {
  const run: Repository['run'] = (args, input) => runGit(top, args, env, input);
  return {
    top,
    run,
    text(args) {
      const result = run(args);
      if (!result.ok) throw failure(result.err);
      return result.out.toString();
    },
  };
}

/**
 * Whether git would take a folder of the checkout for a bare repository, and obey its configuration: a branch can bring
 * such a folder. Versions before 2.38 do not know `safe.bareRepository`.
 */
function isInBareRepository(cwd: string): boolean {
  if (process.env['GIT_DIR'] !== undefined) return false;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const has = (...names: readonly string[]) => names.every((name) => isThere(join(folder, name)));
    if (has('.git')) return false;
    if (has('HEAD', 'objects', 'refs') || has('HEAD', 'commondir')) return true;
    if (dirname(folder) === folder) return false;
  }
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

export function runGit(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv, input = '') {
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', cwd, ...withoutPrograms, ...args], {
    input,
    maxBuffer: 2 ** 31 - 1,
    env: { ...env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
  });
  return { ok: status === 0, out: stdout ?? Buffer.alloc(0), err: error?.message ?? String(stderr) };
}

function failure(reason: string): NkLintError {
  const [line = ''] = reason
    .replace(/^(?:fatal|error): /u, '')
    .trim()
    .split('\n');
  if (/safe\.bareRepository/u.test(line)) return new NkLintError(errors.gitBare);
  if (/not a git repository/u.test(line)) return new NkLintError(errors.gitNone);
  if (/ENOENT/u.test(line)) return new NkLintError(errors.gitMissing);
  return new NkLintError(errors.gitFailed, { reason: line });
}

export function commitOf(git: Repository, ref: string): string | undefined {
  const { ok, out } = git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  return ok ? out.toString().trim() : undefined;
}

/** The commit that a branch and `ref` have in common; a shallow clone may lack it. */
export function forkPoint(git: Repository, ref: string): string {
  const shallow = () => git.text(['rev-parse', '--is-shallow-repository']).trim() === 'true';
  const commit = commitOf(git, ref);
  if (commit === undefined) throw shallow() ? new NkLintError(errors.gitShallow, { ref }) : unknownRef(git, ref);
  const { ok, out } = git.run(['merge-base', commit, 'HEAD']);
  if (ok) return out.toString().trim();
  if (shallow()) throw new NkLintError(errors.gitShallow, { ref });
  // Without a common past, all of it is new.
  return commit;
}

function unknownRef(git: Repository, ref: string): NkLintError {
  const [, remote = '', branch = ''] = /^(?:refs\/)?(?:remotes\/)?([^/]+)\/(.+)$/u.exec(ref) ?? [];
  const isRemote = ['origin', 'upstream', ...git.run(['remote']).out.toString().split('\n')].includes(remote);
  if (remote === '' || !isRemote) return new NkLintError(errors.gitRef, { ref });
  return new NkLintError(errors.gitRemoteRef, { ref, remote, branch });
}

/** The commit, or the empty tree before the first one. */
export function headOf(git: Repository): string {
  return commitOf(git, 'HEAD') ?? git.text(['hash-object', '-t', 'tree', '--stdin']).trim();
}

/** What differs between a commit and the index, by path; a renamed file is compared with the one that it was. */
export function indexDifferences(git: Repository, base: string): ReadonlyMap<string, RawRecord> {
  return rawRecords(git.text(['diff-index', '--cached', '--ita-invisible-in-index', '-M', ...raw, base, '--']));
}

/**
 * What may differ between the index and the working tree, by path. Git compares times and sizes; where these leave a
 * doubt, the contents without the filters that the configuration names.
 */
export function workTreeDifferences(git: Repository): ReadonlyMap<string, RawRecord> {
  const filters = git.run(['config', '-z', '--name-only', '--get-regexp', '^filter\\.']).out.toString();
  const noFilters = filters.split('\0').flatMap((key) => (key === '' ? [] : ['-c', `${key}=`]));
  return rawRecords(git.text([...noFilters, 'diff-files', '--no-renames', ...raw]));
}

const raw = ['--raw', '-z', '--no-abbrev', '--no-ext-diff', '--no-textconv', '--ignore-submodules=dirty'];

/** Paths relative to the top; a repository of its own is a folder that ends with `/`. */
export function untrackedPaths(git: Repository): string[] {
  return git.text(['ls-files', '--others', '--exclude-standard', '-z']).split('\0').filter(Boolean);
}

/** Parses `git diff --raw -z`: a header, its path and, of a rename, the new path, each ended by NUL. */
function rawRecords(output: string): ReadonlyMap<string, RawRecord> {
  const fields = output.split('\0');
  const found = new Map<string, RawRecord>();
  for (let index = 0; index + 1 < fields.length; index++) {
    const [oldMode = '', mode = '', oldId = '', id = '', letter = ''] = (fields[index] ?? '').slice(1).split(' ');
    const status = letter.slice(0, 1);
    const isRenamed = status === 'R' || status === 'C';
    const from = isRenamed ? fields[index + 1] : undefined;
    index += isRenamed ? 2 : 1;
    const path = fields[index] ?? '';
    const old = Number(oldMode) === 0 ? undefined : { mode: oldMode, id: oldId };
    found.set(path, { path, ...(from !== undefined && { from }), status, old, now: { mode, id } });
  }
  return found;
}

/** Reads blobs as they are stored: no filter, no conversion of line ends. */
export function blobsOf(git: Repository, ids: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  if (ids.length === 0) return found;
  const { out } = git.run(['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''));
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(10, at);
    const [id = '', kind, size = ''] = out.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (kind !== 'blob') continue;
    found.set(id, out.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}
