// Installs what `npm run test:editors` needs: Neovim from Debian packages if run as root, and from npm the packages of the
// extension for VS Code, which `npm run package:vscode` needs, too. Says so where they cannot be installed; their tests
// are then skipped.
import { fileURLToPath } from 'node:url';
import { has, installDebianPackages, installNpmPackages } from './installing.mjs';

const extension = fileURLToPath(new URL('../editors/vscode/', import.meta.url));

if (!has('nvim')) installDebianPackages(['neovim']);
if (!has('nvim')) process.stdout.write('No nvim here: apt-get install neovim, or brew install neovim\n');
if (!installNpmPackages(extension))
  process.stdout.write('The packages of editors/vscode/ could not be installed: see above\n');
