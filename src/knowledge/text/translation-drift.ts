import type { FindingData, Range } from '../../core/types.ts';

/** A part of a page that its translations share. */
export interface Part {
  readonly kind: 'heading' | 'image' | 'code' | 'link';
  /** Equal for parts that are the same; the depth of a heading; empty for code that may be all text. */
  readonly id: string;
  readonly shown: string;
  readonly range: Range;
}

type Kind = Exclude<Part['kind'], 'heading'>;

export interface PartDrift {
  readonly messageId: `${Kind}${'Missing' | 'Added' | 'Differs'}` | 'headings' | 'headingDepth';
  /** In the translation. */
  readonly range: Range;
  readonly data: FindingData;
  /** In the original. */
  readonly place: Range;
}

/** Returns how a translation differs from its original: at most one difference of each kind. */
export function drifts(original: readonly Part[], translation: readonly Part[], bodyStart: number): PartDrift[] {
  const start: Range = [bodyStart, bodyStart];
  const kinds = ['image', 'code', 'link'] as const;
  return [
    ...headingDrift(partsOf(original, 'heading'), partsOf(translation, 'heading'), start),
    ...kinds.flatMap((kind) => partDrift(kind, partsOf(original, kind), partsOf(translation, kind), start)),
  ];
}

function partsOf(parts: readonly Part[], kind: Part['kind']): readonly Part[] {
  return parts.filter((part) => part.kind === kind);
}

/** Compares the depths of headings; a title of its own, which some generators want in the body, does not count. */
function headingDrift(original: readonly Part[], translation: readonly Part[], start: Range): PartDrift[] {
  const [theirs, ours] = [withoutTitle(original), withoutTitle(translation)];
  const length = Math.max(theirs.length, ours.length);
  const at = Array.from({ length }).findIndex((_, index) => theirs[index]?.id !== ours[index]?.id);
  if (at < 0) return [];
  const range = (ours[at] ?? ours.at(-1))?.range ?? start;
  const place = (theirs[at] ?? theirs.at(-1))?.range ?? [0, 0];
  if (theirs.length === ours.length) {
    const data = { found: ours[at]?.id ?? '', expected: theirs[at]?.id ?? '' };
    return [{ messageId: 'headingDepth', range, data, place }];
  }
  return [{ messageId: 'headings', range, data: { found: ours.length, expected: theirs.length }, place }];
}

function withoutTitle(headings: readonly Part[]): readonly Part[] {
  return headings[0]?.id === '1' ? headings.slice(1) : headings;
}

function partDrift(kind: Kind, original: readonly Part[], translation: readonly Part[], start: Range): PartDrift[] {
  const missing = [...rest(original, translation)];
  const added = [...rest(translation, original)];
  // Of blocks that may be all text, only the number counts.
  if (kind === 'code') pairTexts(missing, added);
  const [expected, found] = [missing[0], added[0]];
  if (!expected && !found) return [];
  const data = { expected: expected?.shown ?? '', found: found?.shown ?? '' };
  if (expected && found) {
    const count = Math.max(missing.length, added.length);
    return [{ messageId: `${kind}Differs`, range: found.range, data: { ...data, count }, place: expected.range }];
  }
  if (expected) {
    const range = neighbour(expected, original, translation)?.range ?? start;
    return [{ messageId: `${kind}Missing`, range, data: { ...data, count: missing.length }, place: expected.range }];
  }
  const here = found as Part;
  const place = neighbour(here, translation, original)?.range ?? [0, 0];
  return [{ messageId: `${kind}Added`, range: here.range, data: { ...data, count: added.length }, place }];
}

/** Returns the parts of one page that the other lacks; equal parts count as often as they stand there. */
function rest(parts: readonly Part[], others: readonly Part[]): readonly Part[] {
  const counts = new Map<string, number>();
  for (const { id } of others) counts.set(id, (counts.get(id) ?? 0) + 1);
  return parts.filter(({ id }) => {
    const count = counts.get(id) ?? 0;
    counts.set(id, count - 1);
    return count <= 0;
  });
}

/** Removes pairs of a missing and an added block of which one may be all text: it may be the translation of the other. */
function pairTexts(missing: Part[], added: Part[]): void {
  for (const [list, other] of [
    [missing, added],
    [added, missing],
  ] as const) {
    for (let at = list.findIndex(({ id }) => id === ''); at >= 0 && other.length > 0; ) {
      list.splice(at, 1);
      other.splice(0, 1);
      at = list.findIndex(({ id }) => id === '');
    }
  }
}

/** Returns the part of the other page that equals the nearest one before a part. */
function neighbour(part: Part, parts: readonly Part[], others: readonly Part[]): Part | undefined {
  for (let at = parts.indexOf(part) - 1; at >= 0; at--) {
    const before = others.find(({ id }) => id !== '' && id === parts[at]?.id);
    if (before) return before;
  }
  return others[0];
}
