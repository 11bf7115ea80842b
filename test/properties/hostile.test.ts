import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { collectorFailures } from '../../src/core/types.ts';
import { collectorsOf, extractRecord } from '../../src/facts/extract.ts';

/** Text that makes a pattern look again from every place. One such took a minute for 200 kB: here it would never end. */
const inputs = {
  'an address of dots without an end': `[a](${'.'.repeat(800_000)}`,
  'addresses of dots and blanks': '[a](. . . .'.repeat(40_000),
  'a template in each paragraph': '{{a}}\n\n'.repeat(40_000),
  'quotation marks that only open': '“a“b'.repeat(200_000),
  'quotation marks that only close': '”a”b'.repeat(200_000),
  'references without definitions': '[ab cd][x y] '.repeat(28_000),
  'comments without an end': '{% comment %}'.repeat(28_000),
};

test.each(Object.entries(inputs))('ends for %s', (_, source) => {
  const record = extractRecord({ path: 'a.md', hash: '', engine: 'jekyll', source }, collectorsOf(rules));
  expect(record.facts[collectorFailures]).toBeUndefined();
});
