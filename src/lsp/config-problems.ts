import { pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver/node';
import { NkLintError } from '../core/errors.ts';
import type { Language } from '../core/types.ts';
import { lsp as words } from '../messages/lsp.ts';
import { fillVisible, visible } from '../report/escape.ts';
import { severities, source } from './diagnostics.ts';
import { ignored, showMessage } from './messages.ts';

/** Shows why a configuration cannot be used: in its file, or as a message where no file is to blame. */
export interface ConfigProblems {
  /** `error` is undefined when the configuration can be used again. */
  report(folder: string, error: unknown): void;
}

export function configProblems(connection: Connection, language: Language): ConfigProblems {
  /** The file that has the diagnostic, by folder. */
  const shown = new Map<string, string>();
  return {
    report(folder, error) {
      const before = shown.get(folder);
      const problem = error === undefined ? undefined : problemOf(error, language);
      if (before !== undefined && before !== problem?.uri) {
        shown.delete(folder);
        connection.sendDiagnostics({ uri: before, diagnostics: [] }).catch(ignored);
      }
      if (!problem) return;
      const { uri, line, column, message } = problem;
      if (uri === undefined) {
        showMessage(connection, 'error', fillVisible(words.configWrong, language, { reason: message }));
        return;
      }
      shown.set(folder, uri);
      const start = { line: line - 1, character: column - 1 };
      const range = { start, end: { line: line - 1, character: column } };
      const diagnostic = { range, severity: severities.error, source, code: 'configuration', message };
      connection.sendDiagnostics({ uri, diagnostics: [diagnostic] }).catch(ignored);
    },
  };
}

interface Problem {
  /** Of the file; undefined where none is to blame. */
  readonly uri: string | undefined;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

function problemOf(error: unknown, language: Language): Problem {
  if (!(error instanceof NkLintError)) {
    const message = visible(error instanceof Error ? error.message : String(error));
    return { uri: undefined, line: 1, column: 1, message };
  }
  const { says, hint } = error.words;
  const message = [says, ...(hint ? [hint] : [])].map((text) => fillVisible(text, language, error.data)).join('\n');
  const {
    file,
    line = '1',
    column = '1',
  } = /^(?<file>.+?)(?::(?<line>\d+)(?::(?<column>\d+))?)?$/u.exec(error.place ?? '')?.groups ?? {};
  const uri = file === undefined || /^[^/\\]*$/u.test(file) ? undefined : pathToFileURL(file).href;
  return { uri, line: Number(line), column: Number(column), message };
}
