import type { Edit, Finding, Fix, Range } from '../core/types.ts';

/** Which fixes a run may make. */
export interface FixChoice {
  readonly unsafe: boolean;
}

export function mayFix(finding: Finding, { unsafe }: FixChoice): finding is Finding & { readonly fix: Fix } {
  return finding.fix !== undefined && (unsafe || finding.fix.safety === 'safe');
}

/** Makes edits that do not overlap; they may come in any order. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { range, text } of [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    result += source.slice(at, range[0]) + text;
    at = range[1];
  }
  return result + source.slice(at);
}

/**
 * The fixes that can be made together, in the order of the findings. A fix is made whole or not at all; one that
 * touches a place of an earlier one waits for the next round.
 */
export function compatible<F extends { readonly edits: readonly Edit[] }>(fixes: readonly F[]): readonly F[] {
  const taken: Range[] = [];
  return fixes.filter((fix) => {
    const ranges = fix.edits.map(({ range }) => range);
    if (ranges.some((range) => taken.some((other) => touches(range, other)))) return false;
    taken.push(...ranges);
    return true;
  });
}

/** Neighbours count as overlapping: what an insertion at the same place means depends on the other edit. */
function touches(a: Range, b: Range): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

/** What a fix claims and what must not get worse: how many findings there are of each rule, of any severity. */
export function worse(before: readonly Finding[], after: readonly Finding[]): boolean {
  const count = new Map<string, number>();
  for (const { rule } of before) count.set(rule, (count.get(rule) ?? 0) + 1);
  for (const { rule } of after) count.set(rule, (count.get(rule) ?? 0) - 1);
  return [...count.values()].some((rest) => rest < 0);
}

/** The edits of all that can be mended together; undefined where nothing can. */
export function editsOf(all: readonly { readonly edit?: Edit }[]): readonly [Edit, ...Edit[]] | undefined {
  const [first, ...others] = all.flatMap(({ edit }) => (edit ? [edit] : []));
  return first && [first, ...others];
}
