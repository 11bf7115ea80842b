/*
 * The extension for Visual Studio Code: starts `nk-lint lsp` and connects the editor to it. Findings, fixes, hovers and
 * completions are those of the server.
 */
import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { commands, type ExtensionContext, l10n, window, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { serverFile } from './server-file';

const section = 'nk-lint';
const documentSelector = ['markdown', 'mdx'].map((language) => ({ scheme: 'file', language }));

let client: LanguageClient | undefined;
/** Starts and stops follow one another. */
let pending = Promise.resolve();

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel(section, { log: true });
  const restart = () => enqueue(() => start(context.extensionPath, output));
  context.subscriptions.push(
    output,
    commands.registerCommand('nk-lint.fixAll', fixAll),
    commands.registerCommand('nk-lint.restart', restart),
    commands.registerCommand('nk-lint.showOutput', () => output.show()),
    workspace.onDidGrantWorkspaceTrust(restart),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('nk-lint.enable') || event.affectsConfiguration('nk-lint.path')) return restart();
    }),
  );
  await restart();
}

export function deactivate(): Promise<void> {
  return enqueue(stop);
}

function enqueue(task: () => Promise<void>): Promise<void> {
  pending = pending.then(task).catch((error: unknown) => {
    window.showErrorMessage(l10n.t('nk-lint did not start: {0}', String(error)));
  });
  return pending;
}

/** Ends the server that runs, and starts the one that the settings name. */
async function start(extensionFolder: string, outputChannel: LanguageClient['outputChannel']): Promise<void> {
  // The client that runs is sent the change of settings first.
  await setImmediate();
  await stop();
  const settings = workspace.getConfiguration(section);
  if (!settings.get<boolean>('enable', true)) return;
  const { isTrusted, workspaceFolders = [] } = workspace;
  const folders = workspaceFolders.flatMap(({ uri }) => (uri.scheme === 'file' ? [uri.fsPath] : []));
  const module = serverFile({ folders, isTrusted, path: settings.get<string>('path', '') }, extensionFolder);
  if (!existsSync(module)) {
    window.showErrorMessage(l10n.t('nk-lint.path: {0} does not exist', module));
    return;
  }
  outputChannel.info(module);
  client = new LanguageClient(
    section,
    // Not in the workspace: Windows searches the working directory for programs, such as git.
    { module, args: ['lsp'], options: { cwd: extensionFolder }, transport: TransportKind.stdio },
    { documentSelector, outputChannel, initializationOptions: { allowCode: isTrusted } },
  );
  await client.start();
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  // The output says why a server did not end, or never started. Another one can start all the same.
  await running?.dispose().catch(() => {});
}

/** Applies the fixes to the article in the active editor. */
async function fixAll(): Promise<void> {
  await commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.nk-lint', apply: 'first' });
}
