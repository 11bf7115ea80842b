import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lint } from '../../src/index.ts';

const sites = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** Whole small sites with all that they give. `UPDATE=1` writes `expected.json` anew, which is then to be read. */
test.each(sites.map(({ name }) => name))('%s', async (name) => {
  const cwd = join(import.meta.dirname, name);
  const { files } = await lint([name === 'hexo' ? 'source' : 'content'], { cwd, now: new Date('2024-06-01') });
  const told = files.flatMap(({ path, findings }) =>
    findings.map(({ rule, messageId, severity, line, column, fix }) => `${path}:${line}:${column} ${severity} ${rule}/${messageId}${fix ? ` (${fix.safety} fix)` : ''}`),
  );
  const expected = join(cwd, 'expected.json');
  if (process.env['UPDATE'] || !existsSync(expected)) writeFileSync(expected, `${JSON.stringify(told, null, 2)}\n`);
  expect(told).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
});
