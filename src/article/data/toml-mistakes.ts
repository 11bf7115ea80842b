import type { FindingData, Range } from '../../core/types.ts';
import { formatDate, isValidDate, readDate } from '../../knowledge/dates.ts';
import { type DataError, hasTemplateTag, type Mistake, type Repair, wholeLines } from './data.ts';
import { tomlString } from './toml-scalar.ts';
import {
  keyLine,
  lineEnd,
  lineRange,
  lineStart,
  openStatement,
  type Statement,
  statementAt,
  tableLine,
  wordEnd,
} from './toml-statements.ts';

/** An error of the parser and its context. */
interface Stop {
  readonly text: string;
  /** Offset at which the parser stopped. */
  readonly at: number;
  /** Offset of the mistake: `at`, or the end of the line before if the parser notices it late. */
  readonly index: number;
  readonly message: string;
  /** The statement with the mistake. */
  readonly found: Statement;
  readonly parses: (statement: string) => boolean;
}

/** Converts a parser error to a mistake. `statement` is the range to blank out before parsing again. */
export function explainToml(
  text: string,
  { index: at, message }: { readonly index: number; readonly message: string },
  parses: (statement: string) => boolean,
): { error: DataError; statement: Range } {
  // The parser notices a missing value only on the next line.
  const line = lineStart(text, at);
  const isLate = /same line/u.test(message) || text.slice(line, lineEnd(text, at)).trim() === '';
  const index = isLate ? text.slice(0, line).trimEnd().length : at;
  const found = openStatement(text, statementAt(text, Math.min(index, text.length)), parses);
  const stop: Stop = { text, at, index, message, found, parses };
  const statement: Range = [found.start, found.end];
  const error = hasTemplateTag(text.slice(...statement)) ? errorOf(stop, 'template', statement) : diagnose(stop);
  return { error, statement };
}

function diagnose(stop: Stop): DataError {
  const { text, index, found, message } = stop;
  if (/multiple times/u.test(message)) return duplicateError(stop);
  if (found.key === '') return mistakeWithoutKey(stop);
  if (found.value === '') return errorOf(stop, 'valueMissing', lineRange(text, found.start), { key: found.key });
  return (
    keyMistake(stop) ??
    bracketMistake(stop) ??
    stringMistake(stop) ??
    bareValueMistake(stop) ??
    errorOf(stop, 'syntax', lineRange(text, index))
  );
}

/** Returns the error; the repair is kept only if the repaired statement parses. */
function errorOf(
  { text, message, found, parses }: Stop,
  code: Mistake | 'syntax' | 'template',
  range: Range,
  data: FindingData = {},
  repair?: Repair,
): DataError {
  const error: DataError = { code, range, data: { reason: message, format: 'TOML', ...data } };
  if (!repair) return error;
  const [start, end] = repair.range;
  return parses(text.slice(found.start, start) + repair.text + text.slice(end, found.end))
    ? { ...error, repair }
    : error;
}

function mistakeWithoutKey(stop: Stop): DataError {
  const { text, index } = stop;
  const range = lineRange(text, index);
  const line = text.slice(...range);
  if (/^\[[^\]]*$/u.test(line)) {
    const close = line.startsWith('[[') ? ']]' : ']';
    const repair: Repair = { how: 'close', safe: false, range: [range[1], range[1]], text: close };
    return errorOf(stop, 'bracketUnclosed', range, { mark: '[' }, repair);
  }
  return /[=[]/u.test(line) ? errorOf(stop, 'syntax', range) : errorOf(stop, 'noEquals', range, { text: line });
}

function duplicateError(stop: Stop): DataError {
  const { text, found, message } = stop;
  const name = found.key || text.slice(found.start, found.end).trim();
  const from = keyStart(stop);
  const range: Range = [from, from + name.length];
  const earlier = findEarlier(stop, name);
  const same = earlier !== undefined && found.key !== '' && earlier.value.trim() === found.value.trim();
  const lines = same ? wholeLines(text, from, found.end) : undefined;
  const repair: Repair | undefined = lines && { how: 'remove', safe: true, range: lines, text: '' };
  const first: Range | undefined = earlier && [earlier.from, earlier.from + name.length];
  return {
    code: same ? 'duplicateKey' : 'duplicateKeyDiffers',
    range,
    data: { key: name.replace(/^\[+|\]+$/gu, ''), reason: message, format: 'TOML' },
    ...(first && { first }),
    ...(repair && { repair }),
  };
}

/** Returns the earlier statement with the same key in the same table, or with the same table name. */
function findEarlier({ text, found }: Stop, name: string): { from: number; value: string } | undefined {
  for (let at = found.start - 1; at >= 0; ) {
    const start = lineStart(text, at);
    const line = text.slice(start, lineEnd(text, start));
    const groups = keyLine.exec(line)?.groups;
    const from = start + line.search(/\S/u);
    if (found.key !== '' ? groups?.['key'] === name : line.trim() === name)
      return { from, value: groups?.['value'] ?? '' };
    // The table begins here: keys above it belong to another table.
    if (found.key !== '' && tableLine.test(line)) return undefined;
    at = start - 1;
  }
  return undefined;
}

/** A key without `=`, or a key that needs quotes. */
function keyMistake(stop: Stop): DataError | undefined {
  const { text, found, parses } = stop;
  const { key, at, value } = found;
  const from = keyStart(stop);
  const to = from + key.length;
  if (!text.slice(to, at).includes('=')) {
    const right = parses(`a = ${value}`) ? value : tomlString(unquote(value));
    const repair: Repair = { how: 'write', safe: true, range: [to, found.end], text: ` = ${right}` };
    return errorOf(stop, 'noEquals', [from, lineEnd(text, from)], { text: restOfLine(text, from) }, repair);
  }
  if (/^["']|^[A-Za-z0-9_.-]+$/u.test(key)) return undefined;
  const repair: Repair = { how: 'quote', safe: true, range: [from, to], text: tomlString(key) };
  return errorOf(stop, 'keyUnquoted', [from, to], { key }, repair);
}

/** A mistake in a list or an inline table. */
function bracketMistake(stop: Stop): DataError | undefined {
  const { text, index, found, message } = stop;
  const { at, value, end } = found;
  const mark = value[0] ?? '';
  if (mark !== '[' && mark !== '{') return undefined;
  const close = mark === '[' ? ']' : '}';
  if (/comma/iu.test(message) && /Expected/u.test(message)) return commaMissing(stop);
  if (/Trailing comma/u.test(message)) {
    const comma = text.lastIndexOf(',', index);
    const range: Range = [comma, comma + 1];
    return errorOf(stop, 'commaExtra', range, { mark: close }, { how: 'remove', safe: true, range, text: '' });
  }
  if (/No newlines/u.test(message)) return errorOf(stop, 'syntax', [index, index + 1]);
  if (/string/u.test(message)) {
    const quote = Math.max(text.lastIndexOf('"', index), text.lastIndexOf("'", index));
    return errorOf(stop, 'quoteUnclosed', [quote, lineEnd(text, quote)], { mark: text[quote] ?? '' });
  }
  const whole = text.slice(at, end);
  if (whole.split(mark).length <= whole.split(close).length || /#/u.test(whole)) return undefined;
  const last = at + whole.trimEnd().length;
  const repair: Repair = { how: 'close', safe: false, range: [last, last], text: close };
  return errorOf(stop, 'bracketUnclosed', [at, lineEnd(text, at)], { mark }, repair);
}

function commaMissing(stop: Stop): DataError {
  const { text, at } = stop;
  const range: Range = [at, wordEnd(text, at)];
  const before = text.slice(0, at).trimEnd().length;
  const repair: Repair = { how: 'comma', safe: true, range: [before, before], text: ',' };
  return errorOf(stop, 'commaMissing', range, { text: text.slice(...range) }, repair);
}

function stringMistake(stop: Stop): DataError | undefined {
  const { text, index, found, message } = stop;
  const { at, value } = found;
  const mark = value[0] ?? '';
  const written = value.trim();
  const range: Range = [at, at + value.trimEnd().length];
  if (/^[“”‘’「『«]/u.test(value)) {
    const expected = tomlString(written.replace(/^[“”‘’「『«]|[“”‘’」』»]$/gu, ''));
    const repair: Repair = { how: 'quote', safe: true, range, text: expected };
    return errorOf(stop, 'quotesOther', range, { text: written, expected }, repair);
  }
  if (mark !== '"' && mark !== "'") return undefined;
  if (/escape/u.test(message)) {
    const slash = text.lastIndexOf('\\', index);
    const repair: Repair = { how: 'escape', safe: false, range: [slash, slash], text: '\\' };
    return errorOf(stop, 'escape', [slash, slash + 2], { escape: text.slice(slash, slash + 2) }, repair);
  }
  const unclosed = quoteUnclosed(stop, mark);
  if (unclosed) return unclosed;
  if (value.trimEnd().endsWith(mark) && !/\\/u.test(value)) {
    const expected = tomlString(written.slice(1, -1));
    const repair: Repair = { how: 'quote', safe: !/["'][ \t,]+["']/u.test(value), range, text: expected };
    return errorOf(stop, 'textAfterValue', range, { text: written, expected }, repair);
  }
  return textAfterValue(stop);
}

function quoteUnclosed(stop: Stop, mark: string): DataError | undefined {
  const { text, found } = stop;
  const { at, value, end } = found;
  const quote = value.startsWith(mark.repeat(3)) ? mark.repeat(3) : mark;
  const close = text.indexOf(quote, at + quote.length);
  if (close >= 0 && close <= end) return undefined;
  const last = at + text.slice(at, quote === mark ? lineEnd(text, at) : end).trimEnd().length;
  const repair: Repair = { how: 'close', safe: false, range: [last, last], text: quote };
  return errorOf(stop, 'quoteUnclosed', [at, lineEnd(text, at)], { mark: quote }, repair);
}

/** Text after a value; the repair removes a trailing `,` or `;`. */
function textAfterValue(stop: Stop): DataError {
  const { text, index } = stop;
  const range: Range = [index, lineEnd(text, index)];
  const isLeftover = /^[,;]\s*$/u.test(text.slice(...range));
  const repair: Repair | undefined = isLeftover ? { how: 'remove', safe: true, range, text: '' } : undefined;
  return errorOf(stop, 'lineBreakMissing', range, { text: restOfLine(text, index) }, repair);
}

/** A mistake in a value without quotes. */
function bareValueMistake(stop: Stop): DataError | undefined {
  const { at, value } = stop.found;
  const code = value.replace(/[ \t]+#.*$/u, '').trimEnd();
  const range: Range = [at, at + code.length];
  const rewritten = (how: Repair['how'], safe: boolean, expected: string, mistake: Mistake = 'unquoted') =>
    errorOf(stop, mistake, range, { text: code, expected }, { how, safe, range, text: expected });
  if (/^(?:true|false)$/iu.test(code)) return rewritten('write', true, code.toLowerCase());
  const date = readDate(code);
  if (date && date.style !== 'compact') {
    const right = isValidDate(date) && date.style !== 'foreign' ? formatDate(date) : undefined;
    const repair: Repair | undefined =
      right === undefined ? undefined : { how: 'write', safe: true, range, text: right };
    return errorOf(stop, 'dateSyntax', range, { text: code }, repair);
  }
  if (/^[-+]?0\d+$/u.test(code)) return rewritten('quote', false, tomlString(code), 'zeroLeading');
  if (/^(?:[-+]?[\d._]+|true|false)(?=[ \t]*[,;]|[ \t]+[^#])/u.test(value)) return textAfterValue(stop);
  return code === '' ? undefined : rewritten('quote', !/[ \t]#|["']/u.test(value), tomlString(code));
}

function keyStart({ text, found }: Stop): number {
  return found.start + text.slice(found.start, found.end).search(/\S/u);
}

function restOfLine(text: string, from: number): string {
  return text.slice(from, lineEnd(text, from)).trim();
}

function unquote(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/u, '$2');
}
