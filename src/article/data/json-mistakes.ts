import { type ParseError, type ParseErrorCode, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { FindingData, Range } from '../../core/types.ts';
import { type DataError, hasTemplateTag, type Mistake, type Repair } from './data.ts';

/** Converts parser errors to mistakes. Of several errors on one line, only the first is kept: the others follow from it. */
export function explainJson(text: string, problems: readonly ParseError[]): DataError[] {
  const errors: DataError[] = [];
  let line = -1;
  for (const [index, problem] of problems.entries()) {
    // An invalid symbol in place of a value is reported twice, the second time at the next token.
    if (problem.error === valueExpected && problems[index - 1]?.error === invalidSymbol) continue;
    const start = text.lastIndexOf('\n', problem.offset - 1) + 1;
    if (start === line) continue;
    line = start;
    const end = text.indexOf('\n', problem.offset);
    const error = diagnose(text, problem);
    errors.push(
      hasTemplateTag(text.slice(start, end < 0 ? text.length : end)) ? { ...error, code: 'template' } : error,
    );
    // After an unclosed quote, strings and code are swapped.
    if (error.code === 'quoteUnclosed' || errors.length === maxErrors) break;
  }
  return errors;
}

/** Limit of errors: each repair is verified by parsing the whole text again. */
const maxErrors = 20;

const invalidSymbol: ParseErrorCode = 1;
const valueExpected: ParseErrorCode = 4;

/** An error of the parser and its context. */
interface Stop {
  readonly text: string;
  readonly reason: ReturnType<typeof printParseErrorCode>;
  readonly offset: number;
  readonly range: Range;
  /** The text before the error, without trailing whitespace. */
  readonly before: string;
}

function diagnose(text: string, { error, offset, length }: ParseError): DataError {
  const reason = printParseErrorCode(error);
  const range: Range = [offset, offset + length];
  const before = text.slice(0, offset).trimEnd();
  const stop: Stop = { text, reason, offset, range, before };
  const end: Range = [before.length, before.length];
  const found = text.slice(...range);
  switch (reason) {
    case 'CommaExpected': {
      const repair: Repair = { how: 'comma', safe: true, range: end, text: ',' };
      return errorOf(stop, 'commaMissing', range, { text: excerptAt(text, offset) }, repair);
    }
    case 'ColonExpected': {
      const repair: Repair = { how: 'colon', safe: true, range: end, text: ':' };
      return errorOf(stop, 'colonMissing', range, { text: excerptAt(text, offset) }, repair);
    }
    case 'PropertyNameExpected':
    case 'ValueExpected':
      return commaExtra(stop) ?? unquoted(stop) ?? valueMissing(stop) ?? errorOf(stop, 'syntax', range);
    case 'InvalidSymbol':
      return unquoted(stop) ?? errorOf(stop, 'unexpected', range, { text: found });
    case 'InvalidEscapeCharacter':
      return badEscape(stop, found);
    case 'UnexpectedEndOfString': {
      const rest = /\s*(?:\r?\n|$)/u.exec(text.slice(offset))?.index ?? length;
      return errorOf(stop, 'quoteUnclosed', [offset, offset + rest], { mark: '"' });
    }
    case 'CloseBraceExpected':
      return errorOf(stop, 'bracketUnclosed', [0, 1], { mark: '{' });
    case 'CloseBracketExpected':
      return errorOf(stop, 'bracketUnclosed', [0, 1], { mark: '[' });
    case 'InvalidCommentToken':
      return errorOf(stop, 'comment', range, { text: found.slice(0, 60) });
    default:
      return errorOf(stop, 'syntax', range);
  }
}

/** Returns the error; the repair is kept only if the repaired text has fewer errors. */
function errorOf(
  { text, reason }: Stop,
  code: Mistake | 'syntax',
  range: Range,
  data: FindingData = {},
  repair?: Repair,
): DataError {
  const error = { code, range, data: { reason, format: 'JSON', ...data } };
  if (!repair) return error;
  const repaired = text.slice(0, repair.range[0]) + repair.text + text.slice(repair.range[1]);
  return problemsIn(repaired) < problemsIn(text) ? { ...error, repair } : error;
}

/** A comma before a closing bracket. */
function commaExtra(stop: Stop): DataError | undefined {
  const { text, offset, before } = stop;
  const mark = text[offset] ?? '';
  if (!before.endsWith(',') || !/[}\]]/u.test(mark)) return undefined;
  const range: Range = [before.length - 1, before.length];
  return errorOf(stop, 'commaExtra', range, { mark }, { how: 'remove', safe: true, range, text: '' });
}

/** A key without a value after its colon. */
function valueMissing(stop: Stop): DataError | undefined {
  const [, key] = /"([^"\r\n]{0,80})"\s*:$/u.exec(stop.before.slice(-100)) ?? [];
  return key === undefined ? undefined : errorOf(stop, 'valueMissing', stop.range, { key });
}

/** A word without quotes, or a text in quotes other than `"`. */
function unquoted(stop: Stop): DataError | undefined {
  const { text, offset } = stop;
  const rest = text.slice(offset);
  const other = /^(?:'(?<single>[^'\r\n]*)'|[“”](?<curly>[^“”\r\n]*)[“”])/u.exec(rest);
  const inner = other?.groups?.['single'] ?? other?.groups?.['curly'];
  const word = other?.[0] ?? /^[\p{L}_$][\p{L}\p{N}_$-]*/u.exec(rest)?.[0];
  if (word === undefined) return undefined;
  const range: Range = [offset, offset + word.length];
  const isConstant = inner === undefined && /^(?:true|false|null)$/iu.test(word);
  const expected = isConstant ? word.toLowerCase() : JSON.stringify(inner ?? word);
  const repair: Repair = { how: isConstant ? 'write' : 'quote', safe: true, range, text: expected };
  return errorOf(stop, inner === undefined ? 'unquoted' : 'quotesOther', range, { text: word, expected }, repair);
}

function badEscape(stop: Stop, found: string): DataError {
  const { text, offset } = stop;
  const bad = /\\(?!["\\/bfnrt]|u[\da-f]{4})/iu.exec(found);
  const at = bad ? offset + bad.index : text.indexOf('\\', offset);
  const repair: Repair = { how: 'escape', safe: false, range: [at, at], text: '\\' };
  return errorOf(stop, 'escape', [at, at + 2], { escape: text.slice(at, at + 2) }, repair);
}

function problemsIn(text: string): number {
  const problems: ParseError[] = [];
  parseTree(text, problems, { disallowComments: true });
  return problems.length;
}

function excerptAt(text: string, from: number): string {
  return /^(?:"[^"\r\n]*"|[^\s,]+)/u.exec(text.slice(from, from + 80))?.[0] ?? '';
}
