import { describe, expect, test } from 'vitest';
import { checkGlob, globTest } from '../../src/config/globs.ts';
import { linkSettings } from '../../src/links/settings.ts';
import { ignoreRules } from '../../src/run/input/ignore-rules.ts';

const name = 'a'.repeat(200);
const deep = 'a/'.repeat(60);

describe('globs that divide a path in many ways end', () => {
  test.each([
    '**/*a*a*a*a*a*a*a*a*a*a*a*b',
    '**/a/**/a/**/a/**/a/**/a/**/b',
    '*(*(a))*(*(a))b',
    '+(a|aa)+(a|aa)+(a|aa)b',
    '!(*a*a*a*a*b)*a*a*a*b',
    '{a,aa}*{a,aa}*{a,aa}*{a,aa}*c',
    '(a+)+b',
  ])('%s', (glob) => {
    const matches = globTest(glob);
    expect([matches(name), matches(`${deep}${name}`)]).toEqual([false, false]);
  });
});

test.each([
  ['content/**/*.md', 'content/a/b.md', true],
  ['**/{a,b}/*-*-*-*.md', 'content/b/2024-01-02-x.md', true],
  ['posts/20[12]?/**', 'posts/2012/a.md', true],
  ['!(draft)*.md', 'a.md', true],
])('%s means of %s what it did', (glob, path, matches) => {
  expect(globTest(glob)(path)).toBe(matches);
});

test.each(['', '*'.repeat(5000), '('.repeat(50), '*a*\\1*'])('refuses no glob of people, but %.20j', (glob) => {
  expect(() => checkGlob(glob, 'a.json:1:1')).toThrow(expect.objectContaining({ place: 'a.json:1:1' }));
});

describe('patterns of ignore files end', () => {
  test.each(['a*/**/a*/**/a*/**/a*/**/b', '**/*a*a*a*a*a*a*b', 'a?*?*?*?*?*b', '*A*A*A*A*A*A*b'])('%s', (pattern) => {
    const rules = ignoreRules(`${pattern}\n*.txt\n`);
    expect(rules.ignores(`${deep}${name}`)).toBe(false);
    expect(rules.ignores(`${deep}a.txt`)).toBe(true);
  });
});

test.each([
  ['http://*a*a*a*a*a*a*a*a*a*a*b', false],
  ['http://e.org/*a', true],
  ['http://e.org', true],
  ['*.org', true],
  ['http://f.org*', false],
])('links.exclude: %s', (pattern, isExcluded) => {
  expect(linkSettings({ exclude: [pattern] }, 'pr').isExcluded(`http://e.org/${name.repeat(5)}`)).toBe(isExcluded);
});
