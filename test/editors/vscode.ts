/*
 * A stub of the module `vscode`, which exists inside of Visual Studio Code only. Real are the packed extension, its
 * language client and the server; here stands what they call of the editor. What is not named does nothing.
 */
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

export interface EditorOptions {
  /** Of the unpacked extension. */
  readonly extension: string;
  /** The folder that is open. */
  readonly folder: string;
  readonly isTrusted?: boolean;
  readonly language?: string;
  /** The section `nk-lint`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Texts of open documents by their file. */
  readonly documents?: Readonly<Record<string, string>>;
}

interface Shown {
  readonly message: string;
}

/** An editor with the extension. */
export interface Editor {
  /** Ids of the commands that are registered. */
  commands(): readonly string[];
  run(command: string): Promise<void>;
  /** Commands of the editor that the extension has run, with their arguments. */
  readonly executed: readonly (readonly unknown[])[];
  /** Messages of errors. */
  readonly errors: readonly string[];
  /** Lines in the output. */
  readonly output: readonly string[];
  /** Waits until a message is shown at a file that has such a text. */
  shown(file: string, message: RegExp): Promise<void>;
  trust(): Promise<void>;
  configure(settings: Readonly<Record<string, unknown>>): Promise<void>;
}

type Listener = (value: unknown) => unknown;

/** Loads and activates the extension, as an editor does. */
export async function openEditor({ extension, ...options }: EditorOptions): Promise<Editor> {
  const { api, ...editor } = stub(options);
  const { activate, deactivate } = load(extension, api);
  const subscriptions: { dispose(): void }[] = [];
  onTestFinished(async () => {
    await deactivate();
    for (const each of subscriptions) each.dispose();
  });
  await activate({ extensionPath: extension, subscriptions });
  return editor;
}

function stub({
  folder,
  isTrusted = true,
  language = 'en',
  documents = {},
  ...first
}: Omit<EditorOptions, 'extension'>) {
  let settings = first.settings ?? {};
  const [executed, errors, output]: [unknown[][], string[], string[]] = [[], [], []];
  const registered = new Map<string, () => unknown>();
  const diagnostics = new Map<string, readonly Shown[]>();
  const [trusted, configured] = [eventOf(), eventOf()];
  const log = (...texts: unknown[]) => void output.push(texts.join(' '));
  const textDocuments = Object.entries(documents).map(([file, text]) => documentOf(file, text));
  const workspace = withRest({
    isTrusted,
    workspaceFolders: [{ uri: Uri.file(folder), name: 'site', index: 0 }],
    textDocuments,
    notebookDocuments: [],
    getConfiguration(section?: string) {
      const found: Readonly<Record<string, unknown>> = section === undefined ? { 'nk-lint': settings } : settings;
      return { get: (name: string, fallback?: unknown) => found[name] ?? fallback };
    },
    onDidGrantWorkspaceTrust: trusted.on,
    onDidChangeConfiguration: configured.on,
  });
  const window = withRest({
    visibleTextEditors: textDocuments.map((document) => ({ document })),
    tabGroups: { all: [], onDidChangeTabGroups: nothing, onDidChangeTabs: nothing },
    createOutputChannel: () =>
      withRest({ append: log, appendLine: log, info: log, error: log, show: () => log('shown') }),
    showErrorMessage: async (message: string) => void errors.push(message),
  });
  const languages = withRest({
    match: () => 10,
    createDiagnosticCollection: () =>
      withRest({ set: (uri: Uri, items: readonly Shown[] = []) => void diagnostics.set(uri.fsPath, items) }),
  });
  const commands = {
    registerCommand(id: string, run: () => unknown) {
      registered.set(id, run);
      return { dispose: () => registered.delete(id) };
    },
    executeCommand: async (...args: unknown[]) => void executed.push(args),
  };
  return {
    api: withRest({ ...values, env: { language, appName: 'Test' }, workspace, window, languages, commands }),
    executed,
    errors,
    output,
    commands: () => [...registered.keys()],
    run: async (command: string) => void (await registered.get(command)?.()),
    async shown(file: string, text: RegExp) {
      while (!diagnostics.get(file)?.some(({ message }) => text.test(message))) await setTimeout(20);
    },
    async trust() {
      workspace.isTrusted = true;
      diagnostics.clear();
      await trusted.fire(undefined);
    },
    async configure(changed: Readonly<Record<string, unknown>>) {
      const names = Object.keys({ ...settings, ...changed }).filter((name) => settings[name] !== changed[name]);
      settings = changed;
      const affectsConfiguration = (section: string) =>
        names.some((name) => `nk-lint.${name}.`.startsWith(`${section}.`));
      await configured.fire({ affectsConfiguration });
    },
  };
}

function documentOf(file: string, text: string) {
  return { uri: Uri.file(file), languageId: 'markdown', version: 1, getText: () => text };
}

interface Extension {
  activate(context: { readonly extensionPath: string; readonly subscriptions: unknown[] }): Promise<void>;
  deactivate(): Promise<void>;
}

/** Loads the extension anew, with an API of its own. */
function load(folder: string, api: unknown): Extension {
  const require = createRequire(`${folder}/package.json`);
  const modules = require('node:module') as { _load(request: string, ...rest: unknown[]): unknown };
  const original = modules._load;
  modules._load = (request, ...rest) => (request === 'vscode' ? api : original(request, ...rest));
  try {
    const main = require.resolve((require('./package.json') as { main: string }).main);
    delete require.cache[main];
    return require(main) as Extension;
  } finally {
    modules._load = original;
  }
}

/** A function, and a class to extend; what it returns can be disposed of. */
function nothing(this: unknown): unknown {
  return new.target ? undefined : { dispose() {} };
}

/** Adds what is not named. */
function withRest<Members extends object>(members: Members): Members {
  return new Proxy(members, {
    get: (target, name) => (name in target || name === 'then' ? Reflect.get(target, name) : nothing),
  });
}

function eventOf() {
  const listeners = new Set<Listener>();
  return {
    on(listener: Listener, self?: unknown) {
      const bound = listener.bind(self);
      listeners.add(bound);
      return { dispose: () => listeners.delete(bound) };
    },
    fire: (value: unknown) => Promise.all([...listeners].map((listener) => listener(value))),
  };
}

class EventEmitter {
  readonly #event = eventOf();
  readonly event = this.#event.on;
  fire(value: unknown): void {
    void this.#event.fire(value);
  }
  dispose(): void {}
}

class CancellationTokenSource {
  readonly token = { isCancellationRequested: false, onCancellationRequested: nothing };
  cancel(): void {
    this.token.isCancellationRequested = true;
  }
  dispose(): void {}
}

class Diagnostic {
  readonly message: string;
  constructor(_: unknown, message: string) {
    this.message = message;
  }
}

class Uri {
  readonly #href: string;
  constructor(href: string) {
    this.#href = href;
  }
  static file(path: string): Uri {
    return new Uri(pathToFileURL(path).href);
  }
  static parse(href: string): Uri {
    return new Uri(href);
  }
  get scheme(): string {
    return this.#href.split(':')[0] ?? '';
  }
  get fsPath(): string {
    return fileURLToPath(this.#href);
  }
  toString(): string {
    return this.#href;
  }
}

const kind = { append: () => kind };

/** What depends on no option. */
const values = {
  version: '1.101.0',
  Uri,
  Diagnostic,
  EventEmitter,
  CancellationTokenSource,
  CodeActionKind: { Empty: kind },
  Disposable: { from: nothing },
  l10n: { t: (text: string, ...args: string[]) => text.replaceAll(/\{(\d)\}/gu, (_, at) => args[Number(at)] ?? '') },
};
