// Installs Chromium for `npm run test:browser`, from Debian packages if run as root. Without it, the tests are skipped.
import { spawnSync } from 'node:child_process';

/** @param {string} program @param {string[]} args */
function runs(program, args) {
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 }).status === 0;
}

const hasChromium = () => runs('chromium', ['--version']);
if (!hasChromium() && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
  runs('apt-get', ['-qq', 'update']);
  // With a font for Chinese, which pictures need.
  runs('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
}
if (!hasChromium()) process.stdout.write('No Chromium here: apt-get install chromium\n');
