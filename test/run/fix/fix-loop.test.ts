import { chmodSync, lstatSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintRecords } from '../../../src/engine/linter.ts';
import { articleRule, type Rule } from '../../../src/engine/rule.ts';
import type { FileSettings } from '../../../src/engine/settings.ts';
import { collectorsOf, extractRecord } from '../../../src/facts/extract.ts';
import { images } from '../../../src/facts/images/images.ts';
import { articlePlaces, realFolder } from '../../../src/files/tree.ts';
import { fixLoop } from '../../../src/run/fix/fix-loop.ts';
import { outlineOf } from '../../../src/run/fix/outline.ts';
import { writeArticle } from '../../../src/run/fix/write-article.ts';
import { sha256 } from '../../../src/run/sha256.ts';
import { assumedRenderer } from '../../../src/site/renderers/profiles.ts';

const words = { en: 'Image', 'zh-CN': '图片' };

/** Renames an address; what each letter becomes is the table. */
function renamer(id: string, table: Readonly<Record<string, string>>): Rule {
  return articleRule({
    id,
    severity: 'warning',
    docs: { what: words, why: words, examples: [] },
    messages: { rename: words },
    fixes: { rename: words },
    needs: { images },
    check({ images: found }, { report }) {
      for (const { url, urlRange: range } of found) {
        const text = table[url];
        if (text !== undefined)
          report({
            messageId: 'rename',
            range,
            data: { url },
            fix: { title: 'rename', safety: 'safe', edits: [{ range, text }] },
          });
      }
    },
  });
}

function fix(rules: readonly Rule[], source: string, broken?: string) {
  const settings: FileSettings = {
    engine: 'generic',
    renderer: assumedRenderer,
    timeZone: undefined,
    collection: { name: '' },
    rules: new Map(rules.map(({ id }) => [id, { severity: 'warning', options: {} }])),
  };
  const lintText = (text: string) => {
    const record = extractRecord({ path: 'a.md', hash: '', engine: 'generic', source: text }, collectorsOf(rules));
    const files = lintRecords([record], { rules, settingsOf: () => settings, run: { language: 'en', now: 0 } });
    return { findings: new Map(files.map((file) => [file.path, file])) };
  };
  let linted = 0;
  let text = source;
  const { state, ...result } = fixLoop({
    state: lintText(source),
    unsafe: true,
    source: () => source,
    outline: (_, text) => outlineOf(text, { engine: 'generic' }),
    relint: (_, texts) => {
      linted++;
      text = texts.get('a.md') ?? source;
      return lintText(text);
    },
    ...(broken !== undefined && { stillParses: () => !text.includes(broken) }),
  });
  return { ...result, linted, left: [...state.findings.values()].flatMap(({ findings }) => findings) };
}

test('makes fixes round by round until nothing is left', () => {
  const { changed, left } = fix([renamer('image-one', { a: 'b', b: 'c' })], '![](a)\n\n![](b)\n');
  expect(changed.get('a.md')).toBe('![](c)\n\n![](c)\n');
  expect(left).toEqual([]);
});

test('refuses a fix that makes another rule complain, and makes the others', () => {
  const rules = [renamer('image-one', { a: 'bad', x: 'y' }), renamer('image-two', { bad: 'bad!' })];
  const { changed } = fix(rules, '![](a)\n\n![](x)\n');
  expect(changed.get('a.md')).toBe('![](a)\n\n![](y)\n');
});

test('refuses a fix that does not remove its own finding', () => {
  // As an escape that escapes nothing where it stands.
  const rule = { ...renamer('image-one', { a: 'a' }), restructures: ['rename'] };
  const { changed, refused } = fix([rule], '![](a)\n');
  expect(changed.size).toBe(0);
  expect(refused.map(({ finding, harm }) => [finding.rule, harm])).toEqual([['image-one', 'not-gone']]);
});

test('refuses a fix that changes the page around it, and makes the others', () => {
  const { changed, refused } = fix([renamer('image-one', { a: 'b)\n\n```\n', x: 'y' })], '![](a)\n\n# c\n\n![](x)\n');
  expect(changed.get('a.md')).toBe('![](a)\n\n# c\n\n![](y)\n');
  expect(refused.map(({ harm }) => harm)).toEqual(['outline']);
});

test('makes a fix that lays bare what its finding hid', () => {
  const cause = { ...renamer('image-cause', { a: 'b' }), explains: ['image-any'] };
  const any = renamer('image-any', { a: 'a', b: 'b' });
  expect(fix([cause, any], '![](a)\n').changed.get('a.md')).toBe('![](b)\n');
});

test('ends although two rules undo each other', () => {
  const { changed } = fix([renamer('image-one', { a: 'b' }), renamer('image-two', { b: 'a' })], '![](a)\n');
  expect(changed.size).toBe(0);
});

test('finds some harmful fixes among many without trying each', () => {
  const table = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`n${index}`, index % 100 === 7 ? 'bad' : 'good']),
  );
  const source = Object.keys(table)
    .map((url) => `![](${url})\n\n`)
    .join('');
  const { changed, linted } = fix([renamer('image-one', table), renamer('image-two', { bad: 'bad!' })], source);
  expect(changed.get('a.md')?.match(/!\[\]\(good\)/gu)).toHaveLength(297);
  expect(changed.get('a.md')).toContain('![](n7)');
  expect(linted).toBeLessThan(60);
});

test('refuses a fix after which the article cannot be parsed, and makes the others', () => {
  const { changed } = fix([renamer('image-one', { a: 'broken', x: 'y' })], '![](a)\n\n![](x)\n', 'broken');
  expect(changed.get('a.md')).toBe('![](a)\n\n![](y)\n');
});

test('gives up where every fix does harm', () => {
  const table = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`n${index}`, 'bad']));
  const source = Object.keys(table)
    .map((url) => `![](${url})\n\n`)
    .join('');
  const { changed, linted } = fix([renamer('image-one', table), renamer('image-two', { bad: 'bad!' })], source);
  expect(changed.size).toBe(0);
  expect(linted).toBeLessThan(3000);
});

test('ends after ten rounds if nothing becomes less', () => {
  const chain = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}`, `n${index + 1}`]));
  expect(fix([renamer('image-one', chain)], '![](n0)\n').changed.get('a.md')).toBe('![](n10)\n');
});

test('writes only what is still as it was read; keeps mark, mode and link', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nk-lint-fix-'));
  const file = join(folder, '文章.md');
  const link = join(folder, 'link.md');
  const reading = { maxFileSize: 1000, places: articlePlaces([realFolder(folder)]) };
  writeFileSync(file, '\uFEFFold\n');
  chmodSync(file, 0o640);
  symlinkSync(file, link);
  expect(writeArticle(link, 'new\n', sha256('other'), reading)).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('\uFEFFold\n');
  expect(writeArticle(link, '\uFEFFnew\n', sha256('\uFEFFold\n'), reading)).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('\uFEFFnew\n');
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});
