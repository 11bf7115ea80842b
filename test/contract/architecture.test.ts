import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The layers, from the ground up; a folder may import itself and what lies below it. `src` has the public entries. */
const layers: readonly (readonly string[])[] = [
  ['src/core'],
  ['src/engine'],
  ['src/knowledge'],
  ['src/site'],
  ['src/article'],
  ['src/facts'],
  ['src/norms'],
  ['rules'],
  ['src/messages', 'schemas'],
  ['src/config', 'src/report'],
  ['src/run'],
  ['src/links'],
  ['src/cli', 'src/threads', 'src'],
];

/** What lies below but is not to be known: rules are given to the engine, they are not part of it. */
const forbidden: Readonly<Record<string, readonly string[]>> = {
  rules: ['src/article'],
  'src/report': ['src/facts', 'src/article', 'src/norms', 'rules'],
  'src/config': ['src/facts', 'src/norms', 'rules'],
  'src/run': ['rules'],
  'src/links': ['rules', 'src/run'],
};

/** What lints must run anywhere: in a worker, on another machine, in an editor. */
const nodeFree = [
  'src/core',
  'src/engine',
  'src/knowledge',
  'src/site',
  'src/article',
  'src/facts',
  'src/norms',
  'src/report',
  'rules',
];

const folders = layers.flat();

/** The folder of the table that a file lies in. */
function folderOf(file: string): string {
  return folders.find((folder) => folder !== 'src' && file.startsWith(`${folder}/`)) ?? 'src';
}

/** What a folder may import. */
function allowedFor(folder: string): readonly string[] {
  const height = layers.findIndex((layer) => layer.includes(folder));
  const below = layers.slice(0, height).flat();
  const top = height === layers.length - 1 ? (layers[height] ?? []) : [];
  return [folder, ...top, ...below].filter((each) => !forbidden[folder]?.includes(each));
}

const files = ['src', 'rules'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(top, name.replaceAll('\\', '/'))),
);

test.each(files)('%s imports only what lies below it', (file) => {
  const folder = folderOf(file);
  const source = readFileSync(join(root, file), 'utf8');
  for (const [, to = ''] of source.matchAll(/(?:from|import\()\s*'([^']+)'/gu)) {
    if (to.startsWith('.') && to.endsWith('.ts')) {
      const target = folderOf(posix.join(dirname(file), to));
      expect(allowedFor(folder), `${file} imports ${to}`).toContain(target);
    } else if (nodeFree.includes(folder)) expect(to.startsWith('node:'), `${file} imports ${to}`).toBe(false);
  }
});

test.each(files)('%s is as short as a file should be', (file) => {
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length;
  expect(lines).toBeLessThanOrEqual(file.startsWith('src/messages/') ? 400 : 300);
});
