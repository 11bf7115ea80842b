import { characterKind, mark } from './characters.ts';
import { newRunPiece, type Piece, runPiece } from './pieces.ts';

const star = 42;
const tilde = 126;

/** Returns the delimiter run of `*`, `_` or `~` at `at`; its size is 0 if it is text. */
export function runAt(text: string, at: number, start: number, end: number, char: number): Piece {
  let to = at + 1;
  while (to < end && text.charCodeAt(to) === char) to++;
  const previous = at > start ? text.charCodeAt(at - 1) : 32;
  const next = to < end ? text.charCodeAt(to) : 32;
  const before = characterKind(previous);
  const after = characterKind(next);
  const opens = after === 0 || (after === mark && before !== 0);
  const closes = before === 0 || (before === mark && after !== 0);
  if (char === tilde) {
    const run = newRunPiece(at, to, char, opens, closes);
    if (to - at > 2) run.size = 0;
    return run;
  }
  // Next to a tilde, micromark lets runs open and close that CommonMark does not.
  const open = opens || next === tilde;
  const close = closes || previous === tilde;
  if (char === star) return newRunPiece(at, to, char, open, close);
  return newRunPiece(at, to, char, open && (before !== 0 || !close), close && (after !== 0 || !open));
}

/**
 * Pairs the delimiter runs of `*`, `_` and `~` from index `from` on. Pairs of the second kind never cross pairs of the
 * first kind: in labels strikethrough is first, elsewhere the kind that the text begins with. Returns false if the
 * result is not certain.
 */
export function pairRuns(pieces: readonly Piece[], from: number, strikesFirst: boolean): boolean {
  let strikes = false;
  let attention = false;
  for (let index = from; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    if (piece.kind !== runPiece) continue;
    if (piece.char === tilde) strikes = true;
    else attention = true;
  }
  if (!strikes) return !attention || pairAttention(pieces, from) || pairExactly(pieces, from);
  if (strikesFirst) pairStrikes(pieces, from);
  if (attention && !pairAttention(pieces, from)) return false;
  if (!strikesFirst) pairStrikes(pieces, from);
  return true;
}

/** Two stacks of openers. Only openers above `floors` can be paired: those below are outside a pair of the first kind. */
interface Openers {
  readonly stacks: readonly [Piece[], Piece[]];
  floors: [number, number];
  readonly outer: [number, number][];
}

function newOpeners(): Openers {
  return { stacks: [[], []], floors: [0, 0], outer: [] };
}

/** Updates the floors at a run of the other kind: new pairs must not cross the pairs it opens or closes. */
function updateFloors(openers: Openers, wall: Piece): void {
  const [first, second] = openers.stacks;
  for (let count = wall.closes?.length ?? 0; count > 0; count--) {
    [first.length, second.length] = openers.floors;
    openers.floors = openers.outer.pop() ?? [0, 0];
  }
  for (let count = wall.opens?.length ?? 0; count > 0; count--) {
    openers.outer.push(openers.floors);
    openers.floors = [first.length, second.length];
  }
}

function dropAfter(stack: Piece[], floor: number, start: number): void {
  while (stack.length > floor && (stack[stack.length - 1] as Piece).start > start) stack.pop();
}

function pairAttention(pieces: readonly Piece[], from: number): boolean {
  const state = newOpeners();
  for (let index = from; index < pieces.length; index++) {
    const closer = pieces[index] as Piece;
    if (closer.kind !== runPiece) continue;
    if (closer.char === tilde) {
      updateFloors(state, closer);
      continue;
    }
    const which = closer.char === star ? 0 : 1;
    const own = state.stacks[which];
    while (closer.canClose && closer.size > 0 && own.length > state.floors[which]) {
      const opener = own[own.length - 1] as Piece;
      if (breaksRuleOfThree(opener, closer)) return false;
      joinRuns(opener, closer);
      dropAfter(state.stacks[1 - which] as Piece[], state.floors[1 - which] as number, opener.start);
      if (opener.size === 0) own.pop();
    }
    if (closer.canOpen && closer.size > 0) own.push(closer);
  }
  return true;
}

function pairStrikes(pieces: readonly Piece[], from: number): void {
  const state = newOpeners();
  for (let index = from; index < pieces.length; index++) {
    const closer = pieces[index] as Piece;
    if (closer.kind !== runPiece) continue;
    if (closer.char !== tilde) {
      updateFloors(state, closer);
      continue;
    }
    const which = closer.size === 1 ? 0 : 1;
    const own = state.stacks[which];
    if (closer.canClose && own.length > state.floors[which]) {
      const opener = own.pop() as Piece;
      opener.opens = [opener.size];
      closer.closes = [closer.size];
      opener.size = 0;
      closer.size = 0;
      dropAfter(state.stacks[1 - which] as Piece[], state.floors[1 - which] as number, opener.start);
    } else if (closer.canOpen) own.push(closer);
  }
}

/** Whether CommonMark's rule of three forbids the pair: one run can open and close, and the sum is a multiple of 3. */
function breaksRuleOfThree(opener: Piece, closer: Piece): boolean {
  if (!opener.canClose && !closer.canOpen) return false;
  return closer.size % 3 !== 0 && (opener.size + closer.size) % 3 === 0;
}

function joinRuns(opener: Piece, closer: Piece): void {
  const use = opener.size > 1 && closer.size > 1 ? 2 : 1;
  opener.size -= use;
  closer.size -= use;
  if (opener.opens) opener.opens.push(use);
  else opener.opens = [use];
  if (closer.closes) closer.closes.push(use);
  else closer.closes = [use];
}

/** Pairs again from the start, with the rule of three. Searches all openers for each run, so steps are limited. */
function pairExactly(pieces: readonly Piece[], from: number): boolean {
  const runs: Piece[] = [];
  for (let index = from; index < pieces.length; index++) {
    const run = pieces[index] as Piece;
    if (run.kind !== runPiece) continue;
    run.size = run.end - run.start;
    run.opens = undefined;
    run.closes = undefined;
    runs.push(run);
  }
  return walkRuns(runs, { left: 20_000 });
}

function walkRuns(runs: readonly Piece[], steps: { left: number }): boolean {
  const open: Piece[] = [];
  for (const closer of runs) {
    while (closer.canClose && closer.size > 0) {
      let at = open.length - 1;
      for (; at >= 0; at--) {
        if (--steps.left < 0) return false;
        const opener = open[at] as Piece;
        if (opener.canOpen && opener.char === closer.char && !breaksRuleOfThree(opener, closer)) break;
      }
      if (at < 0) break;
      // Runs between the pair may match now that their sizes have changed.
      const between = open.splice(at + 1);
      if (between.length > 1 && !walkRuns(between, steps)) return false;
      joinRuns(open[at] as Piece, closer);
      if ((open[at] as Piece).size === 0) open.pop();
    }
    if (closer.size > 0) open.push(closer);
  }
  return true;
}
