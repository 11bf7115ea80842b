import { afterBlanks, isBlank } from './characters.ts';

/** Whether the check box at `start` is checked; null if there is no check box, undefined if uncertain. */
export function checkBoxAt(text: string, start: number, end: number): boolean | null | undefined {
  const value = text.charAt(start + 1);
  if (value === '\n' || value === '\r') return undefined;
  if (start + 3 >= end || text.charAt(start + 2) !== ']' || !' xX\t\n\r'.includes(value)) return null;
  if (value !== ' ' && value !== 'x' && value !== 'X') return undefined;
  const after = text.charCodeAt(start + 3);
  if (after === 10 || after === 13) return undefined;
  if (!isBlank(after)) return null;
  // A tab would leave part of its columns in the text.
  if (after === 9) return undefined;
  return afterBlanks(text, start + 3, end) === end ? null : value !== ' ';
}
