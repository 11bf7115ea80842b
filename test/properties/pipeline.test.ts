import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { type ArticleRecord, type Collector, type Engine, engines, type Finding } from '../../src/core/types.ts';
import { applyEdits, compatibleFixes } from '../../src/engine/edits.ts';
import { factsOf } from '../../src/engine/fact-access.ts';
import type { FileSettings } from '../../src/engine/settings.ts';
import { blocks } from '../../src/facts/blocks/blocks.ts';
import { paragraphs } from '../../src/facts/blocks/paragraphs.ts';
import { collectorsOf, extractRecord } from '../../src/facts/extract.ts';
import { images } from '../../src/facts/images/images.ts';
import { links } from '../../src/facts/links/links.ts';
import { usualRendering } from '../../src/site/renderers/detect.ts';
import { defaultsOf } from '../../src/tester.ts';
import fc from '../fc.ts';
import { findingsIn } from '../lint-records.ts';

/** Pieces that the parser and the rules care about; they are put together at random. */
const pieces = [
  '---\n',
  'title: A\n',
  'title: 南开->动态 | 站点\n',
  'date: 2024-01-02 03:04:05.678\n',
  'date: 2024年1月2日\n',
  'slug: 0123456789abcdef0123456789abcdef\n',
  'tags: [a, a]\n',
  'text',
  '学校',
  '。',
  '，',
  '（',
  '）',
  '“',
  '**粗体，**',
  '**',
  '*a*',
  '`code`',
  '```\n',
  '> ',
  '- ',
  '1. ',
  '# ',
  '\n',
  '\n\n',
  '  \n',
  '\r\n',
  '\t',
  '![图](https://a.example/x.png)',
  '![](https://a.example/n/h)',
  '![](https://a.example/n/t)',
  '![](https://a.example/n/)',
  '![](https://a.example/)',
  '![图](/a.pn)',
  '[链接](http:/a.example)',
  '[来源](https://a.example/2024/01/02/a.sht)',
  '[a][1]',
  '[1]: https://a.example/b\n',
  '<https://a.example/c>',
  'https://a.example/d',
  '<img src="/e.jp">',
  '<a href="x">',
  '<!--more-->',
  '<!-- more -->',
  '<!-- nk-lint-disable-next-line image-duplicate -->',
  '{{< ref "x" >}}',
  '{% x %}',
  '&amp;',
  '\\',
  '\uFEFF',
  '\u200B',
  '😀',
  '𠮷',
  '\u0000',
  '\uFFFD',
  '|a|b|\n|-|-|\n|c|d|\n',
];
const article = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 40,
  })
  .map((parts) => parts.join('').replace(/^\uFEFF/u, ''));
const engine = fc.constantFrom(...engines);

const settings = (of: Engine): FileSettings => ({
  engine: of,
  renderer: usualRendering(of).renderer,
  timeZone: undefined,
  collection: { name: '' },
  rules: new Map(rules.map((rule) => [rule.id, { severity: 'warning', options: defaultsOf(rule) }])),
});

function lint(source: string, of: Engine): readonly Finding[] {
  return judged(extractRecord({ path: 'a.md', hash: '', engine: of, source }, collectorsOf(rules)), of);
}

function judged(record: ArticleRecord, of: Engine): readonly Finding[] {
  return findingsIn([record], rules, () => settings(of), { language: 'en', now: Date.UTC(2024, 5, 1) });
}

function fixed(source: string, of: Engine): string {
  let text = source;
  for (let round = 0; round < 10; round++) {
    const fixes = compatibleFixes(lint(text, of).flatMap(({ fix }) => (fix ? [fix] : [])));
    if (fixes.length === 0) break;
    text = applyEdits(
      text,
      fixes.flatMap(({ edits }) => edits),
    );
  }
  return text;
}

describe('whatever the text', () => {
  test('no rule and no collector throws, and every place lies in it', () => {
    fc.assert(
      fc.property(article, engine, (source, of) => {
        for (const { rule, message, span, fix } of lint(source, of)) {
          expect(rule, message).not.toBe('internal-error');
          expect(span.start.offset).toBeLessThanOrEqual(span.end.offset);
          expect(span.end.offset).toBeLessThanOrEqual(source.length);
          for (const { range } of fix?.edits ?? [])
            expect(range[0] <= range[1] && range[1] <= source.length).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('what a record leaves out of facts follows from the rest, or is never read', () => {
    fc.assert(
      fc.property(article, engine, (source, of) => {
        const input = { path: 'a.md', hash: '', engine: of, source };
        const collectors = collectorsOf(rules);
        const whole = extractRecord(
          input,
          collectors.map(({ id, version, collect }) => ({ id, version, collect })),
        );
        const record = JSON.parse(JSON.stringify(extractRecord(input, collectors))) as ArticleRecord;
        for (const collector of [images, links, paragraphs] as readonly Collector[])
          expect(factsOf(record, collector)).toEqual(whole.facts[collector.id] ?? []);
        const facts = { ...record.facts, ...(whole.facts[blocks.id] && { [blocks.id]: whole.facts[blocks.id] ?? [] }) };
        expect(judged(record, of)).toEqual(judged({ ...record, facts }, of));
      }),
      { numRuns: 1000 },
    );
  });

  test('facts keep their places: an address slices to what is written', () => {
    fc.assert(
      fc.property(article, engine, (source, of) => {
        const record = extractRecord({ path: 'a.md', hash: '', engine: of, source }, collectorsOf(rules));
        for (const { url, urlRange } of [...factsOf(record, images), ...factsOf(record, links)]) {
          const written = source.slice(...urlRange);
          if (/^[\w:/.-]+$/u.test(written)) expect([written, `http://${written}`, `mailto:${written}`]).toContain(url);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('fixing twice is fixing once', () => {
    fc.assert(
      fc.property(article, engine, (source, of) => {
        const once = fixed(source, of);
        expect(fixed(once, of)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
