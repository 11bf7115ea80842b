/*
 * The language server: `nk-lint lsp`. An editor's folder is a project with a session; documents are linted with their
 * text as it is in the editor. Editors that ask for diagnostics get them on request, others are sent them.
 */
import { setImmediate } from 'node:timers/promises';
import type {
  ClientCapabilities,
  Connection,
  InitializeParams,
  InitializeResult,
  TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Resolved } from '../config/resolve.ts';
import { languageNamed } from '../core/language.ts';
import type { Language } from '../core/types.ts';
import { version } from '../core/version.ts';
import type { FactCache } from '../run/cache/fact-cache.ts';
import { codeActions, fixAllEdit } from './code-actions.ts';
import { completions, completionTriggers } from './completion.ts';
import { configProblems } from './config-problems.ts';
import { cancelledRequest, openConnection, openDocuments, watchSettings } from './connection.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { articlePlace, documentLinter, type LintedDocument, setText } from './document-linter.ts';
import { explain, explainCommand } from './explain.ts';
import { hoverAt } from './hover.ts';
import { ignored } from './messages.ts';
import { openProject } from './project.ts';
import { openProjects, type Projects } from './projects.ts';
import { createPublisher, type Publisher } from './publisher.ts';
import { areSame, forbidsCode, type Settings, settingsFrom } from './settings.ts';
import { resultIdOf, workspaceDiagnostics } from './workspace-diagnostics.ts';

export interface ServerOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** That of the environment, where the editor states none. */
  readonly language: Language;
  /** Of the command line; the settings of the editor outweigh them. */
  readonly settings: Settings;
  openCache(config: Resolved, cwd: string): FactCache | undefined;
}

/** What the handlers share. */
interface Server {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly client: ClientCapabilities;
  readonly projects: Projects;
  readonly publisher: Publisher;
  /** Lints an open document, as soon as its configuration has been read. */
  lintedAt(uri: string): Promise<LintedDocument | undefined>;
}

/** Serves an editor until it closes the streams, which ends the process. */
export function serve(options: ServerOptions): void {
  const connection = openConnection(options.input, options.output);
  const documents = openDocuments();
  connection.onInitialize((params) => {
    const server = startServer(connection, documents, params, options);
    answerDiagnostics(server);
    answerRequests(server);
    connection.onShutdown(async () => {
      server.publisher.close();
      await server.projects.close();
    });
    return capabilities;
  });
  documents.listen(connection);
  connection.listen();
}

/** Changes of documents come as pieces. */
const incremental = 2;

const capabilities: InitializeResult = {
  serverInfo: { name: 'nk-lint', version },
  capabilities: {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: incremental },
    diagnosticProvider: { identifier: 'nk-lint', interFileDependencies: true, workspaceDiagnostics: true },
    codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.nk-lint'], resolveProvider: true },
    hoverProvider: true,
    completionProvider: { triggerCharacters: completionTriggers },
    executeCommandProvider: { commands: [explainCommand] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
};

function startServer(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  params: InitializeParams,
  options: ServerOptions,
): Server {
  const client = params.capabilities;
  const language = languageNamed(params.locale ?? '') ?? options.language;
  let settings: Settings = { ...options.settings, ...settingsFrom(params.initializationOptions) };
  const problems = configProblems(connection, language);
  const projects = openProjects((folder, isWhole) => {
    const project = openProject({
      folder,
      isWhole,
      settings,
      dataOnly: forbidsCode(params.initializationOptions),
      language,
      openCache: options.openCache,
      changed: () => publisher.projectChanged(project),
      failed: (error) => problems.report(folder, error),
    });
    return project;
  });
  const lintDocument = documentLinter(projects);
  const pulls = client.textDocument?.diagnostic !== undefined;
  const refreshes = pulls && client.workspace?.diagnostics?.refreshSupport === true;
  const publisher = createPublisher({ connection, documents, projects, lintDocument, pulls, refreshes });
  documents.onDidChangeContent(({ document }) => publisher.documentChanged(document));
  documents.onDidClose(({ document }) => {
    publisher.documentClosed(document);
    projects.keepOnly(documents.keys());
  });
  connection.onInitialized(() => {
    projects.setFolders(foldersOf(params));
    if (client.workspace?.workspaceFolders) watchFolders(connection, foldersOf(params), setFolders);
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) watchSettings(connection, 'nk-lint');
    readSettings().catch(ignored);
    for (const document of documents.all()) publisher.documentChanged(document);
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => readSettings(sent).catch(ignored));
  return { connection, documents, client, projects, publisher, lintedAt };

  async function lintedAt(uri: string): Promise<LintedDocument | undefined> {
    await articlePlace(projects, uri)?.project.opened();
    const document = documents.get(uri);
    return document && lintDocument(document);
  }

  function setFolders(folders: readonly string[]): void {
    projects.setFolders(folders);
    projects.keepOnly(documents.keys());
    publisher.foldersChanged();
  }

  /** Editors send settings, or let them be asked for. */
  async function readSettings(sent?: unknown): Promise<void> {
    const asked = client.workspace?.configuration === true;
    if (!asked && sent === undefined) return;
    const value: unknown = asked
      ? await connection.workspace.getConfiguration('nk-lint')
      : (sent as Record<string, unknown> | null)?.['nk-lint'];
    const changed = { ...options.settings, ...settingsFrom(params.initializationOptions), ...settingsFrom(value) };
    if (areSame(changed, settings)) return;
    settings = changed;
    for (const project of projects.all()) project.reload(settings);
  }
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}

function watchFolders(
  connection: Connection,
  first: readonly string[],
  changed: (folders: readonly string[]) => void,
): void {
  const folders = new Set(first);
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const { uri } of removed) folders.delete(uri);
    for (const { uri } of added) folders.add(uri);
    changed([...folders]);
  });
}

function answerDiagnostics({ connection, documents, projects, lintedAt }: Server): void {
  const { diagnostics } = connection.languages;
  diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    // Requests that are out of date have been cancelled by then.
    await setImmediate();
    if (token.isCancellationRequested) return cancelledRequest();
    const items = diagnosticsOf(await lintedAt(uri));
    const resultId = resultIdOf(items);
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  });
  diagnostics.onWorkspace(async ({ previousResultIds }, token) => {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const versions = new Map(documents.all().map(({ uri, version: of }) => [uri, of]));
    for (const document of documents.all()) setText(projects, document);
    const report = await workspaceDiagnostics(projects.all(), previous, versions, token);
    return token.isCancellationRequested ? cancelledRequest() : report;
  });
}

function answerRequests({ connection, client, lintedAt }: Server): void {
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const linted = await lintedAt(textDocument.uri);
    return linted ? codeActions(linted, range, context, client) : [];
  });
  connection.onCodeActionResolve(async (action) => {
    const { uri } = (action.data ?? {}) as { readonly uri?: string };
    const linted = uri === undefined ? undefined : await lintedAt(uri);
    return linted ? { ...action, edit: fixAllEdit(linted, client) } : action;
  });
  connection.onHover(async ({ textDocument, position }) => {
    const linted = await lintedAt(textDocument.uri);
    return linted ? hoverAt(linted, position) : null;
  });
  connection.onCompletion(async ({ textDocument, position }) => {
    const linted = await lintedAt(textDocument.uri);
    return linted ? completions(linted, position) : null;
  });
  connection.onExecuteCommand(async ({ command, arguments: [rule, uri] = [] }) => {
    if (command === explainCommand) await explain(connection, client, String(rule), await lintedAt(String(uri)));
  });
}
