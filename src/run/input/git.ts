import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { NkLintError } from '../../core/errors.ts';
import { errors } from '../../messages/errors.ts';

/** First and last line, from 1. */
export type LineRange = readonly [first: number, last: number];

export interface Change {
  /** Absolute. */
  readonly path: string;
  /** The lines that were not there before; undefined where all are new. */
  readonly lines?: readonly LineRange[];
}

export interface Staged {
  /** Absolute paths of what the next commit changes. */
  readonly changed: readonly string[];
  /** What the next commit holds where the work tree differs from it, by absolute path. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Absolute paths of what the next commit does not hold. */
  readonly untracked: readonly string[];
}

/** What differs between the work tree, untracked files included, and the commit where HEAD left `ref`. */
export function changesSince(cwd: string, ref: string): Change[] {
  const git = repository(cwd);
  return changes(git, forkPoint(git, ref));
}

/** As `changesSince`, from the branch that pull requests go to; on that branch, what is not yet committed. */
export function changesHere(cwd: string): Change[] {
  const git = repository(cwd);
  const main = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'].find((ref) => commitOf(git, ref));
  const base = (main && forkPoint(git, main)) ?? commitOf(git, 'HEAD');
  return changes(git, base ?? git.text(['hash-object', '-t', 'tree', '--stdin']).trim());
}

function changes(git: Repository, base: string): Change[] {
  const output = git.text(['diff', ...plain, '--raw', '--patch', '-z', '--unified=0', '-M', '--diff-filter=d', base]);
  // The records end with NUL; each has a section of the patch, in the same order.
  const at = output.search(/(?:^|\0)diff --git /u);
  const records = at < 0 ? [] : rawRecords(output.slice(0, at + 1));
  const sections =
    at < 0
      ? []
      : output
          .slice(at)
          .split(/(?:^|\0|\n)diff --git /u)
          .slice(1);
  const exact = records.length === sections.length;
  return [
    ...records.flatMap(({ path, status, isMoved }, index): Change[] => {
      if (isMoved) return [];
      return [{ path, ...(exact && status !== 'A' && { lines: addedLines(sections[index] ?? '') }) }];
    }),
    ...untracked(git).map((path) => ({ path })),
  ].map((change) => ({ ...change, path: join(git.top, change.path) }));
}

export function stagedFiles(cwd: string): Staged {
  const git = repository(cwd);
  const staged = rawRecords(git.text(['diff', ...plain, '--cached', '--raw', '-z', '-M', '--diff-filter=d']));
  const behind = rawRecords(git.text(['diff', ...plain, '--raw', '-z', '--no-renames', '--diff-filter=u']));
  const files = behind.filter(({ mode }) => mode.startsWith('100'));
  const blobs = blobsOf(
    git,
    files.map(({ blob }) => blob),
  );
  return {
    changed: staged.filter(({ isMoved }) => !isMoved).map(({ path }) => join(git.top, path)),
    contents: new Map(
      files.flatMap(({ path, blob }) => {
        const content = blobs.get(blob);
        return content ? [[join(git.top, path), content] as const] : [];
      }),
    ),
    untracked: untracked(git).map((path) => join(git.top, path)),
  };
}

/** A configuration may colour, shorten or convert what git prints. */
const plain = ['--no-color', '--no-ext-diff', '--no-textconv', '--no-abbrev', '--submodule=short'];

interface Repository {
  readonly top: string;
  run(args: readonly string[], input?: string): { readonly ok: boolean; readonly out: Buffer; readonly err: string };
  text(args: readonly string[]): string;
}

function repository(cwd: string): Repository {
  const { ok, out, err } = runGit(cwd, ['rev-parse', '--show-toplevel']);
  if (!ok) throw failure(err);
  const top = out.toString().replace(/\r?\n$/u, '');
  const run: Repository['run'] = (args, input) => runGit(top, args, input);
  return {
    top,
    run,
    text(args) {
      const result = run(args, '');
      if (!result.ok) throw failure(result.err);
      return result.out.toString();
    },
  };
}

function runGit(cwd: string, args: readonly string[], input = '') {
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', cwd, ...args], {
    input,
    maxBuffer: 2 ** 31 - 1,
    env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
  });
  return { ok: status === 0, out: stdout ?? Buffer.alloc(0), err: error?.message ?? String(stderr) };
}

function failure(reason: string): NkLintError {
  const [line = ''] = reason
    .replace(/^(?:fatal|error): /u, '')
    .trim()
    .split('\n');
  if (/not a git repository/u.test(line)) return new NkLintError(errors.gitNone);
  if (/ENOENT/u.test(line)) return new NkLintError(errors.gitMissing);
  return new NkLintError(errors.gitFailed, { reason: line });
}

function commitOf(git: Repository, ref: string): string | undefined {
  const { ok, out } = git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  return ok ? out.toString().trim() : undefined;
}

/** The commit that a branch and `ref` have in common; a shallow clone may lack it. */
function forkPoint(git: Repository, ref: string): string {
  const shallow = () => git.text(['rev-parse', '--is-shallow-repository']).trim() === 'true';
  const commit = commitOf(git, ref);
  if (commit === undefined) throw new NkLintError(shallow() ? errors.gitShallow : errors.gitRef, { ref });
  const { ok, out } = git.run(['merge-base', commit, 'HEAD']);
  if (ok) return out.toString().trim();
  if (shallow()) throw new NkLintError(errors.gitShallow, { ref });
  // Without a common past, all of it is new.
  return commit;
}

function untracked(git: Repository): string[] {
  return git.text(['ls-files', '--others', '--exclude-standard', '-z']).split('\0').filter(Boolean);
}

interface RawRecord {
  /** Relative to the top of the repository. */
  readonly path: string;
  readonly status: string;
  /** Under a new name, with not a byte changed: there is nothing new in it. */
  readonly isMoved: boolean;
  /** Of the older side, and its mode, as six octal digits. */
  readonly mode: string;
  readonly blob: string;
}

/** The output of `git diff --raw -z`: the path of a rename or a copy is its new one. */
function rawRecords(output: string): RawRecord[] {
  const fields = output.split('\0');
  const found: RawRecord[] = [];
  for (let index = 0; index + 1 < fields.length; index++) {
    const [, mode = '', blob = '', status = '', alike = ''] =
      /^:(\d{6}) \d{6} ([0-9a-f]+) [0-9a-f]+ ([A-Z])(\d*)$/u.exec(fields[index] ?? '') ?? [];
    if (status === '') continue;
    index += status === 'R' || status === 'C' ? 2 : 1;
    found.push({ path: fields[index] ?? '', status, isMoved: status === 'R' && alike === '100', mode, blob });
  }
  return found;
}

function addedLines(section: string): LineRange[] {
  return [...section.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gmu)].flatMap(([, start, count = '1']) =>
    count === '0' ? [] : [[Number(start), Number(start) + Number(count) - 1] as const],
  );
}

function blobsOf(git: Repository, blobs: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  if (blobs.length === 0) return found;
  const { out } = git.run(['cat-file', '--batch'], blobs.map((blob) => `${blob}\n`).join(''));
  for (let at = 0; at < out.length; ) {
    const end = out.indexOf(10, at);
    const [blob = '', kind, size = ''] = out.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (kind !== 'blob') continue;
    found.set(blob, out.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}
