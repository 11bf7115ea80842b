import { closeSync, lstatSync, openSync, rmSync } from 'node:fs';
import { readOwnFile } from './regular-file.ts';
import { host, isRunning, writeWhole } from './replace-file.ts';

/** After this time, a lock of another machine is that of a run that has been killed. */
const mostHours = 1;

/**
 * Makes a file that only one run can make; returns what removes it, or undefined where another run has it. A lock of a
 * killed run is removed, and a file of something else is left.
 */
export function takeLock(file: string): (() => void) | undefined {
  if (isStale(file)) rmSync(file, { force: true });
  let fd: number;
  try {
    fd = openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  try {
    writeWhole(fd, `nk-lint ${host} ${process.pid}\n`);
  } finally {
    closeSync(fd);
  }
  return () => rmSync(file, { force: true });
}

function isStale(file: string): boolean {
  try {
    const text = readOwnFile(file, 100).toString();
    const [, maker, pid] = /^nk-lint ([\da-f]{8}) (\d+)\n$/u.exec(text) ?? [];
    if (maker === undefined) return false;
    // This run has none yet: one with its number is from an earlier process.
    if (maker === host) return Number(pid) === process.pid || !isRunning(Number(pid));
    return Date.now() - lstatSync(file).mtimeMs > mostHours * 3_600_000;
  } catch {
    return false;
  }
}
