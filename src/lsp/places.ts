import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range as LspRange, Position, TextEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Point, Range, Span } from '../core/types.ts';

/** Returns the length of the byte order mark, which offsets and columns of findings do not count. */
export function markLength(text: string): 0 | 1 {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

/** Lines and characters of LSP count from 0, and UTF-16 code units as ours do. */
export function lspRange({ start, end }: Span, mark: 0 | 1 = 0): LspRange {
  const position = ({ line, column }: Point) => ({ line: line - 1, character: column - 1 + (line === 1 ? mark : 0) });
  return { start: position(start), end: position(end) };
}

/** Returns the offset of a position in the text of a document without its byte order mark. */
export function offsetAt(document: TextDocument, position: Position): number {
  return Math.max(0, document.offsetAt(position) - markLength(document.getText()));
}

/** Returns the range of two offsets in the text of a document without its byte order mark. */
export function rangeIn(document: TextDocument, [start, end]: Range): LspRange {
  const mark = markLength(document.getText());
  return { start: document.positionAt(start + mark), end: document.positionAt(end + mark) };
}

export function textEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ range, text }) => ({ range: rangeIn(document, range), newText: text }));
}

export function uriOf(folder: string, path: string): string {
  return pathToFileURL(resolve(folder, path)).href;
}
