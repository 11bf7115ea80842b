import { diffArrays } from 'diff';
import type { LineRange } from './changes.ts';

/** Steps that a comparison may take before what is left counts as new: less than half a second. */
const maxSteps = 20_000_000;
/** Comparing by n edits takes about n² steps. */
const maxEdits = 2000;

/** Returns the lines of a text that an older one does not have, with lines as Markdown counts them. */
export function newLines(before: Uint8Array, after: Uint8Array): LineRange[] {
  if (after.length === 0) return [[1, 1]];
  const [old, now] = [partsOf(before), partsOf(after)];
  const oldEnd = usualEnd(old);
  const oldKeys = keysOf(old, oldEnd);
  // Converting the ends of all lines makes none of them new; neither do many added lines that end otherwise.
  const [first, second] = [oldEnd, usualEnd(now)].map((end) => addedLines(oldKeys, keysOf(now, end)));
  if (!first || !second) return [];
  return rangesOf(first.count <= second.count ? first.isAdded : second.isAdded);
}

function addedLines(old: readonly string[], now: readonly string[]) {
  const isAdded = new Uint8Array(now.length).fill(1);
  let count = now.length;
  for (const index of commonLines(old, now)) {
    isAdded[index] = 0;
    count--;
  }
  return { isAdded, count };
}

/** Numbers of the new lines that an alignment with the old ones keeps. */
function* commonLines(old: readonly string[], now: readonly string[]): Generator<number> {
  // Lines that only one side has cannot be in common; leaving them out makes most comparisons short.
  const [inOld, inNow] = [new Set(old), new Set(now)];
  const shared = now.flatMap((line, index) => (inOld.has(line) ? [index] : []));
  const left = old.filter((line) => inNow.has(line));
  const right = shared.map((index) => now[index] ?? '');
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let tail = 0;
  while (tail < shorter - start && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  yield* shared.slice(0, start);
  for (const index of alignment(left.slice(start, left.length - tail), right.slice(start, right.length - tail)))
    yield shared[start + index] ?? 0;
  yield* shared.slice(shared.length - tail);
}

/** Numbers of the elements on the right that are also on the left; none where finding them takes too long. */
function* alignment(left: string[], right: string[]): Generator<number> {
  if (left.length === 0 || right.length === 0) return;
  const maxEditLength = Math.min(maxEdits, Math.ceil(maxSteps / (left.length + right.length)));
  let at = 0;
  for (const { value, added, removed } of diffArrays(left, right, { maxEditLength }) ?? []) {
    if (!added && !removed) for (let index = at; index < at + value.length; index++) yield index;
    if (!removed) at += value.length;
  }
}

/** Lines and their ends by turns; the last line has no end. */
function partsOf(bytes: Uint8Array): string[] {
  // Each byte a character: lines are compared byte by byte, whatever the encoding.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.split(/(\r\n|\n|\r)/u);
}

/** The lines as they are compared: with their ends where these are not the usual one. */
function keysOf(parts: readonly string[], usual: string): string[] {
  return Array.from({ length: (parts.length + 1) / 2 }, (_, index) => {
    const line = parts[2 * index] ?? '';
    const end = parts[2 * index + 1] ?? usual;
    return end === usual ? line : line + end;
  });
}

function usualEnd(parts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (let index = 1; index < parts.length; index += 2) {
    const end = parts[index] ?? '';
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['\n', 0] as const)[0];
}

function rangesOf(isAdded: Uint8Array): LineRange[] {
  const ranges: LineRange[] = [];
  for (let start = isAdded.indexOf(1); start >= 0; ) {
    const next = isAdded.indexOf(0, start);
    const end = next < 0 ? isAdded.length : next;
    ranges.push([start + 1, end]);
    start = isAdded.indexOf(1, end);
  }
  return ranges;
}
