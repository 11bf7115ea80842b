import { setImmediate } from 'node:timers/promises';
import type { CancellationToken, Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { sha256 } from '../run/sha256.ts';
import { diagnosticOf } from './diagnostics.ts';
import { uriOf } from './places.ts';
import type { Project } from './project.ts';

/** After so many articles, other requests are answered. */
const sliceSize = 20;

/** Identifies diagnostics: while it is the same, they need not be sent again. */
export function resultIdOf(diagnostics: readonly Diagnostic[]): string {
  return sha256(JSON.stringify(diagnostics)).slice(0, 16);
}

/**
 * Returns the diagnostics of all articles of some projects; those that the client has already are `unchanged`. `versions`
 * are those of the open documents.
 */
export async function workspaceDiagnostics(
  projects: readonly Project[],
  previous: ReadonlyMap<string, string>,
  versions: ReadonlyMap<string, number>,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const items: WorkspaceDiagnosticReport['items'] = [];
  for (const project of projects) {
    await project.ready();
    const session = project.session();
    session?.compare();
    let count = 0;
    for (const { path, findings } of session?.lintAll() ?? []) {
      if (++count % sliceSize === 0) await setImmediate();
      if (token.isCancellationRequested || project.session() !== session) return { items };
      const uri = uriOf(project.folder, path);
      if (findings.length > 0 || previous.has(uri))
        items.push(
          itemOf(
            uri,
            findings.map((each) => diagnosticOf(each, project)),
          ),
        );
    }
  }
  const listed = new Set(items.map(({ uri }) => uri));
  // Articles that are gone.
  for (const uri of previous.keys()) if (!listed.has(uri)) items.push(itemOf(uri, []));
  return { items };

  function itemOf(uri: string, diagnostics: Diagnostic[]): WorkspaceDiagnosticReport['items'][number] {
    const resultId = resultIdOf(diagnostics);
    const version = versions.get(uri) ?? null;
    if (previous.get(uri) === resultId) return { kind: 'unchanged', uri, version, resultId };
    return { kind: 'full', uri, version, resultId, items: diagnostics };
  }
}
