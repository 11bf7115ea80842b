import type { Document } from 'yaml';
import type { FindingData, Range } from '../../core/types.ts';
import type { DataError, Mistake, Repair } from './data.ts';
import {
  closeOf,
  indentOf,
  isUnclosedBracket,
  type Line,
  lineAt,
  nextLine,
  openBefore,
  type Problem,
  parse,
  problemsOf,
} from './yaml-problems.ts';
import { quoted } from './yaml-scalar.ts';

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
  // Not an address, and not a drive.
  { kind: 'colonSpace', pattern: /^(?<before>[ \t]*[a-z_][\w-]+:)(?<rest>[^\s/\\:].*)$/iu, how: 'space', text: ' ' },
  { kind: 'dashSpace', pattern: /^(?<before>[ \t]*-)(?<rest>[^\s-].*)$/u, how: 'space', text: ' ' },
] as const;

/** Says what was done wrong, and in which line; the parser often notices it only in a later one. */
export function explain(text: string, document: Document.Parsed, problem: Problem): { error: DataError; line: Line } {
  const { code, message, at, end } = problem;
  const line = lineAt(text, at);
  const told = (kind: Mistake | Problem['code'], range: Range, data: FindingData = {}, repair?: Repair, of = line) => ({
    error: {
      code: kind,
      range,
      data: { reason: message.replace(/\s+/gu, ' ').trim(), format: 'YAML', ...data },
      ...(repair && { repair }),
    },
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
    return told(flow ? 'bracketUnclosed' : 'quoteUnclosed', [start, of.end], { mark }, mends ? repair : undefined, of);
  }
  if (code === 'TAB_AS_INDENT') {
    const tabs: Range = [line.start, line.start + (/^[ \t]*/u.exec(line.text)?.[0].length ?? 0)];
    const indent = text.slice(...tabs).replaceAll('\t', '  ');
    return told('tab', tabs, {}, { how: 'indent', safe: false, range: tabs, text: indent });
  }
  if (code === 'BAD_DQ_ESCAPE') {
    const sign = text.slice(at, at + 2);
    return told('escape', [at, at + 2], { escape: sign }, { how: 'escape', safe: false, range: [at, at], text: '\\' });
  }
  if (code === 'MULTIPLE_DOCS') {
    const of = lineAt(
      text,
      Math.max(text.slice(0, at + 1).lastIndexOf('...'), text.slice(0, at + 3).lastIndexOf('---'), 0),
    );
    return told('documentEnd', [of.start, of.end], { mark: of.text.slice(0, 3) }, undefined, of);
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
    if (sign === '"' || sign === "'")
      return told('textAfterValue', range, { text: found, expected: repair.text }, repair);
    return told('needsQuotes', range, { text: found, sign }, repair);
  }

  /** A key or a list item that lacks a blank, or has the wrong colon. */
  function spelling() {
    for (const { kind, pattern, how, text: right } of spellings) {
      const { before, wrong = '', rest } = pattern.exec(line.text)?.groups ?? {};
      if (before === undefined) continue;
      const range: Range = [line.start + before.length, line.start + before.length + wrong.length];
      const repair = { how, safe: true, range, text: rest === '' ? right.trimEnd() : right } as const;
      if (!hasProblemIn(text, repair, line))
        return told(kind, [line.start + indentOf(line), line.end], { text: line.text.trim() }, repair);
    }
    return undefined;
  }

  function other() {
    const first = line.start + indentOf(line);
    if (/block-seq-ind on same line/u.test(message))
      return told('dashInline', [at, line.end], { text: text.slice(at, line.end) });
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
      return told('noColon', [first, line.end], { text: line.text.trim() });
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

/** Whether, with a repair made, the parser still stumbles in that line or before it; what follows it need not be read. */
function hasProblemIn(text: string, { range, text: replacement }: Repair, line: Line): boolean {
  const mended = text.slice(0, range[0]) + replacement + text.slice(range[1], Math.max(line.end, range[1]));
  return problemsOf(parse(mended), mended).length > 0;
}
