import { characterKind, mark } from './characters.ts';
import { type Piece, runOf, runPiece } from './pieces.ts';

const star = 42;
const tilde = 126;

/** The run of `*`, `_` or `~` at `at`, and whether it can open or close something; of size 0 where it is text. */
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
    const run = runOf(at, to, char, opens, closes);
    if (to - at > 2) run.size = 0;
    return run;
  }
  // Next to a tilde micromark is more generous.
  const open = opens || next === tilde;
  const close = closes || previous === tilde;
  if (char === star) return runOf(at, to, char, open, close);
  return runOf(at, to, char, open && (before !== 0 || !close), close && (after !== 0 || !open));
}

/**
 * Finds what belongs together among the runs of `*`, `_` and `~` from `from` on. What is looked for second never
 * crosses what was found first: in labels that is strikethrough, elsewhere what the text begins with.
 * `false` says that it would take a reading of the whole algorithm to know.
 */
export function pair(pieces: readonly Piece[], from: number, strikesFirst: boolean): boolean {
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

/** Two stacks of openers, of which only what lies above `floors` can be reached: below is outside of a pair found. */
interface Openers {
  readonly stacks: readonly [Piece[], Piece[]];
  floors: [number, number];
  readonly outer: [number, number][];
}

function openers(): Openers {
  return { stacks: [[], []], floors: [0, 0], outer: [] };
}

/** What the other kind has found is a wall. */
function pass(openers: Openers, wall: Piece): void {
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
  const state = openers();
  for (let index = from; index < pieces.length; index++) {
    const closer = pieces[index] as Piece;
    if (closer.kind !== runPiece) continue;
    if (closer.char === tilde) {
      pass(state, closer);
      continue;
    }
    const which = closer.char === star ? 0 : 1;
    const own = state.stacks[which];
    while (closer.canClose && closer.size > 0 && own.length > state.floors[which]) {
      const opener = own[own.length - 1] as Piece;
      if (isThree(opener, closer)) return false;
      join(opener, closer);
      dropAfter(state.stacks[1 - which] as Piece[], state.floors[1 - which] as number, opener.start);
      if (opener.size === 0) own.pop();
    }
    if (closer.canOpen && closer.size > 0) own.push(closer);
  }
  return true;
}

function pairStrikes(pieces: readonly Piece[], from: number): void {
  const state = openers();
  for (let index = from; index < pieces.length; index++) {
    const closer = pieces[index] as Piece;
    if (closer.kind !== runPiece) continue;
    if (closer.char !== tilde) {
      pass(state, closer);
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

/** The rule of three: some runs that could be both are not for each other. */
function isThree(opener: Piece, closer: Piece): boolean {
  if (!opener.canClose && !closer.canOpen) return false;
  return closer.size % 3 !== 0 && (opener.size + closer.size) % 3 === 0;
}

function join(opener: Piece, closer: Piece): void {
  const use = opener.size > 1 && closer.size > 1 ? 2 : 1;
  opener.size -= use;
  closer.size -= use;
  if (opener.opens) opener.opens.push(use);
  else opener.opens = [use];
  if (closer.closes) closer.closes.push(use);
  else closer.closes = [use];
}

/** Once more from the start, with all that the rule of three brings: a walk for each run, so there must not be many. */
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
        if (opener.canOpen && opener.char === closer.char && !isThree(opener, closer)) break;
      }
      if (at < 0) break;
      // What the rule kept apart may come together now that something was used up.
      const between = open.splice(at + 1);
      if (between.length > 1 && !walkRuns(between, steps)) return false;
      join(open[at] as Piece, closer);
      if ((open[at] as Piece).size === 0) open.pop();
    }
    if (closer.size > 0) open.push(closer);
  }
  return true;
}
