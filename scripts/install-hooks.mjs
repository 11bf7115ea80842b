// Installs the hook managers of `npm run test:hooks`: lint-staged, lefthook and husky from npm, pre-commit from Debian
// packages if run as root, with the shells for the tests of completion, and xmllint. Prints those that cannot be
// installed; their tests are skipped.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../test/hooks/', import.meta.url));

/** @param {string} program @param {string[]} args @param {string} [cwd] */
function runs(program, args, cwd) {
  return spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], timeout: 200_000 }).status === 0;
}

const wanted = { 'pre-commit': 'pre-commit', xmllint: 'libxml2-utils', zsh: 'zsh', fish: 'fish' };
const missing = Object.entries(wanted).filter(([program]) => spawnSync(program, ['--version']).status !== 0);
if (missing.length > 0 && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
  runs('apt-get', ['-qq', 'update']);
  for (const [, name] of missing) runs('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', name]);
}
for (const [program, name] of missing)
  if (spawnSync(program, ['--version']).status !== 0)
    process.stdout.write(`No ${program} here: apt-get install ${name}\n`);
// Without scripts, because lefthook's installs hooks in this repository. Not `npm ci`, as in install-engines.mjs.
if (!runs('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder))
  process.stdout.write('lint-staged, lefthook and husky could not be installed: see above\n');
