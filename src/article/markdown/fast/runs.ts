import { kindOf, mark } from './characters.ts';
import { type Piece, runOf } from './pieces.ts';

/** The run of `*`, `_` or `~` at `at`, and whether it can open or close something; of size 0 where it is text. */
export function runAt(text: string, at: number, start: number, end: number, char: number): Piece {
  let to = at + 1;
  while (to < end && text.charCodeAt(to) === char) to++;
  const previous = at > start ? text.charCodeAt(at - 1) : 32;
  const next = to < end ? text.charCodeAt(to) : 32;
  const before = kindOf(previous);
  const after = kindOf(next);
  const opens = after === 0 || (after === mark && before !== 0);
  const closes = before === 0 || (before === mark && after !== 0);
  if (char === 126) {
    const run = runOf(at, to, char, opens, closes);
    if (to - at > 2) run.size = 0;
    return run;
  }
  // Next to a tilde micromark is more generous.
  const open = opens || next === 126;
  const close = closes || previous === 126;
  if (char === 42) return runOf(at, to, char, open, close);
  return runOf(at, to, char, open && (before !== 0 || !close), close && (after !== 0 || !open));
}
