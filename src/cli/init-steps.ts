import { lstatSync } from 'node:fs';
import { relative } from 'node:path';
import type { FindingData, Words } from '../core/types.ts';
import { visiblePath } from '../report/escape.ts';
import type { Say } from './context.ts';
import type { InitFlags } from './flags.ts';
import type { Conversation, Terminal } from './terminal.ts';

/** What the steps of `nk-lint init` share. */
export interface Steps {
  readonly flags: InitFlags;
  readonly terminal: Terminal;
  readonly say: Say;
  /** Undefined where nobody is to be asked. */
  readonly talk: Conversation | undefined;
  tell(text: Words, data?: FindingData): void;
}

/** Asks until the answer is yes, no, or none: then whoever was there is gone. */
export async function agrees(talk: Conversation, question: string, usual: boolean): Promise<'yes' | 'no' | 'gone'> {
  for (;;) {
    const answer = (await talk.ask(question))?.trim().toLowerCase();
    if (answer === undefined) return 'gone';
    if (/^(?:y|yes|是|好)$/u.test(answer)) return 'yes';
    if (/^(?:n|no|否|不)$/u.test(answer)) return 'no';
    if (answer === '') return usual ? 'yes' : 'no';
  }
}

export function shown(file: string, cwd: string): string {
  return visiblePath(relative(cwd, file).replaceAll('\\', '/') || file);
}

/** A link that leads nowhere is there, too. */
export function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
