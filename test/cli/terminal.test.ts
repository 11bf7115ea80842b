import { expect, test } from 'vitest';
import { broken, clean, site } from './run.ts';
import { hasTmux, screen } from './tmux.ts';

/** A rule that is slow for ten articles, and then waits for a file. */
const waiting = `import { existsSync } from 'node:fs';
let articles = 0;
const sleep = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
export const rules = [{
  id: 'waiting', severity: 'warning', scope: 'article', explains: [], online: false,
  needs: {}, norms: {}, options: {}, fixes: {}, notes: {},
  docs: { what: { en: '', 'zh-CN': '' }, why: { en: '', 'zh-CN': '' }, examples: [] },
  messages: {},
  check() {
    if (articles++ < 10) sleep();
    else while (!existsSync('go')) sleep();
  },
}];\n`;

test.skipIf(!hasTmux)('a long run tells how far it is, in a line that is gone at its end', async () => {
  const articles = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`content/${n}.md`, clean]));
  const folder = site({ ...articles, '.nk-lint.yaml': 'plugins: [./waiting.mjs]\n', 'waiting.mjs': waiting });
  const shown = screen(folder, 'content --format json=report.json --only waiting');
  const during = await shown.until(/Reading articles: \d+ of 40$/u);
  expect(during.split('\n')).toHaveLength(1);
  folder.write('go', '');
  expect(await shown.until(/code \d/u)).toBe('Wrote report.json (0 findings)\ncode 0');
});

test.skipIf(!hasTmux)('watching shows the last check alone, on a cleared screen', async () => {
  const folder = site({ 'content/a.md': broken });
  const shown = screen(folder, 'content --watch --only image-duplicate');
  const first = await shown.until(/Ctrl-C ends/u);
  expect(first).toMatch(/^content\/a\.md\n {2}7:1 {2}warning {2}image-duplicate/mu);
  folder.write('content/a.md', clean);
  const second = await shown.until(/No problems in 1 article/u);
  expect(second).not.toContain('image-duplicate');
  shown.key('C-c');
  expect(await shown.until(/code \d/u)).toContain('code 0');
});

test.skipIf(!hasTmux)('a screen shows the fifty worst findings, and errors once more at the end', async () => {
  const articles = Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [`content/${n}.md`, clean.replace('---\n\n', `tags: [a, a]\n---\n\n`)]),
  );
  const folder = site({ ...articles, 'content/zz.md': '---\ntitle: Z\n---\n\n![a](http:/moon.example/a.png)\n' });
  const shown = screen(folder, 'content --only tag-duplicate,url-malformed');
  const text = await shown.until(/code \d/u);
  expect(text).toContain('Shown are 50 of 61 findings');
  expect(text).toMatch(/\nThe error\n {2}content\/zz\.md:5:6 {2}\S/u);
  expect(text).toContain('npx nk-lint content --only tag-duplicate,url-malformed --quiet');
});

test.skipIf(!hasTmux)('a screen folds long runs of a patch', async () => {
  const letters = [...'http://moon.example/a.jpg'].map((char) => `![a](${char})`);
  const folder = site({ 'content/a.md': `---\ntitle: A\n---\n\nText.\n\n${letters.join('\n')}\n` });
  const shown = screen(folder, 'content --diff --only image-url-exploded');
  const text = await shown.until(/code \d/u);
  expect(text).toMatch(/^@@ .* @@ image-url-exploded: /mu);
  expect(text).toMatch(/^- … \d+ more lines/mu);
});
