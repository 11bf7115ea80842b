import { expect, test } from 'vitest';
import mismatch from '../../rules/slug-source-mismatch.ts';
import invalid from '../../rules/source-link-invalid.ts';
import type { Finding } from '../../src/core/types.ts';
import { applyEdits } from '../../src/engine/edits.ts';
import { collectorsOf, extractRecord } from '../../src/facts/extract.ts';
import { assumedRenderer } from '../../src/site/renderers/profiles.ts';
import { findingsIn } from '../lint-records.ts';
import { article, md5, nameOf, siblings, sourceUrl } from '../siblings.ts';

const rules = [invalid, mismatch];

function findingsOf(sources: Record<string, string>, language: 'en' | 'zh-CN' = 'en'): readonly Finding[] {
  const collectors = collectorsOf(rules);
  const records = Object.entries(sources).map(([path, source]) =>
    extractRecord({ path, hash: '', engine: 'generic', source }, collectors),
  );
  const settings = {
    engine: 'generic',
    renderer: assumedRenderer,
    timeZone: undefined,
    collection: { name: '' },
    rules: new Map(rules.map(({ id }) => [id, { severity: 'error', options: {} }] as const)),
  } as const;
  return findingsIn(records, rules, () => settings, { language, now: 0 });
}

const url = sourceUrl(7);

test('24 siblings that follow the convention give no finding', () => {
  expect(findingsOf(siblings(24))).toEqual([]);
});

test.each(Array.from({ length: 12 }, (_, index) => index + 1))(
  '%i characters cut off the end are told, once',
  (count) => {
    const cut = url.slice(0, -count);
    const source = article(cut, { slug: md5(url) });
    const findings = findingsOf({ ...siblings(24), [nameOf(7)]: source });
    expect(
      findings.map(({ path, rule, span }) => [path, rule, source.slice(span.start.offset, span.end.offset)]),
    ).toEqual([[nameOf(7), 'slug-source-mismatch', cut]]);
  },
);

test.each(Array.from({ length: 12 }, (_, index) => index + 1))(
  '%i characters cut off are told without slugs, too',
  (count) => {
    const plain = (address: string) => `图书馆延长开放时间。\n\n[原文链接](${address})\n`;
    const others = Array.from({ length: 24 }, (_, index) => [nameOf(index), plain(sourceUrl(index))]);
    const findings = findingsOf({ ...Object.fromEntries(others), [nameOf(7)]: plain(url.slice(0, -count)) });
    expect(findings.map(({ path, rule }) => [path, rule])).toEqual([[nameOf(7), 'source-link-invalid']]);
  },
);

test.each(['.shtm', '.sht', '.sh', '.s', '.', ''])('`%s` for `.shtml` is restored in one article alone', (ending) => {
  const whole = article(url);
  const source = whole.replace('.shtml', ending);
  const findings = findingsOf({ 'a.md': source });
  expect(findings.map(({ rule, messageId }) => `${rule} ${messageId}`)).toEqual(['slug-source-mismatch altered']);
  expect(
    applyEdits(
      source,
      findings.flatMap(({ fix }) => fix?.edits ?? []),
    ),
  ).toBe(whole);
});
