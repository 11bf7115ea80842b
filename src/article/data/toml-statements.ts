import type { Range } from '../../core/types.ts';

/** A key with its value, or a table header, over all of its lines. */
export interface Statement {
  readonly start: number;
  /** End without the last line ending. */
  readonly end: number;
  readonly key: string;
  /** Empty for a table header. */
  readonly value: string;
  /** Offset of the value. */
  readonly at: number;
}

/** Matches `key = value`; also `key: value`, and keys that lack quotes. */
export const keyLine =
  /^[ \t]*(?<key>"[^"\r\n]*"|'[^'\r\n]*'|[\p{L}\p{N}_][\p{L}\p{N}_. -]*?)(?<sign>[ \t]*[=:：][ \t]*)(?<value>.*)$/u;
export const tableLine = /^[ \t]*\[{1,2}[^\]\r\n]*(?:\]{1,2})?[ \t]*(?:#.*)?$/u;

/**
 * Returns the statement at an offset: from the last line that begins a key or a table up to the next one. A line that
 * belongs to neither is a statement of its own.
 */
export function statementAt(text: string, index: number): Statement {
  const own = lineStart(text, index);
  let start = own;
  while (start > 0 && !beginsStatement(text.slice(start, lineEnd(text, start)))) start = lineStart(text, start - 1);
  if (
    start < own &&
    !(beginsStatement(text.slice(start, lineEnd(text, start))) && hasUnclosedBracket(text.slice(start, own)))
  )
    start = own;
  let end = lineEnd(text, start);
  while (end < text.length) {
    const next = afterLineEnd(text, end);
    if (next >= text.length || beginsStatement(text.slice(next, lineEnd(text, next)))) break;
    // Lines after the mistake belong to the statement only if a bracket or quote is still open.
    if (next > index && !hasUnclosedBracket(text.slice(start, end))) break;
    end = lineEnd(text, next);
  }
  return statementOf(text, start, end);
}

/** Returns the statement with the mistake: if the one found parses alone, the one before it is unclosed or has no value. */
export function openStatement(text: string, found: Statement, parses: (statement: string) => boolean): Statement {
  if (found.key === '' || !parses(text.slice(found.start, found.end))) return found;
  for (let start = found.start; start > 0; ) {
    start = lineStart(text, start - 1);
    const end = found.start - (text.startsWith('\r\n', found.start - 2) ? 2 : 1);
    const line = text.slice(start, lineEnd(text, start));
    if (beginsStatement(line))
      return hasUnclosedBracket(text.slice(start, end)) || hasNoValue(line) ? statementOf(text, start, end) : found;
  }
  return found;
}

function statementOf(text: string, start: number, end: number): Statement {
  const line = text.slice(start, lineEnd(text, start));
  const { key = '', sign = '', value = '' } = tableLine.test(line) ? {} : (keyLine.exec(line)?.groups ?? {});
  return { start, end, key, value, at: start + line.search(/\S|$/u) + key.length + sign.length };
}

function hasNoValue(line: string): boolean {
  return keyLine.exec(line)?.groups?.['value'] === '';
}

function beginsStatement(line: string): boolean {
  return keyLine.test(line) || tableLine.test(line);
}

function hasUnclosedBracket(text: string): boolean {
  const count = (mark: string) => text.split(mark).length;
  return count('[') > count(']') || count('{') > count('}') || count('"""') % 2 === 0 || count("'''") % 2 === 0;
}

export function lineRange(text: string, index: number): Range {
  const start = lineStart(text, index);
  const line = text.slice(start, lineEnd(text, start));
  return [start + line.search(/\S|$/u), start + line.trimEnd().length];
}

export function lineStart(text: string, index: number): number {
  const before = text.slice(0, index);
  return before.lastIndexOf('\n') + 1;
}

export function lineEnd(text: string, from: number): number {
  const end = /\r?\n|$/gu;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

function afterLineEnd(text: string, end: number): number {
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}

export function wordEnd(text: string, from: number): number {
  return from + (/^(?:"[^"\r\n]*"?|'[^'\r\n]*'?|[^\s,\]}]+|.)/u.exec(text.slice(from, from + 200))?.[0].length ?? 0);
}
