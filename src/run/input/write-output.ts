import { appendFileSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NkLintError } from '../../core/errors.ts';
import { errors } from '../../messages/errors.ts';

/**
 * Writes a file that nk-lint makes, and the directories above it: beside its place, then into it, so that a full disk
 * leaves the old one as it was. What is no file (a pipe, `/dev/stdout`) is written as it is. Throws an NkLintError.
 */
export function writeOutput(file: string, text: string): void {
  const temporary = join(dirname(file), `.nk-lint-output-${process.pid}`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) {
      writeFileSync(file, text);
      return;
    }
    try {
      writeFileSync(temporary, text, { flag: 'wx' });
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
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

function unwritable(file: string, cause: unknown): NkLintError {
  const { code } = cause as NodeJS.ErrnoException;
  return new NkLintError(errors.fileUnwritable, { file, reason: code ?? String(cause) }, { cause });
}
