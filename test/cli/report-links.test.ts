import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { showsHyperlinks } from '../../src/cli/report-links.ts';
import { asError, broken, root, site } from './run.ts';

test.each([
  [{}, false],
  [{ TERM: 'xterm-256color' }, false],
  [{ TERM: 'xterm-kitty' }, true],
  [{ TERM: 'xterm-kitty', NO_COLOR: '1' }, false],
  [{ TERM: 'xterm-kitty', CI: 'true' }, false],
  [{ WT_SESSION: 'x' }, true],
  [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.15' }, false],
  [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.2' }, true],
  [{ TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809' }, true],
  [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.71.0' }, false],
  [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.101.2' }, true],
  [{ TERM_PROGRAM: 'tmux', TERM: 'tmux-256color' }, false],
  [{ VTE_VERSION: '4902' }, false],
  [{ VTE_VERSION: '7600' }, true],
  [{ VTE_VERSION: '0.50.0' }, false],
  [{ VTE_VERSION: '0.50.1' }, true],
  [{ FORCE_HYPERLINK: '1', TERM: 'dumb' }, true],
  [{ FORCE_HYPERLINK: '0', TERM: 'xterm-kitty' }, false],
])('a terminal with %j', (env, expected) => {
  expect(showsHyperlinks({ env, canClearScreen: true })).toBe(expected);
});

test('a pipe shows links only if it is told to', () => {
  expect(showsHyperlinks({ env: { TERM: 'xterm-kitty' }, canClearScreen: false })).toBe(false);
  expect(showsHyperlinks({ env: { FORCE_HYPERLINK: '1' }, canClearScreen: false })).toBe(true);
});

test('paths lead to articles, and rules to their pages', () => {
  const here = site({ 'content/图 1.md': broken });
  const args = ['content', '-f', 'pretty', '--only', 'image-duplicate', ...asError];
  const { stdout } = here.run(args, { env: { FORCE_HYPERLINK: '1' } });
  const page = pathToFileURL(`${root}/docs/rules/image-duplicate.md`);
  expect(stdout).toContain(`\u001B]8;;${pathToFileURL(here.path('content/图 1.md'))}\u001B\\content/图 1.md\u001B]8;;`);
  expect(stdout).toContain(`\u001B]8;;${page}\u001B\\image-duplicate\u001B]8;;`);
  expect(here.run([...args, '--no-color'], { env: { FORCE_HYPERLINK: '1' } }).stdout).not.toContain('\u001B');
  here.run([...args, '-f', 'pretty=report.txt'], { env: { FORCE_HYPERLINK: '1' } });
  expect(here.read('report.txt')).not.toContain('\u001B');
});
