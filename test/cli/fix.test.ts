import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runHere } from './here.ts';
import {
  asError,
  asRoot,
  broken,
  canBeNobody,
  chownToNobody,
  clean,
  listed,
  mended,
  needsNobody,
  root,
  site,
} from './run.ts';

describe('--fix', () => {
  test('writes what can be mended, reports what is left, says how much it did', () => {
    const here = site({ 'a.md': broken, 'b.md': clean, 'c.md': broken });
    const { code, stdout, stderr } = here.run(['.', '--fix', ...asError, '-f', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).files).toEqual([]);
    expect(stderr).toContain('Fixed 2 problems in 2 articles');
    expect([here.read('a.md'), here.read('b.md'), here.read('c.md')]).toEqual([mended, clean, mended]);
  });

  test('changes nothing the second time', () => {
    const here = site({ 'a.md': broken });
    here.run(['a.md', '--fix']);
    const { ino, mtimeMs } = statSync(here.path('a.md'));
    expect(here.run(['a.md', '--fix']).stderr).toBe('Nothing to fix\n');
    expect(here.run(['a.md', '--fix', '--lang', 'zh-CN']).stderr).toBe('没有可修复的问题\n');
    expect(statSync(here.path('a.md'))).toMatchObject({ ino, mtimeMs });
  });

  test('names --unsafe-fixes where only such fixes are left', () => {
    const here = site({ 'a.md': '---\ntitle: A\n---\n\n[](https://a.example/)\n' });
    const only = ['--only', 'link-empty'];
    expect(here.report(['a.md', ...only]).summary.unsafeFixable).toBe(1);
    expect(here.run(['a.md', '--fix', ...only]).stderr).toBe('Nothing to fix without --unsafe-fixes\n');
    expect(here.run(['a.md', '--diff', '--unsafe-fixes', ...only]).stderr).toBe('Would fix 1 problem in 1 article\n');
  });

  test('leaves no file behind but the article', () => {
    const here = site({ 'a.md': broken });
    here.run(['a.md', '--fix', '--no-cache']);
    expect(readdirSync(here.root).sort()).toEqual(['.git', 'a.md']);
  });

  test('removes what a killed run left, and mends what it did not', () => {
    const here = site({ 'posts/a.md': broken, 'notes/b.md': clean });
    here.write(
      'kill.cjs',
      "require('fs').renameSync = () => process.kill(process.pid, 'SIGKILL');\nrequire('module').syncBuiltinESMExports();\n",
    );
    const killed = here.run(['posts', '--fix', '--no-cache'], { node: ['--require', here.path('kill.cjs')] });
    expect(killed.code).toBe(null);
    expect(here.read('posts/a.md')).toBe(broken);
    const [left = ''] = readdirSync(here.path('posts')).filter((name) => name !== 'a.md');
    expect(left).toMatch(/^\.nk-lint-/u);
    here.write(`notes/${left}`, 'of the same run, in a folder where nothing is mended');
    here.write('posts/.nk-lint-123-0a1b2c3d', 'of somebody else');
    expect(here.run(['posts', 'notes', '--fix', '--no-cache']).code).toBe(0);
    expect(readdirSync(here.path('posts')).sort()).toEqual(['.nk-lint-123-0a1b2c3d', 'a.md']);
    expect(readdirSync(here.path('notes'))).toEqual(['b.md']);
    expect(here.read('posts/a.md')).toBe(mended);
  });

  test('counts what was written', () => {
    const here = site({ 'a.md': broken, 'b.md': broken, 'c.md': clean });
    here.write(
      'full.cjs',
      `const fs = require('fs');
      const rename = fs.renameSync;
      fs.renameSync = (from, to) => {
        if (to.endsWith('b.md')) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        rename(from, to);
      };
      require('module').syncBuiltinESMExports();`,
    );
    const { code, stderr } = here.run(['.', '--fix', '--no-cache'], { node: ['--require', here.path('full.cjs')] });
    expect(code).toBe(2);
    expect(stderr).toContain('Fixed 1 problem in 1 article');
    expect(stderr).toContain('b.md could not be written: no space left on the disk');
    expect(readdirSync(here.root).filter((name) => name.startsWith('.nk-lint'))).toEqual([]);
  });

  test('mends 1,100 equal images at once', () => {
    const [image = ''] = /!\[.*\)/u.exec(broken) ?? [];
    const here = site({ 'a.md': `Text.\n${`\n${image}\n`.repeat(1100)}` });
    expect(here.run(['a.md', '--fix', '--no-cache']).stderr).toContain('Fixed 1,099 problems in 1 article');
    expect(here.read('a.md').split(image)).toHaveLength(2);
  });

  test('makes a hard link a file of its own: the other name keeps the old text', () => {
    const here = site({ 'a.md': broken });
    linkSync(here.path('a.md'), here.path('b.txt'));
    here.run(['a.md', '--fix', '--no-cache']);
    expect([here.read('a.md'), here.read('b.txt')]).toEqual([mended, broken]);
  });

  test('makes unsafe fixes only with --unsafe-fixes', () => {
    const source = 'https://news.example.edu.cn/2024/03/18/1.html';
    const article = (day: string) =>
      `---\ndate: ${day}\nslug: ${'0f'.repeat(16)}\n---\n\n彗星。\n\n[原文](${source})\n`;
    const here = site({ 'a.md': article('2024-05-20') });
    here.run(['a.md', '--fix', '--only', 'date-mismatch']);
    expect(here.read('a.md')).toBe(article('2024-05-20'));
    here.run(['a.md', '--fix', '--unsafe-fixes', '--only', 'date-mismatch']);
    expect(here.read('a.md')).toBe(article('2024-03-18'));
  });

  test('keeps a byte order mark and CRLF', () => {
    const crlf = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const here = site({ 'a.md': crlf(broken) });
    here.run(['a.md', '--fix']);
    expect(here.read('a.md')).toBe(crlf(mended));
  });

  test('keeps the mode, whatever the umask', () => {
    const here = site({ 'a.md': broken });
    chmodSync(here.path('a.md'), 0o666);
    here.run(['a.md', '--fix']);
    expect(here.read('a.md')).toBe(mended);
    expect(statSync(here.path('a.md')).mode & 0o777).toBe(0o666);
  });

  test.runIf(asRoot)('keeps the owner', () => {
    const here = site({ 'a.md': broken });
    chownSync(here.path('a.md'), 65534, 65534);
    here.run(['a.md', '--fix']);
    expect(here.read('a.md')).toBe(mended);
    expect(statSync(here.path('a.md'))).toMatchObject({ uid: 65534, gid: 65534 });
  });

  test('keeps a symbolic link, and writes what it leads to once', () => {
    const here = site({ 'real/a.md': broken });
    mkdirSync(here.path('content'));
    symlinkSync('../real/a.md', here.path('content/a.md'));
    expect(here.run(['.', '--fix']).code).toBe(0);
    expect(lstatSync(here.path('content/a.md')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(here.path('content/a.md'))).toBe('../real/a.md');
    expect(here.read('real/a.md')).toBe(mended);
  });

  test('takes names as long as a file system takes them', () => {
    const name = `${'彗'.repeat(84)}.md`;
    const here = site({ [name]: broken });
    expect(here.run(['.', '--fix']).code).toBe(0);
    expect(here.read(name)).toBe(mended);
  });

  test('leaves an article that is no UTF-8 as it is', () => {
    const bytes = Buffer.concat([Buffer.from(broken), Buffer.from([0xb2, 0xe2, 0xca, 0xd4])]);
    const here = site({ 'a.md': bytes });
    here.run(['.', '--fix', '--unsafe-fixes']);
    expect(here.readBytes('a.md')).toEqual(bytes);
  });

  test('says which article may not be written, mends the others, and ends with 2', ({ skip }) => {
    const here = site({ 'a/a.md': broken, 'b.md': broken });
    if (!canBeNobody) return skip(needsNobody);
    const user = chownToNobody(here);
    chmodSync(here.path('a'), 0o755);
    chmodSync(here.path('a/a.md'), 0o444);
    const { code, stderr } = here.run(['.', '--fix'], { user });
    expect(code).toBe(2);
    expect(stderr).toContain('a/a.md');
    expect([here.read('a/a.md'), here.read('b.md')]).toEqual([broken, mended]);
  });
});

describe('--diff', () => {
  test('prints a patch, writes nothing, ends with 1', () => {
    const here = site({ 'a.md': broken });
    const { code, stdout, stderr } = here.run(['a.md', '--diff']);
    expect(code).toBe(1);
    expect(stdout).toContain('--- a/a.md\n+++ b/a.md\n@@ ');
    expect(stdout).toContain('-![彗星掠过天文台](/comet.jpg)\n');
    expect(stderr).toContain('1');
    expect(here.read('a.md')).toBe(broken);
  });

  test('names the rules of each part', () => {
    const far = Array.from({ length: 20 }, (_, index) => `Line ${index}.`).join('\n\n');
    const text = `---\ntitle: "A &amp; B"\n---\n\n${far}\n\n${broken.split('---\n\n')[1]}`;
    const { stdout } = site({ 'a.md': text }).run(['a.md', '--diff', '--only', 'title-noise,image-duplicate']);
    const parts = stdout.split('\n').filter((line) => line.startsWith('@@'));
    expect(parts).toEqual([
      expect.stringMatching(/^@@ -1,5 \+1,5 @@ title-noise: \S/u),
      expect.stringMatching(/^@@ .+ @@ image-duplicate: \S/u),
    ]);
  });

  test('shows what is invisible on a screen, and in a pipe a patch as it is', async () => {
    const here = site({ 'a.md': `---\ntitle: A\n---\n\nThe li\u200Bbrary, ${'**a **'.repeat(9)}.\n` });
    const screen = await runHere(here, ['a.md', '--diff'], {}, { canClearScreen: true, width: 60 });
    expect(screen.stdout).toContain('-The li\\u200Bbrary');
    const headers = screen.stdout.split('\n').filter((line) => line.startsWith('@@'));
    expect(headers.map((line) => line.length <= 60)).toEqual([true]);
    expect((await runHere(here, ['a.md', '--diff'])).stdout).toContain('-The li\u200Bbrary');
  });

  test('ends with 0 where there is nothing to mend', () => {
    expect(site({ 'a.md': clean }).run(['a.md', '--diff'])).toMatchObject({ code: 0, stdout: '' });
  });

  test('writes nothing with --fix either', () => {
    const here = site({ 'a.md': broken });
    expect(here.run(['a.md', '--diff', '--fix']).code).toBe(1);
    expect(here.read('a.md')).toBe(broken);
  });

  test('git apply takes the patch, whatever the names, line endings and marks', () => {
    const variants = {
      'a.md': broken,
      'content/新闻/彗星.md': broken,
      'content/two words.md': broken,
      'crlf.md': broken.replaceAll('\n', '\r\n'),
      'mark.md': `\uFEFF${broken}`,
      'no-final-newline.md': broken.trimEnd(),
      'fixed-at-the-end.md': broken.replace('\n\n完。\n', ''),
    };
    const here = site(variants);
    const { stdout } = here.run(['.', '--diff']);
    const patched = site({ ...variants, 'fixes.patch': stdout });
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: patched.root, stdio: 'pipe', encoding: 'utf8' });
    git('init', '-q', '.');
    git('apply', '--verbose', 'fixes.patch');
    here.run(['.', '--fix']);
    for (const name of Object.keys(variants)) {
      expect(patched.read(name), name).toBe(here.read(name));
      expect(patched.read(name), name).not.toBe(variants[name as keyof typeof variants]);
    }
  });
});

describe('counts', () => {
  /** Rules that rename images; what each name becomes is the table. */
  const plugin = (tables: Readonly<Record<string, Readonly<Record<string, string>>>>) => `
    import { articleRule, images } from 'nk-lint';
    const words = { en: 'Image', 'zh-CN': '图片' };
    export const rules = Object.entries(${JSON.stringify(tables)}).map(([id, table]) => articleRule({
      id,
      severity: 'warning',
      docs: { what: words, why: words, fix: 'safe', examples: [] },
      messages: { rename: words },
      fixes: { rename: words },
      needs: { images },
      check({ images: found }, { report }) {
        for (const { url, urlRange: range } of found) {
          const text = table[url];
          if (text === undefined) continue;
          const fix = text === '' ? undefined : { title: 'rename', safety: 'safe', edits: [{ range, text }] };
          report({ messageId: 'rename', range, data: { url }, ...(fix && { fix }) });
        }
      },
    }));`;
  const withPlugin = (tables: Readonly<Record<string, Readonly<Record<string, string>>>>, article: string) => {
    const here = site({ '.nk-lint.yaml': 'plugins: [./plugin.mjs]\n', 'plugin.mjs': plugin(tables), 'a.md': article });
    mkdirSync(here.path('node_modules'));
    symlinkSync(root, here.path('node_modules/nk-lint'));
    return here;
  };

  test.each([
    ['--only', 'star-name,star-bad'],
    ['--only', 'star-name'],
    ['--skip', 'star-bad,image-alt-generic'],
  ])('only fixes that no rule is against, also with %s %s', (...choice) => {
    const here = withPlugin({ 'star-name': { a: 'bad', x: 'y' }, 'star-bad': { bad: '' } }, '![a](a)\n\n![x](x)\n');
    const refused = '1 fix was not made: it would cause other findings or change the page (--debug lists it)\n';
    expect(here.run(['a.md', '--diff', ...choice]).stderr).toBe(`Would fix 1 problem in 1 article\n${refused}`);
    const { stdout, stderr } = here.run(['a.md', '--fix', ...choice, '-f', 'json']);
    expect(stderr).toBe(`Fixed 1 problem in 1 article\n${refused}`);
    expect(here.read('a.md')).toBe('![a](a)\n\n![x](y)\n');
    expect(listed(JSON.parse(stdout))).toEqual(['a.md:1 star-name']);
    expect(here.run(['a.md', '--fix', ...choice, '--lang', 'zh-CN']).stderr).toBe(
      '没有可修复的问题\n有 1 处修复未应用：会引出其他问题，或改变页面结构（--debug 会列出）\n',
    );
    expect(here.run(['a.md', '--diff', '--debug', ...choice]).stderr).toContain('a.md:1: fix of star-name not applied');
  });

  test('the problems that the report counts, not those that their fixes bring to light', () => {
    const here = withPlugin({ 'star-name': { a: 'b', b: 'c' } }, '![a](a)\n');
    expect(here.report(['a.md', '--only', 'star-name']).summary.fixable).toBe(1);
    expect(here.run(['a.md', '--diff', '--only', 'star-name']).stderr).toBe('Would fix 1 problem in 1 article\n');
    expect(here.run(['a.md', '--fix', '--only', 'star-name']).stderr).toBe('Fixed 1 problem in 1 article\n');
    expect(here.read('a.md')).toBe('![a](c)\n');
  });
});

describe('--fix-dry-run', () => {
  test('reports what would be left, writes nothing', () => {
    const article = `${broken}\n![](/saturn.jpg)\n`;
    const here = site({ 'a.md': article });
    const { stdout, stderr } = here.run(['a.md', '--fix-dry-run', '-f', 'json']);
    expect(listed(JSON.parse(stdout))).toEqual(['a.md:9 image-alt-generic']);
    expect(stderr).toContain('1');
    expect(here.read('a.md')).toBe(article);
  });
});

describe('standard input', () => {
  test('is checked under the name that stands for it', () => {
    const here = site({
      '.nk-lint.json': '{ "overrides": [{ "files": ["news/**"], "rules": { "image-duplicate": "error" } }] }',
    });
    for (const name of ['news/a.md', './news/a.md', here.path('news/a.md')]) {
      const { code, stdout } = here.run(['-', '--stdin-filename', name, '-f', 'json'], { input: broken });
      expect(listed(JSON.parse(stdout))).toEqual(['news/a.md:7 image-duplicate']);
      expect(code).toBe(1);
    }
    expect(listed(here.report(['-'], { input: broken }))).toEqual(['stdin.md:7 image-duplicate']);
  });

  test('takes the place of the file, and stands beside others', () => {
    const here = site({ 'a.md': clean, 'b.md': broken });
    const report = here.report(['.', '-', '--stdin-filename', 'a.md'], { input: broken });
    expect(listed(report)).toEqual(['a.md:7 image-duplicate', 'b.md:7 image-duplicate']);
    expect(report.summary.files).toBe(2);
  });

  test('with --fix: the text goes to standard output, findings to standard error, the file stays', () => {
    const here = site({ 'a.md': broken });
    const again = `${broken}\n![](/saturn.jpg)\n`;
    const { code, stdout, stderr } = here.run(
      ['-', '--stdin-filename', 'a.md', '--fix', '--rule', 'image-alt-generic: error', '-f', 'compact'],
      {
        input: again,
      },
    );
    expect(stdout).toBe(`${mended}\n![](/saturn.jpg)\n`);
    expect(stderr).toContain('a.md:9');
    expect({ code, file: here.read('a.md') }).toEqual({ code: 1, file: broken });
  });

  test.each([
    ['nothing to mend', Buffer.from(clean)],
    ['an empty text', Buffer.from('')],
    ['a byte order mark and CRLF', Buffer.from(`\uFEFF${clean.replaceAll('\n', '\r\n')}`)],
    ['bytes that are not UTF-8', Buffer.concat([Buffer.from(broken), Buffer.from([0xb2, 0xe2, 0xca, 0xd4])])],
    ['a text over the size limit', Buffer.from(`${broken}${'长'.repeat(400_000)}`)],
  ])('with --fix: %s comes out byte by byte', (_, input) => {
    expect(site().run(['-', '--fix'], { input }).bytes.equals(input)).toBe(true);
  });

  test('keeps the mark when it mends', () => {
    expect(site().run(['-', '--fix'], { input: `\uFEFF${broken}` }).stdout).toBe(`\uFEFF${mended}`);
  });

  test('honours ignore files for its name', () => {
    const here = site({ '.gitignore': 'drafts/\n' });
    const { code, stdout, stderr } = here.run(['-', '--stdin-filename', 'drafts/a.md', '--fix'], { input: broken });
    expect({ code, stdout }).toEqual({ code: 0, stdout: broken });
    expect(stderr).toContain('.gitignore');
    expect(
      listed(here.report(['-', '--stdin-filename', 'drafts/a.md', '--no-ignore'], { input: broken })),
    ).toHaveLength(1);
  });

  test('with --diff, by names that people read', () => {
    const here = site({ '彗星 很亮.md': broken });
    const { stdout } = here.run(['.', '--diff']);
    expect(stdout).toContain('--- a/彗星 很亮.md\n+++ b/彗星 很亮.md\n');
    execFileSync('git', ['apply', '-'], { cwd: here.path('.'), input: stdout });
    expect(here.read('彗星 很亮.md')).toBe(mended);
  });

  test('with --diff', () => {
    const { code, stdout } = site().run(['-', '--stdin-filename', 'a.md', '--diff'], { input: broken });
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('--- a/a.md\n') });
  });

  test('other articles are written by --fix as ever', () => {
    const here = site({ 'b.md': broken });
    expect(here.run(['-', 'b.md', '--fix'], { input: broken }).stdout).toBe(mended);
    expect(here.read('b.md')).toBe(mended);
  });
});
