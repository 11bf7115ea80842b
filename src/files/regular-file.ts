import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { type ErrorWords, NkLintError, withReason } from '../core/errors.ts';
import { errors } from '../messages/errors.ts';
import { systemReason } from '../messages/reasons.ts';
import { realPlace, refusal } from './tree.ts';

/** For files that people write: configuration, schemas, baselines, lists. */
const maxSettingBytes = 20_000_000;
/** For files that nk-lint writes, whose size grows with the site. */
export const maxDataBytes = 2_000_000_000;

/**
 * Opens a regular file for reading, whatever its name leads to: never a device, pipe or socket, which could keep a run
 * waiting for ever, and nothing outside of the working tree. Throws an error with the system's `code` or a `RefusalCode`.
 */
export function openRegularFile(file: string, cwd?: string): OpenFile {
  return openOwnFile(realPlace(file, cwd), file);
}

export interface OpenFile {
  readonly fd: number;
  readonly size: number;
}

/** Opens a regular file by its real path, not through a link. `file` is its name in errors. */
export function openOwnFile(real: string, file: string = real): OpenFile {
  // Where the system has no flag against links.
  if (!constants.O_NOFOLLOW && lstatSync(real).isSymbolicLink()) throw refusal('ELOOP', file);
  const fd = openWithoutWaiting(real);
  const stats = fstatSync(fd);
  if (stats.isFile()) return { fd, size: stats.size };
  closeSync(fd);
  throw Object.assign(refusal('ENOTFILE', file), stats.isDirectory() && { code: 'EISDIR' });
}

/** Opens a regular file to append to it and to read it, and makes it where there is none; never through a link. */
export function openToAppend(real: string): OpenFile {
  const { O_APPEND, O_CREAT, O_RDWR, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const fd = openSync(real, O_APPEND | O_CREAT | O_RDWR | O_NOFOLLOW | O_NONBLOCK);
  const stats = fstatSync(fd);
  if (stats.isFile()) return { fd, size: stats.size };
  closeSync(fd);
  throw refusal('ENOTFILE', real);
}

/** Opens a real path; a link there was put in its place meanwhile, and is not followed. */
export function openWithoutWaiting(real: string): number {
  // Without O_NONBLOCK, opening a pipe waits for its other end. Windows has neither flag.
  return openSync(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
}

/** Reads a file of git's own folder, which is no part of the working tree; empty where there is none. */
export function readGitFile(file: string): string {
  try {
    return readOwnFile(realpathSync(file), maxSettingBytes).toString('utf8');
  } catch {
    return '';
  }
}

/** Reads a regular file of a bounded size, as `openRegularFile` opens it; throws `EFBIG` for more. */
export function readRegularFile(file: string, maxBytes: number = maxSettingBytes, cwd?: string): Buffer {
  return readAndClose(openRegularFile(file, cwd), maxBytes, file);
}

/** Reads a regular file of a bounded size, as `openOwnFile` opens it. */
export function readOwnFile(real: string, maxBytes: number = maxDataBytes): Buffer {
  return readAndClose(openOwnFile(real), maxBytes, real);
}

function readAndClose({ fd, size }: OpenFile, maxBytes: number, file: string): Buffer {
  try {
    if (size > maxBytes) throw refusal('EFBIG', file);
    return readWhole(fd, size, maxBytes, file);
  } finally {
    closeSync(fd);
  }
}

/** Reads to the end, whatever the size that the system states: files of /proc state 0. */
function readWhole(fd: number, size: number, maxBytes: number, file: string): Buffer {
  let bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(fd, bytes, length, bytes.length - length, null);
    length += count;
    if (length > maxBytes) throw refusal('EFBIG', file);
    if (count === 0) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(length * 2, maxBytes + 1));
  }
}

/** Reads a text file that a person names or writes, without its byte order mark. Throws an NkLintError. */
export function readSetting(file: string, cwd?: string, maxBytes: number = maxSettingBytes): string {
  try {
    return readRegularFile(file, maxBytes, cwd)
      .toString('utf8')
      .replace(/^\uFEFF/u, '');
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** Reads a text file that decides little; empty where there is none, or where it is refused. */
export function readSettingOrEmpty(file: string, maxBytes?: number): string {
  try {
    return readSetting(file, undefined, maxBytes);
  } catch {
    return '';
  }
}

/**
 * Reads a list that the command line names. `/dev/fd/3` is what a shell writes for a process substitution: a pipe of this
 * process, which is read to its end as standard input is. Throws an NkLintError.
 */
export function readNamedList(file: string, cwd?: string): Buffer {
  try {
    return /^\/(?:dev|proc\/self)\/fd\/\d+$/u.test(file) ? readPipe(file) : readRegularFile(file, maxSettingBytes, cwd);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function readPipe(file: string): Buffer {
  const fd = openSync(file, constants.O_RDONLY);
  try {
    const stats = fstatSync(fd);
    if (!stats.isFIFO() && !stats.isFile()) throw refusal('ENOTFILE', file);
    return readWhole(fd, 0, maxSettingBytes, file);
  } finally {
    closeSync(fd);
  }
}

/** Throws an NkLintError unless `openRegularFile` would open a file: for what somebody else reads, such as Node a module. */
export function checkRegularFile(file: string, cwd?: string): void {
  try {
    closeSync(openRegularFile(file, cwd).fd);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** Returns what to tell of a file that could not be read; `place`: where it is named. */
export function unreadable(file: string, cause: unknown, place?: string): NkLintError {
  const { code = String(cause) } = cause as NodeJS.ErrnoException;
  const words = wordsByCode[code] ?? withReason(errors.fileUnreadable, systemReason(code));
  return new NkLintError(words, { file }, { ...(place !== undefined && { place }), cause });
}

const wordsByCode: Readonly<Record<string, ErrorWords>> = {
  EOUTSIDE: errors.fileOutside,
  ENOTFILE: errors.fileNotRegular,
  EISDIR: errors.fileIsFolder,
  EFBIG: errors.fileTooLarge,
};
