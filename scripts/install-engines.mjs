// Installs the site generators and Markdown renderers that `npm run test:engines` compares nk-lint with: from npm, and
// Hugo and Jekyll from Debian packages if run as root. Prints those that cannot be installed; their tests are skipped.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { has, installDebianPackages, installNpmPackages } from './installing.mjs';

const folder = fileURLToPath(new URL('../test/engines/', import.meta.url));

installDebianPackages([
  ...(has('hugo', ['version']) ? [] : ['hugo']),
  ...(has('jekyll') ? [] : ['jekyll']),
  ...['commonmark', 'paginate', 'redirect-from'].flatMap((name) =>
    has('ruby', ['-e', `require 'jekyll-${name}'`]) ? [] : [`ruby-jekyll-${name}`],
  ),
  // Compiled only where Rust is already.
  ...(has('cargo') && !existsSync('/usr/share/cargo/registry') ? ['librust-pulldown-cmark-dev'] : []),
]);
if (!installNpmPackages(folder)) process.stdout.write('The packages from npm could not be installed: see above\n');
if (!has('hugo', ['version'])) process.stdout.write('No hugo here: apt-get install hugo, or brew install hugo\n');
if (!has('jekyll')) process.stdout.write('No jekyll here: apt-get install jekyll, or gem install jekyll\n');
