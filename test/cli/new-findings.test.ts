import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasGit, repository, type TestRepository } from './repository.ts';
import { asError, listed, site } from './run.ts';

const old = (number: number) => `---
title: 彗星之夜（${number}）
---

第 ${number} 夜，天文台又开放了。

![彗星掠过天文台](/night-${number}.jpg)

![彗星掠过天文台](/night-${number}.jpg)

[查看原文](https://news.hewan.example.edu.cn/2024/${number}.htm)
`;
const added = `---
title: 图书馆的猫
---

图书馆来了一只猫。

![猫在书架上](/cat.jpg)

![猫在书架上](/cat.jpg)

[查看原文](https://news.hewan.example.edu.cn/2024/cat.htm)
`;
const newFile = 'content/新闻/图书馆的猫.md';
const found = [`${newFile}:9 image-duplicate`];

/** Fifty articles with old problems, all of them in a baseline. */
function oldSite(): TestRepository {
  const files = Array.from({ length: 50 }, (_, index) => [`content/新闻/旧文${index}.md`, old(index)]);
  const folder = repository(Object.fromEntries(files));
  const { code, stderr } = folder.run(['content', ...asError, '--write-baseline']);
  expect([code, stderr]).toEqual([0, 'Wrote 50 findings to .nk-lint-baseline.jsonl; only new ones are reported\n']);
  folder.commit('baseline');
  return folder;
}

describe.skipIf(!hasGit)('an old site in a repository', () => {
  test('tells a new article, in every mode, and nothing else', () => {
    const folder = oldSite();
    const check = (...args: string[]) => folder.run(['content', ...asError, '--format', 'json', ...args]);
    const told = (...args: string[]) => listed(JSON.parse(check(...args).stdout));
    expect(check().code).toBe(0);

    folder.git('checkout', '--quiet', '-b', 'topic');
    folder.write(newFile, added);
    renameSync(folder.path('content/新闻/旧文7.md'), folder.path('content/新闻/改名.md'));
    expect(told('--no-baseline', '--changed')).toContain(found[0]);
    folder.git('add', '--all');
    expect(told('--staged')).toEqual(found);
    folder.commit('a cat, and a file with a better name');

    expect(check().code).toBe(1);
    expect(told()).toEqual(found);
    for (const mode of [['--new-from', 'main'], ['--since', 'main'], ['--changed']]) {
      expect(told('--no-baseline', ...mode)).toEqual(found);
      expect(check('--no-baseline', ...mode).code).toBe(1);
    }
    rmSync(folder.path(newFile));
    expect(check().code).toBe(0);
  });

  test('tells only the new lines of an old article', () => {
    const folder = repository({ 'content/旧文.md': old(1) });
    folder.git('checkout', '--quiet', '-b', 'topic');
    folder.write('content/旧文.md', old(1).replace('\n[查看', '\n![猫](/cat.jpg)\n\n![猫](/cat.jpg)\n\n[查看'));
    expect(listed(folder.report(['content', '--new-from', 'main']))).toEqual(['content/旧文.md:13 image-duplicate']);
    expect(listed(folder.report(['content', '--changed']))).toEqual([
      'content/旧文.md:9 image-duplicate',
      'content/旧文.md:13 image-duplicate',
    ]);
  });

  test('tells all of an article that was a file of another kind before', () => {
    const folder = repository({ 'content/notes.txt': old(1) });
    renameSync(folder.path('content/notes.txt'), folder.path('content/notes.md'));
    folder.git('add', '--all');
    expect(listed(folder.report(['content', '--new-from', 'main']))).toEqual(['content/notes.md:9 image-duplicate']);
  });

  test('blames the newcomer where two articles clash, whatever their names', () => {
    const post = (title: string) => `---\ntitle: ${title}\nslug: night\n---\n\n${title}，天文台开放。\n`;
    const folder = repository({ 'hugo.toml': '', 'content/news/b.md': post('昨夜') });
    folder.write('content/news/a.md', post('今夜'));
    expect(listed(folder.report(['content', '--changed', '--only', 'slug-duplicate']))).toEqual([
      'content/news/a.md:3 slug-duplicate',
    ]);
  });

  test('checks what is staged, not what the work tree has', () => {
    const folder = repository({ 'content/a.md': old(1).replace(/!\[.*\n\n/u, '') });
    folder.write('content/a.md', old(1));
    folder.git('add', '--all');
    folder.write('content/a.md', old(1).replace(/!\[.*\n\n/u, ''));
    folder.write('content/untracked.md', old(2));
    expect(listed(folder.report(['content', '--staged']))).toEqual(['content/a.md:9 image-duplicate']);
    const { code, stderr } = folder.run(['content', '--staged', '--fix']);
    expect(stderr).toContain('content/a.md was not written, because it has unstaged changes');
    expect(code).toBe(2);
    rmSync(folder.path('content/a.md'));
    expect(listed(folder.report(['content', '--staged']))).toEqual(['content/a.md:9 image-duplicate']);
  });

  test('works in a folder below the top, and with names that git quotes', () => {
    const folder = repository({ 'site/content/a.md': old(1) });
    folder.write('site/content/"引号"\t文章.md', added);
    const report = folder.report(['--changed'], { cwd: 'site' });
    expect(listed(report)).toEqual(['content/"引号"\t文章.md:9 image-duplicate']);
  });

  test('says what it cannot know', () => {
    const folder = repository({ 'content/a.md': old(1) });
    expect(folder.run(['--since', 'nowhere'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^Unknown commit or branch "nowhere"\n/u),
    });
    expect(folder.run(['--since=--output=x']).stderr).toMatch(/^Unknown commit or branch "--output=x"\n/u);
    expect(folder.run(['--changed', '--staged']).stderr).toBe('--changed, --staged cannot be used together\n');
    folder.write('content/b.md', added);
    folder.commit('second');
    folder.git('clone', '--quiet', '--depth', '1', `file://${folder.root}`, folder.path('shallow'));
    const shallow = folder.run(['--new-from', 'HEAD~1'], { cwd: 'shallow' });
    expect(shallow.code).toBe(2);
    expect(shallow.stderr).toMatch(/^This clone is shallow .*\nHint: Fetch the history first: `fetch-depth: 0`/u);
    const none = site({ 'content/a.md': old(1) });
    expect(none.run(['--changed'])).toMatchObject({
      code: 2,
      stderr: 'Not a git repository; --changed needs one\n',
    });
  });
});

describe('a baseline', () => {
  const broken = (...args: string[]) => ['content', ...asError, '--skip', 'source-link-missing', ...args];

  test('survives edits above, a rename, and a source link that is mended', () => {
    const folder = site({ 'content/a.md': old(1), 'content/b.md': old(2).replace(/\[查看.*\n/u, '') });
    folder.run(['content', ...asError, '--write-baseline']);
    folder.write('content/c.md', old(1).replace('第 1 夜', '一句\n\n两句\n\n三句。第 1 夜'));
    rmSync(folder.path('content/a.md'));
    renameSync(folder.path('content/b.md'), folder.path('content/d.md'));
    expect(folder.run(broken())).toMatchObject({ code: 0, stderr: '' });
    folder.write(
      'content/d.md',
      old(2).replace(/\[查看.*\n/u, '[查看原文](https://news.hewan.example.edu.cn/2.htm)\n'),
    );
    expect(folder.run(broken()).code).toBe(0);
  });

  test('counts: one more of the same is new, and a different one does not take the place of one that is gone', () => {
    const folder = site({ 'content/a.md': old(1) });
    folder.run(['content', ...asError, '--write-baseline']);
    folder.write('content/a.md', old(1).replace('\n[查看', '\n![彗星掠过天文台](/night-1.jpg)\n\n[查看'));
    expect(listed(folder.report(broken()))).toEqual(['content/a.md:11 image-duplicate']);
    folder.write('content/a.md', old(3));
    const { code, stderr } = folder.run(broken());
    expect(code).toBe(1);
    expect(stderr).toBe(
      'Stale entries in .nk-lint-baseline.jsonl: 1 (remove with --prune-baseline)\n  content/a.md: image-duplicate (again /night-1.jpg)\n',
    );
  });

  test('forgets what is gone when it is pruned, and learns nothing', () => {
    const folder = site({ 'content/a.md': old(1), 'content/b.md': old(2) });
    folder.run(['content', ...asError, '--write-baseline']);
    rmSync(folder.path('content/b.md'));
    folder.write('content/c.md', old(3));
    expect(folder.run(['content', ...asError, '--prune-baseline'])).toMatchObject({
      code: 1,
      stderr: 'Removed 1 stale entry from .nk-lint-baseline.jsonl\n',
    });
    expect(folder.read('.nk-lint-baseline.jsonl')).toBe(
      '{"path":"content/a.md","source":"news.hewan.example.edu.cn/2024/1.htm","rule":"image-duplicate","key":"again /night-1.jpg"}\n',
    );
  });

  test('keeps reasons when it is written again, and tells findings whose time is over', () => {
    const folder = site({ 'content/a.md': old(1) });
    const entry = { path: 'content/a.md', rule: 'image-duplicate', key: 'again /night-1.jpg', reason: 'a pair' };
    const write = (until: string) =>
      folder.write('.nk-lint-baseline.jsonl', `${JSON.stringify({ ...entry, until })}\n`);
    write('2999-01-01');
    expect(folder.run(broken()).code).toBe(0);
    write('2020-01-01');
    const { code, stderr } = folder.run(broken());
    expect(code).toBe(1);
    expect(stderr).toContain('.nk-lint-baseline.jsonl: 1 entry has expired; its finding is reported again');
    folder.run(['content', ...asError, '--write-baseline']);
    expect(folder.read('.nk-lint-baseline.jsonl')).toContain('"reason":"a pair"}');
  });

  test('leaves alone what a run did not look at', () => {
    const folder = site({ 'content/a.md': old(1), 'content/b.md': old(2), 'docs/c.md': old(3) });
    folder.run(['content', 'docs', ...asError, '--write-baseline']);
    rmSync(folder.path('docs/c.md'));
    expect(folder.run(['content/a.md'])).toMatchObject({ code: 0, stderr: '' });
    expect(folder.run(['content', '--only', 'title-noise'])).toMatchObject({ code: 0, stderr: '' });
    folder.run(['content/a.md', ...asError, '--write-baseline']);
    expect(folder.read('.nk-lint-baseline.jsonl').split('\n')).toHaveLength(4);
  });

  test('tells a line that is none, and a file that is not there', () => {
    const folder = site({ 'content/a.md': old(1), '.nk-lint-baseline.jsonl': '\n{"path":1}\n' });
    const { code, stderr } = folder.run(['content']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/\.nk-lint-baseline\.jsonl:2:1: This line of the baseline lacks `path`, `rule` or `key`/u);
    expect(folder.run(['content', '--baseline', 'none.jsonl']).stderr).toMatch(
      /^Baseline file none\.jsonl does not exist\n/u,
    );
    expect(folder.run(['content', '--no-baseline']).code).toBe(0);
    expect(folder.run(['content', '--no-baseline', '--write-baseline', '--only', 'title-noise']).code).toBe(2);
  });

  test('is written whole or not at all', () => {
    const folder = site({ 'content/a.md': old(1) });
    const { code, stderr } = folder.run(['content', '--write-baseline', '--baseline', 'content/a.md/b.jsonl']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/b\.jsonl could not be written: a part of its path is a file, not a folder$/mu);
    writeFileSync(folder.path('empty.jsonl'), '');
    expect(folder.run(['content', '--baseline', 'empty.jsonl']).code).toBe(0);
  });
});
