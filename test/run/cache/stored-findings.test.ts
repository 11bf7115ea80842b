import { expect, test } from 'vitest';
import type { Finding, Fix } from '../../../src/core/types.ts';
import { articleRule } from '../../../src/engine/rule.ts';
import { packFindings, unpackFindings } from '../../../src/run/cache/stored-findings.ts';
import { readTable, writeTable } from '../../../src/run/store/string-table.ts';
import fc from '../../fc.ts';

const rule = articleRule({
  id: 'tide',
  severity: 'error',
  docs: { what: { en: '', 'zh-CN': '' }, why: { en: '', 'zh-CN': '' }, examples: [] },
  messages: { high: { en: 'High', 'zh-CN': '涨潮' }, low: { en: 'Low', 'zh-CN': '退潮' } },
  needs: {},
  check: () => undefined,
});

/** Some texts come back again and again, and some are long. */
const text = fc.oneof(
  fc.constantFrom('', '0', 'pier', '彗星', '\n', 'toString'),
  fc.string({ unit: 'binary' }),
  fc.string({ minLength: 190, maxLength: 210 }),
);
const point = fc.record({ line: fc.nat(), column: fc.nat(), offset: fc.nat() });
const span = fc.record({ start: point, end: point });
const edit = fc.record({ range: fc.tuple(fc.nat(), fc.nat()), text });
const fix: fc.Arbitrary<Fix> = fc.record(
  {
    title: text,
    safety: fc.constantFrom('safe', 'unsafe'),
    edits: fc.oneof(fc.tuple(edit), fc.tuple(edit, edit)),
    image: text,
    restructures: fc.constant(true),
    removesByteOrderMark: fc.constant(true),
  },
  { requiredKeys: ['title', 'safety', 'edits'] },
);
const finding: fc.Arbitrary<Finding> = fc
  .record(
    {
      messageId: fc.constantFrom('high', 'low'),
      atMost: fc.constantFrom('warning', 'info'),
      span,
      data: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/u), fc.oneof(text, fc.integer()), { noNullPrototype: true }),
      key: text,
      related: fc.array(fc.record({ path: text, span, message: text }), { minLength: 1 }),
      fix,
    },
    { requiredKeys: ['messageId', 'span', 'data'] },
  )
  .map((some) => ({
    ...some,
    rule: 'tide',
    message: some.messageId === 'high' ? 'High' : 'Low',
    severity: some.atMost ?? 'error',
    path: 'a.md',
  }));

test('findings are read as they were written, one article after the other', () => {
  fc.assert(
    fc.property(fc.array(fc.array(finding, { maxLength: 5 }), { maxLength: 5 }), (articles) => {
      const [writing, reading] = [writeTable(), readTable()];
      const lines = articles.map((findings) => {
        const packed = packFindings(findings, writing.refTo);
        return JSON.stringify([writing.added(), packed]);
      });
      const read = lines.map((line) => {
        const [added, packed] = JSON.parse(line);
        reading.add(added);
        const settings = new Map([['tide', { severity: 'error' as const, options: {} }]]);
        return unpackFindings(packed, reading.textOf, new Map([['tide', rule]]), settings, 'a.md', 'en');
      });
      expect(read).toEqual(articles);
    }),
  );
});

test('a table takes no more than it can hold', () => {
  const { refTo, added } = writeTable();
  const texts = Array.from({ length: 50_001 }, (_, index) => `text ${index}`);
  const refs = texts.map(refTo);
  expect(refs.slice(-2)).toEqual([50_000, 'text 50000']);
  expect(refTo('text 0')).toBe(1);
  expect(refTo('x'.repeat(201))).toHaveLength(201);
  expect(added()).toEqual(texts.slice(0, 50_000));
  expect(added()).toEqual([]);
});
