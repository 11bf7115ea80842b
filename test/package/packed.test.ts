import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clean, root } from '../cli/run.ts';

/** A project with the packed nk-lint as npm installs it. */
let project: string;
let installed: string;

function npm(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
  return stdout.trim();
}

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'nk-lint-packed-'));
  installed = join(project, 'node_modules/nk-lint');
  const name = npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  npm(project, 'install', '--no-save', '--offline', '--no-audit', '--no-fund', join(project, name));
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Returns the addresses of links and images that lead to files. */
function fileLinks(page: string): readonly string[] {
  const text = readFileSync(page, 'utf8')
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gmu, '')
    .replace(/(`+)(?!`).*?[^`]\1(?!`)/gu, '');
  return [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s#]+)/gu)].map(([, link = '']) => link);
}

describe('the packed package', () => {
  test('has no link to a file that it lacks', () => {
    const pages = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    const links = pages.flatMap((page) => fileLinks(join(installed, page)).map((link) => [page, link] as const));
    const dead = links.filter(([page, link]) => !existsSync(resolve(installed, dirname(page), link)));
    expect(dead).toEqual([]);
    expect(links.length).toBeGreaterThan(300);
  });

  test('runs no script when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(name);
  });

  test.each(['docs', 'docs/zh-CN'])('%s/configuration.md names a schema that is there', (folder) => {
    const page = readFileSync(join(installed, folder, 'configuration.md'), 'utf8');
    const named = page.match(/\.\/node_modules\/nk-lint\/[\w./-]+/gu) ?? [];
    expect(named).toHaveLength(3);
    for (const file of named) expect(existsSync(join(project, file)), file).toBe(true);
  });

  test('init names the schema of the installation for editors', () => {
    writeFileSync(join(project, 'a.md'), clean);
    const { status, stderr } = spawnSync(join(project, 'node_modules/.bin/nk-lint'), ['init'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    const [, schema = ''] = /"\$schema": "(.*)"/u.exec(readFileSync(join(project, '.nk-lint.jsonc'), 'utf8')) ?? [];
    expect(JSON.parse(readFileSync(join(project, schema), 'utf8')).title).toBe('nk-lint configuration');
  });
});
