import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/run.ts';

test('SECURITY.md names files that exist, and commands that package.json has', () => {
  const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const links = [...page.matchAll(/(?:\]\((?!https:)|`(?=test\/))([^)#`]+)/gu)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(15);
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const [, name = ''] of page.matchAll(/`npm run ([\w:]+)`/gu)) expect(scripts).toHaveProperty(name);
});
