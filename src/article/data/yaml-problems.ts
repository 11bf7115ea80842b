import { type Document, type ErrorCode, isCollection, isScalar, type Node, parseDocument, visit } from 'yaml';

export interface Problem {
  readonly code: ErrorCode | 'ALIAS';
  readonly message: string;
  readonly at: number;
  readonly end: number;
}

export interface Line {
  readonly start: number;
  /** End without the line ending and trailing whitespace. */
  readonly end: number;
  readonly text: string;
}

export function parseYamlDocument(text: string): Document.Parsed {
  // All engines support `<<`, although YAML 1.2 dropped it.
  return parseDocument(text, { prettyErrors: false, logLevel: 'error', uniqueKeys: false, merge: true });
}

/**
 * Returns the problems in the order of the text. Unknown tags and unresolved aliases are added: the parser accepts them,
 * but the value is lost or other parsers fail.
 */
export function problemsOf(document: Document.Parsed, text: string): Problem[] {
  const found: Problem[] = document.errors.map(({ code, message, pos: [at, end] }) => ({ code, message, at, end }));
  for (const {
    code,
    message,
    pos: [at, end],
  } of document.warnings) {
    if (code === 'TAG_RESOLVE_FAILED' && text[at] === '!' && text[at + 1] !== '!')
      found.push({ code, message, at, end });
  }
  visit(document, {
    Alias(_, alias) {
      const [at = 0, end = 0] = alias.range ?? [];
      if (!alias.resolve(document)) found.push({ code: 'ALIAS', message: `Unresolved alias ${alias.source}`, at, end });
    },
  });
  return found.sort((a, b) => a.at - b.at);
}

export function isUnclosedBracket(message: string): boolean {
  return /^Flow (?:map|sequence).*end with/u.test(message);
}

/** Returns the offset of the last opening quote, or bracket if `flow`, before an offset. */
export function lastOpening(document: Document.Parsed, at: number, flow: boolean): number | undefined {
  let found: number | undefined;
  visit(document, {
    Node(_, node: Node) {
      const start = node.range?.[0];
      const opens = flow ? isCollection(node) && node.flow : isScalar(node) && /^QUOTE/u.test(node.type ?? '');
      if (opens && start !== undefined && start < at && (found === undefined || start > found)) found = start;
    },
  });
  return found;
}

/** Returns the offset after the bracket or quote that closes the one at `start`. */
export function closingOffset(text: string, start: number): number | undefined {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const char = text[index] ?? '';
    if (char === '"' || (char === "'" && (depth === 0 || /[\s,[{:]/u.test(text[index - 1] ?? '')))) {
      const body = char === '"' ? /^"(?:[^"\\]|\\[\s\S])*"/u : /^'(?:[^']|'')*'/u;
      const length = body.exec(text.slice(index))?.[0].length;
      if (length === undefined) return undefined;
      index += length - 1;
    } else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if (depth === 0) return index + 1;
  }
  return undefined;
}

export function lineAt(text: string, offset: number): Line {
  const before = text.slice(0, offset);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const line = /^[^\r\n]*/u.exec(text.slice(start))?.[0].trimEnd() ?? '';
  return { start, end: start + line.length, text: line };
}

export function nextLineStart(text: string, { end }: Line): number {
  return end + (/^[^\r\n]*(?:\r\n|\n|\r)?/u.exec(text.slice(end))?.[0].length ?? 0);
}

export function indentOf({ text }: Line): number {
  return /^[ \t]*/u.exec(text)?.[0].length ?? 0;
}
