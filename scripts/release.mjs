// Commits the packed package on top of the sources, and tags that commit: installations from git (pre-commit, actions,
// `npm install git+…#v1.2.3`) then neither build nor install what only development needs. The current branch gets the
// commit as a second parent, without its files, so that tools that look for the latest tag find it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'nk-lint-release-'));
const packed = join(folder, 'package');
const index = join(folder, 'index');

/** @param {string} command @param {...string} args */
function run(command, ...args) {
  const env = { ...process.env, ...(args[0] === '--work-tree' && { GIT_INDEX_FILE: index }) };
  return execFileSync(command, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

try {
  if (run('git', 'status', '--porcelain') !== '') throw new Error('commit first: the working tree has changes');
  const [name = ''] = run('npm', 'pack', '--pack-destination', folder).split('\n').slice(-1);
  run('tar', '-xzf', join(folder, name), '-C', folder);
  const { scripts: _, devDependencies: __, ...manifest } = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(join(packed, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const file of ['.pre-commit-hooks.yaml', 'action.yml']) copyFileSync(file, join(packed, file));

  run('git', '--work-tree', packed, 'add', '--all', '--force', '.');
  const tree = run('git', '--work-tree', packed, 'write-tree');
  const message = `release: nk-lint ${manifest.version}`;
  const release = run('git', 'commit-tree', tree, '-p', 'HEAD', '-m', message);
  run('git', 'tag', '--annotate', '--message', message, `v${manifest.version}`, release);
  const merged = run('git', 'commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-p', release, '-m', message);
  run('git', 'update-ref', 'HEAD', merged);
  console.log(`Tagged v${manifest.version}. Next: git push --follow-tags, npm publish`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
