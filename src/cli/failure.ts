import { NkLintError } from '../core/errors.ts';
import type { Language } from '../core/types.ts';
import { cli as words } from '../messages/cli.ts';
import { fillVisible, visible, visiblePath } from '../report/escape.ts';

/** Formats an error with its place and hint; with the stack for `--debug`. */
export function failure(error: unknown, language: Language, debug: boolean): string {
  const stack = debug && error instanceof Error ? callsOf(error) : '';
  if (!(error instanceof NkLintError)) {
    const message = error instanceof Error ? error.message : String(error);
    return `${fillVisible(words.failed, language, { message })}${stack}`;
  }
  const place = error.place === undefined ? '' : `${visiblePath(error.place)}: `;
  const { says, hint } = error.words;
  const next =
    hint === undefined
      ? ''
      : `\n${fillVisible(words.hint, language, { hint: fillVisible(hint, language, error.data) })}`;
  return `${place}${fillVisible(says, language, error.data)}${next}${stack}`;
}

/** Returns the calls of a stack, a line each; the message before them may have any text. */
function callsOf({ stack = '' }: Error): string {
  const calls = stack.split('\n').filter((line) => /^\s+at /u.test(line));
  return calls.map((line) => `\n${visible(line)}`).join('');
}
