// Installs what `npm run docs` needs: VitePress and the playground's packages from npm. Without them, and without the
// browser of `npm run install:browser`, `npm run test:docs` skips its tests.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../website/', import.meta.url));

/** @param {string} program @param {string[]} args @param {string} [cwd] */
function runs(program, args, cwd) {
  return spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status === 0;
}

// Not `npm ci`, as in install-engines.mjs.
if (!runs('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder))
  process.stdout.write('The packages of website/ could not be installed: see above\n');
