import { createHash } from 'node:crypto';
import { lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readOwnFile } from '../../files/regular-file.ts';
import { sha256 } from '../sha256.ts';
import { articleName } from './discover.ts';
import {
  blobsOf,
  commitOf,
  forkPoint,
  headOf,
  indexDifferences,
  type RawRecord,
  type Repository,
  repositoryAt,
  submoduleAt,
  untrackedPaths,
  type Version,
  workTreeDifferences,
} from './git.ts';
import { newLines } from './new-lines.ts';

/** First and last line, from 1. */
export type LineRange = readonly [first: number, last: number];

export interface Change {
  /** Absolute; of a folder where a submodule, a link to a folder or another repository changed. */
  readonly path: string;
  /** The lines that were not there before; undefined where all are new. */
  readonly lines?: readonly LineRange[];
}

export interface Staged {
  /** What the next commit changes; lines are not compared. */
  readonly changed: readonly Change[];
  /** What the next commit holds where the working tree differs from it, by absolute path. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Absolute paths of what the next commit does not hold. */
  readonly untracked: readonly string[];
}

/** Whether the text of a file matters: texts of others, such as pictures, are not compared. Takes absolute paths. */
type IsArticle = (path: string) => boolean;

/** The texts of a file that changed; undefined where there was no such file, or it is none now. */
export interface ChangedTexts {
  /** Absolute. */
  readonly path: string;
  readonly old: Uint8Array | undefined;
  readonly now: Uint8Array | undefined;
}

/** Receives the texts of articles and settings that changed. */
export interface ChangeObserver {
  /** Whether a file decides what is reported. Such a file has its effect by its name: one of another name was none. */
  isSetting(path: string): boolean;
  changed(texts: ChangedTexts): void;
}

/** Returns what differs between the working tree, untracked files included, and the commit where HEAD left `ref`. */
export function changesSince(cwd: string, ref: string, isArticle: IsArticle, observer?: ChangeObserver): Change[] {
  const git = repositoryAt(cwd);
  return changes(git, forkPoint(git, ref), isArticle, observer);
}

/** Absolute paths of files in the index that git would ignore if they were new. */
export function ignoredFiles(cwd: string): string[] {
  const git = repositoryAt(cwd);
  const paths = git.text(['ls-files', '--cached', '--ignored', '--exclude-standard', '-z']).split('\0');
  return paths.filter(Boolean).map((path) => join(git.top, path));
}

/** As `changesSince`, from the branch that pull requests go to; on that branch, what is not yet committed. */
export function changesHere(cwd: string, isArticle: IsArticle): Change[] {
  const git = repositoryAt(cwd);
  const main = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'].find((ref) => commitOf(git, ref));
  return changes(git, main === undefined ? headOf(git) : forkPoint(git, main), isArticle);
}

function changes(git: Repository, base: string, isArticle: IsArticle, observer?: ChangeObserver): Change[] {
  const isSetting = (path: string) => observer?.isSetting(path) === true;
  const isText = (path: string) => isArticle(path) || isSetting(path);
  const compared = candidates(git, base, isSetting);
  const modules = compared.filter(({ old }) => old?.mode === submodule);
  const files = compared.filter(({ old }) => old?.mode !== submodule);
  return [
    ...Array.from(differences(git, files, isText), ({ path, old, now }) => {
      if (isText(path)) observer?.changed({ path, old, now });
      return { path, ...(old && now && { lines: newLines(old, now) }) };
    }),
    ...modules.flatMap(({ path, old }) => changesWithin(path, old?.id ?? '', isArticle, observer)),
  ];
}

/** The mode of a submodule; its id is that of a commit. */
const submodule = '160000';

/** What changed in a submodule since a commit; all of it if that commit, or the submodule's repository, is not there. */
function changesWithin(folder: string, commit: string, isArticle: IsArticle, observer?: ChangeObserver): Change[] {
  const git = submoduleAt(folder);
  return git && commitOf(git, commit) ? changes(git, commit, isArticle, observer) : [{ path: folder }];
}

export function stagedFiles(cwd: string, isArticle: IsArticle): Staged {
  const git = repositoryAt(cwd);
  const absolute = (path: string) => join(git.top, path);
  const staged = [...indexDifferences(git, headOf(git)).values()];
  const behind = [...workTreeDifferences(git).values()];
  const files = behind.flatMap(({ path, old }) => (old && isFile(old) ? [{ path: absolute(path), old }] : []));
  const contents = [...differences(git, files, isArticle)].flatMap(({ path, old }) =>
    old ? [[path, old] as const] : [],
  );
  const intended = behind.filter(({ status }) => status === 'A').map(({ path }) => path);
  return {
    changed: staged
      .filter(({ status, old, now }) => status !== 'D' && !(old?.id === now.id && isFile(old) === isFile(now)))
      .flatMap(({ path, old }) =>
        old?.mode === submodule ? changesWithin(absolute(path), old.id, isArticle) : [{ path: absolute(path) }],
      ),
    contents: new Map(contents),
    untracked: [...untrackedPaths(git), ...intended].map(absolute),
  };
}

/** A file that may differ from what it was; undefined where it was nothing. */
interface Candidate {
  /** Absolute. */
  readonly path: string;
  readonly old: Version | undefined;
}

/** All files of the working tree that may differ from those of a commit, and settings that are gone. */
function candidates(git: Repository, base: string, isSetting: (path: string) => boolean): Candidate[] {
  const committed = indexDifferences(git, base);
  const edited = workTreeDifferences(git);
  const absolute = (path: string) => join(git.top, path);
  const isPresent = ({ path, status }: RawRecord) => status !== 'D' || isSetting(absolute(path));
  const present = new Set<string>();
  for (const record of [...committed.values(), ...edited.values()])
    if (isPresent(record) && isPresent(edited.get(record.path) ?? record)) present.add(record.path);
  for (const path of untrackedPaths(git)) present.add(path);
  return [...present].map((path) => {
    const { from = path, old } = committed.get(path) ?? edited.get(path) ?? {};
    // Under its name before, it was no article, or had no effect.
    const isOther = from !== path && (isSetting(absolute(path)) || (articleName.test(path) && !articleName.test(from)));
    return { path: absolute(path), old: isOther ? undefined : old };
  });
}

/** A file that differs; of an article also the texts, where it was a file and is one. */
interface Difference {
  readonly path: string;
  readonly old?: Uint8Array | undefined;
  readonly now?: Uint8Array | undefined;
}

/** Articles whose old and new texts are in memory at a time. */
const articlesAtOnce = 200;

/** Leaves out candidates whose content is the same after all. */
function* differences(git: Repository, all: readonly Candidate[], isArticle: IsArticle): Generator<Difference> {
  for (let start = 0; start < all.length; start += articlesAtOnce) {
    const some = all.slice(start, start + articlesAtOnce).flatMap(({ path, old }) => {
      const content = contentAt(path);
      if (old && content && isSame(old, content)) return [];
      if (!isArticle(path)) return [{ path, id: undefined, now: undefined }];
      return [
        {
          path,
          id: old && isFile(old) ? old.id : undefined,
          now: content && isFile(content) ? content.bytes : undefined,
        },
      ];
    });
    const blobs = blobsOf(
      git,
      some.flatMap(({ id }) => id ?? []),
    );
    for (const { path, id, now } of some) {
      const old = id === undefined ? undefined : blobs.get(id);
      if (!(old && now && isPointerTo(old, now))) yield { path, old, now };
    }
  }
}

interface Content {
  readonly mode: string;
  readonly bytes: Uint8Array;
}

/** Larger files are not compared: all of them is new. */
const maxSizeBytes = 16 * 1024 * 1024;

/** Returns the bytes of a file or the target of a link; undefined for everything else. */
function contentAt(path: string): Content | undefined {
  try {
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) return { mode: '120000', bytes: readlinkSync(path, { encoding: 'buffer' }) };
    return stats.isFile() ? { mode: '100644', bytes: readOwnFile(path, maxSizeBytes) } : undefined;
  } catch {
    // Reading the article reports why.
    return undefined;
  }
}

/** Whether a mode is that of an ordinary file. */
function isFile({ mode }: { readonly mode: string }): boolean {
  return mode.startsWith('100');
}

function isSame(old: Version, { mode, bytes }: Content): boolean {
  if (old.mode.slice(0, 3) !== mode.slice(0, 3)) return false;
  const isStored = (each: Uint8Array | undefined) => each && blobId(each, old.id.length) === old.id;
  return isStored(bytes) || isStored(withLineFeeds(bytes)) || false;
}

/** With `core.autocrlf`, git stores lines that end in CRLF with LF. Undefined unless all lines end in CRLF. */
function withLineFeeds(bytes: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.includes('\r\n') || /(?<!\r)\n/u.test(text)) return undefined;
  return Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1');
}

/** The id that git gives to a blob; 40 digits are SHA-1, 64 are SHA-256. */
function blobId(bytes: Uint8Array, digits: number): string {
  const hash = createHash(digits === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Whether Git LFS stores these bytes under that pointer. */
function isPointerTo(pointer: Uint8Array, bytes: Uint8Array): boolean {
  if (pointer.length > 1024) return false;
  const [, id] =
    /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n/u.exec(
      Buffer.from(pointer).toString('latin1'),
    ) ?? [];
  return id !== undefined && id === sha256(bytes);
}
