import { expect, test } from 'vitest';
import { siblings } from '../siblings.ts';
import { site } from './run.ts';

const here = () =>
  site(Object.fromEntries(Object.entries(siblings(24)).map(([name, text]) => [`content/news/${name}`, text])));

test('nk-lint norms says what each collection usually does, in both languages', () => {
  const there = here();
  const english = there.run(['norms', 'content']);
  expect(english.code).toBe(0);
  expect(english.stdout).toMatch(/^content\/news: 24 articles$/mu);
  expect(english.stdout).toContain('  All 24 articles have a source link');
  expect(english.stdout).toContain('  All 24 source links lead to `news.example.edu.cn`');
  expect(english.stdout).toContain('`slug` is the MD5 of the source URL in all 24 articles');
  expect(there.run(['norms', 'content', '--lang', 'zh-CN']).stdout).toContain('24 篇文章都有原文链接');
});

test('--json gives all that was learned', () => {
  const [collection, ...others] = JSON.parse(here().run(['norms', 'content', '--json']).stdout);
  expect(others).toEqual([]);
  expect(collection).toMatchObject({ articles: 24, norms: { 'source-links': { linked: 24, total: 24 } } });
});

test('a path without articles is told', () => {
  const { code, stderr } = site({ 'a.txt': 'a' }).run(['norms', 'none']);
  expect(code).toBe(2);
  expect(stderr).toContain('none');
});
