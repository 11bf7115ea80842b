import {
  type Connection,
  createConnection,
  DidChangeConfigurationNotification,
  LSPErrorCodes,
  ProposedFeatures,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** Speaks the protocol over two streams; the process ends with them. */
export function openConnection(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Connection {
  return createConnection(ProposedFeatures.all, input, output);
}

/** Keeps the texts of the documents that are open, changed piece by piece. */
export function openDocuments(): TextDocuments<TextDocument> {
  return new TextDocuments(TextDocument);
}

/** Asks the client to say when a section of its settings changes. */
export function watchSettings({ client }: Connection, section: string): void {
  client.register(DidChangeConfigurationNotification.type, { section }).catch(() => {});
}

/** Returns the answer to a request that the client has cancelled. */
export function cancelledRequest(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, '');
}
