import { expect, test } from 'vitest';
import { openCounter } from './counter.ts';
import { growthOf, limit, total } from './growth.ts';

const count = await openCounter();
const { articleRule, images, lint } = await import('../../src/index.ts');
const { displacedFences } = await import('../../src/article/markdown/hexo-fences.ts');
const { readPage } = await import('../../src/links/page.ts');
const { applyBaseline } = await import('../../src/run/baseline/baseline.ts');
const { codeFrame } = await import('../../src/report/frame.ts');

const words = { en: 'Planted', 'zh-CN': '有意' };
const flags = (id: string, explains: readonly string[] = []) =>
  articleRule({
    id,
    severity: 'warning',
    docs: { what: words, why: words, examples: [] },
    messages: { found: words },
    needs: { images },
    explains,
    check({ images: all }, { report }) {
      for (const { range } of all) report({ messageId: 'found', range });
    },
  });
const rules = [flags('planted-cause', ['planted-symptom']), flags('planted-symptom')];

test.each([
  [
    'causes and symptoms',
    50,
    (n: number) => lint([{ path: 'a.md', source: '![](/a)\n'.repeat(n) }], { config: { plugins: [{ rules }] } }),
  ],
  ['fences that only Hexo pairs', 2000, (n: number) => displacedFences('- ```\na\n```\n'.repeat(n), 0)],
  ['fences of Hexo that nothing ends', 2000, (n: number) => displacedFences('- ```js\n'.repeat(n), 0)],
  [
    'tags that nest in a page of the web',
    2000,
    (n: number) =>
      readPage(
        Buffer.from(`<title>Pier</title>${'<b>'.repeat(n)}${'</i>'.repeat(n)}`),
        '',
        new URL('http://a.example/'),
      ),
  ],
])('work for %s grows with their number', async (_, n, work) => {
  const { ratio, squares } = await growthOf(count, n, work);
  expect(squares).toEqual([]);
  expect(ratio).toBeLessThan(limit);
});

test('work for a baseline of equal entries grows with their number', async () => {
  const place = { line: 1, column: 1, offset: 0 };
  const words = {
    rule: 'image-duplicate',
    key: '/pier.jpg',
    severity: 'warning',
    messageId: 'again',
    message: '',
  } as const;
  const finding = { ...words, path: 'a.md', data: {}, span: { start: place, end: place } };
  const entry = { path: 'a.md', title: 'Pier', rule: 'image-duplicate', key: '/pier.jpg' };
  const { ratio, squares } = await growthOf(count, 400, (n) => {
    const { fresh, stale } = applyBaseline({
      cwd: '/site',
      baseline: {
        file: '/site/baseline.jsonl',
        entries: Array.from({ length: n }, () => [
          entry,
          { ...entry, path: 'gone.md' },
          { ...entry, key: 'mended' },
        ]).flat(),
      },
      findings: Array.from({ length: 2 * n }, () => ({ ...finding })),
      articles: new Map([['a.md', { path: 'a.md', title: 'Pier' }]]),
      isChecked: () => true,
      roots: ['.'],
      now: 0,
    });
    expect([fresh.size, stale.length]).toEqual([0, n]);
  });
  expect(squares).toEqual([]);
  expect(ratio).toBeLessThan(limit);
});

test('work for a part of a line does not depend on the length of the line', async () => {
  const [short, long] = [2000, 1_000_000].map((n) => `${'图'.repeat(n)}PLACE${'x'.repeat(n)}`) as [string, string];
  const work = async (line: string) => {
    const start = line.indexOf('PLACE');
    return total(await count(() => codeFrame(line, start, start + 5, 40)));
  };
  await work(short);
  expect(await work(long)).toBeLessThan(1.1 * (await work(short)));
});
