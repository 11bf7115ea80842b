import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runHere } from './here.ts';
import { broken, clean, listed, type Site, site } from './run.ts';

/** The articles in which something was found: all of `broken` that was checked. */
function checked(here: Site, args: readonly string[], cwd = '.'): string[] {
  return here.report(args, { cwd }).files.map(({ path }) => path);
}

describe('without a path', () => {
  test.each([['content/a.md'], ['source/_posts/a.md'], ['_posts/a.md'], ['src/content/a.md']])(
    'takes %s and leaves the rest',
    (path) => {
      const here = site({ [path]: broken, 'README.md': broken });
      expect(checked(here, [])).toEqual([path]);
    },
  );

  test('takes several of these folders', () => {
    const here = site({ '_posts/a.md': broken, 'content/b.md': broken });
    expect(checked(here, [])).toEqual(['_posts/a.md', 'content/b.md']);
  });

  test('takes everything where there is none of them', () => {
    const here = site({ 'a.md': broken, 'news/b.mdx': broken, 'news/c.markdown': broken, 'news/d.txt': broken });
    expect(checked(here, [])).toEqual(['a.md', 'news/b.mdx', 'news/c.markdown']);
  });

  test('takes `files` of the configuration, which are relative to it', () => {
    const here = site({
      '.nk-lint.yaml': 'files: ["blog/**/*.md", notes]\n',
      'blog/deep/a.md': broken,
      'notes/b.md': broken,
      'content/c.md': broken,
    });
    expect(checked(here, [])).toEqual(['blog/deep/a.md', 'notes/b.md']);
    expect(checked(here, [], 'blog')).toEqual(['../notes/b.md', 'deep/a.md']);
  });

  test('says so where there is nothing to check', () => {
    const here = site({ 'a.txt': 'x' });
    expect(here.run([])).toMatchObject({ code: 2, stderr: expect.stringContaining('.md') });
    expect(here.run(['--no-error-on-unmatched-pattern'])).toMatchObject({ code: 0 });
  });
});

describe('paths', () => {
  const files = {
    'a.md': broken,
    'content/b.md': broken,
    'content/新闻/彗星 1.md': broken,
    'content/deep/er/d.md': broken,
  };

  test.each([
    [['a.md'], ['a.md']],
    [['./a.md', 'a.md'], ['a.md']],
    [['content'], ['content/b.md', 'content/deep/er/d.md', 'content/新闻/彗星 1.md']],
    [
      ['content/', 'a.md'],
      ['a.md', 'content/b.md', 'content/deep/er/d.md', 'content/新闻/彗星 1.md'],
    ],
    [['content/新闻/彗星 1.md'], ['content/新闻/彗星 1.md']],
    [['*.md'], ['a.md']],
    [['**/b.md'], ['content/b.md']],
    [['./content/*.md'], ['content/b.md']],
    [['content/{deep,新闻}/**'], ['content/deep/er/d.md', 'content/新闻/彗星 1.md']],
    [['check', 'a.md'], ['a.md']],
  ])('%j', (args, expected) => {
    expect(checked(site(files), args)).toEqual(expected);
  });

  test('may be absolute, and may lie above the working directory', () => {
    const here = site(files);
    expect(checked(here, [here.path('content/*.md')])).toEqual(['content/b.md']);
    expect(checked(here, [here.path('content/b.md')])).toEqual(['content/b.md']);
    expect(checked(here, ['../../a.md', '../*.md'], 'content/deep')).toEqual(['../../a.md', '../b.md']);
  });

  test('a file that is named need not end like an article', () => {
    expect(checked(site({ 'a.txt': broken }), ['a.txt'])).toEqual(['a.txt']);
  });

  test('a name with the marks of a glob is a name where there is such a file', () => {
    const here = site({ 'content/[1].md': broken, 'content/1.md': broken });
    expect(checked(here, ['content/[1].md'])).toEqual(['content/[1].md']);
  });

  test('hidden files and node_modules are left out unless they are named', () => {
    const here = site({
      '.obsidian/a.md': broken,
      'node_modules/x/README.md': broken,
      'b.md': broken,
      '.c.md': broken,
    });
    expect(checked(here, ['.'])).toEqual(['b.md']);
    expect(checked(here, ['.obsidian', '.c.md'])).toEqual(['.c.md', '.obsidian/a.md']);
  });

  test('links to folders are not followed, links to files are', () => {
    const here = site({ 'content/a.md': broken, 'elsewhere/b.md': broken });
    symlinkSync('..', here.path('content/loop'));
    symlinkSync('../elsewhere/b.md', here.path('content/b.md'));
    expect(checked(here, ['content'])).toEqual(['content/a.md', 'content/b.md']);
  });

  test.each([
    ['--files-from with lines', 'a.md\ncontent/b.md\n', 'list.txt'],
    ['--files-from with CRLF', 'a.md\r\ncontent/b.md\r\n', 'list.txt'],
    ['--files-from with NUL', 'a.md\0content/b.md\0', 'list.txt'],
    ['--files-from -', 'a.md\ncontent/b.md', '-'],
  ])('%s', (_, list, file) => {
    const here = site({ ...files, 'list.txt': list });
    const report = here.report(['--files-from', file], { input: file === '-' ? list : '' });
    expect(listed(report)).toEqual(['a.md:7 image-duplicate', 'content/b.md:7 image-duplicate']);
  });

  test('an empty list is nothing to check, not everything', () => {
    const here = site({ ...files, 'list.txt': '' });
    expect(here.run(['--files-from', 'list.txt'])).toMatchObject({
      code: 0,
      stdout: 'No articles to check\n',
    });
    expect(here.run(['--files-from', 'list.txt', '-f', 'json']).stderr).toBe('No articles to check\n');
    expect(here.report(['--files-from', 'list.txt']).summary.files).toBe(0);
  });
});

describe('a path that matches nothing', () => {
  test.each([['missing.md'], ['content/missing/**'], ['empty']])('%s', (path) => {
    const here = site({ 'a.md': broken, 'empty/x.txt': '' });
    const { code, stdout, stderr } = here.run(['a.md', path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(path);
    expect(stderr).toContain('Hint: ');
    expect(checked(here, ['a.md', path, '--no-error-on-unmatched-pattern'])).toEqual(['a.md']);
  });
});

describe('ignore files', () => {
  const files = {
    '.gitignore': '/public/\n*.draft.md\n',
    'content/.gitignore': 'old/\n!kept.draft.md\n',
    'content/news/.nklintignore': 'generated.md\n',
    'public/a.md': broken,
    'b.draft.md': broken,
    'content/kept.draft.md': broken,
    'content/old/c.md': broken,
    'content/news/generated.md': broken,
    'content/news/d.md': broken,
    'news/generated.md': broken,
  };

  test('count at every level, the nearest pattern most', () => {
    const here = site(files);
    const expected = ['content/kept.draft.md', 'content/news/d.md', 'news/generated.md'];
    expect(checked(here, ['.'])).toEqual(expected);
    expect(checked(here, ['**/*.md'])).toEqual(expected);
    expect(checked(here, ['.'], 'content/news')).toEqual(['d.md']);
  });

  test('--no-ignore does without them', () => {
    expect(checked(site(files), ['.', '--no-ignore'])).toHaveLength(7);
  });

  test('end at the top of the repository', () => {
    const here = site({ '.gitignore': '*.md\n', 'inner/.git/HEAD': '', 'inner/a.md': broken });
    expect(checked(here, ['.'], 'inner')).toEqual(['a.md']);
  });

  test.each([
    ['b.draft.md', '.gitignore'],
    ['content/old/c.md', 'content/.gitignore'],
    ['./content/old/', 'content/.gitignore'],
    ['content/news/generated.md', 'content/news/.nklintignore'],
  ])('count for %s, which is named, too, with a note', (path, by) => {
    const here = site(files);
    for (const name of [path, here.path(path)]) {
      const { code, stdout, stderr } = here.run([name, 'content/news/d.md', '-f', 'json']);
      expect(listed(JSON.parse(stdout))).toEqual(['content/news/d.md:7 image-duplicate']);
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining(by) });
      expect(stderr).toContain('--no-ignore');
    }
  });

  test('--ignore and `ignore` outweigh them', () => {
    const here = site({ ...files, '.nk-lint.json': '{ "ignore": ["content/news/**"] }' });
    expect(checked(here, ['.'])).toEqual(['content/kept.draft.md', 'news/generated.md']);
    expect(checked(here, ['.', '--ignore', 'news', '--ignore', '!b.draft.md'])).toEqual([
      'b.draft.md',
      'content/kept.draft.md',
    ]);
    expect(here.run(['content/news/d.md']).stderr).toContain('.nk-lint.json');
  });

  test('what is no readable file is passed over', () => {
    const here = site({ '.gitignore/x': '', 'a.md': broken });
    expect(checked(here, ['.'])).toEqual(['a.md']);
  });

  test('--explain-files says why each file is in or out', () => {
    const here = site({
      ...files,
      'content/notes.txt': '',
      'content/.hidden.md': broken,
      'content/dir.md/e.md': clean,
    });
    const { code, stdout } = here.run(['content', 'b.draft.md', 'news/generated.md', '--explain-files']);
    expect(code).toBe(0);
    expect(stdout.trim().split('\n').sort()).toEqual([
      'b.draft.md: skipped: ignored by .gitignore',
      'content/.hidden.md: skipped: its name begins with a dot',
      'content/dir.md/e.md: checked: article',
      'content/dir.md: skipped: a folder; the articles in it are checked',
      'content/kept.draft.md: checked: article',
      'content/news/d.md: checked: article',
      'content/news/generated.md: skipped: ignored by content/news/.nklintignore',
      expect.stringContaining('content/notes.txt: skipped: its name does not end in .md'),
      'content/old: skipped: ignored by content/.gitignore',
      'news/generated.md: checked: named on the command line',
    ]);
  });
});

describe('names that are not UTF-8', () => {
  const gbk = Buffer.from([0xd6, 0xd0]);
  const pathIn = (here: Site, ...names: readonly (string | Buffer)[]) =>
    Buffer.concat([here.path('content/'), ...names].map((name) => Buffer.from(name)));

  test.for([
    ['of a file', ['z', gbk, '.md']],
    ['of a folder', [gbk, '/b.md']],
    ['of a folder in a folder', ['news/', gbk, '/b.md']],
  ] as const)('%s: told truly, and the others are checked', async ([, names], { skip }) => {
    const here = site({ 'content/a.md': broken, 'content/news/c.md': clean });
    try {
      if (names.at(-1) === '/b.md') mkdirSync(pathIn(here, ...names.slice(0, -1)));
      writeFileSync(pathIn(here, ...names), broken);
    } catch {
      skip('the file system takes no such name');
    }
    const { stdout, code } = await runHere(here, ['content', '--no-cache', '-f', 'compact']);
    expect(stdout).toContain('content/a.md:7:1: warning image-duplicate');
    expect(stdout).toContain(
      'error file-unreadable: File cannot be opened, because its name or that of its folder is not UTF-8',
    );
    expect(code).toBe(1);
  });

  test('a link that leads nowhere is told as before', async () => {
    const here = site({ 'content/a.md': clean });
    symlinkSync('missing.md', here.path('content/b.md'));
    expect((await runHere(here, ['content', '--no-cache', '-f', 'compact'])).stdout).toContain('broken symbolic link');
  });
});
