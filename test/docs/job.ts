import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { bin, hangs, type Site } from '../cli/run.ts';

/** Runs a script as a CI job does, with the built nk-lint instead of a download. */
export function job(folder: Site, script: string, env: Readonly<Record<string, string>> = {}) {
  folder.write(
    'bin/npx',
    `#!/bin/sh\n[ "$1" = --yes ] && shift\ncase "$1" in nk-lint|nk-lint@*) shift;; *) exit 9;; esac\nexec '${process.execPath}' '${bin}' "$@"\n`,
  );
  chmodSync(folder.path('bin/npx'), 0o755);
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder.root,
    encoding: 'utf8',
    timeout: hangs,
    env: { PATH: `${folder.path('bin')}:${process.env['PATH']}`, LANG: 'C.UTF-8', CI: 'true', ...env },
  });
  return { status, stdout, stderr };
}
