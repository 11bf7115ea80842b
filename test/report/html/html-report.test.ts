import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Report } from '../../../src/engine/report.ts';
import { clean, evil, finding, hostile, reportOf, sample } from '../sample.ts';
import { dataIn, pageOf } from './page.ts';
import { tagsIn } from './tags.ts';

const markup = `</script><script>alert(1)</script><img src=x onerror=alert(2)><!--</style>${evil}`;
const worst = reportOf([
  {
    path: `${markup}.md`,
    findings: [
      {
        ...finding('content/b.md', '/b.pn'),
        rule: markup,
        message: markup,
        fix: { safety: 'safe', title: markup, edits: [{ offset: 0, endOffset: 1, text: markup }] },
        related: [{ path: markup, line: 1, column: 1, endLine: 1, endColumn: 2, message: markup }],
      },
    ],
  },
]);

test.each([
  ['sample', sample],
  ['hostile', hostile],
  ['markup', worst],
] satisfies [string, Report][])('nothing in a report is markup: %s', (_, report) => {
  const style = { source: () => markup, hosts: new Map([[`${markup}.md`, markup]]) };
  expect(tagsIn(pageOf(report, style))).toEqual(tagsIn(pageOf(clean)));
});

test('the policy allows the style sheet and the script of the page alone', () => {
  const page = pageOf(sample);
  const policy = /content="(default-src [^"]+)"/u.exec(page)?.[1];
  const [, style = ''] = /<style>(.*?)<\/style>/su.exec(page) ?? [];
  const [, script = ''] = /<script>(.*?)<\/script>/su.exec(page) ?? [];
  expect(style).toContain('prefers-color-scheme');
  expect(script).toContain('getElementById');
  expect(policy).toBe(
    `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
});

test('the page makes no requests', () => {
  const targets = tagsIn(pageOf(sample)).filter((tag) => / (?:src|href|action)=/u.test(tag));
  expect(targets).toEqual(['link rel=icon href=data:,']);
  expect(pageOf(sample)).not.toMatch(/@import|url\(|fetch\(|XMLHttpRequest|innerHTML|\beval\b|new Function/u);
});

test('invisible characters are shown as escapes', () => {
  const { strings } = dataIn(pageOf(hostile));
  expect(strings.join('')).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u2028-\u202E]/u);
  expect(strings.join('')).toContain('\\u202E');
});

test('speaks the language of the run', () => {
  expect(pageOf(sample, { language: 'zh-CN' })).toContain('<html lang="zh-CN">');
  expect(dataIn(pageOf(sample, { language: 'zh-CN' }))).toMatchObject({
    totals: '共检查 12 篇文章，其中 2 篇有问题：1 个错误、1 个警告、1 条建议',
    words: { findings: '检查结果' },
    rules: [{}, {}, { id: 'image-url-truncated', what: '找出被截断的地址。', url: expect.stringMatching(/^https:/u) }],
  });
});

test('texts are stored once', () => {
  const many = Array.from({ length: 1000 }, () => finding('content/b.md', '/b.pn'));
  const { strings, articles } = dataIn(pageOf(reportOf([{ path: 'content/b.md', findings: many }])));
  expect(articles[0]?.[2]).toHaveLength(1000);
  expect(strings).toHaveLength(2);
});

test('40,000 findings of which no two are alike have less than 8 MB', () => {
  const line = (index: number) =>
    `第 ${index} 段：图书馆新馆延长开放时间，欢迎读者前来![示意图](/images/${index}/a.pn)借阅。\n`;
  const files = Array.from({ length: 4000 }, (_, article) => {
    let offset = 0;
    const findings = Array.from({ length: 10 }, (_, nth) => {
      const text = line(article * 10 + nth);
      const start = offset + text.indexOf('/images');
      offset += text.length;
      const edits = [{ offset: start, endOffset: start + 10, text: `/images/${article}/${nth}/a.png` }];
      return {
        ...finding('content/b.md', '/b.pn'),
        message: `Image URL \`/images/${article}/${nth}/a.pn\` ends in \`.pn\`, expected \`.png\``,
        offset: start,
        endOffset: start + 15,
        ...(nth % 2 === 0 && { fix: { safety: 'safe' as const, title: 'Complete it', edits } }),
      };
    });
    return { path: `content/news/2026/article-${article}.md`, findings };
  });
  const source = (path: string) => {
    const article = Number(/\d+(?=\.md)/u.exec(path)?.[0]);
    return Array.from({ length: 10 }, (_, nth) => line(article * 10 + nth)).join('');
  };
  const page = pageOf(reportOf(files), { source });
  expect(Buffer.byteLength(page)).toBeLessThan(8_000_000);
  expect(dataIn(page).articles.flatMap(([, , rows]) => rows)).toHaveLength(40_000);
});

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
