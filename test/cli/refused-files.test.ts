import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from './here.ts';
import { broken, site } from './run.ts';

const secret = 'S3cret: x: y: "S3cret';
const plain = ['content', '--no-cache', '-f', 'compact'] as const;

/** A site in which a file is a link to a secret outside of it. */
function linked(name: string, more: Readonly<Record<string, string>> = {}) {
  const outside = mkdtempSync(join(tmpdir(), 'nk-lint-outside-'));
  writeFileSync(join(outside, 'secret'), secret);
  const here = site({ 'content/a.md': broken, ...more });
  mkdirSync(dirname(here.path(name)), { recursive: true });
  symlinkSync(join(outside, 'secret'), here.path(name));
  return { here, outside };
}

describe.skipIf(process.platform === 'win32')('a setting that is a link out of the working tree', () => {
  test.each(['package.json', '.nk-lint.yaml', '.nk-lint.toml', 'nk-lint.config.mjs', '.nk-lint-baseline.jsonl'])(
    '%s is refused',
    async (name) => {
      const { code, stdout, stderr } = await runHere(linked(name).here, plain);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(name);
      expect(stderr).not.toContain('S3cret');
    },
  );

  test.each(['hugo.toml', 'config.yaml', 'config/_default/hugo.yaml', 'content/.nklintignore'])(
    '%s does not count',
    async (name) => {
      const { code, stdout } = await runHere(linked(name).here, plain);
      expect(code).toBe(0);
      expect(stdout).toContain('image-duplicate');
    },
  );

  test.each(['{"extends":["./x.json"]}', '{"collections":[{"name":"x","files":["**"],"schema":"x.json"}]}'])(
    'that %s names is refused',
    async (config) => {
      const { code, stderr } = await runHere(linked('x.json', { '.nk-lint.json': config }).here, plain);
      expect(code).toBe(2);
      expect(stderr).toContain('x.json');
      expect(stderr).not.toContain('S3cret');
    },
  );
});

test.each(['package.json', '.nk-lint.json', 'nk-lint.config.mjs'])('a folder named %s is passed over', async (name) => {
  const { code, stdout } = await runHere(site({ 'content/a.md': broken, [`${name}/x`]: '' }), plain);
  expect(code).toBe(0);
  expect(stdout).toContain('image-duplicate');
});

test.skipIf(process.platform === 'win32').each(['.github', '.github/workflows'])(
  'init writes nothing through %s',
  async (name) => {
    const outside = mkdtempSync(join(tmpdir(), 'nk-lint-outside-'));
    const here = site({ 'content/a.md': broken });
    mkdirSync(dirname(here.path(name)), { recursive: true });
    symlinkSync(outside, here.path(name));
    expect(await runHere(here, ['init', '--yes', '--ci', 'github'])).toMatchObject({ code: 2 });
    expect(existsSync(join(outside, 'workflows'))).toBe(false);
  },
);

describe('a schema that never ends is told as its own fault', () => {
  test.each([
    ['{"$ref":"#"}', 's.json:1:'],
    ['{"properties":{"title":{"anyOf":[{"$ref":"#/properties/title"}]}}}', 's.json:1:'],
    ['{"$dynamicAnchor":"n","allOf":[{"$dynamicRef":"#n"}]}', 's.json:1:'],
    ['{"properties":{"title":{"$id":"https://e.org/t","not":{"$ref":"https://e.org/t"}}}}', 's.json:1:'],
  ])('%s', async (schema, place) => {
    const config = '{"collections":[{"name":"x","files":["content/**"],"schema":"s.json"}]}';
    const here = site({ 'content/a.md': broken, '.nk-lint.json': config, 's.json': schema });
    const { code, stderr } = await runHere(here, plain);
    expect(code).toBe(2);
    expect(stderr).toContain(place);
    expect(stderr).not.toMatch(/call stack|mistake of nk-lint/u);
  });

  test('one that multiplies is given up', async () => {
    const level = (index: number) => ({ $ref: `#/$defs/d${index}` });
    const $defs = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`d${index}`, { anyOf: [level(index + 1), level(index + 1)] }]),
    );
    const schema = { $defs: { ...$defs, d40: { type: 'integer' } }, properties: { title: level(0) } };
    const config = '{"collections":[{"name":"x","files":["content/**"],"schema":"s.json"}]}';
    const files = { 'content/a.md': broken, '.nk-lint.json': config, 's.json': JSON.stringify(schema) };
    const { code, stdout, stderr } = await runHere(site(files), plain);
    expect(code).toBe(2);
    expect(stdout).toContain('the schema s.json takes too long');
    expect(stderr).toContain('because of the configuration');
  });
});
