// Installs what `npm run test:editors` needs: Neovim from Debian packages if run as root, and from npm the packages of the
// extension for VS Code, which `npm run package:vscode` needs, too. Says so where they cannot be installed; their tests
// are then skipped.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const extension = fileURLToPath(new URL('../editors/vscode/', import.meta.url));

/** @param {string} program @param {string[]} args @param {string} [cwd] */
function runs(program, args, cwd) {
  return spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status === 0;
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
// Not `npm ci`, as in install-engines.mjs.
if (
  !runs('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], extension)
)
  process.stdout.write('The packages of editors/vscode/ could not be installed: see above\n');
