import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CancellationToken } from 'vscode-languageserver/node';
import { uriOf } from '../../src/lsp/places.ts';
import { openProject } from '../../src/lsp/project.ts';
import { workspaceDiagnostics } from '../../src/lsp/workspace-diagnostics.ts';
import { broken, site } from '../cli/run.ts';

const token: CancellationToken = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };

/** More than are linted in one go. */
const paths = Array.from({ length: 100 }, (_, index) => `content/${String(index).padStart(3, '0')}.md`);

/** A site whose articles all have a finding. */
async function openedProject() {
  const { root } = site(Object.fromEntries(paths.map((path) => [path, broken])));
  const project = openProject({
    folder: root,
    isWhole: true,
    settings: {},
    dataOnly: false,
    language: 'en',
    openCache: () => undefined,
    changed() {},
    failed() {},
  });
  await project.ready();
  return { project, uris: paths.map((path) => uriOf(root, path)) };
}

test('the diagnostics of all articles are reported', async () => {
  const { project, uris } = await openedProject();
  const { items } = await workspaceDiagnostics([project], new Map(), new Map(), token);
  expect(items.map(({ uri }) => uri)).toEqual(uris);
  await project.close();
});

test('a report that is out of date ends, and says nothing of what it has not come to', async () => {
  const { project, uris } = await openedProject();
  const previous = new Map(uris.map((uri) => [uri, 'earlier']));
  const report = workspaceDiagnostics([project], previous, new Map(), token);
  await setImmediate();
  await project.close();
  const { items } = await report;
  expect(items.length).toBeLessThan(uris.length);
  expect(items.filter((item) => item.kind === 'full' && item.items.length === 0)).toEqual([]);
});
