import { expect, test } from 'vitest';
import compact from '../../src/report/compact.ts';
import { acting, clean, finding, hostile, reportOf, sample, write } from './sample.ts';

test('writes one line a finding, and the totals', () => {
  expect(write(compact, sample)).toBe(`\
content/b.md:2:6: warning image-duplicate: Image \`/b.pn\` stands in this article a second time
content/图书馆.md:2:8: info title-noise: Title has noise
content/图书馆.md:5:11: error image-url-truncated: Image URL \`/a.pn\` ends in \`.pn\`, expected \`.png\`
1 error, 1 warning, 1 info in 2 of 12 articles
`);
});

test('speaks Chinese but for what problem matchers look for', () => {
  expect(write(compact, sample, { language: 'zh-CN' }).split('\n').slice(-3)).toEqual([
    'content/图书馆.md:5:11: error image-url-truncated: Image URL `/a.pn` ends in `.pn`, expected `.png`',
    '共检查 12 篇文章，其中 2 篇有问题：1 个错误、1 个警告、1 条建议',
    '',
  ]);
});

test('says that all is well', () => {
  expect(write(compact, clean)).toBe('No problems in 12 articles\n');
  expect(write(compact, clean, { language: 'zh-CN' })).toBe('12 篇文章未发现问题\n');
  expect(write(compact, reportOf([], { files: 1, suppressed: 1234 }))).toBe(
    'No problems in 1 article (1,234 suppressed)\n',
  );
});

test('counts the articles whose findings are not shown', () => {
  const shown = { ...sample, files: sample.files.slice(0, 1) };
  expect(write(compact, shown, { affected: () => 2 })).toContain('\n1 error, 1 warning, 1 info in 2 of 12 articles\n');
});

test('keeps hostile text in its line', () => {
  const text = write(compact, hostile);
  expect(text.split('\n')).toHaveLength(3);
  expect(text).not.toMatch(acting);
  expect(text).not.toMatch(/^::/mu);
  expect(text).toContain(
    'content/::error::x\\u000D\\u000A::set-env name=A::b%0A\\u001B[31m\\u009B2J\\u202Eabc\\u2028\\u0007\\u200B,:\\u0000.md:2:10: error',
  );
});

test('lets no path or message begin a command of GitHub', () => {
  const report = reportOf([
    { path: '::error::x.md', findings: [finding('content/b.md', '/b.pn', { message: 'a ##[add-mask]b' })] },
  ]);
  expect(write(compact, report).split('\n')[0]).toBe(
    './::error::x.md:2:10: error image-url-truncated: a ##\\u005Badd-mask]b',
  );
});

test('shortens a message that has a whole picture in it', () => {
  const report = reportOf([
    {
      path: 'a.md',
      findings: [finding('content/b.md', '/b.pn', { message: `Image \`data:${'A'.repeat(9999)}\` is here` })],
    },
  ]);
  expect(write(compact, report).split('\n')[0]).toMatch(
    /^a\.md:2:10: error image-url-truncated: Image `data:A{300,600}…A+` is here$/u,
  );
});
