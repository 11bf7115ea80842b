import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { asError, bin, broken, clean, mended, type Site, site } from './run.ts';

interface Watch {
  /** All that was printed since the last call, once as many checks have ended as were asked for. */
  checked(): Promise<string>;
  /** Presses Ctrl-C; gives the exit code. */
  end(): Promise<number | null>;
}

function watch(folder: Site, ...args: readonly string[]): Watch {
  const child: ChildProcess = spawn(process.execPath, [bin, '--watch', ...args], {
    cwd: folder.root,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  let noticed = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece) => {
      text += piece;
      noticed();
    });
  }
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  return {
    async checked() {
      while (!text.includes('Ctrl-C'))
        await new Promise<void>((resolve) => {
          noticed = resolve;
        });
      const told = text;
      text = '';
      return told;
    },
    end() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

const finding = /^(\S+):7:1: error image-duplicate/gmu;
const found = (text: string) => [...text.matchAll(finding)].map(([, path]) => path);

test('checks again what is changed, added, renamed and removed, and ends with the last exit code', async () => {
  const folder = site({ 'content/a.md': broken, 'content/b.md': clean });
  const run = watch(folder, ...asError);
  const first = await run.checked();
  expect(found(first)).toEqual(['content/a.md']);
  expect(first).toMatch(/^\d\d:\d\d:\d\d: articles watched for changes: 2; Ctrl-C ends it$/mu);
  folder.write('content/a.md', mended);
  expect(found(await run.checked())).toEqual([]);
  folder.write('content/新闻/图书馆.md', broken);
  const added = await run.checked();
  expect(found(added)).toEqual(['content/新闻/图书馆.md']);
  expect(added).toContain('articles watched for changes: 3');
  renameSync(folder.path('content/新闻/图书馆.md'), folder.path('content/新闻/猫.md'));
  expect(found(await run.checked())).toEqual(['content/新闻/猫.md']);
  rmSync(folder.path('content/新闻/猫.md'));
  expect(found(await run.checked())).toEqual([]);
  folder.write('content/a.md', broken);
  await run.checked();
  expect(await run.end()).toBe(1);
});

test('sees the other side of a finding over several articles change', async () => {
  const text = `---\ntitle: 图书馆\n---\n\n${'图书馆延长了开放时间，自习的同学很高兴。'.repeat(12)}\n`;
  const folder = site({ 'content/a.md': text, 'content/b.md': clean });
  const run = watch(folder, '--only', 'article-duplicate');
  expect(await run.checked()).not.toContain('article-duplicate');
  folder.write('content/b.md', text);
  expect(await run.checked()).toContain('content/b.md:3:4: warning article-duplicate');
  folder.write('content/a.md', clean);
  expect(await run.checked()).not.toContain('article-duplicate');
  expect(await run.end()).toBe(0);
});

test.each([
  [
    '.nk-lint.json',
    '{ "rules": { "image-duplicate": "error" } }',
    '{ "rules": { "image-duplicate": "off" } }',
    '{ "rules": 5 }',
  ],
  [
    'nk-lint.config.mjs',
    'export default { rules: { "image-duplicate": "error" } };',
    'export default { rules: { "image-duplicate": "off" } };',
    'export default {',
  ],
])('follows %s, also through a mistake', async (name, on, off, wrong) => {
  const folder = site({ 'content/a.md': broken, [name]: on });
  const run = watch(folder);
  expect(found(await run.checked())).toEqual(['content/a.md']);
  folder.write(name, off);
  expect(found(await run.checked())).toEqual([]);
  folder.write(name, wrong);
  expect(await run.checked()).toMatch(new RegExp(`${name}:\\d`, 'u'));
  folder.write(name, on);
  expect(found(await run.checked())).toEqual(['content/a.md']);
  expect(await run.end()).toBe(1);
});

test('sees an image file come', async () => {
  const folder = site({
    'hugo.toml': '',
    'content/a.md': '---\ntitle: 彗星\n---\n\n![彗星掠过天文台](/comet.png)\n\n完。\n',
    'static/cat.png': 'png',
  });
  const run = watch(folder);
  expect(await run.checked()).toContain('image-file-missing');
  folder.write('static/comet.png', 'png');
  expect(await run.checked()).not.toContain('image-file-missing');
  expect(await run.end()).toBe(0);
});

test('mends as it goes, and is not woken by its own report', async () => {
  const folder = site({ 'content/a.md': clean });
  const run = watch(folder, '--fix', '--format', 'compact', '--format', 'json=content/report.json');
  await run.checked();
  folder.write('content/a.md', broken);
  expect(await run.checked()).toContain('Problems mended: 1');
  expect(folder.read('content/a.md')).toBe(mended);
  // What was written is looked at once more, and then nothing is to be done.
  expect(await run.checked()).not.toContain('mended');
  const more = await Promise.race([run.checked(), new Promise((resolve) => setTimeout(resolve, 1500, 'silence'))]);
  expect(more).toBe('silence');
  expect(await run.end()).toBe(0);
});

test.each([
  [['-', '--stdin-filename', 'a.md'], '-'],
  [['content', '--write-baseline'], '--write-baseline'],
  [['--files-from', 'list.txt'], '--files-from'],
])('does not watch %j', (args, flag) => {
  const folder = site({ 'content/a.md': clean });
  const { code, stderr } = folder.run(['--watch', ...args]);
  expect([code, stderr]).toEqual([2, `--watch and ${flag} do not go together\n`]);
});
