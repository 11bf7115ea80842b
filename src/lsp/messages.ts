import type { Connection } from 'vscode-languageserver/node';

/** By the numbers of the protocol. */
const types = { error: 1, info: 3 } as const;

/** Shows a message that asks for no answer: to a question, a client may answer by an error. */
export function showMessage(connection: Connection, type: keyof typeof types, message: string): void {
  connection.sendNotification('window/showMessage', { type: types[type], message }).catch(ignored);
}

/** For what is sent to a client that may have gone away, or may not know it. */
export function ignored(): void {}
