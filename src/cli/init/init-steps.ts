import { lstatSync } from 'node:fs';
import { relative } from 'node:path';
import type { FindingData, Words } from '../../core/types.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { visiblePath } from '../../report/escape.ts';
import type { Say } from '../context.ts';
import type { InitFlags } from '../flags.ts';
import type { Prompt, Terminal } from '../terminal.ts';

/** Context of the steps of `nk-lint init`. */
export interface Steps {
  readonly flags: InitFlags;
  readonly terminal: Terminal;
  readonly say: Say;
  /** Undefined in runs without questions. */
  readonly prompt: Prompt | undefined;
  print(text: Words, data?: FindingData): void;
}

/** Repeats a question until the user answers yes or no; returns `gone` if standard input ends. */
export async function confirm(
  prompt: Prompt,
  question: string,
  defaultAnswer: boolean,
): Promise<'yes' | 'no' | 'gone'> {
  for (;;) {
    const answer = (await prompt.ask(question))?.trim().toLowerCase();
    if (answer === undefined) return 'gone';
    if (/^(?:y|yes|是|好)$/u.test(answer)) return 'yes';
    if (/^(?:n|no|否|不)$/u.test(answer)) return 'no';
    if (answer === '') return defaultAnswer ? 'yes' : 'no';
  }
}

export function visibleRelative(file: string, cwd: string): string {
  return visiblePath(toPosixPath(relative(cwd, file)) || file);
}

/** Whether a path exists, dangling symlinks included. */
export function pathExists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
