// Installs Chromium for `npm run test:browser`, from Debian packages if run as root. Without it, the tests are skipped.
import { has, installDebianPackages } from './installing.mjs';

// With a font for Chinese, which pictures need.
if (!has('chromium')) installDebianPackages(['chromium', 'fonts-noto-cjk']);
if (!has('chromium')) process.stdout.write('No Chromium here: apt-get install chromium\n');
