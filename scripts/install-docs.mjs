// Installs what `npm run docs` needs: VitePress and the playground's packages from npm. Without them, and without the
// browser of `npm run install:browser`, `npm run test:docs` skips its tests.
import { fileURLToPath } from 'node:url';
import { installNpmPackages } from './installing.mjs';

const folder = fileURLToPath(new URL('../website/', import.meta.url));

if (!installNpmPackages(folder)) process.stdout.write('The packages of website/ could not be installed: see above\n');
