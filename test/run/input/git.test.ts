import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changesHere, changesSince, stagedFiles } from '../../../src/run/input/changes.ts';
import { hasGit, repository, type TestRepository } from '../../cli/repository.ts';
import { broken, clean, listed } from '../../cli/run.ts';

const old = 'one\ntwo\nthree\n';
const isArticle = () => true;
const onPosix = test.skipIf(process.platform === 'win32');

/** A repository on a branch `topic` that leaves `main` at these files. */
function branch(files: Readonly<Record<string, string>>): TestRepository {
  const folder = repository(files);
  folder.git('checkout', '--quiet', '-b', 'topic');
  return folder;
}

/** What is new since `main`: lines by path, or `all`. */
function newIn({ root }: TestRepository, ref = 'main') {
  const changes = changesSince(root, ref, isArticle);
  return Object.fromEntries(changes.map(({ path, lines }) => [relative(root, path), lines ?? 'all']));
}

/** Files that differ from the index, and what the index holds of them. */
function stagedIn({ root }: TestRepository) {
  const { changed, contents } = stagedFiles(root, isArticle);
  return {
    changed: changed.map(({ path }) => relative(root, path)),
    contents: Object.fromEntries([...contents].map(([path, bytes]) => [relative(root, path), String(bytes)])),
  };
}

/** A command that leaves a file behind when it runs, and passes its input on. */
const program = (folder: TestRepository) => `sh -c 'touch "${folder.path('ran')}"; cat'`;

describe.skipIf(!hasGit)('attributes', () => {
  const attributes = [
    '*.md -diff',
    '*.md binary',
    '*.md -text -diff',
    '[attr]mine -diff -text\n*.md mine',
    '*.md diff=driver',
    '*.md filter=driver',
    '*.md filter=driver diff=driver merge=driver',
    '*.md ident eol=crlf text',
    '*.md export-ignore linguist-generated -delta',
  ];
  test.each(attributes)('hide no new line: %j', (line) => {
    const folder = branch({ 'a.md': old, 'b.md': old });
    folder.git('config', 'diff.driver.binary', 'true');
    folder.git('config', 'diff.driver.textconv', program(folder));
    folder.git('config', 'filter.driver.clean', program(folder));
    folder.write('.gitattributes', `${line}\n`);
    appendFileSync(folder.path('a.md'), 'four\n');
    expect(newIn(folder)).toEqual({ '.gitattributes': 'all', 'a.md': [[4, 4]] });
    expect(existsSync(folder.path('ran'))).toBe(false);
    folder.git('add', '--all');
    rmSync(folder.path('ran'), { force: true });
    expect(newIn(folder)).toEqual({ '.gitattributes': 'all', 'a.md': [[4, 4]] });
    expect(existsSync(folder.path('ran'))).toBe(false);
  });

  test('hide nothing from files of the repository itself, nor from folders', () => {
    const folder = branch({ 'content/a.md': old });
    folder.write('.git/info/attributes', '*.md -diff\n');
    folder.write('content/.gitattributes', '* -diff\n');
    appendFileSync(folder.path('content/a.md'), 'four\n');
    expect(newIn(folder)).toMatchObject({ 'content/a.md': [[4, 4]] });
  });
});

describe.skipIf(!hasGit)('bytes', () => {
  const added: readonly (readonly [string, string | Buffer])[] = [
    ['NUL', 'x\0y\n'],
    ['bytes that are not UTF-8', Buffer.from([0xff, 0xfe, 0x80, 0x0a])],
    ['a form feed and control characters', '\f\v\u0085\u2028\u2029\n'],
    ['what git writes into a patch', '@@ -0,0 +1,99 @@\u2028+++ b/b.md\n'],
  ];
  test.each(added)('%s are new text like any other', (_, bytes) => {
    const folder = branch({ 'a.md': old });
    appendFileSync(folder.path('a.md'), bytes);
    expect(newIn(folder)).toEqual({ 'a.md': [[4, 4]] });
  });

  test('a text that was binary, or becomes UTF-16', () => {
    const folder = branch({ 'a.md': 'a\0b\nc\n', 'b.md': old });
    folder.write('a.md', 'a\0b\nnew\nc\n');
    folder.write('b.md', Buffer.from(`\uFEFF${old}`, 'utf16le'));
    expect(newIn(folder)).toMatchObject({ 'a.md': [[2, 2]], 'b.md': [[1, 4]] });
  });

  test('a text that is emptied has a new line', () => {
    const folder = branch({ 'a.md': old });
    folder.write('a.md', '');
    expect(newIn(folder)).toEqual({ 'a.md': [[1, 1]] });
  });
});

describe.skipIf(!hasGit)('line ends', () => {
  test('lines that end with a lone CR are lines', () => {
    const folder = branch({ 'a.md': old, 'b.md': old, 'c.md': 'one\rtwo\r' });
    folder.write('a.md', `${old}\r\r\rfour\rfive\r\r`);
    folder.write('b.md', 'zero\rone\ntwo\nthree\n');
    folder.write('c.md', 'one\rnew\rtwo\r');
    expect(newIn(folder)).toEqual({ 'a.md': [[4, 9]], 'b.md': [[1, 1]], 'c.md': [[2, 2]] });
  });

  test('converting all lines makes none new, converting some makes those new', () => {
    const folder = branch({ 'a.md': old, 'b.md': old, 'c.md': 'one\r\ntwo\r\nthree\r\n' });
    folder.git('config', 'core.autocrlf', 'false');
    folder.write('a.md', 'one\r\ntwo\r\nthree\r\nfour\r\n');
    folder.write('b.md', 'one\ntwo\r\nthree\n');
    folder.write('c.md', 'one\ntwo\nthree\nfour\n');
    expect(newIn(folder)).toEqual({ 'a.md': [[4, 4]], 'b.md': [[2, 2]], 'c.md': [[4, 4]] });
  });

  test('a working tree with CRLF is the same text', () => {
    const folder = branch({ 'a.md': old, 'b.md': old });
    folder.git('config', 'core.autocrlf', 'true');
    for (const name of ['a.md', 'b.md']) folder.write(name, old.replaceAll('\n', '\r\n'));
    expect(newIn(folder)).toEqual({});
    expect(stagedIn(folder)).toEqual({ changed: [], contents: {} });
    // An editor that adds LF to a text with CRLF.
    folder.write('b.md', 'one\r\nnew\ntwo\r\nthree\r\n');
    expect(newIn(folder)).toEqual({ 'b.md': [[2, 2]] });
    expect(stagedIn(folder)).toEqual({ changed: [], contents: { 'b.md': old } });
  });
});

describe.skipIf(!hasGit)('names', () => {
  const names = [
    'diff --git x.md',
    'content/diff --git a.md b/a.md',
    'a\nb.md',
    '\ndiff --git a/a.md b/a.md\n@@ -0,0 +1,99 @@.md',
    '"quoted".md',
    "it's.md",
    'tab\tand space .md',
    'a\\b.md',
    'a\\..\\..\\b.md',
    '\\.md',
    '彗星.md',
    '-x.md',
    '--output=x.md',
    ':(exclude)a.md',
    ':100644 100644 0 0 M.md',
    '[a]*.md',
    '🐈\u202E.md',
  ];
  onPosix.each(['true', 'false'])('of any characters, where core.quotePath is %s', (quotePath) => {
    const folder = branch(Object.fromEntries(names.map((name) => [name, old])));
    folder.git('config', 'core.quotePath', quotePath);
    expect(newIn(folder)).toEqual({});
    for (const name of names) appendFileSync(folder.path(name), 'four\nfive\n');
    const changed = Object.fromEntries(names.map((name) => [name, [[4, 5]]]));
    expect(newIn(folder)).toEqual(changed);
    folder.commit('changed');
    for (const name of names) folder.write(`new/${name}`, clean);
    const added = Object.fromEntries(names.map((name) => [`new/${name}`, 'all']));
    expect(newIn(folder)).toEqual({ ...changed, ...added });
    folder.git('add', '--all');
    expect(newIn(folder)).toEqual({ ...changed, ...added });
    expect(stagedIn(folder).changed.sort()).toEqual(Object.keys(added).sort());
  });

  onPosix.each(names)('of a renamed file: %j', (name) => {
    const folder = branch({ [name]: old });
    renameSync(folder.path(name), folder.path('moved.md'));
    appendFileSync(folder.path('moved.md'), 'four\n');
    folder.git('add', '--all');
    expect(newIn(folder)).toEqual({ 'moved.md': [[4, 4]] });
  });

  onPosix('a backslash on the command line', () => {
    const folder = branch({ 'content/a/b.md': clean });
    folder.write('content/a\\c/b.md', clean);
    folder.write('content/a\\b.md', clean);
    expect(stagedFiles(folder.root, isArticle).untracked.map((path) => relative(folder.root, path))).toEqual([
      'content/a\\b.md',
      'content/a\\c/b.md',
    ]);
  });
});

describe.skipIf(!hasGit)('types', () => {
  onPosix('a link that becomes a file, a file that becomes a link, a link with another target are new, whole', () => {
    const folder = branch({ 'a.md': old, 'b.md': old, 'c.md': old, 'd.md': old });
    for (const name of ['link.md', 'other.md', 'same.md']) symlinkSync('a.md', folder.path(name));
    folder.commit('links');
    folder.git('branch', '--force', 'main');
    for (const name of ['link.md', 'other.md', 'b.md']) rmSync(folder.path(name));
    folder.write('link.md', old);
    symlinkSync('c.md', folder.path('other.md'));
    symlinkSync('c.md', folder.path('b.md'));
    appendFileSync(folder.path('d.md'), 'four\n');
    const expected = { 'b.md': 'all', 'd.md': [[4, 4]], 'link.md': 'all', 'other.md': 'all' };
    expect(newIn(folder)).toEqual(expected);
    folder.commit('changed');
    expect(newIn(folder)).toEqual(expected);
  });

  onPosix('a mode and a time are no change', () => {
    const folder = branch({ 'a.md': old, 'b.md': old });
    chmodSync(folder.path('a.md'), 0o755);
    utimesSync(folder.path('b.md'), 1, 1);
    expect(newIn(folder)).toEqual({});
    expect(stagedIn(folder)).toEqual({ changed: [], contents: {} });
    folder.git('add', '--all');
    expect(newIn(folder)).toEqual({});
    expect(stagedIn(folder)).toEqual({ changed: [], contents: {} });
  });

  test('a submodule in place of a folder is new, whole; of a later commit, only what it changes', () => {
    const inner = repository({ 'a.md': old, 'b.md': old });
    const folder = branch({ 'content/news/a.md': old });
    rmSync(folder.path('content/news'), { recursive: true });
    folder.git('rm', '--quiet', '--cached', '-r', 'content/news');
    cpSync(inner.root, folder.path('content/news'), { recursive: true });
    folder.git('-c', 'advice.addEmbeddedRepo=false', 'add', '--all');
    expect(newIn(folder)).toEqual({ 'content/news': 'all' });
    expect(stagedIn(folder).changed).toEqual(['content/news']);
    folder.commit('submodule');
    folder.git('branch', '--force', 'main');
    folder.write('content/news/a.md', `${old}four\n`);
    folder.git('-C', 'content/news', 'commit', '--quiet', '--all', '--message=more');
    folder.write('.gitmodules', '[submodule "news"]\n\tpath = content/news\n\tignore = all\n');
    expect(newIn(folder)).toEqual({ '.gitmodules': 'all', 'content/news/a.md': [[4, 4]] });
    folder.git('add', '--all');
    expect(stagedIn(folder).changed.sort()).toEqual(['.gitmodules', 'content/news/a.md']);
  });

  test('an untracked repository is new, whole', () => {
    const folder = branch({ 'a.md': old });
    cpSync(repository({ 'b.md': old }).root, folder.path('inner'), { recursive: true });
    expect(newIn(folder)).toEqual({ inner: 'all' });
  });
});

describe.skipIf(!hasGit)('renames', () => {
  test('keep the lines that were there', () => {
    const long = Array.from({ length: 20 }, (_, index) => `line ${index}\n`).join('');
    const folder = branch({ 'a.md': long, 'b.md': `other\n${long}` });
    renameSync(folder.path('a.md'), folder.path('c.md'));
    renameSync(folder.path('b.md'), folder.path('d.md'));
    folder.git('add', '--all');
    expect(newIn(folder)).toEqual({});
    appendFileSync(folder.path('c.md'), 'end\n');
    expect(newIn(folder)).toEqual({ 'c.md': [[21, 21]] });
    folder.commit('renamed');
    expect(newIn(folder)).toEqual({ 'c.md': [[21, 21]] });
  });

  test('a file that is taken out of the index only has its old lines', () => {
    const folder = branch({ 'a.md': old });
    folder.git('rm', '--quiet', '--cached', 'a.md');
    appendFileSync(folder.path('a.md'), 'four\n');
    expect(newIn(folder)).toEqual({ 'a.md': [[4, 4]] });
  });

  test('a conflict is compared with the common past', () => {
    const folder = branch({ 'a.md': old });
    folder.write('a.md', `topic\n${old}`);
    folder.commit('topic');
    folder.git('checkout', '--quiet', 'main');
    folder.write('a.md', `main\n${old}`);
    folder.commit('main');
    expect(() => folder.git('merge', 'topic')).toThrow();
    expect(newIn(folder, 'main')).toEqual({
      'a.md': [
        [1, 1],
        [3, 5],
      ],
    });
  });
});

describe.skipIf(!hasGit)('programs of a configuration', () => {
  const settings = [
    ['core.fsmonitor'],
    ['core.fsmonitor', 'core.hooksPath'],
    ['filter.f.clean', 'filter.f.process', 'filter.f.smudge'],
    ['diff.external', 'diff.f.textconv', 'diff.f.command'],
    ['core.pager', 'pager.diff', 'core.editor', 'core.sshCommand', 'core.askPass'],
  ];
  /** The files of a bare repository as the files of a branch, which name a program. */
  function embedded(names: readonly string[], place: string): TestRepository {
    const folder = branch({ 'a.md': clean, [`${place}/a.md`]: clean });
    folder.git('init', '--quiet', '--bare', place);
    folder.git('-C', place, 'config', 'core.bare', 'false');
    folder.git('-C', place, 'config', 'core.worktree', '.');
    folder.write(`${place}/.gitattributes`, '*.md filter=f diff=f\n');
    for (const name of names) folder.git('-C', place, 'config', name, program(folder));
    return folder;
  }

  test.each(settings)('do not run in an embedded repository: %s', (...names) => {
    const folder = embedded(names, 'content');
    mkdirSync(folder.path('content/below/it'), { recursive: true });
    for (const cwd of ['content', 'content/below/it']) {
      const place = folder.path(cwd);
      const calls = [
        () => changesHere(place, isArticle),
        () => changesSince(place, 'HEAD', isArticle),
        () => stagedFiles(place, isArticle),
      ];
      for (const call of calls) expect(call).toThrow(/bare git repository/u);
    }
    expect(existsSync(folder.path('ran'))).toBe(false);
  });

  test('an embedded repository whose parts lie elsewhere', () => {
    const folder = embedded(['core.fsmonitor'], 'content');
    renameSync(folder.path('content'), folder.path('parts'));
    folder.write('content/HEAD', 'ref: refs/heads/main\n');
    folder.write('content/commondir', '../parts\n');
    expect(() => changesHere(folder.path('content'), isArticle)).toThrow(/bare git repository/u);
    expect(existsSync(folder.path('ran'))).toBe(false);
  });

  test('the error names the way out, in both languages', () => {
    const folder = embedded(['core.fsmonitor'], 'content');
    const english = folder.run(['.', '--changed'], { cwd: 'content' });
    expect(english.code).toBe(2);
    expect(english.stderr).toMatch(/^This folder belongs to a bare git repository, .*\nHint: /u);
    const chinese = folder.run(['.', '--changed', '--lang', 'zh-CN'], { cwd: 'content' });
    expect(chinese.stderr).toMatch(/^当前目录属于一个裸 git 仓库/u);
    expect(folder.run(['.', '--changed']).code).toBe(0);
    expect(existsSync(folder.path('ran'))).toBe(false);
  });

  test('do not run in an ordinary repository either, and Git LFS keeps its sense', () => {
    const hash = createHash('sha256').update(old).digest('hex');
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize ${old.length}\n`;
    const folder = branch({ 'a.md': pointer, 'b.md': pointer, 'c.md': old });
    for (const name of ['filter.lfs.clean', 'filter.lfs.process', 'core.fsmonitor'])
      folder.git('config', name, program(folder));
    folder.git('config', 'filter.lfs.required', 'true');
    folder.write('.git/info/attributes', '*.md filter=lfs\n');
    folder.write('a.md', old);
    folder.write('b.md', `${old}four\n`);
    utimesSync(folder.path('c.md'), 1, 1);
    expect(newIn(folder)).toEqual({ 'b.md': [[1, 4]] });
    expect(stagedIn(folder)).toEqual({ changed: [], contents: { 'b.md': pointer } });
    expect(existsSync(folder.path('ran'))).toBe(false);
  });
});

describe.skipIf(!hasGit)('the command', () => {
  const check = (folder: TestRepository, ...args: string[]) => listed(folder.report(['content', ...args]));

  onPosix('finds what an old link leads to', () => {
    const folder = branch({ 'content/a.md': clean, 'texts/b.txt': clean });
    symlinkSync('../texts/b.txt', folder.path('content/b.md'));
    folder.commit('link');
    folder.git('branch', '--force', 'main');
    folder.write('texts/b.txt', broken);
    expect(check(folder, '--new-from', 'main')).toEqual(['content/b.md:7 image-duplicate']);
  });

  test('finds articles of a new submodule', () => {
    const folder = branch({ 'content/a.md': broken });
    cpSync(repository({ 'b.md': broken }).root, folder.path('content/inner'), { recursive: true });
    expect(check(folder, '--new-from', 'main')).toEqual(['content/inner/b.md:7 image-duplicate']);
    folder.git('-c', 'advice.addEmbeddedRepo=false', 'add', '--all');
    expect(check(folder, '--staged')).toEqual(['content/inner/b.md:7 image-duplicate']);
  });

  test('reports an article that a change makes too large', () => {
    const folder = branch({ 'content/a.md': clean, 'content/b.md': clean });
    folder.write('nk-lint.config.json', '{ "maxFileSize": 500 }');
    appendFileSync(folder.path('content/a.md'), '字'.repeat(300));
    const args = ['--new-from', 'main', '--config', 'nk-lint.config.json'];
    expect(check(folder, ...args)).toEqual(['content/a.md:1 file-unreadable']);
  });

  test('leaves out what is only intended to be added', () => {
    const folder = branch({ 'content/a.md': clean });
    folder.write('content/b.md', broken);
    folder.git('add', '--intent-to-add', 'content/b.md');
    expect(check(folder, '--staged')).toEqual([]);
    expect(check(folder, '--new-from', 'main')).toEqual(['content/b.md:7 image-duplicate']);
  });
});
