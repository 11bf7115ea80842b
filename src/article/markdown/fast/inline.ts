import type { PhrasingContent } from 'mdast';
import { autolink, autolinkEnd, htmlEnd, htmlOf } from './angle.ts';
import { pairRuns, runAt } from './attention.ts';
import { buildNodes } from './build.ts';
import { afterBlanks, beforeBlanks, isLineEnd } from './characters.ts';
import { backtickRuns, closingRun, inlineCode } from './code-span.ts';
import { closeLabel } from './label.ts';
import { indexFrom, literalAt, literalStarts, newLink } from './literal.ts';
import { newLabelPiece, newNodePiece, newTextPiece, type Piece } from './pieces.ts';
import { type Source, spanOf } from './source.ts';
import type { Defined, InlineState } from './state.ts';
import { referenceAt } from './strings.ts';

const special = new Uint8Array(128);
for (const char of '\n\r!&*<[\\]_`~') special[char.charCodeAt(0)] = 1;
const punctuation = /[!-/:-@[-`{-~]/u;
/** Limit of failed autolinks: input with more is adversarial. */
const maxFailures = 100;
/** Returned in place of an offset if only micromark can parse the text. */
const unsure = -1;

/**
 * Parses the content of a paragraph, a heading or a cell, from the first word (`start`) to the end of the last line
 * (`end`). Returns undefined if only micromark can parse it.
 */
export function parseInline(
  source: Source,
  start: number,
  end: number,
  defined: Defined,
  isInTable: boolean,
): PhrasingContent[] | undefined {
  const state: InlineState = {
    source,
    start,
    end,
    defined,
    isInTable,
    pieces: [],
    textStart: start,
    labels: [],
    missing: new Map(),
    backticks: undefined,
    failedAutolinks: 0,
    inactiveCount: 0,
    reach: start,
    isReachUnknown: false,
    strikesFirst: undefined,
  };
  if (!splitIntoPieces(state)) return undefined;
  flush(state, beforeBlanks(source.text, state.textStart, end));
  return pairRuns(state.pieces, 0, state.strikesFirst ?? false) ? buildNodes(source, state.pieces, 0) : undefined;
}

/** Splits the text into pieces; returns false if uncertain. */
function splitIntoPieces(state: InlineState): boolean {
  const { source, start, end } = state;
  const { text } = source;
  source.literals ??= literalStarts(text);
  const { literals } = source;
  let literal = indexFrom(literals, start);
  let at = start;
  while (at < end) {
    while (literal < literals.length && (literals[literal] as number) < at) literal++;
    const stop = Math.min(end, literals[literal] ?? end);
    while (at < stop && !isSpecial(text.charCodeAt(at))) at++;
    if (at >= end) break;
    // GFM tries autolinks before all other constructs.
    let to = at === literals[literal] ? readLiteral(state, at) : at;
    if (to === at) to = readSpecial(state, at, text.charCodeAt(at));
    if (to === unsure) return false;
    at = to;
  }
  return true;
}

function isSpecial(code: number): boolean {
  return code < 128 && special[code] === 1;
}

/*
 * Each of these functions reads the construct at `at`, adds its piece and returns the offset after it. If the character
 * is only text, they return the offset after the character.
 */

function readSpecial(state: InlineState, at: number, code: number): number {
  switch (code) {
    case 10: // \n
    case 13: // \r
      return readLineEnding(state, at, code);
    case 92: // \
      return readBackslash(state, at);
    case 38: // &
      return readReference(state, at);
    case 96: // `
      return readCode(state, at);
    case 60: // <
      return readAngle(state, at);
    case 42: // *
    case 95: // _
    case 126: // ~
      return readRun(state, at, code);
    case 91: // [
      return openLabel(state, newLabelPiece(at, at + 1, '['));
    case 33: // !
      return isBracket(state, at + 1) ? openLabel(state, newLabelPiece(at, at + 2, '![')) : at + 1;
    case 93: // ]
      return readLabelEnd(state, at);
    default:
      return at + 1;
  }
}

/** Reads an autolink without brackets; returns `at` if there is none. */
function readLiteral(state: InlineState, at: number): number {
  const { source, start, end, labels } = state;
  if (labels.length > 0) return at;
  const found = literalAt(source.text, at, start, end);
  if (found) return add(state, newNodePiece(at, found.end, newLink(source, at, found.end, found.url)));
  return ++state.failedAutolinks > maxFailures ? unsure : at;
}

function readLineEnding(state: InlineState, at: number, code: number): number {
  const { source, end, pieces, textStart } = state;
  const { text } = source;
  const eol = at + (code === 13 ? 2 : 1);
  if (!mayEndLine(state, eol)) return unsure;
  const next = afterBlanks(text, eol, end);
  const last = beforeBlanks(text, textStart, at);
  const isBreak = at - last > 1 && !text.slice(last, at).includes('\t');
  // The line ending is part of the surrounding text.
  if (!isBreak && last === at && next === eol) return next;
  flush(state, last);
  pieces.push(isBreak ? breakOf(source, last, eol) : newTextPiece(at, eol, text.slice(at, eol)));
  state.textStart = next;
  return next;
}

function readBackslash(state: InlineState, at: number): number {
  const { source, end } = state;
  const { text } = source;
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (isLineEnd(next)) {
    const eol = at + (next === 13 ? 3 : 2);
    if (!mayEndLine(state, eol)) return unsure;
    add(state, breakOf(source, at, eol));
    state.textStart = afterBlanks(text, eol, end);
    return state.textStart;
  }
  const isEscape = next < 128 && punctuation.test(String.fromCharCode(next));
  return isEscape ? add(state, newTextPiece(at, at + 2, text.charAt(at + 1))) : at + 1;
}

/** Whether positions that end at this line ending are certain. */
function mayEndLine({ source, isReachUnknown, reach }: InlineState, eol: number): boolean {
  if (isReachUnknown) return false;
  if (reach >= eol && source.depth > 0) source.scannedStarts.add(eol);
  return true;
}

function breakOf(source: Source, start: number, end: number): Piece {
  return newNodePiece(start, end, { type: 'break', position: spanOf(source, start, end) });
}

function readReference(state: InlineState, at: number): number {
  const reference = referenceAt(state.source.text, at, state.end);
  return reference ? add(state, newTextPiece(at, reference.end, reference.value)) : at + 1;
}

function readCode(state: InlineState, at: number): number {
  const { source, end } = state;
  const { text } = source;
  let open = at + 1;
  while (open < end && text.charCodeAt(open) === 96) open++;
  state.backticks ??= backtickRuns(text, at, end);
  const close = closingRun(state.backticks, open - at, open);
  state.reach = Math.max(state.reach, close < 0 ? end : close);
  if (close < 0) return open;
  const to = close + (open - at);
  return add(state, newNodePiece(at, to, inlineCode(text.slice(open, close), state.isInTable, spanOf(source, at, to))));
}

/** Reads an autolink in angle brackets, or raw HTML. */
function readAngle(state: InlineState, at: number): number {
  const { source, end } = state;
  const { text } = source;
  const address = autolinkEnd(text, at, end);
  if (address > 0) return add(state, newNodePiece(at, address, autolink(source, at, address)));
  const to = htmlEnd(text, at, end, state.missing);
  if (to > 0) {
    const html = htmlOf(source, at, to);
    return html ? add(state, newNodePiece(at, to, html)) : unsure;
  }
  // How far micromark has scanned ahead here is not modelled.
  if (source.depth > 0 && /[\w!/?]/u.test(text.charAt(at + 1))) state.isReachUnknown = true;
  return at + 1;
}

function readRun(state: InlineState, at: number, code: number): number {
  const run = runAt(state.source.text, at, state.start, state.end, code);
  if (run.size === 0) return run.end;
  state.strikesFirst ??= code === 126;
  return add(state, run);
}

function isBracket({ source, end }: InlineState, at: number): boolean {
  return at < end && source.text.charCodeAt(at) === 91;
}

function openLabel(state: InlineState, label: Piece): number {
  const to = add(state, label);
  state.labels.push(state.pieces.length - 1);
  return to;
}

function readLabelEnd(state: InlineState, at: number): number {
  if (state.labels.length === 0) return at + 1;
  flush(state, at);
  state.textStart = at;
  const to = closeLabel(state, at);
  if (to === 0) return at + 1;
  if (to > 0) state.textStart = to;
  return to;
}

/** Adds a piece after the text before it; returns the end of the piece. */
function add(state: InlineState, piece: Piece): number {
  flush(state, piece.start);
  state.pieces.push(piece);
  state.textStart = piece.end;
  return piece.end;
}

/** Adds the text since the last piece; the caller sets the start of the next text. */
function flush({ source, pieces, textStart }: InlineState, end: number): void {
  if (end > textStart) pieces.push(newTextPiece(textStart, end, source.text.slice(textStart, end)));
}
