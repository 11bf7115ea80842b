// Installs what `npm run docs` and `npm run test:docs` need: VitePress and Playwright from npm, and Chromium from a Debian
// package if run as root. Prints what cannot be installed; its tests are skipped.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../website/', import.meta.url));

/** @param {string} program @param {string[]} args @param {string} [cwd] */
function runs(program, args, cwd) {
  return spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status === 0;
}

/** @param {string} program */
function has(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

if (!has('chromium') && process.getuid?.() === 0 && has('apt-get')) {
  runs('apt-get', ['-qq', 'update']);
  runs('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium']);
}
if (!has('chromium')) process.stdout.write('No chromium here: apt-get install chromium, or name one in $CHROMIUM\n');
// Not `npm ci`, as in install-engines.mjs.
if (!runs('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder))
  process.stdout.write('The packages of website/ could not be installed: see above\n');
