// Compiles a program with Debian's pulldown-cmark, which Zola renders with. Zola makes the ids of headings itself.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print, readSnippets } from './answer.mjs';

const registry = '/usr/share/cargo/registry';
const version = readdirSync(registry).find((name) => name.startsWith('pulldown-cmark-'));
if (!version) throw new Error('Could not find pulldown-cmark');
const folder = mkdtempSync(join(tmpdir(), '.pulldown-'));
const snippets = readSnippets();
try {
  mkdirSync(join(folder, 'src'));
  mkdirSync(join(folder, '.cargo'));
  copyFileSync(join(import.meta.dirname, 'pulldown.rs'), join(folder, 'src/main.rs'));
  writeFileSync(
    join(folder, 'Cargo.toml'),
    `[package]
name = "render"
version = "0.0.0"
edition = "2021"
[dependencies]
pulldown-cmark = { version = "*", default-features = false }
`,
  );
  writeFileSync(
    join(folder, '.cargo/config.toml'),
    `[source.crates-io]
replace-with = "debian"
[source.debian]
directory = "${registry}"
`,
  );
  const options = { cwd: folder, encoding: 'utf8', stdio: 'pipe' };
  execFileSync('cargo', ['build', '--quiet', '--offline'], options);
  const input = Object.values(snippets)
    .map((text) => `${text}\0`)
    .join('');
  const bodies = execFileSync(join(folder, 'target/debug/render'), { ...options, input }).split('\0');
  print(version, Object.fromEntries(Object.keys(snippets).map((id, index) => [id, bodies[index] ?? ''])));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
