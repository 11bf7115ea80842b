import { spawnSync } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { bin, broken, type Site, site } from './run.ts';

const hasTmux = spawnSync('tmux', ['-V']).status === 0;
if (!hasTmux) process.stderr.write('No tmux here: the terminal is not tested\n');

/** Runs a command line in a real terminal of 90 columns and 24 lines. */
function terminal(folder: Site, command: string) {
  const socket = folder.path('tmux');
  const tmux = (...args: readonly string[]) => spawnSync('tmux', ['-S', socket, ...args], { encoding: 'utf8' }).stdout;
  onTestFinished(() => void tmux('kill-server'));
  const shell = `cd '${folder.root}'; LANG=C.UTF-8 CI= ${command}; echo "ended $?"; sleep 60`;
  tmux('-u', 'new-session', '-d', '-x', '90', '-y', '24', shell);
  const screen = () => tmux('capture-pane', '-p').trimEnd();
  const until = async (wanted: RegExp) => {
    for (let tries = 0; tries < 400; tries++) {
      const shown = screen();
      if (wanted.test(shown)) return shown;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the terminal never showed ${wanted}:\n${screen()}`);
  };
  return { until, press: (key: string) => void tmux('send-keys', key) };
}

const nkLint = `'${process.execPath}' '${bin}'`;

test.skipIf(!hasTmux)('a long run tells how far it is, in a line that is gone at its end', async () => {
  // With a footnote, the article is left to the slow parser.
  const slow = `---\ntitle: 彗星\n---\n\n[^a]: 注\n\n${'一段[话](/a "b")，*还有*一段`话`。\n\n'.repeat(150)}`;
  const folder = site(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`content/${n}.md`, slow])));
  const shown = terminal(folder, `${nkLint} content --format json=report.json --only image-duplicate`);
  const during = await shown.until(/Reading articles: \d+ of 40$/u);
  expect(during.split('\n')).toHaveLength(1);
  expect(await shown.until(/ended/u)).toBe('ended 0');
});

test.skipIf(!hasTmux)('watching shows the last check alone, on a cleared screen', async () => {
  const folder = site({ 'content/a.md': broken });
  const shown = terminal(folder, `${nkLint} content --watch --only image-duplicate`);
  const first = await shown.until(/Ctrl-C ends it/u);
  expect(first).toMatch(/^content\/a\.md:7:1 {2}warning {2}image-duplicate/mu);
  folder.write('content/a.md', '---\ntitle: 彗星\n---\n\n完。\n');
  const second = await shown.until(/No problems in 1 article/u);
  expect(second).not.toContain('image-duplicate');
  shown.press('C-c');
  expect(await shown.until(/ended/u)).toContain('ended 0');
});
