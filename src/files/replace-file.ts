import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { namesIn } from './folder.ts';

export interface ReplaceOptions {
  /** Whether the new content must be on the disk before it takes the place of the old: not for what can be made again. */
  readonly durable?: boolean;
  /** Permissions and owner of the new file. */
  readonly like?: { readonly mode: number; readonly uid: number; readonly gid: number };
  /** Asked just before the file is replaced; it stays as it is on false. */
  isWanted?(): boolean;
}

/**
 * Replaces a file at once, through a temporary file beside it: whoever reads it sees the old content or the new one, also
 * when this process is killed. Returns false if `isWanted` did. A link in its place is replaced, not followed.
 */
export function replaceFile(file: string, content: Uint8Array | string, options: ReplaceOptions = {}): boolean {
  const replacement = startReplacement(file, options);
  try {
    replacement.write(content);
    return replacement.commit();
  } finally {
    replacement.drop();
  }
}

/** A file that is written piece by piece, and replaces another one when it is whole. */
export interface Replacement {
  write(content: Uint8Array | string): void;
  /** Puts it in its place; returns false if `isWanted` did. */
  commit(): boolean;
  /** Removes what is not in its place. */
  drop(): void;
}

/** Starts what `replaceFile` does, for content that does not fit in memory. */
export function startReplacement(file: string, options: ReplaceOptions = {}): Replacement {
  const temporary = temporaryFor(file);
  let fd: number | undefined = openSync(temporary, 'wx', options.like?.mode ?? 0o666);
  let isThere = true;
  return {
    write(content) {
      if (fd !== undefined) writeWhole(fd, content);
    },
    commit() {
      if (fd !== undefined && options.like) keepOwner(fd, options.like);
      if (fd !== undefined && options.durable) fsyncSync(fd);
      close();
      if (options.isWanted?.() === false) return false;
      renameSync(temporary, file);
      isThere = false;
      return true;
    },
    drop() {
      close();
      if (isThere) rmSync(temporary, { force: true });
      isThere = false;
    },
  };

  function close(): void {
    if (fd !== undefined) closeSync(fd);
    fd = undefined;
  }
}

/** Writes all of a content: the system may take a part at a time. */
export function writeWhole(fd: number, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

function keepOwner(fd: number, { mode, uid, gid }: NonNullable<ReplaceOptions['like']>): void {
  fchmodSync(fd, mode);
  // After chmod: that the file runs as its owner must not pass on to another one.
  if (fstatSync(fd).uid !== uid) fchownSync(fd, uid, gid);
}

/** Who made it, and a proof: the file's own name with a suffix could be too long. */
const temporaryName = /^\.nk-lint-([\da-f]{8})-(\d+)-([\da-f]{12})-\d+-([\da-f]{12})$/u;
/** Tells this machine from others. */
export const host = digest(hostname()).slice(0, 8);
/** Tells this process from an earlier one of the same number. */
const run = randomBytes(6).toString('hex');
let made = 0;

/** Returns the name of a new temporary file beside a file. It says who made it, so that what a killed run left can be told. */
export function temporaryFor(file: string): string {
  const name = `.nk-lint-${host}-${process.pid}-${run}-${++made}-${proof(host, process.pid, run)}`;
  return join(dirname(file), name);
}

/**
 * Removes temporary files of killed runs from a folder; returns their names. Only names that `temporaryFor` makes on this
 * machine count, of processes that have ended: a file of somebody else is never touched.
 */
export function removeLeftovers(folder: string): readonly string[] {
  const left = (namesIn(folder) ?? []).filter(isLeftover);
  for (const name of left) rmSync(join(folder, name), { force: true });
  return left;
}

function isLeftover(name: string): boolean {
  const [, maker = '', pid = '', its = '', check] = temporaryName.exec(name) ?? [];
  return maker === host && check === proof(maker, Number(pid), its) && !isRunning(Number(pid), its);
}

/** Whether a process of this machine is there, by default whichever has the number. */
export function isRunning(pid: number, itsRun = run): boolean {
  if (pid === process.pid) return itsRun === run;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function proof(maker: string, pid: number, itsRun: string): string {
  return digest(`nk-lint ${maker} ${pid} ${itsRun}`).slice(0, 12);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
