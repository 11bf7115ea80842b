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
  expect(await shown.until(/code \d/u)).toBe('code 0');
});

test.skipIf(!hasTmux)('watching shows the last check alone, on a cleared screen', async () => {
  const folder = site({ 'content/a.md': broken });
  const shown = screen(folder, 'content --watch --only image-duplicate');
  const first = await shown.until(/Ctrl-C ends it/u);
  expect(first).toMatch(/^content\/a\.md\n {2}7:1 {2}warning {2}image-duplicate/mu);
  folder.write('content/a.md', clean);
  const second = await shown.until(/No problems in 1 article/u);
  expect(second).not.toContain('image-duplicate');
  shown.key('C-c');
  expect(await shown.until(/code \d/u)).toContain('code 0');
});
