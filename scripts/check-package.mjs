/** Packs the package and checks the tarball: its shape and types, and that its command works in an empty folder. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
} finally {
  rmSync(folder, { recursive: true, force: true });
}
