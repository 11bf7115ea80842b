import type { Document } from 'yaml';
import type { FindingData, Range } from '../../core/types.ts';
import type { DataError, Mistake, Repair } from './data.ts';
import {
  closingOffset,
  indentOf,
  isUnclosedBracket,
  type Line,
  lastOpening,
  lineAt,
  nextLineStart,
  type Problem,
  parseYamlDocument,
  problemsOf,
} from './yaml-problems.ts';
import { yamlQuoted } from './yaml-scalar.ts';

const isKey = /^[ \t]*(?:["']?[\p{L}_][\p{L}\p{N}_ .-]{0,60}["']?)[ \t]{0,9}:(?:[ \t]|$)/u;
const keyLine =
  /^(?<lead>[ \t]*(?:-[ \t]+)*(?:(?:"[^"]*"|'[^']*'|[^\s"'#:[\]{},&*!|>%@`-][^:\r\n]{0,80}?)[ \t]{0,9}:[ \t]+)?)(?<value>[^\s#].*)$/u;

const spellings = [
  {
    kind: 'colonWide',
    pattern: /^(?<before>[ \t]*[a-z_][\w-]*)(?<wrong>[ \t]*：[ \t]*)(?<rest>.*)$/iu,
    how: 'colon',
    text: ': ',
  },
  // Neither a URL (`https://…`) nor a drive (`C:\`).
  { kind: 'colonSpace', pattern: /^(?<before>[ \t]*[a-z_][\w-]+:)(?<rest>[^\s/\\:].*)$/iu, how: 'space', text: ' ' },
  { kind: 'dashSpace', pattern: /^(?<before>[ \t]*-)(?<rest>[^\s-].*)$/u, how: 'space', text: ' ' },
] as const;

interface Explained {
  readonly error: DataError;
  /** The line with the mistake. */
  readonly line: Line;
}

/** An error of the parser and its context. */
interface Stop {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly problem: Problem;
  readonly line: Line;
}

/** Converts a parser error to a mistake and its line; the parser often notices a mistake only on a later line. */
export function explainYaml(text: string, document: Document.Parsed, problem: Problem): Explained {
  const { code, message, at } = problem;
  const line = lineAt(text, at);
  const stop: Stop = { text, document, problem, line };
  const isBracket = isUnclosedBracket(message);
  if (isBracket || (code === 'MISSING_CHAR' && /closing/u.test(message))) return unclosedMistake(stop, isBracket);
  if (code === 'TAB_AS_INDENT') {
    const tabs: Range = [line.start, line.start + (/^[ \t]*/u.exec(line.text)?.[0].length ?? 0)];
    const indent = text.slice(...tabs).replaceAll('\t', '  ');
    return explained(stop, 'tab', tabs, {}, { how: 'indent', safe: false, range: tabs, text: indent });
  }
  if (code === 'BAD_DQ_ESCAPE') {
    const repair: Repair = { how: 'escape', safe: false, range: [at, at], text: '\\' };
    return explained(stop, 'escape', [at, at + 2], { escape: text.slice(at, at + 2) }, repair);
  }
  if (code === 'MULTIPLE_DOCS') {
    const marks = [text.slice(0, at + 1).lastIndexOf('...'), text.slice(0, at + 3).lastIndexOf('---')];
    const end = lineAt(text, Math.max(...marks, 0));
    return explained({ ...stop, line: end }, 'documentEnd', [end.start, end.end], { mark: end.text.slice(0, 3) });
  }
  return valueMistake(stop) ?? spellingMistake(stop) ?? lineMistake(stop);
}

function explained(
  { problem, line }: Stop,
  code: Mistake | Problem['code'],
  range: Range,
  data: FindingData = {},
  repair?: Repair,
): Explained {
  const reason = problem.message.replace(/\s+/gu, ' ').trim();
  return { error: { code, range, data: { reason, format: 'YAML', ...data }, ...(repair && { repair }) }, line };
}

/** An unclosed bracket or quote, at the line that opens it. */
function unclosedMistake(stop: Stop, isBracket: boolean): Explained {
  const { text, document, problem } = stop;
  const start = lastOpening(document, problem.at, isBracket) ?? problem.at;
  const line = lineAt(text, start);
  const mark = text[start] ?? '';
  const close = { '[': ']', '{': '}' }[mark] ?? mark;
  const last = isBracket ? text.slice(0, problem.at).trimEnd().length : line.end;
  const repair: Repair = { how: 'close', safe: false, range: [last, last], text: close };
  const isRepaired = !/[ \t]#/u.test(lineAt(text, last).text) && !hasProblemIn(text, repair, line);
  const code = isBracket ? 'bracketUnclosed' : 'quoteUnclosed';
  return explained({ ...stop, line }, code, [start, line.end], { mark }, isRepaired ? repair : undefined);
}

/** A value that needs quotes to be one text. */
function valueMistake(stop: Stop): Explained | undefined {
  const { text, line } = stop;
  const { lead = '', value = '' } = keyLine.exec(line.text)?.groups ?? {};
  const sign = specialSign(value);
  if (!sign) return undefined;
  // With a blank behind it, `#` begins a comment that is meant; without one it may belong to the text.
  const written = /^(?<text>.*?)[ \t]+#(?:[ \t]|$)/u.exec(value)?.groups?.['text'] ?? value;
  const range: Range = [line.start + lead.length, line.start + lead.length + written.length];
  // `- A: B: C` may be one text.
  const safe = !/[ \t]#/u.test(written) && !/^[ \t]*-[ \t].*:/u.test(lead);
  const repair: Repair = { how: 'quote', safe, range, text: yamlQuoted(withoutOuterQuotes(written)) };
  if (hasProblemIn(text, repair, line)) return undefined;
  return sign === '"' || sign === "'"
    ? explained(stop, 'textAfterValue', range, { text: written, expected: repair.text }, repair)
    : explained(stop, 'needsQuotes', range, { text: written, sign }, repair);
}

/** A key or a list item without a space after its mark, or with a full-width colon. */
function spellingMistake(stop: Stop): Explained | undefined {
  const { text, line } = stop;
  for (const { kind, pattern, how, text: right } of spellings) {
    const { before, wrong = '', rest } = pattern.exec(line.text)?.groups ?? {};
    if (before === undefined) continue;
    const range: Range = [line.start + before.length, line.start + before.length + wrong.length];
    const repair: Repair = { how, safe: true, range, text: rest === '' ? right.trimEnd() : right };
    if (!hasProblemIn(text, repair, line))
      return explained(stop, kind, [line.start + indentOf(line), line.end], { text: line.text.trim() }, repair);
  }
  return undefined;
}

/** Wrong indentation, or a line without a colon; else the parser's own error. */
function lineMistake(stop: Stop): Explained {
  const { text, line, problem } = stop;
  const { code, message, at, end } = problem;
  const first = line.start + indentOf(line);
  if (/block-seq-ind on same line/u.test(message))
    return explained(stop, 'dashInline', [at, line.end], { text: text.slice(at, line.end) });
  const next = lineAt(text, nextLineStart(text, line));
  // The next line is indented too far: the parser joins this text with the key there.
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && isKey.test(next.text) && indentOf(next) > indentOf(line))
    return indentationMistake(stop, next);
  if (code === 'BAD_INDENT' || (at === first && isKey.test(line.text))) {
    // If only the first key is indented, it is the wrong one.
    const top = lineAt(text, text.search(/\S/u));
    return indentationMistake(stop, indentOf(line) === 0 && indentOf(top) > 0 ? top : line);
  }
  if (code === 'MULTILINE_IMPLICIT_KEY' || /Implicit map keys/u.test(message))
    return explained(stop, 'noColon', [first, line.end], { text: line.text.trim() });
  const to = Math.min(Math.max(end, at + 1), Math.max(line.end, at));
  const kind = code === 'UNEXPECTED_TOKEN' ? 'unexpected' : code;
  return explained(stop, kind, [at, to], { text: text.slice(at, to) });
}

function indentationMistake(stop: Stop, line: Line): Explained {
  const range: Range = [line.start + indentOf(line), line.end];
  return explained({ ...stop, line }, 'indentation', range, { text: line.text.trim() });
}

/**
 * Returns a text without the quotes that a program put around it although it has others inside: `"A "b" c"`,
 * `'It's late'`. `"A" and "B"` stays: no pair is around the whole.
 */
function withoutOuterQuotes(text: string): string {
  const [mark = ''] = text;
  const inner = text.slice(1, -1);
  if (!/["']/u.test(mark) || text.length < 3 || !text.endsWith(mark)) return text;
  let isOpen = false;
  for (const { index } of inner.matchAll(mark === '"' ? /"/gu : /(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu)) {
    const begins = /^$|[\s([{—–-]$/u.test(inner.slice(0, index)) && /^\S/u.test(inner.slice(index + 1));
    const ends = /\S$/u.test(inner.slice(0, index)) && !/^[\p{L}\p{N}]/u.test(inner.slice(index + 1));
    if (isOpen ? !ends : !begins) return text;
    isOpen = !isOpen;
  }
  return isOpen || inner.trim() !== inner ? text : inner;
}

/** Returns the sign with a special meaning in an unquoted value; a quote if text follows the quoted part. */
function specialSign(value: string): string | undefined {
  const start = value[0] ?? '';
  if (/["']/u.test(start)) {
    // `"a", "b"` is a list without brackets.
    return /^(?:(["'])(?:(?!\1).)*\1[ \t]*,[ \t]*)+(["'])(?:(?!\2).)*\2$/u.test(value) ? undefined : start;
  }
  if (/[[{]/u.test(start)) {
    // Only with text after the closing bracket: `[a]]` is a list with a typo.
    const end = closingOffset(value, 0);
    return end !== undefined && /^[^#]*[\p{L}\p{N}]/u.test(value.slice(end)) ? start : undefined;
  }
  if (/[@`%&*!|>,?\]}]/u.test(start)) return start;
  return /:(?=[ \t]|$)/u.exec(value) ? ': ' : undefined;
}

/** Whether the text up to the end of the line still has problems after the repair. */
function hasProblemIn(text: string, { range, text: replacement }: Repair, line: Line): boolean {
  const repaired = text.slice(0, range[0]) + replacement + text.slice(range[1], Math.max(line.end, range[1]));
  return problemsOf(parseYamlDocument(repaired), repaired).length > 0;
}
