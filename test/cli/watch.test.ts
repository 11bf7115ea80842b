import { spawn } from 'node:child_process';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { asError, bin, broken, clean, mended, type Site, site } from './run.ts';

interface Watch {
  /**
   * Waits for a check that printed what is wanted, and returns its output. Others before it are passed over: on a busy
   * machine, one change may be seen in two parts.
   */
  until(wanted: (text: string) => boolean): Promise<string>;
  /** Presses Ctrl-C; gives the exit code. */
  end(): Promise<number | null>;
}

/** What ends the output of a check. */
const endOfCheck = /^.*Ctrl-C.*\n/mu;

function watch(folder: Site, ...args: readonly string[]): Watch {
  // Both outputs into one pipe: of two, the one that was written later may be read first.
  const child = spawn('sh', ['-c', 'exec "$0" "$@" 2>&1', process.execPath, bin, '--watch', ...args], {
    cwd: folder.root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  let noticed = () => {};
  child.stdout.setEncoding('utf8').on('data', (piece) => {
    text += piece;
    noticed();
  });
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  return {
    async until(wanted) {
      for (;;) {
        const end = endOfCheck.exec(text);
        if (!end) {
          await new Promise<void>((resolve) => {
            noticed = resolve;
          });
          continue;
        }
        const told = text.slice(0, end.index + end[0].length);
        text = text.slice(told.length);
        if (wanted(told)) return told;
      }
    },
    end() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

const finding = /^(\S+):7:1: error image-duplicate/gmu;
const found = (text: string) => [...text.matchAll(finding)].map(([, path]) => path).join();
const finds = (path: string) => (text: string) => found(text) === path;
const says = (part: string) => (text: string) => text.includes(part);
const isSilentOn = (part: string) => (text: string) => !text.includes(part);

test('checks again what is changed, added, renamed and removed, and ends with the last exit code', async () => {
  const folder = site({ 'content/a.md': broken, 'content/b.md': clean });
  const run = watch(folder, ...asError);
  const first = await run.until(finds('content/a.md'));
  expect(first).toMatch(/^\d\d:\d\d:\d\d: watching 2 articles; Ctrl-C ends$/mu);
  folder.write('content/a.md', mended);
  await run.until(finds(''));
  folder.write('content/新闻/图书馆.md', broken);
  expect(await run.until(finds('content/新闻/图书馆.md'))).toContain('watching 3 articles');
  renameSync(folder.path('content/新闻/图书馆.md'), folder.path('content/新闻/猫.md'));
  await run.until(finds('content/新闻/猫.md'));
  rmSync(folder.path('content/新闻/猫.md'));
  await run.until(finds(''));
  folder.write('content/a.md', broken);
  await run.until(finds('content/a.md'));
  expect(await run.end()).toBe(1);
});

describe('a folder that is removed and comes back', () => {
  const gone = 'is gone; it will be checked when it is back';
  const replaced = 'was replaced; the new one is watched';

  test('is watched on, and so are folders in it', async () => {
    const folder = site({ 'content/news/a.md': broken });
    const run = watch(folder, 'content', ...asError);
    await run.until(finds('content/news/a.md'));
    rmSync(folder.path('content'), { recursive: true });
    await run.until(says(`Note: content ${gone}`));
    folder.write('content/news/b.md', clean);
    await run.until(says(`Note: content ${replaced}`));
    folder.write('content/news/c.md', broken);
    await run.until(finds('content/news/c.md'));
    expect(await run.end()).toBe(1);
  });

  test('may be above of the one that is watched', async () => {
    const folder = site({ 'site/content/a.md': clean, 'copy/content/b.md': broken });
    const run = watch(folder, 'site/content', ...asError, '--lang', 'zh-CN');
    await run.until(finds(''));
    renameSync(folder.path('site'), folder.path('old'));
    renameSync(folder.path('copy'), folder.path('site'));
    await run.until((text) => text.includes('site/content 已被替换') && finds('site/content/b.md')(text));
    folder.write('site/content/c.md', broken);
    await run.until(finds('site/content/b.md,site/content/c.md'));
    expect(await run.end()).toBe(1);
  });

  test('may hold a file that was named', async () => {
    const folder = site({ 'content/a.md': broken });
    const run = watch(folder, 'content/a.md', ...asError);
    await run.until(finds('content/a.md'));
    renameSync(folder.path('content'), folder.path('old'));
    await run.until(says(`Note: content ${gone}`));
    folder.write('content/a.md', clean);
    await run.until(says(`Note: content ${replaced}`));
    folder.write('content/a.md', broken);
    await run.until(finds('content/a.md'));
    expect(await run.end()).toBe(1);
  });

  test('may be a link that is switched', async () => {
    const folder = site({ 'one/a.md': clean, 'two/b.md': broken });
    symlinkSync('one', folder.path('content'), 'junction');
    const run = watch(folder, 'content', ...asError);
    await run.until(finds(''));
    symlinkSync('two', folder.path('new'), 'junction');
    renameSync(folder.path('new'), folder.path('content'));
    await run.until((text) => says(`Note: content ${replaced}`)(text) && finds('content/b.md')(text));
    folder.write('two/c.md', broken);
    await run.until(finds('content/b.md,content/c.md'));
    expect(await run.end()).toBe(1);
  });
});

test('sees the other side of a finding over several articles change', async () => {
  const text = `---\ntitle: 图书馆\n---\n\n${'图书馆延长了开放时间，自习的同学很高兴。'.repeat(12)}\n`;
  const folder = site({ 'content/a.md': text, 'content/b.md': clean });
  const run = watch(folder, '--only', 'article-duplicate');
  await run.until(isSilentOn('article-duplicate'));
  folder.write('content/b.md', text);
  await run.until(says('content/b.md:3:4: warning article-duplicate'));
  folder.write('content/a.md', clean);
  await run.until(isSilentOn('article-duplicate'));
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
  await run.until(finds('content/a.md'));
  folder.write(name, off);
  await run.until(finds(''));
  folder.write(name, wrong);
  await run.until((text) => new RegExp(`${name}:\\d`, 'u').test(text));
  folder.write(name, on);
  await run.until(finds('content/a.md'));
  expect(await run.end()).toBe(1);
});

test('sees an image file come', async () => {
  const folder = site({
    'hugo.toml': '',
    'content/a.md': '---\ntitle: 彗星\n---\n\n![彗星掠过天文台](/comet.png)\n\n完。\n',
    'static/cat.png': 'png',
  });
  const run = watch(folder);
  await run.until(says('image-file-missing'));
  folder.write('static/comet.png', 'png');
  await run.until(isSilentOn('image-file-missing'));
  expect(await run.end()).toBe(0);
});

test('mends as it goes', async () => {
  const folder = site({ 'content/a.md': clean });
  const run = watch(folder, '--fix', '--format', 'compact', '--format', 'json=content/report.json');
  await run.until(isSilentOn('mended'));
  folder.write('content/a.md', broken);
  await run.until(says('Fixed 1 problem'));
  expect(folder.read('content/a.md')).toBe(mended);
  // What was written is looked at once more, and then nothing is to be done.
  await run.until(isSilentOn('mended'));
  expect(await run.end()).toBe(0);
});

test.each([
  [['-', '--stdin-filename', 'a.md'], '-'],
  [['content', '--write-baseline'], '--write-baseline'],
  [['--files-from', 'list.txt'], '--files-from'],
])('does not watch %j', (args, flag) => {
  const folder = site({ 'content/a.md': clean });
  const { code, stderr } = folder.run(['--watch', ...args]);
  expect([code, stderr]).toEqual([2, `--watch and ${flag} cannot be used together\n`]);
});
