import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/engine/edits.ts';
import { datedFiles, daysMeant } from './dates.ts';
import type { Files, Outcome } from './engine.ts';
import { engines } from './engines.ts';
import { lint } from './lint.ts';
import { type Measured, measure, measuredFile, readMeasured, type TestedEngine } from './measured.ts';

const missing = engines.filter((under) => !under.version()).map(({ engine }) => engine);
if (missing.length > 0)
  process.stderr.write(`Not installed, so not tested: ${missing.join(', ')} (npm run install:engines)\n`);

for (const under of engines) {
  describe.skipIf(missing.includes(under.engine))(under.engine, () => {
    test('does with every input what test/engines/measured says', () => {
      const measured = measure(under);
      if (process.env['UPDATE_MEASURED'])
        writeFileSync(measuredFile(under.engine), `${JSON.stringify(measured, null, 2)}\n`);
      expect(told(measured)).toEqual(told(readMeasured(under.engine)));
    });

    test('reads the dates that nk-lint writes', () => {
      const { files, days } = fixedFiles(datedFiles(under.engine as TestedEngine), under.engine as TestedEngine);
      expect(Object.keys(files).length).toBeGreaterThan(0);
      expect(misread(under.build(files), days)).toEqual([]);
    });
  });
}

/** Removes messages, which differ between versions of an engine. */
function told({ frontMatter, dates }: Measured) {
  const plain = Object.entries(frontMatter).map(([name, taken]) => [name, { ...taken, failed: Boolean(taken.failed) }]);
  return { frontMatter: Object.fromEntries(plain), dates };
}

/** Returns the articles whose date nk-lint fixes, after the fix, and their resulting days. */
function fixedFiles(all: Files, engine: TestedEngine) {
  const files: Record<string, string> = {};
  const days: Record<string, readonly string[]> = {};
  for (const [name, source] of Object.entries(all)) {
    const fix = lint(source, engine).find(({ rule, fix }) => rule.startsWith('date-') && fix)?.fix;
    if (!fix) continue;
    files[name] = applyEdits(source, fix.edits);
    days[name] = daysMeant(fix.edits[0].text.replaceAll(/["']/gu, '')) ?? [];
  }
  return { files, days };
}

function misread(outcome: Outcome, days: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(outcome).flatMap(([name, { date = '', failed }]) =>
    failed || !days[name]?.includes(date.slice(0, 10)) ? [`${name}: ${failed ?? date}, not ${days[name]}`] : [],
  );
}
