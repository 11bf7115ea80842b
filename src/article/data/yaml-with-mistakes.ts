import type { Document } from 'yaml';
import type { Range } from '../../core/types.ts';
import { type DataError, hasTemplateTag } from './data.ts';
import { explainYaml } from './yaml-mistakes.ts';
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

interface Read {
  /** Undefined after too many mistakes. */
  readonly document: Document.Parsed | undefined;
  readonly errors: readonly DataError[];
}

/**
 * Parses YAML with any number of mistakes. After each mistake, its lines are blanked out and the rest is parsed again:
 * each mistake is reported once, without follow-up errors, and all other lines keep their values. Ranges count from the
 * start of the text.
 */
export function readYaml(text: string): Read {
  const end = readableEnd(text);
  // A lone CR ends a line in YAML 1.2 and most parsers, but not in this one.
  let rest = text.slice(0, end).replace(/\r(?!\n)/gu, '\n');
  const errors: DataError[] = [];
  // With an error on every line, the parser takes time that grows with the square of the length.
  const rounds = Math.max(1, Math.min(20, Math.floor(100_000 / rest.length)));
  for (let round = 0; ; round++) {
    const document = parseYamlDocument(rest);
    const problem = problemsOf(document, rest)[0];
    if (!problem) return { document: end < text.length ? undefined : document, errors };
    if (round === rounds) return { document: undefined, errors };
    const joined = joinedLines(rest, document, problem);
    if (joined) rest = joined;
    else {
      const { error, line } = explainYaml(rest, document, problem);
      // The line becomes YAML only after the template engine has run.
      errors.push(hasTemplateTag(line.text) ? { ...error, code: 'template' } : error);
      const left = error.code === 'tab' ? blankRange(rest, error.range) : withoutLine(rest, line);
      if (left === rest) return { document: undefined, errors };
      rest = left;
    }
  }
}

/** Matches `title: A: B`. The parser recurses one level deeper after each such line. */
const compact = /^[ \t]*(?:-[ \t]+)*[\w-]+:[ \t]+[^\s"'[{|>#&*!][^\r\n]{0,200}?:(?:[ \t]|$)/u;
const maxCompact = 200;

/** Returns the offset up to which the parser does not overflow its stack. */
function readableEnd(text: string): number {
  let count = 0;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/gu))
    if (compact.test(line) && ++count > maxCompact) return index;
  return text.length;
}

/**
 * Joins the lines of brackets or quotes that continue without indentation, which only this parser requires. The result
 * has the same length; undefined if the problem is another one.
 */
function joinedLines(text: string, document: Document.Parsed, { code, message, at }: Problem): string | undefined {
  const flow = isUnclosedBracket(message);
  if (!flow && !(code === 'MISSING_CHAR' && /closing/u.test(message))) return undefined;
  const start = lastOpening(document, at, flow);
  if (start === undefined) return undefined;
  const end = closingOffset(text, start);
  const inside = text.slice(start, end);
  if (end === undefined || !/[\r\n]/u.test(inside) || /(?:[\r\n][ \t]*[\w-]+:(?:[ \t]|[\r\n]))|[ \t]#/u.test(inside))
    return undefined;
  return text.slice(0, start) + inside.replace(/[\r\n]/gu, ' ') + text.slice(end);
}

function blankRange(text: string, [start, end]: Range): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** Blanks out a line with the deeper lines below it and, after a key without a value, its list. */
function withoutLine(text: string, line: Line): string {
  const indent = indentOf(line);
  const bare = /[:：]$/u.test(line.text);
  let end = line.end;
  for (let start = nextLineStart(text, line); start < text.length; ) {
    const next = lineAt(text, start);
    const belongs =
      next.text === '' ||
      indentOf(next) > indent ||
      (bare && indentOf(next) === indent && /^[ \t]*-[ \t]/u.test(next.text));
    if (!belongs) break;
    end = next.end;
    const after = nextLineStart(text, next);
    if (after === start) break;
    start = after;
  }
  return text.slice(0, line.start) + text.slice(line.start, end).replace(/[^\r\n]/gu, ' ') + text.slice(end);
}
