import type { ParsedData, Place } from './data.ts';
import { itemFrom, keyEnd, type Line, linesOf } from './yaml-simple-lines.ts';

/*
 * Most front matter is keys with values on their own lines, and lists of them. That much YAML is read here, in a
 * twentieth of the time that a whole parser takes; all that may mean something else is left to that one.
 */

/** Controls, tabs, lone carriage returns, byte order marks. */
const odd = /[\0-\x09\x0B\x0C\x0E-\x1F\x7F\uFEFF]|\r(?!\n)/u;
const word = /^(?:true|false|null|__proto__)$/iu;
/** Escapes that JSON has, too, with the same meaning. */
const escaped = /^"(?:[^"\\]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"$/u;
const number = /^[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/u;
/** Numbers of other kinds. */
const oddNumber = /^(?:0[ox][\da-f]+|[-+]?[\d.]+(?:e[-+]?\d+)?|[-+]?\.(?:inf|nan))$/iu;
/** What begins something else than a text. */
const notText = new Set('-?:,[]{}#&*!|>\'"%@`=<~');

/** Longer texts below a key are left to the parser, which gives up on some of them. */
const mostLines = 100;

/** What `parseYaml` would read; undefined where that has to be asked. */
export function readSimpleYaml(text: string, offset: number): ParsedData | undefined {
  if (odd.test(text)) return undefined;
  const value: Record<string, unknown> = {};
  const places: Record<string, Place> = {};
  const raw: Record<string, string> = {};
  const lines = linesOf(text);
  const first = lines.find((line) => text[line.start] !== '#');
  if (!first) return undefined;
  places[''] = [offset + first.start, offset + first.end];
  let end = 0;
  for (let index = 0; index < lines.length; ) {
    const line = lines[index++] as Line;
    if (text[line.start] === '#') continue;
    const colon = keyEnd(text, line);
    if (colon < 0) return undefined;
    const key = text.slice(line.start, colon);
    if (isWord(key) || Object.hasOwn(value, key)) return undefined;
    const pointer = `/${key}`;
    const place = (from: number, to: number) => {
      places[pointer] = [offset + from, offset + to, offset + line.start, offset + colon];
    };
    let from = colon + 1;
    while (from < line.end && text[from] === ' ') from++;
    if (from < line.end) {
      const written = text.slice(from, line.end);
      const block = written === '|' || written === '>' || written === '|-' || written === '>-';
      const below = block ? blockText(text, lines, index, written) : undefined;
      place(from, below ? below.end : line.end);
      const read = below?.text ?? (written[0] === '[' ? list(written, from, pointer) : scalar(written, pointer));
      if (read === undefined) return undefined;
      value[key] = read;
      index += below?.count ?? 0;
      end = below?.end ?? line.next;
      continue;
    }
    const top = lines[index];
    if (!top || keyEnd(text, top) >= 0) {
      place(line.stop, line.stop);
      value[key] = null;
      raw[pointer] = '';
      end = line.stop;
      continue;
    }
    const read: unknown[] = [];
    places[pointer] = [0, 0];
    for (let item = lines[index]; item && item.text - item.start === top.text - top.start; item = lines[++index]) {
      const lead = itemFrom(text, item);
      if (lead < 0) break;
      const at = `${pointer}/${read.length}`;
      places[at] = [offset + lead, offset + item.end];
      const each = scalar(text.slice(lead, item.end), at);
      if (each === undefined) return undefined;
      read.push(each);
      end = item.next;
    }
    if (read.length === 0) return undefined;
    place(top.text, end);
    value[key] = read;
  }
  places[''] = [offset + first.start, offset + end];
  return { value, places, raw, errors: [] };

  function scalar(written: string, pointer: string): unknown {
    const [mark] = written;
    if (mark === '"' || mark === "'") return unquoted(written, mark);
    const isNumber = number.test(written);
    if (isNumber || written === 'true' || written === 'false' || written === 'null') {
      raw[pointer] = written;
      return isNumber ? Number(written) : written === 'null' ? null : written === 'true';
    }
    return isText(written) ? written : undefined;
  }

  /** A list in brackets, of texts without marks. */
  function list(written: string, from: number, pointer: string): unknown[] | undefined {
    if (!/^\[[^[\]{}:#\\]*\]$/u.test(written)) return undefined;
    const read: unknown[] = [];
    if (/^\[ *\]$/u.test(written)) return read;
    let at = 1;
    for (const part of written.slice(1, -1).split(',')) {
      const item = part.replace(/^ +| +$/gu, '');
      const start = from + at + part.indexOf(item);
      const each = /^["']|^[^"']+$/u.test(item) ? scalar(item, `${pointer}/${read.length}`) : undefined;
      if (each === undefined) return undefined;
      places[`${pointer}/${read.length}`] = [offset + start, offset + start + item.length];
      read.push(each);
      at += part.length + 1;
    }
    return read;
  }
}

function unquoted(written: string, mark: string): string | undefined {
  const inner = written.slice(1, -1);
  if (written.length > 1 && written.endsWith(mark) && !inner.includes(mark) && !(mark === '"' && inner.includes('\\')))
    return inner;
  if (mark === "'") return /^'(?:[^']|'')*'$/u.test(written) ? inner.replaceAll("''", "'") : undefined;
  return escaped.test(written) ? JSON.parse(written) : undefined;
}

function isText(written: string): boolean {
  if (notText.has(written[0] ?? '') || written.includes(': ') || written.includes(' #') || written.endsWith(':'))
    return false;
  return !isWord(written) && !oddNumber.test(written);
}

/** What may be no text, or no key. */
function isWord(written: string): boolean {
  return written.length < 10 && word.test(written);
}

/** The text below a key, where all its lines are indented alike and nothing stands between or around them. */
function blockText(text: string, lines: readonly Line[], index: number, mark: string) {
  const indent = (lines[index]?.text ?? 0) - (lines[index]?.start ?? 0);
  if (indent < 1) return undefined;
  const texts: string[] = [];
  let end = (lines[index - 1] as Line).next;
  for (let line = lines[index]; line && line.text > line.start; line = lines[index + texts.length]) {
    const alike = line.text - line.start === indent && line.start === end;
    if (!alike || line.end !== line.stop || line.stop + 1 !== line.next || texts.length > mostLines) return undefined;
    texts.push(text.slice(line.text, line.end));
    end = line.next;
  }
  if ((lines[index + texts.length]?.start ?? text.length) !== end) return undefined;
  const read = texts.join(mark[0] === '|' ? '\n' : ' ') + (mark.length > 1 ? '' : '\n');
  return { text: read, count: texts.length, end };
}
