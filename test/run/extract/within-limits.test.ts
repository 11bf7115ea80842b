import { expect, test } from 'vitest';
import { effortOf, isSuspicious } from '../../../src/article/markdown/effort.ts';
import { SuspiciousText } from '../../../src/article/markdown/guard.ts';
import type { Collector } from '../../../src/core/types.ts';
import { extractRecord } from '../../../src/facts/extract.ts';
import { file } from '../../../src/facts/file/file.ts';
import { images } from '../../../src/facts/images/images.ts';
import { extractWithinLimits } from '../../../src/run/extract/within-limits.ts';
import { endless } from '../../hostile/inputs.ts';

/** Line endings of an old Mac: remark reads the article, which is slow. */
const oldMac = 'b\r\r';
const map = (source: string) =>
  extractWithinLimits({ path: 'a.md', hash: '', engine: 'generic', source }, [file, images]).facts;

test('a long article gives its facts', () => {
  const facts = map(`${'文字。\n\n'.repeat(5000)}![](/a.png)\n`);
  expect(facts[file.id]).toBeUndefined();
  expect(facts[images.id]).toHaveLength(1);
});

test('an article that no parser reads in time is given up, one after another', () => {
  for (let times = 0; times < 2; times++) {
    const facts = map(endless);
    expect(facts[file.id]).toMatchObject([{ kind: 'too-slow', data: { seconds: 3 } }]);
    expect(facts[images.id]).toBeUndefined();
  }
});

test.each([
  ['here, where the fast parser reads it all', ''],
  ['in a thread of its own, where it does not', oldMac],
])('what is all marks, but no more than can be done in time, is mapped %s', (_, before) => {
  const source = `${before}${'[^'.repeat(10_000)}\n\n![](/a.png)\n`;
  const input = { path: 'a.md', hash: '', engine: 'generic', source } as const;
  expect(isSuspicious(effortOf(source))).toBe(true);
  const wary = () => extractRecord({ ...input, parser: 'wary' }, [file, images]);
  if (before === '') expect(wary()).toEqual(extractRecord(input, [file, images]));
  else expect(wary).toThrow(SuspiciousText);
  expect(extractWithinLimits(input, [file, images])).toEqual(extractRecord(input, [file, images]));
});

test('some ten thousand images are read in time', () => {
  const facts = map('![](/a.png)\n\n'.repeat(20_000));
  expect(facts[file.id]).toBeUndefined();
});

test('a collector of one’s own runs here, in limited time, too', () => {
  const own: Collector<number> = { id: 'own', version: 1, collect: ({ source }) => [source.length] };
  const source = `${oldMac}${'[^'.repeat(10_000)}\n`;
  const input = { path: 'a.md', hash: '', engine: 'generic', source } as const;
  expect(extractWithinLimits(input, [file, own]).facts).toEqual({ own: [source.length] });
  const { facts } = extractWithinLimits({ ...input, source: endless }, [file, own]);
  expect(facts).toMatchObject({ file: [{ kind: 'too-slow' }], own: [0] });
});

test.each([
  ['an import that never ends', `export const a = [\n\n${'1,\n\n'.repeat(10_000)}`],
  ['a string of braces', `{"${'}'.repeat(20_000)}"}`],
  ['expressions in components', '<A b={c} />{d}\n\n'.repeat(1500)],
])('MDX with %s ends', (_, source) => {
  const input = { path: 'a.mdx', hash: '', engine: 'astro', source, mdx: true } as const;
  const { facts } = extractWithinLimits(input, [file]);
  const [problem] = (facts[file.id] ?? []) as readonly { readonly kind: string }[];
  expect([undefined, 'too-slow', 'too-deep', 'out-of-memory']).toContain(problem?.kind);
});
