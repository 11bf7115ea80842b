import { describe, expect, test } from 'vitest';
import { applyFixes, articleRule, type Collector, lint, type ReportFinding } from '../../src/index.ts';
import fc from '../fc.ts';

type Fix = NonNullable<ReportFinding['fix']>;
type Edit = Fix['edits'][number];

const edit = (offset: number, endOffset: number, text: string): Edit => ({ offset, endOffset, text });
const finding = (edits: readonly Edit[], safety: Fix['safety'] = 'safe') => ({ fix: { title: '', safety, edits } });

test.each([
  ['nothing to fix', 'comet', [{}], 'comet'],
  ['one fix', 'comet', [finding([edit(0, 1, 'C')])], 'Comet'],
  ['all edits of a fix, in any order', 'comet', [finding([edit(4, 5, 'T'), edit(0, 1, 'C')])], 'ComeT'],
  ['an insertion at the end', 'comet', [finding([edit(5, 5, 's')])], 'comets'],
  ['the first of two that overlap', 'comet', [finding([edit(0, 2, 'C')]), finding([edit(1, 3, 'M')])], 'Cmet'],
  ['the first of two that touch', 'comet', [finding([edit(0, 2, 'C')]), finding([edit(2, 3, 'M')])], 'Cmet'],
  ['no unsafe fix', 'comet', [finding([edit(0, 1, 'C')], 'unsafe')], 'comet'],
  ['none beyond the text', 'comet', [finding([edit(0, 1, 'C'), edit(5, 6, 's')])], 'comet'],
  ['none that ends before it begins', 'comet', [finding([edit(2, 1, '')])], 'comet'],
  ['none whose edits overlap', 'comet', [finding([edit(0, 2, 'C'), edit(1, 3, 'M')])], 'comet'],
  ['offsets behind a byte order mark', '\uFEFFcomet', [finding([edit(0, 1, 'C')])], '\uFEFFComet'],
] as const)('applies %s', (_, source, findings, expected) => {
  expect(applyFixes(source, findings)).toBe(expected);
});

test('applies unsafe fixes on request', () => {
  expect(applyFixes('comet', [finding([edit(0, 1, 'C')], 'unsafe')], { unsafe: true })).toBe('Comet');
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 });
const safety = fc.constantFrom('safe' as const, 'unsafe' as const);

test('never throws, whatever the findings', () => {
  const offset = fc.oneof(fc.integer({ min: -2, max: 10 }), fc.double());
  const edits = fc.array(fc.record({ offset, endOffset: offset, text: fc.string() }), { maxLength: 3 });
  const findings = fc.array(fc.tuple(edits, safety).map(([some, how]) => finding(some, how)));
  fc.assert(
    fc.property(fc.string(), findings, fc.boolean(), (source, all, unsafe) => {
      expect(applyFixes(source, all, { unsafe })).toBeTypeOf('string');
    }),
  );
});

describe('beside --fix', () => {
  /** A fix that replaces up to three random parts of a text. */
  const fix = (source: string) =>
    fc
      .tuple(
        fc.uniqueArray(fc.nat(source.length), { minLength: 2, maxLength: 6 }),
        fc.array(letters, { minLength: 3, maxLength: 3 }),
        safety,
      )
      .map(([cuts, texts, how]) => {
        const places = cuts.sort((a, b) => a - b);
        const edits = texts.flatMap((text, at) => {
          const [start, end] = places.slice(2 * at, 2 * at + 2);
          return start === undefined || end === undefined ? [] : [edit(start, end, text)];
        });
        return finding(edits, how);
      });
  const cases = fc
    .string({ unit: fc.constantFrom('x', 'y', 'z'), minLength: 10, maxLength: 30 })
    .chain((source) => fc.tuple(fc.constant(source), fc.array(fix(source), { minLength: 1, maxLength: 5 })));

  test('does what its first round does', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.boolean(), async ([source, all], unsafe) => {
        const options = { config: { plugins: [{ rules: [reporter(source, all)] }] }, only: ['own-fixes'] };
        const [file] = (await lint([{ path: 'a.md', source }], options)).files;
        const { fixes } = await lint([{ path: 'a.md', source }], { ...options, fix: unsafe ? 'unsafe' : true });
        expect(applyFixes(source, file?.findings ?? [], { unsafe })).toBe(fixes?.changed[0]?.source ?? source);
      }),
      { numRuns: 50 },
    );
  });

  /** Reports fixes for one text only, so that there is no second round. */
  function reporter(source: string, all: readonly { readonly fix: Fix }[]) {
    const text: Collector<string> = { id: 'own-text', version: 1, collect: (article) => [article.source] };
    const words = { en: 'A fix', 'zh-CN': '修复' };
    return articleRule({
      id: 'own-fixes',
      severity: 'info',
      docs: { what: words, why: words, examples: [] },
      messages: { found: words },
      fixes: { fix: words },
      needs: { text },
      check({ text: [given] }, { report }) {
        if (given !== source) return;
        for (const {
          fix: { edits: own, safety: how },
        } of all) {
          const [first, ...rest] = own.map(({ offset, endOffset, text: to }) => ({
            range: [offset, endOffset] as const,
            text: to,
          }));
          if (first)
            report({
              messageId: 'found',
              range: first.range,
              fix: { title: 'fix', safety: how, edits: [first, ...rest] },
            });
        }
      },
    });
  }
});
