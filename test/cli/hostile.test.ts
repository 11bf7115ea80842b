import { expect, test } from 'vitest';
import { attempt } from '../hostile/attempt.ts';
import { hostile } from '../hostile/inputs.ts';
import { broken, site } from './run.ts';

/** One of each kind; `npm run test:hostile` tries them all, and larger ones. */
const given = [
  'items',
  'emphasis that opens, another that closes',
  'images in images',
  'character data without an end',
  'quotes apart',
  'underlined headings',
  'lists in lists, again and again',
  'YAML: merges',
] as const;

const taken = [
  'stars',
  'opening brackets',
  'www.',
  'spaces',
  'YAML: aliases of aliases',
  'YAML: one long value',
  'TOML: one long value',
  'TOML: dotted keys',
] as const;

test.each(given)(
  '%s: given up, or in time',
  (name) => {
    attempt(hostile[name]?.(10_000) ?? '');
  },
  60_000,
);

test.each(taken)(
  '%s: in time',
  (name) => {
    attempt(hostile[name]?.(10_000) ?? '');
  },
  60_000,
);

test('6 MB of items', () => {
  const { rules } = attempt('- a\n'.repeat(1_500_000), { maxFileSize: 20_000_000 });
  expect(rules).toEqual(['file-unreadable']);
  expect(attempt('- a\n'.repeat(1_500_000)).rules).toEqual(['file-unreadable']);
}, 120_000);

test('several of them are given up one after another', () => {
  // With a footnote, micromark reads it, which is slow on any machine.
  const source = `[^a]: b\n\n${hostile['items']?.(40_000) ?? ''}`;
  const here = site({ 'a.md': source, 'b.md': source, 'c.md': broken });
  const { files } = here.report(['.', '--no-cache'], { timeout: 100_000 });
  expect(files.map(({ path, findings }) => [path, findings[0]?.rule])).toEqual([
    ['a.md', 'file-unreadable'],
    ['b.md', 'file-unreadable'],
    ['c.md', 'image-duplicate'],
  ]);
}, 120_000);
