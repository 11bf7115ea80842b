import type { InlineCode } from 'mdast';
import { pushTo } from '../../../core/grouping.ts';
import type { Position } from './source.ts';

/** Returns the offsets of backtick runs by length, so that each text is scanned once, however many runs never close. */
export function backtickRuns(text: string, from: number, end: number): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = text.indexOf('`', from); at >= 0 && at < end; at = text.indexOf('`', at)) {
    const start = at;
    while (at < end && text.charCodeAt(at) === 96) at++;
    pushTo(runs, at - start, start);
  }
  // The earliest last: `closingRun` pops those that are passed.
  for (const same of runs.values()) same.reverse();
  return runs;
}

/** Returns the offset of the next run of `size` backticks from `from` on; -1 if there is none. */
export function closingRun(runs: Map<number, number[]>, size: number, from: number): number {
  const same = runs.get(size);
  while (same && same.length > 0) {
    const at = same[same.length - 1] as number;
    if (at >= from) return at;
    same.pop();
  }
  return -1;
}

/** Builds inline code; one space or line ending is removed on both sides unless the code is blank. */
export function inlineCode(raw: string, isInTable: boolean, position: Position): InlineCode {
  let value = raw;
  if (/^[ \r\n]/u.test(raw) && /[ \r\n]$/u.test(raw) && /[^ \r\n]/u.test(raw))
    value = raw.replace(/^(?: |\r?\n)/u, '').replace(/(?: |\r?\n)$/u, '');
  if (isInTable) value = value.replace(/\\([\\|])/gu, (pair, char) => (char === '|' ? char : pair));
  return { type: 'inlineCode', value, position };
}
