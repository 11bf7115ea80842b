// Installs what `npm run test:hooks` runs nk-lint under, and what checks XML against a schema, from Debian's packages
// where this may be done. What cannot be installed is named, and then not tested.
import { spawnSync } from 'node:child_process';

/** @param {string} program @param {string[]} args */
function runs(program, args) {
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 200_000 }).status === 0;
}

const wanted = { 'pre-commit': 'pre-commit', xmllint: 'libxml2-utils' };
const missing = Object.entries(wanted).filter(([program]) => spawnSync(program, ['--version']).status !== 0);
if (missing.length > 0 && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
  runs('apt-get', ['-qq', 'update']);
  for (const [, name] of missing) runs('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', name]);
}
for (const [program, name] of missing)
  if (spawnSync(program, ['--version']).status !== 0)
    process.stdout.write(`No ${program} here: apt-get install ${name}\n`);
