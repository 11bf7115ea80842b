import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, site } from './run.ts';

test.each([
  ['C.UTF-8', 'What is wrong'],
  ['zh_CN.UTF-8', '有哪些问题'],
])('npm run demo shows findings, the patch and what comes next (%s), and writes nothing', (locale, heading) => {
  const contents = () =>
    readdirSync(join(root, 'examples/content'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(join(root, 'examples/content', name), 'utf8'));
  const before = contents();
  const env = { PATH: process.env['PATH'], LANG: locale };
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'scripts/demo.mjs')], { encoding: 'utf8', env });
  expect(status).toBe(0);
  for (const text of [heading, 'image-url-exploded', '+++ b/examples/content/', 'npx nk-lint PATH --fix']) {
    expect(stdout).toContain(text);
  }
  expect(contents()).toEqual(before);
});

test('npm run demo fails where there is nothing to run, or nothing to find', () => {
  const here = site({ 'examples/content/a.md': '# Nothing\n', 'scripts/x': '' });
  cpSync(join(root, 'scripts/demo.mjs'), here.path('scripts/demo.mjs'));
  const demo = () => spawnSync(process.execPath, [here.path('scripts/demo.mjs')]).status;
  expect(demo()).toBe(1);
  symlinkSync(join(root, 'dist'), here.path('dist'));
  symlinkSync(join(root, 'package.json'), here.path('package.json'));
  expect(demo()).toBe(1);
});
