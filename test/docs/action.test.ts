import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { hasGit, type TestRepository } from '../cli/repository.ts';
import { broken, clean, root } from '../cli/run.ts';
import { job } from './job.ts';
import { pullRequest } from './pull-request.ts';

const action = readFileSync(join(root, 'action.yml'), 'utf8');
const [kept, install, check, saved] = parse(action).runs.steps;

/** The folder that GitHub's runner keeps outside of the checkout. */
let temp: string;
/** The package as npm would publish it. */
let tarball: string;

beforeAll(() => {
  temp = mkdtempSync(join(tmpdir(), 'nk-lint-runner-'));
  const { stdout } = spawnSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', temp], {
    cwd: root,
    encoding: 'utf8',
  });
  tarball = `file:${join(temp, stdout.trim())}`;
}, 120_000);
afterAll(() => rmSync(temp, { recursive: true, force: true }));

const environment = () => ({
  NK_LINT_PATHS: '',
  NK_LINT_VERSION: tarball,
  NK_LINT_MODE: 'new',
  NK_LINT_BASELINE: '',
  NK_LINT_CACHE: 'true',
  NK_LINT_ONLINE: 'false',
  NK_LINT_TRUSTED_CONFIG: '',
  NK_LINT_BASE: 'main',
  NK_LINT_HEAD_REPOSITORY: 'owner/site',
  NK_LINT_REPOSITORY: 'owner/site',
  RUNNER_TEMP: temp,
  // No registry is needed.
  npm_config_offline: 'true',
  npm_config_cache: join(temp, 'npm'),
});

/** Runs the step of the action that checks. */
function act(folder: TestRepository, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = job(folder, check.run, { ...environment(), ...env });
  return { status, stdout, stderr, paths: [...stdout.matchAll(/^::error file=([^,]+)/gmu)].map(([, path]) => path) };
}

/** Runs the step that installs, in a checkout. */
function installIn(folder: TestRepository): void {
  rmSync(join(temp, 'nk-lint'), { recursive: true, force: true });
  const { status, stderr } = job(folder, install.run, environment());
  expect([status, stderr]).toEqual([0, '']);
}

describe('the action', () => {
  test('is one', () => {
    const { status, stderr } = spawnSync('npx', ['--no-install', 'action-validator', 'action.yml'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr.replace(/^npm warn.*\n/gmu, '')]).toEqual([0, '']);
  });

  test('gives no input as text to its scripts', () => {
    const { runs, inputs } = parse(action);
    for (const { run = '' } of runs.steps) expect(run).not.toContain('${{');
    const used = [...action.matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/gu)].map(([, name]) => name);
    expect(used.sort()).toEqual(Object.keys(inputs).sort());
    expect(Object.keys({ ...install.env, ...check.env, RUNNER_TEMP: '' }).sort()).toEqual(
      Object.keys(environment())
        .filter((name) => !name.startsWith('npm_'))
        .sort(),
    );
  });

  test('installs the version that its tag names, unless another one is chosen', () => {
    const folder = pullRequest();
    folder.write('bin/npm', '#!/bin/sh\necho "$@"\n');
    chmodSync(folder.path('bin/npm'), 0o755);
    const installed = (version: string) => {
      const env = { NK_LINT_VERSION: version, RUNNER_TEMP: temp, GITHUB_ACTION_PATH: root };
      return job(folder, install.run, env).stdout.trim().split(' ').at(-1);
    };
    expect(installed('')).toBe(`nk-lint@${manifest.version}`);
    expect(installed('0.0.9')).toBe('nk-lint@0.0.9');
    expect(parse(action).inputs.version.default).toBe('');
  });

  test('keeps the cache that it uses', () => {
    expect(saved.if).toBe("always() && inputs.cache == 'true'");
    expect([saved.with.path, saved.with.key]).toEqual([kept.with.path, kept.with.key]);
    expect(kept.with.path).toMatch(/^\S+ runner\.temp \}\}\/nk-lint-cache$/u);
  });

  test.skipIf(!hasGit)('does what its inputs say', () => {
    const folder = pullRequest();
    installIn(folder);
    const paths = (env: Readonly<Record<string, string>>) => act(folder, env).paths;
    expect(paths({})).toEqual(['content/新文章.md']);
    expect(paths({ NK_LINT_MODE: 'changed' })).toEqual(['content/新文章.md']);
    expect(paths({ NK_LINT_MODE: 'all' })).toEqual(['content/a.md', 'content/新文章.md']);
    expect(paths({ NK_LINT_BASE: '' })).toEqual(['content/a.md', 'content/新文章.md']);
    expect(paths({ NK_LINT_MODE: 'all', NK_LINT_PATHS: 'content/a.md\n' })).toEqual(['content/a.md']);
    expect(readdirSync(join(temp, 'nk-lint-cache/facts'))).toHaveLength(1);
    rmSync(join(temp, 'nk-lint-cache'), { recursive: true });
    expect(paths({ NK_LINT_CACHE: 'false' })).toEqual(['content/新文章.md']);
    expect(existsSync(join(temp, 'nk-lint-cache'))).toBe(false);
    // No article here has an address of the web, so nothing is asked.
    expect(paths({ NK_LINT_ONLINE: 'true' })).toEqual(['content/新文章.md']);
    folder.write('$(touch hacked).md', clean);
    expect(paths({ NK_LINT_MODE: 'all', NK_LINT_PATHS: '$(touch hacked).md\ncontent/a.md' })).toEqual(['content/a.md']);
    expect(() => folder.read('hacked')).toThrow();
  });
});

describe.skipIf(!hasGit)('the action on a pull request from a fork', () => {
  beforeEach(() => {
    if (!existsSync(join(temp, 'nk-lint'))) installIn(pullRequest());
  });
  const fork = { NK_LINT_HEAD_REPOSITORY: 'stranger/site' };
  const writes = (name: string) => `require('node:fs').writeFileSync(${JSON.stringify(join(temp, name))}, '');`;
  const ran = () => readdirSync(temp).filter((name) => name.startsWith('ran-'));

  /** A stranger's branch that brings all that could run, and turns the rule off. */
  function hostile(): TestRepository {
    const folder = pullRequest();
    folder.write('evil.cjs', writes('ran-npmrc'));
    folder.write('.npmrc', 'node-options=--require ./evil.cjs\nscript-shell=./evil.cjs\nignore-scripts=false\n');
    folder.write('package.json', '{ "scripts": { "preinstall": "node evil.cjs", "prepare": "node evil.cjs" } }');
    for (const name of ['nk-lint', 'npm', 'git'])
      folder.write(`node_modules/.bin/${name}`, `#!/usr/bin/env node\n${writes(`ran-${name}`)}`);
    folder.write('node_modules/nk-lint/dist/bin.cjs', writes('ran-module'));
    folder.write(
      'nk-lint.config.mjs',
      `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${writes('ran-config')} export default { rules: { 'image-duplicate': 'off' } };`,
    );
    folder.write(
      'lint/plugin.mjs',
      `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${writes('ran-plugin')} export default [];`,
    );
    folder.write('.nk-lint.json', '{ "plugins": ["./lint/plugin.mjs"], "rules": { "image-duplicate": "off" } }');
    folder.git('add', '--all', '--force');
    folder.git('commit', '--quiet', '--message', 'what a stranger brings');
    return folder;
  }

  test.each([
    ['all of it', []],
    ['plugins in JSON', ['nk-lint.config.mjs']],
  ])('runs nothing that the branch brings, and reports as the base branch would: %s', (_, removed) => {
    const folder = hostile();
    for (const name of removed) rmSync(folder.path(name));
    installIn(folder);
    expect(act(folder, fork)).toMatchObject({ status: 1, stderr: '', paths: ['content/新文章.md'] });
    expect(ran()).toEqual([]);
    expect(folder.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
  });

  test('would run it with `head`, the default for branches of the repository', () => {
    for (const env of [{ ...fork, NK_LINT_TRUSTED_CONFIG: 'head' }, {}]) {
      expect(act(hostile(), env)).toMatchObject({ status: 0, paths: [] });
      expect(ran()).toEqual(['ran-config']);
      rmSync(join(temp, 'ran-config'));
    }
  });

  test('takes baseline and globs from the base branch, in a working directory, too', () => {
    const folder = pullRequest();
    folder.git('checkout', '--quiet', 'main');
    folder.write(
      'site/.nk-lint.json',
      '{ "overrides": [{ "files": ["posts/*"], "rules": { "image-duplicate": "error" } }] }',
    );
    folder.write('site/posts/old.md', broken);
    folder.run(['--write-baseline'], { cwd: 'site' });
    folder.commit('a site in a folder');
    folder.git('update-ref', 'refs/remotes/origin/main', 'main');
    folder.write('site/posts/new.md', broken.replaceAll('comet.jpg', 'dog.jpg'));
    folder.write('site/.nk-lint-baseline.jsonl', 'of a stranger\n');
    folder.commit('a new article');
    const script = `cd site\n${check.run}`;
    const { status, stdout, stderr } = job(folder, script, { ...environment(), ...fork, NK_LINT_MODE: 'all' });
    expect([status, stderr, stdout.match(/^::error file=[^,]+/gmu)]).toEqual([1, '', ['::error file=posts/new.md']]);
  });

  test('uses no configuration where it cannot have that of the base branch', () => {
    const folder = hostile();
    folder.git('update-ref', '-d', 'refs/remotes/origin/main');
    const { status, stdout } = act(folder, { ...fork, NK_LINT_MODE: 'all' });
    expect([status, ran()]).toEqual([0, []]);
    expect(stdout).toContain('::notice title=nk-lint::The base branch is not here');
    expect(stdout).toMatch(/^::warning file=content\/a\.md/mu);
  });

  test('uses none with `none`, and takes no other word', () => {
    const folder = hostile();
    const none = act(folder, { ...fork, NK_LINT_TRUSTED_CONFIG: 'none' });
    expect([none.status, none.stdout.match(/^::warning file=[^,]+/gmu), ran()]).toEqual([
      0,
      ['::warning file=content/新文章.md'],
      [],
    ]);
    expect(act(folder, { ...fork, NK_LINT_TRUSTED_CONFIG: 'stranger' })).toMatchObject({ status: 2, paths: [] });
  });
});
