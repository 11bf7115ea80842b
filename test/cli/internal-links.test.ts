import stringWidth from 'fast-string-width';
import { expect, test } from 'vitest';
import { runHere } from './here.ts';
import { site } from './run.ts';

const files = {
  'hugo.toml': 'baseURL = "https://a.cn/"\n',
  'static/plan.pdf': '',
  'content/a.md':
    '---\ntitle: A\n---\n\n[b](/b/) [b](../b/#c) [p](/plan.pdf) [x](/x/) [d](/d/) [t](/tags/e/) [w](https://b.cn)\n',
  'content/b.md': '---\ntitle: B\n---\n\n[x](/x/)\n',
  'content/d.md': '---\ntitle: D\ndraft: true\n---\n\nD.\n',
};

test('lists the links inside a site with where they lead, what is missing first', async () => {
  const { stdout, code } = await runHere(site(files), ['links', 'content', '--internal']);
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    'missing  /x/  (2×, content/a.md:5:42)',
    'draft  /d/ → content/d.md  (1×, content/a.md:5:51)',
    'unknown  /tags/e/  (1×, content/a.md:5:60)',
    'file  /plan.pdf  (1×, content/a.md:5:27)',
    'page  ../b/#c → content/b.md  (1×, content/a.md:5:14)',
    'page  /b/ → content/b.md  (1×, content/a.md:5:5)',
    '6 links inside the site (missing 1, draft 1, unknown 1, file 1, page 2)',
    '',
  ]);
});

test('wraps them on a screen', async () => {
  const long = `/${'a-long-way-to-go/'.repeat(7)}`;
  const here = site({ ...files, 'content/e.md': `---\ntitle: E\n---\n\n[e](${long})\n` });
  const { stdout } = await runHere(here, ['links', '--internal'], {}, { canClearScreen: true, width: 80 });
  const rows = stdout.split('\n');
  expect(rows.filter((row) => stringWidth(row) > 80)).toEqual([]);
  expect(rows.join('').replace(/ {2}/gu, '')).toContain(long);
});

test('prints them as JSON, in Chinese and where there are none', async () => {
  const here = site(files);
  const { stdout } = await runHere(here, ['links', 'content', '--internal', '-f', 'json']);
  const { summary, links } = JSON.parse(stdout) as { summary: object; links: readonly object[] };
  expect(summary).toEqual({ links: 6, missing: 1, draft: 1, unknown: 1, file: 1, page: 2 });
  expect(links[0]).toEqual({
    href: '/x/',
    state: 'missing',
    occurrences: [
      { path: 'content/a.md', line: 5, column: 42 },
      { path: 'content/b.md', line: 5, column: 5 },
    ],
  });
  const chinese = await runHere(here, ['links', 'content', '--internal', '--lang', 'zh-CN']);
  expect(chinese.stdout).toContain('站内链接 6 个（不存在 1、草稿 1、不明 1、文件 1、文章 2）');
  const none = await runHere(site({ 'content/a.md': 'A.\n' }), ['links', 'content', '--internal']);
  expect(none.stdout).toBe('No links inside the site\n');
});
