import type { ParsedData, Place } from './data.ts';

/*
 * Most front matter is keys with values on their own lines, and lists of them. That much YAML is read here, in a
 * twentieth of the time that a whole parser takes; all that may mean something else is left to that one.
 */

/** Controls, tabs, lone carriage returns, byte order marks. */
const odd = /[\0-\x09\x0B\x0C\x0E-\x1F\x7F\uFEFF]|\r(?!\n)/u;
const keyed = /^(?<key>[A-Za-z_$\u4E00-\u9FFF][\w$.\u4E00-\u9FFF-]*):(?: +|$)/u;
const listed = /^(?<indent> *)- +(?=[^ ])/u;
const notKey = /^(?:true|false|null|__proto__)$/iu;
/** Escapes that JSON has, too, with the same meaning. */
const escaped = /^"(?:[^"\\]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"$/u;
const number = /^[-+]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/u;
/** Numbers of other kinds. */
const oddNumber = /^(?:0[ox][\da-f]+|[-+]?[\d.]+(?:e[-+]?\d+)?|[-+]?\.(?:inf|nan))$/iu;
/** What begins something else than a text, or ends it. */
const notText = /^[-?:,[\]{}#&*!|>'"%@`=<~]|: | #|:$/u;

interface Line {
  readonly text: string;
  readonly start: number;
  /** Without blanks at the end; before the line ending; behind it. */
  readonly end: number;
  readonly stop: number;
  readonly next: number;
}

/** Longer texts below a key are left to the parser, which gives up on some of them. */
const mostLines = 100;

/** What `parseYaml` would read; undefined where that has to be asked. */
export function readSimpleYaml(text: string, offset: number): ParsedData | undefined {
  if (odd.test(text)) return undefined;
  const value: Record<string, unknown> = {};
  const places: Record<string, Place> = {};
  const raw: Record<string, string> = {};
  const lines = linesOf(text);
  const first = lines.find((line) => !line.text.startsWith('#'));
  if (!first) return undefined;
  places[''] = [offset + first.start, offset + first.end];
  let end = 0;
  for (let index = 0; index < lines.length; ) {
    const line = lines[index++] as Line;
    if (line.text.startsWith('#')) continue;
    const found = keyed.exec(line.text);
    const key = found?.groups?.['key'];
    if (!found || !key || notKey.test(key) || Object.hasOwn(value, key)) return undefined;
    const pointer = `/${key}`;
    const place = (from: number, to: number) => {
      places[pointer] = [offset + from, offset + to, offset + line.start, offset + line.start + key.length];
    };
    const written = line.text.slice(found[0].length);
    if (written !== '') {
      const from = line.start + found[0].length;
      const block = /^[|>]-?$/u.test(written) ? blockText(lines, index, written, text.length) : undefined;
      place(from, block ? block.end : line.end);
      if (block) {
        value[key] = block.text;
        index += block.count;
        end = block.end;
        continue;
      }
      const read = written.startsWith('[') ? list(written, from, pointer) : scalar(written, pointer);
      if (read === undefined) return undefined;
      value[key] = read;
      end = line.next;
      continue;
    }
    const items = itemsFrom(lines, index);
    const [top, last] = [items?.[0], items?.at(-1)];
    if (!items) return undefined;
    index += items.length;
    if (!top || !last) {
      place(line.stop, line.stop);
      value[key] = null;
      raw[pointer] = '';
      end = line.stop;
      continue;
    }
    place(top.start + top.text.indexOf('-'), last.next);
    const read: unknown[] = [];
    for (const item of items) {
      const lead = listed.exec(item.text)?.[0].length ?? 0;
      const at = `${pointer}/${read.length}`;
      places[at] = [offset + item.start + lead, offset + item.end];
      const each = scalar(item.text.slice(lead), at);
      if (each === undefined) return undefined;
      read.push(each);
    }
    value[key] = read;
    end = last.next;
  }
  places[''] = [offset + first.start, offset + end];
  return { value, places, raw, errors: [] };

  function scalar(written: string, pointer: string): unknown {
    if (/^(?:"[^"\\]*"|'[^']*')$/u.test(written)) return written.slice(1, -1);
    if (/^'(?:[^']|'')*'$/u.test(written)) return written.slice(1, -1).replaceAll("''", "'");
    if (escaped.test(written)) return JSON.parse(written);
    if (written === 'null') {
      raw[pointer] = written;
      return null;
    }
    const isNumber = number.test(written);
    if (isNumber || /^(?:true|false)$/u.test(written)) {
      raw[pointer] = written;
      return isNumber ? Number(written) : written === 'true';
    }
    if (notText.test(written) || oddNumber.test(written) || notKey.test(written)) return undefined;
    return written;
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

/** The items of a list below a key; none where the next key follows, undefined where something else does. */
function itemsFrom(lines: readonly Line[], index: number): readonly Line[] | undefined {
  const next = lines[index];
  if (!next || keyed.test(next.text)) return [];
  const indent = listed.exec(next.text)?.groups?.['indent'];
  if (indent === undefined) return undefined;
  let to = index;
  while (listed.exec(lines[to]?.text ?? '')?.groups?.['indent'] === indent) to++;
  return lines.slice(index, to);
}

/** The text below a key, where all its lines are indented alike and nothing stands between or around them. */
function blockText(lines: readonly Line[], index: number, mark: string, length: number) {
  let to = index;
  let before = lines[index - 1] as Line;
  const indent = lines[index]?.text.search(/[^ ]/u) ?? 0;
  if (indent < 1) return undefined;
  for (; lines[to]?.text.startsWith(' '); to++) {
    const line = lines[to] as Line;
    const alike = line.text.search(/[^ ]/u) === indent && line.start === before.next;
    if (!alike || line.end !== line.stop || line.stop + 1 !== line.next || to - index > mostLines) return undefined;
    before = line;
  }
  if ((lines[to]?.start ?? length) !== before.next) return undefined;
  const texts = lines.slice(index, to).map(({ text }) => text.slice(indent));
  const text = texts.join(mark.startsWith('|') ? '\n' : ' ') + (mark.length > 1 ? '' : '\n');
  return { text, count: to - index, end: before.next };
}

/** Those that are not blank. */
function linesOf(text: string): Line[] {
  const found: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const ending = text.indexOf('\n', start);
    const next = ending < 0 ? text.length : ending + 1;
    const stop = ending < 0 ? next : text[ending - 1] === '\r' && ending > start ? ending - 1 : ending;
    let end = stop;
    while (end > start && text[end - 1] === ' ') end--;
    if (end > start) found.push({ text: text.slice(start, end), start, end, stop, next });
    start = next;
  }
  return found;
}
