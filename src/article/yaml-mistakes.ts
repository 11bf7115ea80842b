import { type Document, isCollection, isScalar, type Node, parseDocument, visit } from 'yaml';
import type { FindingData, Range } from '../core/types.ts';
import { quoted } from './yaml-scalar.ts';

/** What will probably mend a mistake; `how` names it. */
export interface Repair {
  readonly how: 'quote' | 'close' | 'escape' | 'space' | 'colon' | 'indent' | 'remove';
  readonly safe: boolean;
  readonly range: Range;
  readonly text: string;
}

export interface DataError {
  /** Where we know better than the parser, ours (`needs-quotes`); else the parser's own (`MULTIPLE_ANCHORS`). */
  readonly code: string;
  readonly range: Range;
  /** `reason` is the parser's own sentence. */
  readonly data: FindingData;
  /** Of two equal keys, the first. */
  readonly first?: Range;
  readonly repair?: Repair;
}

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly at: number;
  readonly end: number;
}

interface Line {
  readonly start: number;
  /** Without the line ending and blanks before it. */
  readonly end: number;
  readonly text: string;
}

interface Read {
  readonly document: Document.Parsed;
  readonly errors: readonly DataError[];
}

/**
 * Parses YAML that may be wrong in several places. Each mistake is told once, at the place where it was made; its lines
 * are then blanked out and the rest is read again, so that one mistake does not give the parser's string of follow-ups,
 * and the values of all other lines are what their author meant. Places count from the start of the text.
 */
export function readYaml(text: string): Read {
  // YAML 1.2 and most parsers take a lone CR as a line ending, this one does not.
  let rest = text.replace(/\r(?!\n)/gu, '\n');
  const errors: DataError[] = [];
  const rounds = text.length > 20_000 ? 3 : 20;
  for (let round = 0; ; round++) {
    const document = parse(rest);
    const problem = problemsOf(document, rest)[0];
    if (!problem || round === rounds) return { document, errors };
    const joined = joinedLines(rest, document, problem);
    if (joined) rest = joined;
    else {
      const { error, line } = explain(rest, document, problem);
      // Text that a template fills in is no YAML yet.
      if (!/\{\{|\{%|<%/u.test(line.text)) errors.push(error);
      const left = error.code === 'tab' ? spaced(rest, error.range) : withoutLine(rest, line);
      if (left === rest) return { document, errors };
      rest = left;
    }
  }
}

function parse(text: string): Document.Parsed {
  return parseDocument(text, { prettyErrors: false, logLevel: 'error', uniqueKeys: false });
}

/** In the order of the text; with what this parser lets pass although the value is lost or other parsers stop. */
function problemsOf(document: Document.Parsed, text: string): Problem[] {
  const found: Problem[] = document.errors.map(({ code, message, pos: [at, end] }) => ({ code, message, at, end }));
  for (const { code, message, pos: [at, end] } of document.warnings) {
    if (code === 'TAG_RESOLVE_FAILED' && text[at] === '!' && text[at + 1] !== '!') found.push({ code, message, at, end });
  }
  visit(document, {
    Alias(_, alias) {
      const [at = 0, end = 0] = alias.range ?? [];
      if (!alias.resolve(document)) found.push({ code: 'ALIAS', message: `Unresolved alias ${alias.source}`, at, end });
    },
  });
  return found.sort((a, b) => a.at - b.at);
}

/**
 * Brackets and quotes that go on in lines without indentation: this parser alone wants it. The same text in one line,
 * of the same length; undefined where that is not the case.
 */
function joinedLines(text: string, document: Document.Parsed, { code, message, at }: Problem): string | undefined {
  const flow = isUnclosedBracket(message);
  if (!flow && !(code === 'MISSING_CHAR' && /closing/u.test(message))) return undefined;
  const start = openBefore(document, at, flow);
  if (start === undefined) return undefined;
  const end = closeOf(text, start);
  const inside = text.slice(start, end);
  if (end === undefined || !/[\r\n]/u.test(inside) || /(?:[\r\n][ \t]*[\w-]+:(?:[ \t]|[\r\n]))|[ \t]#/u.test(inside)) return undefined;
  return text.slice(0, start) + inside.replace(/[\r\n]/gu, ' ') + text.slice(end);
}

function isUnclosedBracket(message: string): boolean {
  return /^Flow (?:map|sequence).*end with/u.test(message);
}

/** Where the last quote or bracket before an offset was opened. */
function openBefore(document: Document.Parsed, at: number, flow: boolean): number | undefined {
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

/** Behind the bracket or quote that closes what opens at `start`. */
function closeOf(text: string, start: number): number | undefined {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const char = text[index] ?? '';
    if (char === '"' || (char === "'" && (depth === 0 || /[\s,[{:]/u.test(text[index - 1] ?? '')))) {
      const body = char === '"' ? /^"(?:[^"\\]|\\[^])*"/u : /^'(?:[^']|'')*'/u;
      const length = body.exec(text.slice(index))?.[0].length;
      if (length === undefined) return undefined;
      index += length - 1;
    } else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if (depth === 0) return index + 1;
  }
  return undefined;
}

const isKey = /^[ \t]*(?:["']?[\p{L}_][\p{L}\p{N}_ .-]*["']?)[ \t]*:(?:[ \t]|$)/u;
const keyLine = /^(?<lead>[ \t]*(?:-[ \t]+)*(?:(?:"[^"]*"|'[^']*'|[^\s"'#:[\]{},&*!|>%@`-][^:\r\n]*?)[ \t]*:[ \t]+)?)(?<value>[^\s#].*)$/u;

const spellings = [
  { kind: 'colon-wide', pattern: /^(?<before>[ \t]*[a-z_][\w-]*)(?<wrong>[ \t]*：[ \t]*)(?<rest>.*)$/iu, how: 'colon', text: ': ' },
  // Not an address, and not a drive.
  { kind: 'colon-space', pattern: /^(?<before>[ \t]*[a-z_][\w-]+:)(?<rest>[^\s/\\:].*)$/iu, how: 'space', text: ' ' },
  { kind: 'dash-space', pattern: /^(?<before>[ \t]*-)(?<rest>[^\s-].*)$/u, how: 'space', text: ' ' },
] as const;

/** Says what was done wrong, and in which line; the parser often notices it only in a later one. */
function explain(text: string, document: Document.Parsed, problem: Problem): { error: DataError; line: Line } {
  const { code, message, at, end } = problem;
  const line = lineAt(text, at);
  const told = (kind: string, range: Range, data: FindingData = {}, repair?: Repair, of = line) => ({
    error: { code: kind, range, data: { reason: message.replace(/\s+/gu, ' ').trim(), ...data }, ...(repair && { repair }) },
    line: of,
  });

  const flow = isUnclosedBracket(message);
  if (flow || (code === 'MISSING_CHAR' && /closing/u.test(message))) {
    const start = openBefore(document, at, flow) ?? at;
    const of = lineAt(text, start);
    const mark = text[start] ?? '';
    const close = { '[': ']', '{': '}' }[mark] ?? mark;
    const last = flow ? text.slice(0, at).trimEnd().length : of.end;
    const range: Range = [last, last];
    const repair = { how: 'close', safe: false, range, text: close } as const;
    const mends = !/[ \t]#/u.test(lineAt(text, last).text) && !hasProblemIn(text, repair, of);
    return told(flow ? 'bracket-unclosed' : 'quote-unclosed', [start, of.end], { mark }, mends ? repair : undefined, of);
  }
  if (code === 'TAB_AS_INDENT') {
    const tabs: Range = [line.start, line.start + (/^[ \t]*/u.exec(line.text)?.[0].length ?? 0)];
    const indent = text.slice(...tabs).replaceAll('\t', '  ');
    return told('tab', tabs, {}, { how: 'indent', safe: false, range: tabs, text: indent });
  }
  if (code === 'BAD_DQ_ESCAPE') {
    const escape = text.slice(at, at + 2);
    return told('escape', [at, at + 2], { escape }, { how: 'escape', safe: false, range: [at, at], text: '\\' });
  }
  if (code === 'MULTIPLE_DOCS') {
    const of = lineAt(text, Math.max(text.slice(0, at + 1).lastIndexOf('...'), text.slice(0, at + 3).lastIndexOf('---'), 0));
    return told('document-end', [of.start, of.end], { mark: of.text.slice(0, 3) }, undefined, of);
  }
  return value() ?? spelling() ?? other();

  /** A value that YAML does not take as one text unless quotes stand around it. */
  function value() {
    const { lead = '', value: found = '' } = keyLine.exec(line.text)?.groups ?? {};
    const sign = signOf(found);
    if (!sign) return undefined;
    const range: Range = [line.start + lead.length, line.end];
    // A comment may be meant behind it; and `- A: B: C` may be one text, too.
    const safe = !/[ \t]#/u.test(found) && !/^[ \t]*-[ \t].*:/u.test(lead);
    const repair = { how: 'quote', safe, range, text: quoted(found) } as const;
    if (hasProblemIn(text, repair, line)) return undefined;
    if (sign === '"' || sign === "'") return told('text-after-value', range, { text: found, expected: repair.text }, repair);
    return told('needs-quotes', range, { text: found, sign }, repair);
  }

  /** A key or a list item that lacks a blank, or has the wrong colon. */
  function spelling() {
    for (const { kind, pattern, how, text: right } of spellings) {
      const { before, wrong = '', rest } = pattern.exec(line.text)?.groups ?? {};
      if (before === undefined) continue;
      const range: Range = [line.start + before.length, line.start + before.length + wrong.length];
      const repair = { how, safe: true, range, text: rest === '' ? right.trimEnd() : right } as const;
      if (!hasProblemIn(text, repair, line)) return told(kind, [line.start + indentOf(line), line.end], { text: line.text.trim() }, repair);
    }
    return undefined;
  }

  function other() {
    const first = line.start + indentOf(line);
    if (/block-seq-ind on same line/u.test(message)) return told('dash-inline', [at, line.end], { text: text.slice(at, line.end) });
    const next = lineAt(text, nextLine(text, line));
    // The text of one line and the key of the next, read as one: the next one was indented too far.
    if (code === 'BLOCK_AS_IMPLICIT_KEY' && isKey.test(next.text) && indentOf(next) > indentOf(line)) {
      return told('indentation', [next.start + indentOf(next), next.end], { text: next.text.trim() }, undefined, next);
    }
    if (code === 'BAD_INDENT' || (at === first && isKey.test(line.text))) {
      // Where all keys are wrong but the first, the first one is.
      const top = lineAt(text, text.search(/\S/u));
      const of = indentOf(line) === 0 && indentOf(top) > 0 ? top : line;
      const from = of.start + indentOf(of);
      return told('indentation', [from, of.end], { text: of.text.trim() }, undefined, of);
    }
    if (code === 'MULTILINE_IMPLICIT_KEY' || /Implicit map keys/u.test(message)) {
      return told('no-colon', [first, line.end], { text: line.text.trim() });
    }
    const stop = Math.min(Math.max(end, at + 1), Math.max(line.end, at));
    return told(code === 'UNEXPECTED_TOKEN' ? 'unexpected' : code, [at, stop], { text: text.slice(at, stop) });
  }
}

/** What in an unquoted value has a meaning of its own; a quote where text follows the quoted part. */
function signOf(value: string): string | undefined {
  const start = value[0] ?? '';
  if (/["']/u.test(start)) {
    // `"a", "b"` was meant as a list.
    return /^(?:(["'])(?:(?!\1).)*\1[ \t]*,[ \t]*)+(["'])(?:(?!\2).)*\2$/u.test(value) ? undefined : start;
  }
  if (/[[{]/u.test(start)) {
    // Text behind the closing bracket; `[a]]` was meant as a list.
    const end = closeOf(value, 0);
    return end !== undefined && /^[^#]*[\p{L}\p{N}]/u.test(value.slice(end)) ? start : undefined;
  }
  if (/[@`%&*!|>,?\]}]/u.test(start)) return start;
  return /:(?=[ \t]|$)/u.exec(value) ? ': ' : undefined;
}

/** Whether, with a repair made, the parser still stumbles in that line or before it. */
function hasProblemIn(text: string, { range, text: replacement }: Repair, line: Line): boolean {
  const mended = text.slice(0, range[0]) + replacement + text.slice(range[1]);
  const end = Math.max(line.end, range[1]) + mended.length - text.length;
  return problemsOf(parse(mended), mended).some(({ at }) => at <= end);
}

function lineAt(text: string, offset: number): Line {
  const before = text.slice(0, offset);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const line = /^[^\r\n]*/u.exec(text.slice(start))?.[0].trimEnd() ?? '';
  return { start, end: start + line.length, text: line };
}

function nextLine(text: string, { end }: Line): number {
  return end + (/^[^\r\n]*(?:\r\n|\n|\r)?/u.exec(text.slice(end))?.[0].length ?? 0);
}

function indentOf({ text }: Line): number {
  return /^[ \t]*/u.exec(text)?.[0].length ?? 0;
}

function spaced(text: string, [start, end]: Range): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** Blanks a line out, with the deeper lines that belong to it and, behind a bare key, its list. */
function withoutLine(text: string, line: Line): string {
  const indent = indentOf(line);
  const bare = /[:：]$/u.test(line.text);
  let end = line.end;
  for (let start = nextLine(text, line); start < text.length; ) {
    const next = lineAt(text, start);
    const belongs = next.text === '' || indentOf(next) > indent || (bare && indentOf(next) === indent && /^[ \t]*-[ \t]/u.test(next.text));
    if (!belongs) break;
    end = next.end;
    const after = nextLine(text, next);
    if (after === start) break;
    start = after;
  }
  return text.slice(0, line.start) + text.slice(line.start, end).replace(/[^\r\n]/gu, ' ') + text.slice(end);
}
