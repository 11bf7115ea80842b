import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesIn, importsOf, nodesIn, placeOf, syntaxOf } from './sources.ts';

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
  ['src/files'],
  ['src/config', 'src/report'],
  ['src/run'],
  ['src/links', 'src/session'],
  ['src/cli', 'src/lsp', 'src/mcp', 'src/threads', 'src'],
];

/** What lies below but is not to be known: rules are given to the engine, they are not part of it. */
const forbidden: Readonly<Record<string, readonly string[]>> = {
  rules: ['src/article'],
  'src/report': ['src/facts', 'src/article', 'src/norms', 'rules'],
  'src/config': ['src/facts', 'src/norms', 'rules'],
  'src/run': ['rules'],
  'src/links': ['rules', 'src/run'],
  'src/session': ['rules'],
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

const sources = filesIn('src', 'rules').map(syntaxOf);
const imports = new Map(sources.map((source) => [source.fileName, importsOf(source)]));

test.each([...imports])('%s imports only what lies below it', (file, imported) => {
  const folder = folderOf(file);
  for (const { from } of imported) {
    if (imports.has(from)) expect(allowedFor(folder), `${file} imports ${from}`).toContain(folderOf(from));
    else if (nodeFree.includes(folder)) expect(from.startsWith('node:'), `${file} imports ${from}`).toBe(false);
  }
});

/** Globals that Node has, but browsers and other machines have not. */
const nodeGlobals = new Set([
  'Buffer',
  'NodeJS',
  '__dirname',
  '__filename',
  'clearImmediate',
  'exports',
  'global',
  'module',
  'process',
  'require',
  'setImmediate',
]);

test('what lints uses no globals of Node', () => {
  const used = sources
    .filter(({ fileName }) => nodeFree.includes(folderOf(fileName)))
    .flatMap((source) =>
      nodesIn(source)
        .filter(isNodeGlobal)
        .map((node) => `${placeOf(node)}: ${node.getText()}`),
    );
  expect(used, 'Use what is standard everywhere, or move this to a folder that may know of Node').toEqual([]);
});

/** A name that is used for what it stands for, not that of a property. */
function isNodeGlobal(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || !nodeGlobals.has(node.text)) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  const isKey = ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent);
  return !(isKey && parent.name === node);
}

/** Files that import each other's values and are meant to; imports of types make no circle. */
const circles = [
  // Containers hold blocks.
  'src/article/markdown/fast/blocks.ts, src/article/markdown/fast/list.ts, src/article/markdown/fast/quote.ts',
];

test('no imports run in a circle', () => {
  const reached = new Map([...imports.keys()].map((file) => [file, reachableFrom(file)]));
  const circleOf = (file: string) =>
    [...imports.keys()].filter((other) => reaches(file, other) && reaches(other, file));
  const reaches = (file: string, other: string) => reached.get(file)?.has(other) === true;
  const found = new Set([...imports.keys()].map((file) => circleOf(file).sort().join(', ')).filter(Boolean));
  expect([...found].sort(), 'Move what they share to a file below them').toEqual(circles);
});

/** All files whose values a file imports, itself or through others; itself only where it is in a circle. */
function reachableFrom(file: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [file];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { from, isType } of imports.get(next) ?? []) {
      if (isType || found.has(from) || !imports.has(from)) continue;
      found.add(from);
      open.push(from);
    }
  }
  return found;
}
