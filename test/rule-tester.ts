import { test } from 'vitest';
import type { Finding } from '../src/core/types.ts';
import { applyEdits } from '../src/engine/edits.ts';
import type { Rule } from '../src/engine/rule.ts';
import { keepsOutline, outlineOf } from '../src/run/fix/outline.ts';
import { testRule as declare, type RuleCase, runCase } from '../src/tester.ts';

/** The exported tester, bound to the test runner of this repository; each fix must be one that `--fix` makes. */
export function testRule(rule: Rule, cases: readonly RuleCase[]): void {
  declare(rule, cases, test);
  const fixed = cases.filter((each) => each.fixed !== undefined);
  if (fixed.length === 0) return;
  test('fixes keep the page around them', () => {
    for (const each of fixed)
      for (const finding of runCase(rule, each))
        if (!keepsPage(finding, each))
          throw new Error(`${each.name}: the page around the fix of ${finding.messageId} would change`);
  });
}

function keepsPage({ fix, path }: Finding, { source, config }: RuleCase): boolean {
  const before = typeof source === 'string' ? source : source[path];
  if (!fix || before === undefined) return true;
  const renderer = { engine: config?.engine ?? 'generic', mdx: path.endsWith('.mdx') };
  const after = applyEdits(before, fix.edits);
  const restructures = fix.restructures === true;
  return keepsOutline(outlineOf(before, renderer), outlineOf(after, renderer), fix.edits, { restructures });
}
