// What the scripts that install something share.
import { spawnSync } from 'node:child_process';

const timeoutMs = 600_000;

/** Whether a program is here. @param {string} program @param {string[]} args */
export function has(program, args = ['--version']) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/**
 * Installs Debian packages if run as root, each by itself: one that is missing leaves the others.
 * @param {readonly string[]} names
 */
export function installDebianPackages(names) {
  if (names.length === 0 || process.getuid?.() !== 0 || !has('apt-get')) return;
  runs('apt-get', ['-qq', 'update']);
  for (const name of names) runs('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', name]);
}

/**
 * Installs the packages of a folder from npm, without their scripts; returns whether all are installed. Not by `npm ci`,
 * which fails if the registry lacks the binaries of another platform in the lock.
 * @param {string} folder
 */
export function installNpmPackages(folder) {
  return runs(
    'npm',
    ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    folder,
  );
}

/** @param {string} program @param {string[]} args @param {string} [cwd] */
function runs(program, args, cwd) {
  return spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], timeout: timeoutMs }).status === 0;
}
