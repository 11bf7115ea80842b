import type { PhrasingContent } from 'mdast';
import { autolink, autolinkEnd, htmlEnd, htmlOf } from './angle.ts';
import { pair } from './attention.ts';
import { build } from './build.ts';
import { isBlank, isLineEnd } from './characters.ts';
import { backtickRuns, closingRun, inlineCode } from './code-span.ts';
import { closeLabel } from './label.ts';
import { firstFrom, linkTo, literalAt, literalStarts } from './literal.ts';
import type { Missing } from './missing.ts';
import { labelOf, nodeOf, type Piece, textOf } from './pieces.ts';
import { runAt } from './runs.ts';
import { type Source, spanOf } from './source.ts';
import type { Defined, Inline } from './state.ts';
import { referenceAt } from './strings.ts';

const special = new Uint8Array(128);
for (const char of '\n\r!&*<[\\]_`~') special[char.charCodeAt(0)] = 1;
const punctuation = /[!-/:-@[-`{-~]/u;
/** Addresses that are none after all; where there are many, somebody is up to something. */
const maxFailures = 100;

/**
 * What stands in a paragraph, a heading or a cell; `undefined` where it takes the whole of micromark to know.
 * `start` is where the first word starts, `end` where the last line ends.
 */
export function inline(
  source: Source,
  start: number,
  end: number,
  defined: Defined,
  inTable: boolean,
): PhrasingContent[] | undefined {
  const { text } = source;
  const pieces: Piece[] = [];
  const labels: number[] = [];
  const missing: Missing = new Map();
  const state: Inline = {
    source,
    start,
    end,
    defined,
    pieces,
    labels,
    missing,
    settled: 0,
    reach: start,
    vague: false,
    strikesFirst: undefined,
  };
  source.literals ??= literalStarts(text);
  const { literals } = source;
  let literal = firstFrom(literals, start);
  let failures = 0;
  let backticks: Map<number, number[]> | undefined;
  let from = start;
  let at = start;

  const flush = (to: number): void => {
    if (to > from) pieces.push(textOf(from, to, text.slice(from, to)));
  };

  while (at < end) {
    while (literal < literals.length && (literals[literal] as number) < at) literal++;
    const stop = Math.min(end, literals[literal] ?? end);
    let code = 0;
    for (; at < stop; at++) {
      code = text.charCodeAt(at);
      if (code < 128 && special[code] === 1) break;
    }
    if (at >= end) break;
    // Before what else a character may start, GFM looks for an address.
    if (at === literals[literal]) {
      const allowed = labels.length === 0;
      const found = allowed ? literalAt(text, at, start, end) : undefined;
      if (found) {
        flush(at);
        pieces.push(nodeOf(at, found.end, linkTo(source, at, found.end, found.url)));
        from = at = found.end;
        continue;
      }
      if (allowed && ++failures > maxFailures) return undefined;
      code = text.charCodeAt(at);
      literal++;
      if (!(code < 128 && special[code] === 1)) {
        at++;
        continue;
      }
    }
    switch (code) {
      case 10:
      case 13: {
        const eol = at + (code === 13 ? 2 : 1);
        if (state.vague) return undefined;
        if (state.reach >= eol && source.depth > 0) source.reached.add(eol);
        let next = eol;
        while (next < end && isBlank(text.charCodeAt(next))) next++;
        let cut = at;
        while (cut > from && isBlank(text.charCodeAt(cut - 1))) cut--;
        if (at - cut > 1 && !text.slice(cut, at).includes('\t')) {
          flush(cut);
          pieces.push(nodeOf(cut, eol, { type: 'break', position: spanOf(source, cut, eol) }));
          from = next;
        } else if (cut < at || next > eol) {
          flush(cut);
          pieces.push(textOf(at, eol, text.slice(at, eol)));
          from = next;
        }
        at = next;
        break;
      }
      case 92: {
        const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
        if (isLineEnd(next)) {
          const eol = at + (next === 13 ? 3 : 2);
          if (state.vague) return undefined;
          if (state.reach >= eol && source.depth > 0) source.reached.add(eol);
          flush(at);
          pieces.push(nodeOf(at, eol, { type: 'break', position: spanOf(source, at, eol) }));
          from = eol;
          while (from < end && isBlank(text.charCodeAt(from))) from++;
          at = from;
        } else if (next < 128 && punctuation.test(String.fromCharCode(next))) {
          flush(at);
          pieces.push(textOf(at, at + 2, text.charAt(at + 1)));
          from = at = at + 2;
        } else at++;
        break;
      }
      case 38: {
        const reference = referenceAt(text, at, end);
        if (reference) {
          flush(at);
          pieces.push(textOf(at, reference.end, reference.value));
          from = at = reference.end;
        } else at++;
        break;
      }
      case 96: {
        let to = at + 1;
        while (to < end && text.charCodeAt(to) === 96) to++;
        backticks ??= backtickRuns(text, at, end);
        const close = closingRun(backticks, to - at, to);
        state.reach = Math.max(state.reach, close < 0 ? end : close);
        if (close >= 0) {
          flush(at);
          const after = close + (to - at);
          const node = inlineCode(text.slice(to, close), inTable, spanOf(source, at, after));
          pieces.push(nodeOf(at, after, node));
          from = at = after;
        } else at = to;
        break;
      }
      case 60: {
        let to = autolinkEnd(text, at, end);
        let node: PhrasingContent | undefined;
        if (to > 0) node = autolink(source, at, to);
        else {
          to = htmlEnd(text, at, end, missing);
          if (to > 0) node = htmlOf(source, at, to);
          if (to > 0 && !node) return undefined;
        }
        if (node) {
          flush(at);
          pieces.push(nodeOf(at, to, node));
          from = at = to;
        } else {
          // How far it has looked is not worth knowing.
          if (source.depth > 0 && /[\w!/?]/u.test(text.charAt(at + 1))) state.vague = true;
          at++;
        }
        break;
      }
      case 42:
      case 95:
      case 126: {
        const run = runAt(text, at, start, end, code);
        if (run.size > 0) {
          flush(at);
          pieces.push(run);
          state.strikesFirst ??= code === 126;
          from = run.end;
        }
        at = run.end;
        break;
      }
      case 91: {
        flush(at);
        labels.push(pieces.length);
        pieces.push(labelOf(at, at + 1, '['));
        from = at = at + 1;
        break;
      }
      case 33: {
        if (at + 1 < end && text.charCodeAt(at + 1) === 91) {
          flush(at);
          labels.push(pieces.length);
          pieces.push(labelOf(at, at + 2, '!['));
          from = at = at + 2;
        } else at++;
        break;
      }
      default: {
        // `]`
        if (labels.length === 0) {
          at++;
          break;
        }
        flush(at);
        from = at;
        const to = closeLabel(state, at);
        if (to < 0) return undefined;
        if (to > 0) from = at = to;
        else at++;
      }
    }
  }
  let cut = end;
  while (cut > from && isBlank(text.charCodeAt(cut - 1))) cut--;
  flush(cut);
  return pair(pieces, 0, state.strikesFirst ?? false) ? build(source, pieces, 0) : undefined;
}
