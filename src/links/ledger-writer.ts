import { closeSync, constants, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** `O_NOFOLLOW`: a symlink in an untrusted repository must not redirect writes. */
const appendFlags = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);

/** Appends lines to a file until the first failure. */
export interface LineWriter {
  /** Adds a line; lines of one turn of the event loop are written together. */
  append(line: string): void;
  flush(): void;
  /** Replaces the content of the file. */
  replace(lines: Iterable<string>): void;
  close(): void;
  failure(): string | undefined;
}

/** Opens a writer; without a file nothing is written. `isTorn`: the last line lacks its end. */
export function lineWriter(file: string | undefined, isTorn: boolean): LineWriter {
  const waiting: string[] = [];
  let descriptor: number | undefined;
  let separator = isTorn ? '\n' : '';
  let failure: string | undefined;

  /** Runs an action, unless an earlier one failed. */
  function attempt(act: (file: string) => void): void {
    if (file === undefined || failure !== undefined) return;
    try {
      act(file);
    } catch (error) {
      failure = codeOf(error);
    }
  }

  function flush(): void {
    const text = waiting.splice(0).join('');
    if (text === '') return;
    attempt((path) => {
      if (descriptor === undefined) {
        mkdirSync(dirname(path), { recursive: true });
        descriptor = openSync(path, appendFlags);
      }
      writeSync(descriptor, separator + text);
      separator = '';
    });
  }

  return {
    append(line) {
      if (file === undefined || failure !== undefined) return;
      waiting.push(`${line}\n`);
      if (waiting.length === 1) setImmediate(flush);
    },
    flush,
    replace: (lines) => attempt((path) => rewrite(path, lines)),
    close() {
      flush();
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
    failure: () => failure,
  };
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

function rewrite(file: string, lines: Iterable<string>): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = openSync(temporary, 'wx');
  try {
    for (const line of lines) writeSync(descriptor, `${line}\n`);
    closeSync(descriptor);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
