import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { startOfDay } from '../knowledge/dates.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { articlePlace, type LintDocument } from './document-linter.ts';
import { ignored } from './messages.ts';
import type { Project } from './project.ts';
import type { Projects } from './projects.ts';

/** Findings are published after this time without a keystroke. */
const quietMs = 150;
/** All is compared again after this time without one: that takes longer on large sites. */
const compareMs = 400;

export interface PublisherOptions {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly projects: Projects;
  readonly lintDocument: LintDocument;
  /** Whether the client asks for diagnostics; then none are sent. */
  readonly pulls: boolean;
  /** Whether the client can be told to ask again. */
  readonly refreshes: boolean;
}

export interface Publisher {
  /** A document was opened or changed. */
  documentChanged(document: TextDocument): void;
  documentClosed(document: TextDocument): void;
  /** Findings of all articles of a project may be others. */
  projectChanged(project: Project): void;
  /** Documents may lie in other projects than before. */
  foldersChanged(): void;
  close(): void;
}

/** Sends the diagnostics of open documents, or tells the client to ask for them. */
export function createPublisher(options: PublisherOptions): Publisher {
  const { connection, documents, projects, lintDocument, pulls, refreshes } = options;
  const timers = new Map<string, NodeJS.Timeout>();
  return {
    documentChanged,
    documentClosed(document) {
      clearTimeout(timers.get(document.uri));
      timers.delete(document.uri);
      const place = articlePlace(projects, document.uri);
      place?.project.closeText(place.path).catch(ignored);
      if (!pulls) send(document.uri, []);
    },
    projectChanged,
    foldersChanged() {
      refresh();
      for (const document of documents.all()) documentChanged(document);
    },
    close() {
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };

  function documentChanged(document: TextDocument): void {
    if (!pulls) after(quietMs, document.uri, () => publish(document));
    after(compareMs, 'compare', compare);
  }

  function refresh(): void {
    if (refreshes) after(quietMs, 'refresh', () => void connection.languages.diagnostics.refresh().catch(ignored));
  }

  function after(ms: number, key: string, run: () => void): void {
    clearTimeout(timers.get(key));
    timers.set(key, setTimeout(run, ms));
  }

  function publish(document: TextDocument): void {
    send(document.uri, diagnosticsOf(lintDocument(document)), document.version);
  }

  function send(uri: string, diagnostics: Diagnostic[], version?: number): void {
    connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) }).catch(ignored);
  }

  function compare(): void {
    for (const project of projects.all()) {
      const session = project.session();
      if (!session?.isLoaded()) continue;
      // Rules compare dates by the day.
      if (startOfDay(Date.now()) !== session.plan.run.now) project.reload();
      if (session.isCurrent()) continue;
      session.compare();
      projectChanged(project);
    }
  }

  function projectChanged(project: Project): void {
    refresh();
    if (pulls) return;
    for (const document of documents.all())
      if (articlePlace(projects, document.uri)?.project === project) publish(document);
  }
}
