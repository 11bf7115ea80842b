/**
 * Packs the package and checks the tarball: its shape, that its command works in an empty folder, and that a strict
 * TypeScript project can use its types and modules.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'nk-lint-pack-'));
const run = (command, args, options = {}) =>
  execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], ...options });

try {
  const [{ filename, size, unpackedSize }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]),
  );
  const tarball = join(folder, filename);
  console.log(`${filename}: ${(size / 1024).toFixed(0)} KB packed, ${(unpackedSize / 1024).toFixed(0)} KB unpacked`);
  console.log(run('npx', ['publint', '--strict', tarball]));
  console.log(
    run('npx', ['attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', './schemas/*', '--no-emoji']),
  );

  const site = join(folder, 'site');
  mkdirSync(join(site, 'content'), { recursive: true });
  writeFileSync(join(site, 'content', '彗星.md'), '---\ntitle: 彗星\n---\n\n![](/a.png)\n\n![](/a.png)\n');
  const found = run('npx', ['--yes', '--package', tarball, 'nk-lint', 'content/', '--format', 'compact'], {
    cwd: site,
  });
  console.log(found);
  if (!found.includes('content/彗星.md:7:1')) throw new Error('the packed command did not find the planted duplicate');

  checkConsumer(tarball, join(folder, 'consumer'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Compiles `test/package/consumer.ts` with the package in its `node_modules`, and runs it. */
function checkConsumer(tarball, project) {
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, 'nk-lint'), { recursive: true });
  run('tar', ['-xzf', tarball, '-C', join(modules, 'nk-lint'), '--strip-components=1']);
  for (const name of ['@types/mdast', '@types/node', 'remark']) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  copyFileSync(join(root, 'test/package/consumer.ts'), join(project, 'consumer.ts'));
  const dist = join(modules, 'nk-lint/dist');
  for (const name of readdirSync(dist).filter((each) => each.endsWith('.d.ts')))
    if (readFileSync(join(dist, name), 'utf8').includes('#region node_modules'))
      throw new Error(`dist/${name} contains types of another package`);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = '--strict --skipLibCheck false --target es2023 --module nodenext --types node';
  const inProject = { cwd: project, stdio: 'inherit' };
  run('node', [tsc, ...options.split(' '), 'consumer.ts'], inProject);
  run('node', ['--test-reporter=spec', 'consumer.js'], inProject);
}
