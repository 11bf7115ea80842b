// Installs the site generators and Markdown renderers that `npm run test:engines` compares nk-lint with: from npm, and
// Hugo and Jekyll from Debian packages if run as root. Prints those that cannot be installed; their tests are skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../test/engines/', import.meta.url));

/** @param {string} program @param {string[]} args @param {string} [cwd] */
function runs(program, args, cwd) {
  return spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 }).status === 0;
}

/** @param {string} program @param {string[]} args */
function has(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

const missing = [
  ...(has('hugo', ['version']) ? [] : ['hugo']),
  ...(has('jekyll', ['--version']) ? [] : ['jekyll']),
  ...['commonmark', 'paginate', 'redirect-from'].flatMap((name) =>
    has('ruby', ['-e', `require 'jekyll-${name}'`]) ? [] : [`ruby-jekyll-${name}`],
  ),
  // Compiled only where Rust is already.
  ...(has('cargo', ['--version']) && !existsSync('/usr/share/cargo/registry') ? ['librust-pulldown-cmark-dev'] : []),
];
const debian = process.getuid?.() === 0 && has('apt-get', ['--version']);
if (missing.length > 0 && debian) {
  runs('apt-get', ['-qq', 'update']);
  for (const name of missing) runs('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', name]);
}
// Not `npm ci`, which fails if the registry lacks the binaries of another platform in the lock.
if (!runs('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder))
  process.stdout.write('The packages from npm could not be installed: see above\n');
if (!has('hugo', ['version'])) process.stdout.write('No hugo here: apt-get install hugo, or brew install hugo\n');
if (!has('jekyll', ['--version']))
  process.stdout.write('No jekyll here: apt-get install jekyll, or gem install jekyll\n');
