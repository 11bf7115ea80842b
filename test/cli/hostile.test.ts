import { expect, test } from 'vitest';
import { attempt } from '../hostile/attempt.ts';
import { endless, hostile } from '../hostile/inputs.ts';
import { broken, site } from './run.ts';

/** Some of each kind; `npm run test:hostile` tries them all, and larger ones. */
const some = [
  'stars',
  'emphasis that opens, another that closes',
  'opening brackets',
  'images in images',
  'items',
  'lists in lists, again and again',
  'quotes apart',
  'www.',
  'character data without an end',
  'spaces',
  'underlined headings',
  'YAML: aliases of aliases',
  'YAML: merges',
  'YAML: one long value',
  'TOML: one long value',
  'TOML: dotted keys',
] as const;

test.each(some)('%s: given up, or read', (name) => {
  attempt(hostile[name]?.(10_000) ?? '');
});

test('6 MB of items', () => {
  // With line endings of an old Mac, remark reads it, which is slow on any machine.
  const source = `b\r\r${'- a\n'.repeat(1_500_000)}`;
  expect(attempt(source, { maxFileSize: 20_000_000 }).rules).toEqual(['file-unreadable']);
  expect(attempt(source).rules).toEqual(['file-unreadable']);
});

test('several articles are given up one after another', () => {
  const here = site({ 'a.md': endless, 'b.md': endless, 'c.md': broken });
  const { files } = here.report(['.', '--no-cache']);
  expect(files.map(({ path, findings }) => [path, findings[0]?.rule])).toEqual([
    ['a.md', 'file-unreadable'],
    ['b.md', 'file-unreadable'],
    ['c.md', 'image-duplicate'],
  ]);
});
