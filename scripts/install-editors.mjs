// Installs Neovim, in which `npm run test:editors` runs the language server: from Debian packages if run as root. Says so
// where it cannot be installed; its test is then skipped.
import { spawnSync } from 'node:child_process';

/** @param {string} program @param {string[]} args */
function runs(program, args) {
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status === 0;
}

/** @param {string} program */
function has(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

if (!has('nvim') && process.getuid?.() === 0 && has('apt-get')) {
  runs('apt-get', ['-qq', 'update']);
  runs('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'neovim']);
}
if (!has('nvim')) process.stdout.write('No nvim here: apt-get install neovim, or brew install neovim\n');
