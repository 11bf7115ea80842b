import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

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
  const temporary = temporaryFor(file);
  try {
    const fd = openSync(temporary, 'wx', options.like?.mode ?? 0o666);
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
      if (options.like) keepOwner(fd, options.like);
      if (options.durable) fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    if (options.isWanted?.() === false) return false;
    renameSync(temporary, file);
    return true;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function keepOwner(fd: number, { mode, uid, gid }: NonNullable<ReplaceOptions['like']>): void {
  fchmodSync(fd, mode);
  // After chmod: that the file runs as its owner must not pass on to another one.
  if (fstatSync(fd).uid !== uid) fchownSync(fd, uid, gid);
}

/** Who made it, and a proof: the file's own name with a suffix could be too long. */
const temporaryName = /^\.nk-lint-([\da-f]{8})-(\d+)-([\da-f]{12})-\d+-([\da-f]{12})$/u;
const host = digest(hostname()).slice(0, 8);
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
  const left = namesIn(folder).filter(isLeftover);
  for (const name of left) rmSync(join(folder, name), { force: true });
  return left;
}

function isLeftover(name: string): boolean {
  const [, maker = '', pid = '', its = '', check] = temporaryName.exec(name) ?? [];
  return maker === host && check === proof(maker, Number(pid), its) && !isRunning(Number(pid), its);
}

function isRunning(pid: number, itsRun: string): boolean {
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

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
