import type { DataPlace, ParsedData } from './data.ts';
import { contentLines, itemTextStart, keyColon, type Line } from './yaml-simple-lines.ts';

/*
 * Most front matter is keys with one-line values and lists of such values. This subset of YAML is parsed here, 20 times
 * as fast as by the full parser, which handles all other texts.
 */

/** Control characters, tabs, lone carriage returns, byte order marks. */
const unsupported = /[\0-\x09\x0B\x0C\x0E-\x1F\x7F\uFEFF]|\r(?!\n)/u;
const reservedWord = /^(?:true|false|null|__proto__)$/iu;
/** Double-quoted texts whose escapes mean the same in JSON. */
const escaped = /^"(?:[^"\\]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"$/u;
const number = /^[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/u;
/** Octal and hexadecimal numbers, exponents, infinities. */
const oddNumber = /^(?:0[ox][\da-f]+|[-+]?[\d.]+(?:e[-+]?\d+)?|[-+]?\.(?:inf|nan))$/iu;
/** First characters of values that are not plain texts. */
const notPlainStart = new Set('-?:,[]{}#&*!|>\'"%@`=<~');

/** Limit of lines in a block scalar: the full parser rejects some longer ones. */
const maxBlockLines = 100;

/** State of parsing: `index` is the next line. */
interface Reading {
  readonly text: string;
  /** Offset of the text in the article. */
  readonly offset: number;
  readonly lines: readonly Line[];
  index: number;
  /** End of the last value. */
  end: number;
  readonly value: Record<string, unknown>;
  readonly places: Record<string, DataPlace>;
  readonly raw: Record<string, string>;
}

/** A key and its line. */
interface Key {
  readonly pointer: string;
  readonly line: Line;
  readonly colon: number;
}

/** Returns the result of `parseYaml`; undefined if the text needs the full parser. */
export function readSimpleYaml(text: string, offset: number): ParsedData | undefined {
  if (unsupported.test(text)) return undefined;
  const lines = contentLines(text);
  const first = lines.find((line) => text[line.start] !== '#');
  if (!first) return undefined;
  const places: Record<string, DataPlace> = { '': [offset + first.start, offset + first.end] };
  const reading: Reading = { text, offset, lines, index: 0, end: 0, value: {}, places, raw: {} };
  while (reading.index < lines.length) if (!readPair(reading)) return undefined;
  places[''] = [offset + first.start, offset + reading.end];
  return { value: reading.value, places, raw: reading.raw, errors: [] };
}

/** Reads a key with its value, or skips a comment; returns false if the text needs the full parser. */
function readPair(reading: Reading): boolean {
  const { text, lines, value } = reading;
  const line = lines[reading.index++] as Line;
  if (text[line.start] === '#') return true;
  const colon = keyColon(text, line);
  if (colon < 0) return false;
  const name = text.slice(line.start, colon);
  if (isReservedWord(name) || Object.hasOwn(value, name)) return false;
  const key: Key = { pointer: `/${name}`, line, colon };
  let from = colon + 1;
  while (from < line.end && text[from] === ' ') from++;
  const read = from < line.end ? readBeside(reading, key, from) : readBelow(reading, key);
  if (read === undefined) return false;
  value[name] = read;
  return true;
}

/** Reads the value that begins at `from`, on the line of its key. */
function readBeside(reading: Reading, key: Key, from: number): unknown {
  const { text, lines, index } = reading;
  const { pointer, line } = key;
  const written = text.slice(from, line.end);
  const isBlock = written === '|' || written === '>' || written === '|-' || written === '>-';
  const below = isBlock ? blockText(text, lines, index, written) : undefined;
  storePlace(reading, key, from, below ? below.end : line.end);
  reading.index += below?.count ?? 0;
  reading.end = below?.end ?? line.next;
  if (below) return below.text;
  return written[0] === '[' ? readFlowList(reading, written, from, pointer) : readScalar(reading, written, pointer);
}

/** Reads the list below a key; returns null if the key has no value. */
function readBelow(reading: Reading, key: Key): unknown {
  const { text, offset, lines, places, raw } = reading;
  const { pointer, line } = key;
  const top = lines[reading.index];
  if (!top || keyColon(text, top) >= 0) {
    storePlace(reading, key, line.stop, line.stop);
    raw[pointer] = '';
    reading.end = line.stop;
    return null;
  }
  const read: unknown[] = [];
  // Reserves the position: the list comes before its items in `places`.
  places[pointer] = [0, 0];
  const indent = top.textStart - top.start;
  for (
    let item: Line | undefined = top;
    item && item.textStart - item.start === indent;
    item = lines[++reading.index]
  ) {
    const from = itemTextStart(text, item);
    if (from < 0) break;
    const at = `${pointer}/${read.length}`;
    places[at] = [offset + from, offset + item.end];
    const each = readScalar(reading, text.slice(from, item.end), at);
    if (each === undefined) return undefined;
    read.push(each);
    reading.end = item.next;
  }
  if (read.length === 0) return undefined;
  storePlace(reading, key, top.textStart, reading.end);
  return read;
}

function storePlace({ offset, places }: Reading, { pointer, line, colon }: Key, from: number, to: number): void {
  places[pointer] = [offset + from, offset + to, offset + line.start, offset + colon];
}

function readScalar({ raw }: Reading, written: string, pointer: string): unknown {
  const [mark] = written;
  if (mark === '"' || mark === "'") return unquote(written, mark);
  const isNumber = number.test(written);
  if (isNumber || written === 'true' || written === 'false' || written === 'null') {
    raw[pointer] = written;
    return isNumber ? Number(written) : written === 'null' ? null : written === 'true';
  }
  return isText(written) ? written : undefined;
}

/** Reads a list in brackets whose items contain no brackets, colons, `#` or backslashes. */
function readFlowList(reading: Reading, written: string, from: number, pointer: string): unknown[] | undefined {
  if (!/^\[[^[\]{}:#\\]*\]$/u.test(written)) return undefined;
  const read: unknown[] = [];
  if (/^\[ *\]$/u.test(written)) return read;
  let at = reading.offset + from + 1;
  for (const part of written.slice(1, -1).split(',')) {
    const item = part.replace(/^ +| +$/gu, '');
    const start = at + part.indexOf(item);
    const name = `${pointer}/${read.length}`;
    const each = /^["']|^[^"']+$/u.test(item) ? readScalar(reading, item, name) : undefined;
    if (each === undefined) return undefined;
    reading.places[name] = [start, start + item.length];
    read.push(each);
    at += part.length + 1;
  }
  return read;
}

function unquote(written: string, mark: string): string | undefined {
  const inner = written.slice(1, -1);
  if (written.length > 1 && written.endsWith(mark) && !inner.includes(mark) && !(mark === '"' && inner.includes('\\')))
    return inner;
  if (mark === "'") return /^'(?:[^']|'')*'$/u.test(written) ? inner.replaceAll("''", "'") : undefined;
  return escaped.test(written) ? JSON.parse(written) : undefined;
}

function isText(written: string): boolean {
  if (notPlainStart.has(written[0] ?? '') || written.includes(': ') || written.includes(' #') || written.endsWith(':'))
    return false;
  return !isReservedWord(written) && !oddNumber.test(written);
}

/** Whether it is a word that is not read as text, or not allowed as a key. */
function isReservedWord(written: string): boolean {
  return written.length < 10 && reservedWord.test(written);
}

/** Reads a block scalar whose lines have equal indentation, without blank lines in or around it. */
function blockText(text: string, lines: readonly Line[], index: number, mark: string) {
  const indent = (lines[index]?.textStart ?? 0) - (lines[index]?.start ?? 0);
  if (indent < 1) return undefined;
  const texts: string[] = [];
  let end = (lines[index - 1] as Line).next;
  for (let line = lines[index]; line && line.textStart > line.start; line = lines[index + texts.length]) {
    const alike = line.textStart - line.start === indent && line.start === end;
    if (!alike || line.end !== line.stop || line.stop + 1 !== line.next || texts.length > maxBlockLines)
      return undefined;
    texts.push(text.slice(line.textStart, line.end));
    end = line.next;
  }
  if ((lines[index + texts.length]?.start ?? text.length) !== end) return undefined;
  const read = texts.join(mark[0] === '|' ? '\n' : ' ') + (mark.length > 1 ? '' : '\n');
  return { text: read, count: texts.length, end };
}
