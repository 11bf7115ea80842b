// Installs the hook managers of `npm run test:hooks`: lint-staged, lefthook and husky from npm, pre-commit from Debian
// packages if run as root, with the shells for the tests of completion, and xmllint. Prints those that cannot be
// installed; their tests are skipped.
import { fileURLToPath } from 'node:url';
import { has, installDebianPackages, installNpmPackages } from './installing.mjs';

const folder = fileURLToPath(new URL('../test/hooks/', import.meta.url));

const wanted = { 'pre-commit': 'pre-commit', xmllint: 'libxml2-utils', zsh: 'zsh', fish: 'fish' };
const missing = Object.entries(wanted).filter(([program]) => !has(program));
installDebianPackages(missing.map(([, name]) => name));
for (const [program, name] of missing)
  if (!has(program)) process.stdout.write(`No ${program} here: apt-get install ${name}\n`);
// Without scripts, because lefthook's installs hooks in this repository.
if (!installNpmPackages(folder))
  process.stdout.write('lint-staged, lefthook and husky could not be installed: see above\n');
