import { appendFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NkLintError, withReason } from '../core/errors.ts';
import { errors } from '../messages/errors.ts';
import { systemReason } from '../messages/reasons.ts';
import { makeFolder } from './make-folder.ts';
import { removeLeftovers, replaceFile } from './replace-file.ts';
import { placeToWrite, realPlace } from './tree.ts';

/**
 * Writes a file that nk-lint makes, and the directories above it, so that a full disk leaves the old one as it was. What is
 * no file (a pipe, `/dev/stdout`) is written as it is. Throws an NkLintError, also for a place outside of the working tree.
 */
export function writeOutput(file: string, text: string): void {
  try {
    const place = placeToWrite(file);
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) {
      writeFileSync(realPlace(file), text);
      return;
    }
    makeFolder(dirname(place));
    removeLeftovers(dirname(place));
    replaceFile(place, text, { durable: true });
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

/** Appends to a file that other programs write, too. Throws an NkLintError. */
export function appendOutput(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

/** Returns what to tell of a file that could not be written. */
export function unwritable(file: string, cause: unknown): NkLintError {
  const { code = String(cause) } = cause as NodeJS.ErrnoException;
  const words = code === 'EOUTSIDE' ? errors.fileOutside : withReason(errors.fileUnwritable, systemReason(code));
  return new NkLintError(words, { file }, { cause });
}
