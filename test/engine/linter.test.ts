import { expect, test } from 'vitest';
import { internalError } from '../../src/engine/internal-error.ts';
import { lintRecords } from '../../src/engine/linter.ts';
import { articleRule, corpusRule, norm, type Rule } from '../../src/engine/rule.ts';
import type { FileSettings } from '../../src/engine/settings.ts';
import { collectorsOf, extractRecord } from '../../src/facts/extract.ts';
import { images } from '../../src/facts/images/images.ts';
import { assumedRenderer } from '../../src/site/renderers/profiles.ts';

const words = { en: 'Image {url}', 'zh-CN': '图片 {url}' };
const docs = { what: words, why: words, examples: [] };

/** Reports each image, or the first one of each article. */
const every = articleRule({
  id: 'image-any',
  severity: 'warning',
  docs,
  messages: { any: words },
  needs: { images },
  check({ images: found }, { report }) {
    for (const { url, range } of found) report({ messageId: 'any', range, data: { url } });
  },
});

const whole = articleRule({
  id: 'image-cause',
  severity: 'error',
  docs,
  messages: { cause: words },
  needs: { images },
  explains: ['image-any'],
  check({ images: [first, second] }, { report }) {
    if (first && second)
      report({ messageId: 'cause', range: [first.range[0], second.range[1]], data: { url: first.url } });
  },
});

function run(rules: readonly Rule[], sources: Readonly<Record<string, string>>, now = Date.UTC(2024, 0, 1)) {
  const records = Object.entries(sources).map(([path, source]) =>
    extractRecord({ path, hash: '', engine: 'generic', source }, collectorsOf(rules)),
  );
  const settings: FileSettings = {
    engine: 'generic',
    renderer: assumedRenderer,
    timeZone: undefined,
    collection: { name: '' },
    rules: new Map(rules.map(({ id }) => [id, { severity: 'warning', options: {} }])),
  };
  const files = lintRecords(records, { rules, settingsOf: () => settings, run: { language: 'en', now } });
  const findings = files.flatMap((file) => file.findings);
  return {
    findings,
    explained: files.flatMap((file) => file.explained),
    suppressed: files.reduce((sum, { hidden }) => sum + hidden.suppressed, 0),
    lines: findings.map(({ path, span, rule }) => `${path}:${span.start.line} ${rule}`),
  };
}

test('a finding hides the findings inside it that it explains, and no others', () => {
  const { lines } = run([every, whole], { 'a.md': '![](/a)\n\n![](/b)\n\n![](/c)\n' });
  expect(lines).toEqual(['a.md:1 image-cause', 'a.md:5 image-any']);
});

test('a rule that throws hides nothing else', () => {
  const broken = articleRule({
    ...every,
    id: 'image-broken',
    messages: { any: words },
    needs: { images },
    check: () => {
      throw new Error('oops');
    },
  });
  const { findings, lines } = run([broken, every], { 'a.md': '![](/a)\n', 'b.md': '![](/b)\n' });
  expect(lines).toEqual(['a.md:1 internal-error', 'a.md:1 image-any', 'b.md:1 internal-error', 'b.md:1 image-any']);
  expect(findings[0]).toMatchObject({
    rule: internalError,
    message: '`image-broken` crashed on this article, a bug in nk-lint or a plugin: oops',
    severity: 'error',
  });
});

test('a collector that throws is told, and the other facts are kept', () => {
  const bad = {
    id: 'bad',
    version: 1,
    collect: () => {
      throw new Error('no facts');
    },
  };
  const needy = articleRule({ ...every, id: 'image-needy', messages: { any: words }, needs: { bad }, check: () => {} });
  expect(run([needy, every], { 'a.md': '![](/a)\n' }).findings.map(({ message }) => message)).toEqual([
    '`bad` crashed on this article, a bug in nk-lint or a plugin: no facts',
    'Image /a',
  ]);
});

test.each([
  ['the next line', '<!-- nk-lint-disable-next-line image-any -- meant -->\n![](/a)\n\n![](/b)\n', ['a.md:4']],
  ['the next line behind a blank one', '<!-- nk-lint-disable-next-line -->\n\n![](/a)\n\n![](/b)\n', ['a.md:5']],
  ['its own line', '![](/a) <!-- nk-lint-disable-line image-any -->\n\n![](/b)\n', ['a.md:3']],
  ['another rule', '<!-- nk-lint-disable-next-line image-other -->\n![](/a)\n', ['a.md:2']],
  [
    'a range',
    '<!-- nk-lint-disable image-any -->\n\n![](/a)\n\n<!-- nk-lint-enable image-any -->\n\n![](/b)\n',
    ['a.md:7'],
  ],
  ['a range to the end', '![](/a)\n\n<!-- nk-lint-disable -->\n\n![](/b)\n', ['a.md:1']],
  ['the file', '![](/a)\n\n<!-- nk-lint-disable-file image-any -->\n', []],
  ['the file, in the front matter', '---\nnk-lint: { disable: { image-any: meant } }\n---\n\n![](/a)\n', []],
  [
    'until a day that has not ended',
    '<!-- nk-lint-disable-file image-any -- meant until 2024-01-01 -->\n\n![](/a)\n',
    [],
  ],
  [
    'until a day that is over',
    '<!-- nk-lint-disable-file image-any -- meant until 2023-12-31 -->\n\n![](/a)\n',
    ['a.md:3'],
  ],
  ['until no day at all', '<!-- nk-lint-disable-file image-any -- meant until whenever -->\n\n![](/a)\n', ['a.md:3']],
])('a suppression holds for %s', (_, source, left) => {
  expect(run([every], { 'a.md': source }).lines.map((line) => line.split(' ')[0])).toEqual(left);
});

test('corpus rules remember what they folded, and can name other articles', () => {
  const twice = corpusRule({
    id: 'image-twice',
    severity: 'warning',
    docs,
    messages: { twice: words },
    notes: { first: words },
    needs: { images },
    digest: ({ images: [first] }) => first && { url: first.url, range: first.range },
    compare: (entries) => entries[0],
    check({ images: [image] }, { article, compared: first, report }) {
      if (!image || !first || first.digest.url !== image.url || first.article.path === article.path) return;
      const related = [{ path: first.article.path, range: first.digest.range, note: 'first' as const }];
      report({ messageId: 'twice', range: image.range, data: { url: image.url }, related });
    },
  });
  const { findings } = run([twice], { 'a.md': 'A\n\n![](/a)\n', 'b.md': '![](/a)\n' });
  expect(findings.map(({ path, related }) => [path, related?.[0]?.path, related?.[0]?.span.start.line])).toEqual([
    ['b.md', 'a.md', 3],
  ]);
});

test('norms are learned before anything is judged', () => {
  const usual = norm({
    id: 'usual',
    needs: { images },
    sample: ({ images: all }) => all.length,
    learn: (counts) => Math.max(...counts),
    describe: () => [],
  });
  const fewer = articleRule({
    ...every,
    id: 'image-fewer',
    messages: { any: words },
    needs: { images },
    norms: { usual },
    check({ images: all }, { norms, report }) {
      if (all.length < (norms.usual ?? 0)) report({ messageId: 'any', range: [0, 0], data: { url: '' } });
    },
  });
  expect(run([fewer], { 'a.md': 'A\n', 'b.md': '![](/a)\n' }).lines).toEqual(['a.md:1 image-fewer']);
});

test('many causes each hide their symptom', () => {
  const first = articleRule({ ...every, id: 'image-first', explains: ['image-any'] });
  const { findings, explained } = run([first, every], { 'a.md': '![](/a) '.repeat(100) });
  expect([findings.length, explained.length]).toEqual([100, 100]);
});
