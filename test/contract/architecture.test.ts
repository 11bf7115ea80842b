import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Who may import whom; a folder may always import itself. `src` stands for the files directly in it. */
const below: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/article/fast': ['src/core'],
  'src/article': ['src/article/fast', 'src/core'],
  'src/facts': ['src/article', 'src/core'],
  'src/norms': ['src/facts', 'src/article', 'src/core'],
  rules: ['src/norms', 'src/facts', 'src/core'],
  'src/messages': ['src/core'],
  'src/report': ['src/messages', 'src/core'],
  'src/config': ['src/messages', 'src/article', 'src/core', 'schemas'],
  'src/links': ['src/config', 'src/messages', 'src/facts', 'src/core', 'src'],
  'src/run': ['src/config', 'src/messages', 'src/norms', 'src/facts', 'src/article', 'src/core', 'src'],
  'src/cli': ['src/links', 'src/run', 'src/report', 'src/config', 'src/messages', 'src/core', 'rules', 'src'],
};

/** What judges must run anywhere: in a thread, on another machine, in an editor. */
const nodeFree = ['src/core', 'src/article/fast', 'src/article', 'src/facts', 'src/norms', 'src/report', 'rules'];

const files = Object.keys(below).flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ folder, file: posix.join(folder, name.replaceAll('\\', '/')) })),
);

test.each(files)('$file imports only what lies below it', ({ folder, file }) => {
  const source = readFileSync(join(root, file), 'utf8');
  for (const [, to = ''] of source.matchAll(/(?:from|import\()\s*'([^']+)'/gu)) {
    if (to.startsWith('.')) {
      const target = dirname(posix.join(dirname(file), to));
      expect([folder, ...(below[folder] ?? [])], `${file} imports ${to}`).toContain(target);
    } else if (nodeFree.includes(folder)) expect(to.startsWith('node:'), `${file} imports ${to}`).toBe(false);
  }
});

test.each(files)('$file is as short as a file should be', ({ folder, file }) => {
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length;
  expect(lines).toBeLessThanOrEqual(folder === 'src/messages' ? 400 : 300);
});
