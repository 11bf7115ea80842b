import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runHere } from './here.ts';
import { broken, clean, type Site, site } from './run.ts';

const duplicate = (level: string) => ({ rules: { 'image-duplicate': level } });
const found = async (here: Site, args: readonly string[]) => {
  const { code, stdout, stderr } = await runHere(here, [...args, '--format', 'compact', '--no-cache']);
  expect(stderr).not.toContain('evil');
  return { code, paths: [...stdout.matchAll(/^[^:\n]+(?=:\d)/gmu)].map(([path]) => path) };
};

/** A checkout of a stranger, and beside it a trusted copy of what it was made from. */
const checkout = (trusted: Readonly<Record<string, unknown>>, own: Readonly<Record<string, string>> = {}) =>
  site({
    'tree/content/a.md': broken,
    'tree/content/b.md': broken.replaceAll('comet.jpg', 'cat.jpg'),
    'tree/.nk-lint.json': JSON.stringify(duplicate('off')),
    ...own,
    ...Object.fromEntries(
      Object.entries(trusted).map(([name, value]) => [
        `base/${name}`,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
  });
const inTree = (here: Site): Site => ({ ...here, root: here.path('tree') });

describe('--config-from', () => {
  test('reads the configuration of the copy, with globs for the working directory', async () => {
    const here = checkout({
      '.nk-lint.json': {
        files: ['content'],
        ignore: ['content/c.md'],
        overrides: [{ files: ['content/a.md'], ...duplicate('error') }],
      },
    });
    here.write('tree/content/c.md', broken.replaceAll('comet.jpg', 'dog.jpg'));
    expect(await found(inTree(here), [])).toEqual({ code: 0, paths: [] });
    expect(await found(inTree(here), ['--config-from', '../base'])).toEqual({
      code: 1,
      paths: ['content/a.md', 'content/b.md'],
    });
  });

  test('reads schemas and what is extended from the copy', async () => {
    const schema = { type: 'object', required: ['author'] };
    const here = checkout(
      {
        '.nk-lint.json': {
          extends: './lint/shared.json',
          collections: [{ name: 'all', files: ['content/**'], schema: 'lint/schema.json' }],
        },
        'lint/shared.json': { ...duplicate('off'), overrides: [{ files: ['../content/b.md'], ...duplicate('error') }] },
        'lint/schema.json': schema,
      },
      { 'tree/lint/schema.json': '{}', 'tree/lint/shared.json': JSON.stringify(duplicate('off')) },
    );
    const { stdout } = await runHere(inTree(here), ['--config-from', '../base', '--format', 'compact', '--no-cache']);
    expect(stdout.match(/^[^:]+:\d.*image-duplicate/gmu)).toHaveLength(1);
    expect(stdout.match(/author/gu)).toHaveLength(2);
  });

  test('resolves plugins in the copy and runs nothing of the working directory', async () => {
    const evil = (name: string) =>
      `import { writeFileSync } from 'node:fs'; writeFileSync('${name}', ''); throw 'evil';`;
    const here = checkout(
      {
        '.nk-lint.json': { plugins: ['./lint/rule.mjs'] },
        'lint/rule.mjs':
          "export default { id: 'x-y', scope: 'article', check() {}, options: {}, needs: {}, severity: 'info' };",
      },
      { 'tree/nk-lint.config.mjs': evil('ran-config'), 'tree/lint/rule.mjs': evil('ran-plugin') },
    );
    await found(inTree(here), ['--config-from', '../base']);
    expect(existsSync(here.path('tree/ran-config'))).toBe(false);
    expect(existsSync(here.path('tree/ran-plugin'))).toBe(false);
  });

  test('reads the configuration of a folder below as that of the same folder', async () => {
    const here = checkout({ '.nk-lint.json': { overrides: [{ files: ['content/a.md'], ...duplicate('error') }] } });
    here.write('base/content/b.md', clean);
    const below = { ...here, root: here.path('tree/content') };
    expect(await found(below, ['--config-from', '../../base/content', '--quiet'])).toEqual({
      code: 1,
      paths: ['a.md'],
    });
  });

  test('reads the baseline of the copy, not of the working directory', async () => {
    const here = checkout({ '.nk-lint.json': duplicate('error'), 'content/a.md': broken });
    await runHere({ ...here, root: here.path('base') }, ['--write-baseline']);
    here.write('tree/.nk-lint-baseline.jsonl', 'of a stranger\n');
    expect(await found(inTree(here), ['--config-from', '../base'])).toEqual({ code: 1, paths: ['content/b.md'] });
    expect(await found(inTree(here), ['--config-from', '../base', '--no-baseline'])).toMatchObject({
      paths: ['content/a.md', 'content/b.md'],
    });
  });

  test('finds the files of --config and --baseline in the copy', async () => {
    const here = checkout({ 'ci.json': duplicate('error'), 'old.jsonl': '' }, { 'tree/old.jsonl': 'of a stranger\n' });
    const options = ['--config-from', '../base', '--config', 'ci.json', '--baseline', 'old.jsonl'];
    expect(await found(inTree(here), options)).toMatchObject({ code: 1 });
  });

  test('names a folder that is missing', async () => {
    const { code, stderr } = await runHere(inTree(checkout({})), ['--config-from', '../nowhere']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--config-from: folder ../nowhere does not exist')]);
  });
});
