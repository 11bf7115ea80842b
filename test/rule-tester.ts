import { test } from 'vitest';
import type { Rule } from '../src/engine/rule.ts';
import { testRule as declare, type RuleCase } from '../src/tester.ts';

/** The exported tester, bound to the test runner of this repository. */
export function testRule(rule: Rule, cases: readonly RuleCase[]): void {
  declare(rule, cases, test);
}
