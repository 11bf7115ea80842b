import { NkLintError } from '../core/errors.ts';
import type { Language } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { cli as words } from '../messages/cli.ts';

/** Formats an error with its place and hint; with the stack for `--debug`. */
export function failure(error: unknown, language: Language, debug: boolean): string {
  if (!(error instanceof NkLintError)) {
    const text = error instanceof Error ? (debug && error.stack) || error.message : String(error);
    return fill(words.failed, language, { message: text });
  }
  const place = error.place === undefined ? '' : `${error.place}: `;
  const { says, hint } = error.words;
  const next = hint === undefined ? '' : `\n${fill(words.hint, language, { hint: fill(hint, language, error.data) })}`;
  return `${place}${fill(says, language, error.data)}${next}${debug && error.stack ? `\n${error.stack}` : ''}`;
}
