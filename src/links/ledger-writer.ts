import { closeSync, constants, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A link that stands in its place, in a repository of a stranger, must not make nk-lint write elsewhere. */
const appending = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);

/** Writes lines to a file until the first failure. */
export interface LineWriter {
  /** What comes in together is written together, before anything else is waited for. */
  append(line: string): void;
  flush(): void;
  /** Puts other lines in the place of all that the file has. */
  replace(lines: Iterable<string>): void;
  close(): void;
  failure(): string | undefined;
}

/** Without a file nothing is written. `isTorn`: its last line has no end. */
export function lineWriter(file: string | undefined, isTorn: boolean): LineWriter {
  const waiting: string[] = [];
  let descriptor: number | undefined;
  let separator = isTorn ? '\n' : '';
  let failure: string | undefined;

  /** Nothing more is written after a failure. */
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
        descriptor = openSync(path, appending);
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
