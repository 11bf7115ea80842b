import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import {
  CancellationTokenSource,
  type CodeAction,
  type CompletionList,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeParams,
  type Position,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { bin, type Site } from '../cli/run.ts';

export interface ClientOptions {
  /** Whether it asks for diagnostics, as VS Code does; else they are sent to it. */
  readonly pulls?: boolean;
  /** Folders of the site, by default the site itself; none for an editor that opens files only. */
  readonly folders?: readonly string[];
  readonly locale?: string;
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  readonly args?: readonly string[];
  /** Whether it answers all requests of the server by an error. */
  readonly refuses?: boolean;
  readonly capabilities?: InitializeParams['capabilities'];
}

/** An editor that talks to `nk-lint lsp`. */
export interface Client {
  readonly capabilities: Record<string, unknown>;
  open(path: string, text: string): TextDocument;
  /** Replaces a range, as a keystroke does. */
  change(path: string, range: Range, text: string): TextDocument;
  close(path: string): void;
  /** Waits until diagnostics are sent for which a condition holds. */
  sent(path: string, wanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  /** How often diagnostics were sent. */
  publications(): number;
  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** Asks for the diagnostics of all files, and cancels that at once; returns the code of the error. */
  cancelPull(): Promise<number | undefined>;
  pullAll(previous?: readonly { readonly uri: string; readonly value: string }[]): Promise<WorkspaceDiagnosticReport>;
  actions(path: string, range: Range, only?: readonly string[]): Promise<CodeAction[]>;
  resolve(action: CodeAction): Promise<CodeAction>;
  hover(path: string, position: Position): Promise<Hover | null>;
  complete(path: string, position: Position): Promise<CompletionList | null>;
  run(action: CodeAction): Promise<void>;
  configure(settings: unknown): void;
  moveFolders(added: readonly string[], removed: readonly string[]): void;
  /** What the server asked to be shown: messages and documents. */
  readonly shown: readonly string[];
  /** Waits until the server asks to pull diagnostics again, since it was last waited for. */
  refreshed(): Promise<void>;
  uri(path: string): string;
  /** Asks for a shutdown, then for the end; returns the exit code. */
  end(): Promise<number | null>;
}

/** Starts the server for a site, as an editor does. */
export async function connect(site: Site, options: ClientOptions = {}): Promise<Client> {
  const { pulls = false, folders = ['.'], locale = 'en', settings, args = [], refuses, capabilities = {} } = options;
  const { initializationOptions } = options;
  const child = spawn(process.execPath, [bin, 'lsp', ...args], {
    cwd: site.root,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  onTestFinished(async () => {
    // Answers may be on their way.
    if (child.exitCode === null) await Promise.race([ended, connection.sendRequest('shutdown').catch(() => {})]);
    connection.dispose();
    child.kill('SIGKILL');
    await ended;
  });
  const uri = (path: string) => pathToFileURL(site.path(path)).href;
  const documents = new Map<string, TextDocument>();
  const sent = new Map<string, readonly Diagnostic[]>();
  const shown: string[] = [];
  let wanted = settings;
  let noticed = () => {};
  let published = 0;
  let refreshes = 0;
  let seen = 0;
  connection.onNotification('textDocument/publishDiagnostics', ({ uri: of, diagnostics }) => {
    sent.set(of, diagnostics);
    published++;
    noticed();
  });
  connection.onNotification('window/showMessage', ({ message }) => void shown.push(message));
  if (!refuses) answerRequests();
  connection.listen();
  const folderOf = (path: string) => ({ uri: uri(path), name: path });
  const { capabilities: found } = await connection.sendRequest<{ capabilities: Record<string, unknown> }>(
    'initialize',
    {
      processId: process.pid,
      rootUri: null,
      locale,
      initializationOptions,
      workspaceFolders: folders.map(folderOf),
      capabilities: {
        ...capabilities,
        window: { showDocument: { support: true }, ...capabilities.window },
        textDocument: {
          ...(pulls && { diagnostic: { dynamicRegistration: false } }),
          codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
          ...capabilities.textDocument,
        },
        workspace: {
          workspaceFolders: true,
          configuration: true,
          ...(pulls && { diagnostics: { refreshSupport: true } }),
          ...capabilities.workspace,
        },
      },
    } satisfies InitializeParams,
  );
  void connection.sendNotification('initialized', {});
  const until = async <Value>(answer: () => Value | undefined): Promise<Value> => {
    for (;;) {
      const value = answer();
      if (value !== undefined) return value;
      await new Promise<void>((resolve) => {
        noticed = resolve;
      });
    }
  };
  const id = (path: string) => ({ uri: uri(path) });
  const documentAt = (path: string) => documents.get(path) as TextDocument;
  return {
    capabilities: found,
    shown,
    uri,
    open(path, text) {
      const document = TextDocument.create(uri(path), 'markdown', 1, text);
      documents.set(path, document);
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: document.uri, languageId: 'markdown', version: 1, text },
      });
      return document;
    },
    change(path, range, text) {
      const document = TextDocument.update(documentAt(path), [{ range, text }], documentAt(path).version + 1);
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: document.uri, version: document.version },
        contentChanges: [{ range, text }],
      });
      return document;
    },
    close: (path) => void connection.sendNotification('textDocument/didClose', { textDocument: id(path) }),
    sent: (path, isWanted) =>
      until(() => {
        const diagnostics = sent.get(uri(path));
        return diagnostics && isWanted(diagnostics) ? diagnostics : undefined;
      }),
    publications: () => published,
    pull: (path, previousResultId) =>
      connection.sendRequest('textDocument/diagnostic', { textDocument: id(path), previousResultId }),
    async cancelPull() {
      const cancellation = new CancellationTokenSource();
      const answer = connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, cancellation.token);
      cancellation.cancel();
      return answer.then(
        () => undefined,
        (error: { readonly code?: number }) => error.code,
      );
    },
    pullAll: (previous = []) => connection.sendRequest('workspace/diagnostic', { previousResultIds: previous }),
    actions: (path, range, only) =>
      connection.sendRequest('textDocument/codeAction', {
        textDocument: id(path),
        range,
        context: { diagnostics: [], ...(only && { only }) },
      }),
    resolve: (action) => connection.sendRequest('codeAction/resolve', action),
    hover: (path, position) => connection.sendRequest('textDocument/hover', { textDocument: id(path), position }),
    complete: (path, position) =>
      connection.sendRequest('textDocument/completion', { textDocument: id(path), position }),
    run: ({ command }) => connection.sendRequest('workspace/executeCommand', command),
    configure(changed) {
      wanted = changed;
      void connection.sendNotification('workspace/didChangeConfiguration', { settings: { 'nk-lint': changed } });
    },
    moveFolders: (added, removed) =>
      void connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: added.map(folderOf), removed: removed.map(folderOf) },
      }),
    async refreshed() {
      await until(() => (refreshes > seen ? true : undefined));
      seen = refreshes;
    },
    async end() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return ended;
    },
  };

  function answerRequests(): void {
    connection.onRequest('window/showDocument', ({ uri: of }) => {
      shown.push(of);
      return { success: true };
    });
    connection.onRequest('workspace/configuration', ({ items }) => items.map(() => wanted ?? null));
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshes++;
      noticed();
      return null;
    });
  }
}

/** Returns the text of a document after an edit. */
export function edited(document: TextDocument, edit: WorkspaceEdit | undefined): string {
  const edits =
    edit?.changes?.[document.uri] ?? edit?.documentChanges?.flatMap((each) => ('edits' in each ? each.edits : []));
  return TextDocument.applyEdits(document, (edits ?? []) as TextEdit[]);
}

export function codesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, range }) => `${range.start.line + 1}:${range.start.character + 1} ${code}`);
}
