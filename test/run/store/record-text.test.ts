import { expect, test, vi } from 'vitest';
import type { ArticleRecord } from '../../../src/core/types.ts';
import { readRecordText, recordText } from '../../../src/run/store/record-text.ts';
import fc from '../../fc.ts';

const text = fc.oneof(fc.constantFrom('', '\t', '\n', '"\\', '彗星', '😀', '\uD800'), fc.string({ unit: 'binary' }));
const value = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie('value'))),
})).value;
const record: fc.Arbitrary<ArticleRecord> = fc.record({
  path: text,
  hash: fc.stringMatching(/^[0-9a-f]{64}$/u),
  engine: fc.constantFrom('hugo', 'generic'),
  lines: fc.array(fc.nat()),
  facts: fc.dictionary(fc.stringMatching(/^[a-z-]{1,12}$/u), fc.array(value)),
});

test('a record is read as it was written, from a text or from bytes, and written again as it stands', () => {
  fc.assert(
    fc.property(record, text, (given, name) => {
      const before = [JSON.stringify(name), ''];
      const written = recordText(before, given);
      expect(written).not.toContain('\n');
      for (const form of [written, Buffer.from(written)]) {
        const read = readRecordText(form, 2, given.path);
        expect(read.before).toEqual(before);
        // Before any of the facts is asked for.
        expect(recordText(before, read.record)).toBe(written);
        const { facts, ...rest } = read.record;
        const { facts: expected, ...others } = given;
        expect(rest).toEqual(others);
        expect(JSON.parse(JSON.stringify(facts))).toEqual(expected);
        expect(Object.keys(facts)).toEqual(Object.keys(expected));
        for (const id of Object.keys(expected)) expect(facts[id]).toEqual(expected[id]);
        expect(facts['none of these']).toBeUndefined();
        expect('none of these' in facts).toBe(false);
      }
    }),
  );
});

test('facts are read once, and only those that are asked for', () => {
  const facts = { images: [{ url: '/a.png' }], blocks: [{ kind: 'paragraph' }] };
  const given: ArticleRecord = { path: 'a.md', hash: 'b', engine: 'hugo', lines: [0], facts };
  const written = recordText([], given);
  const { record: read } = readRecordText(written, 0, 'a.md');
  const parse = vi.spyOn(JSON, 'parse');
  try {
    expect(read.facts['images']).toBe(read.facts['images']);
    expect(parse.mock.calls).toEqual([['[{"url":"/a.png"}]']]);
  } finally {
    parse.mockRestore();
  }
});

test('facts that nobody will ask for are left out', () => {
  const facts = { images: [1], blocks: [2] };
  const given: ArticleRecord = { path: 'a.md', hash: 'b', engine: 'hugo', lines: [0], facts };
  const written = recordText([], given, new Set(['blocks']));
  expect(Object.keys(readRecordText(written, 0, 'a.md').record.facts)).toEqual(['blocks']);
  expect(readRecordText(written, 0, 'a.md').record.facts['images']).toBeUndefined();
});
