import { closeSync, fstatSync, fsyncSync, lstatSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../../files/make-folder.ts';
import { openToAppend } from '../../files/regular-file.ts';
import { writeWhole } from '../../files/replace-file.ts';

/** Appends lines to a file until the first failure. */
export interface LineWriter {
  /** Adds a line; lines of one turn of the event loop are written together. */
  append(line: string): void;
  flush(): void;
  /** Runs an action on the file, unless an earlier one failed. */
  attempt(act: (file: string) => unknown): void;
  close(): void;
  failure(): string | undefined;
}

/** Opens a writer; without a file nothing is written. Other runs may append to the file, or replace it, meanwhile. */
export function lineWriter(file: string | undefined): LineWriter {
  const waiting: string[] = [];
  let descriptor: number | undefined;
  let failure: string | undefined;

  function attempt(act: (file: string) => unknown): void {
    if (file === undefined || failure !== undefined) return;
    try {
      act(file);
    } catch (error) {
      failure = codeOf(error);
    }
  }

  function flush(): void {
    const text = waiting.splice(0).join('');
    if (text !== '') attempt((path) => write(path, text));
  }

  /** Writes again where another run has replaced the file: a line that is there twice does no harm. */
  function write(path: string, text: string): void {
    for (;;) {
      descriptor ??= openBehindLastLine(path);
      writeWhole(descriptor, text);
      if (isAt(path, descriptor)) return;
      release();
    }
  }

  function release(): void {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  }

  return {
    append(line) {
      if (file === undefined || failure !== undefined) return;
      waiting.push(`${line}\n`);
      if (waiting.length === 1) setImmediate(flush);
    },
    flush,
    attempt,
    close() {
      flush();
      attempt(() => descriptor !== undefined && fsyncSync(descriptor));
      release();
    },
    failure: () => failure,
  };
}

/** Opens a file behind its last whole line: a killed run may have left a part of one. */
function openBehindLastLine(path: string): number {
  makeFolder(dirname(path));
  const { fd: descriptor, size } = openToAppend(path);
  const last = Buffer.from('\n');
  if (size > 0) readSync(descriptor, last, 0, 1, size - 1);
  if (last[0] !== 10) writeWhole(descriptor, '\n');
  return descriptor;
}

/** Whether an open file is still the one at a path. */
export function isAt(path: string, descriptor: number): boolean {
  const there = lstatSync(path, { throwIfNoEntry: false });
  const own = fstatSync(descriptor);
  return there !== undefined && there.ino === own.ino && there.dev === own.dev;
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
