import { createHash } from 'node:crypto';

/** What a file holds: one JSON value, a JSON value in each line (or in each of its columns), or other text. */
export type Format = 'json' | 'lines' | 'text';

export interface Mutation {
  /** What was changed, for the report. */
  readonly what: string;
  readonly bytes: Buffer;
}

type Random = () => number;

/** Changes the content of a file in one way. */
export function mutate(bytes: Buffer, format: Format, random: Random): Mutation {
  const structural = format === 'text' ? undefined : random() < 0.6 ? mutateValues(bytes, format, random) : undefined;
  return structural ?? pick(byteMutations, random)(bytes, random);
}

/** Writes again the hash by which a file of the cache knows damage, so that what it holds is read. */
export function signAgain(original: Buffer, mutation: Mutation): Mutation {
  for (const part of [first, last]) {
    const [line, rest] = part(original.toString('latin1'));
    const hash = sha256(rest);
    if (!line.includes(hash)) continue;
    const [own, body] = part(mutation.bytes.toString('latin1'));
    const text = own.replace(/"sha256":"[^"]*"/u, `"sha256":"${sha256(body)}"`);
    const signed = part === first ? text + body : body + text;
    return { what: `${mutation.what}, hash made right`, bytes: Buffer.from(signed, 'latin1') };
  }
  return mutation;
}

/** Splits a file into its first line and the others, or the last line and the others. */
const first = (text: string) => [text.slice(0, text.indexOf('\n') + 1), text.slice(text.indexOf('\n') + 1)] as const;
const last = (text: string) => {
  const at = text.lastIndexOf('\n', text.length - 2) + 1;
  return [text.slice(at), text.slice(0, at)] as const;
};
const sha256 = (text: string) => createHash('sha256').update(Buffer.from(text, 'latin1')).digest('hex');

export function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

const insertions: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['NUL', Buffer.from([0])],
  ['a lone CR', Buffer.from('\r')],
  ['a byte order mark', Buffer.from('\uFEFF')],
  ['invalid UTF-8', Buffer.from([0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80])],
  ['U+2028', Buffer.from('\u2028')],
  ['an escape sequence', Buffer.from('\u001B]0;x\u0007\u001B[2J')],
  ['a command', Buffer.from('\n::stop-commands::x\n##[Stop-Commands]\n')],
  ['deep nesting', Buffer.from('['.repeat(20_000))],
  ['deep objects', Buffer.from('{"a":'.repeat(5000))],
  ['a huge number', Buffer.from('9'.repeat(5000))],
  ['1e400', Buffer.from('1e400')],
  ['braces', Buffer.from('{a,b}'.repeat(40))],
  ['stars', Buffer.from('**/*a*a*a*a*a*a*a*a*a*a*b')],
  ['YAML aliases', Buffer.from('\na: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n')],
  ['a long line', Buffer.from('x'.repeat(300_000))],
];

const byteMutations: readonly ((bytes: Buffer, random: Random) => Mutation)[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const places = Array.from({ length: 1 + Math.floor(random() * 3) }, () => Math.floor(random() * bytes.length));
    for (const at of places) if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    return { what: `bits flipped at ${places.join(', ')}`, bytes: copy };
  },
  (bytes, random) => {
    const size = Math.floor(random() * bytes.length);
    return { what: `cut off after ${size} bytes`, bytes: bytes.subarray(0, size) };
  },
  (bytes, random) => {
    const [name, inserted] = pick(insertions, random);
    const at = pick([0, Math.floor(random() * bytes.length), bytes.length], random);
    return { what: `${name} at ${at}`, bytes: Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]) };
  },
  (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n');
    const at = Math.floor(random() * lines.length);
    const count = pick([2, 3, 2000], random);
    lines.splice(at, 1, ...Array<string>(count).fill(lines[at] ?? ''));
    return { what: `line ${at + 1} ${count} times`, bytes: Buffer.from(lines.join('\n'), 'latin1') };
  },
  (bytes, random) => {
    const lines = bytes.toString('latin1').split('\n');
    const at = Math.floor(random() * lines.length);
    lines.splice(at, 1);
    return { what: `without line ${at + 1}`, bytes: Buffer.from(lines.join('\n'), 'latin1') };
  },
  (bytes) => ({ what: 'lone CRs', bytes: Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r'), 'latin1') }),
  (bytes) => ({ what: 'UTF-16', bytes: Buffer.from(`\uFEFF${bytes.toString()}`, 'utf16le') }),
  (bytes, random) => {
    const text = bytes.toString('latin1');
    const words = [...text.matchAll(/[\w.+-]+/gu)];
    if (words.length === 0) return { what: 'unchanged', bytes };
    const word = pick(words, random);
    const other = pick(['__proto__', 'constructor', 'null', '-1', '1e400', '../../x', '9'.repeat(400), ''], random);
    const changed = text.slice(0, word.index) + other + text.slice(word.index + word[0].length);
    return { what: `"${word[0]}" at ${word.index} → "${other.slice(0, 20)}"`, bytes: Buffer.from(changed, 'latin1') };
  },
];

/** Changes one value or key of the JSON in a file; undefined if it holds none. */
function mutateValues(bytes: Buffer, format: 'json' | 'lines', random: Random): Mutation | undefined {
  const text = bytes.toString();
  if (format === 'json') {
    const changed = mutateJson(text, random);
    return changed && { what: changed.what, bytes: Buffer.from(changed.text) };
  }
  const lines = text.split('\n');
  const at = Math.floor(random() * (lines.length - 1));
  // A line of the cache has several columns.
  const columns = (lines[at] ?? '').split('\t');
  const column = Math.floor(random() * columns.length);
  const changed = mutateJson(columns[column] ?? '', random);
  if (!changed) return undefined;
  columns[column] = changed.text;
  lines[at] = columns.join('\t');
  return { what: `line ${at + 1}, column ${column + 1}: ${changed.what}`, bytes: Buffer.from(lines.join('\n')) };
}

/** Values of the wrong type or size, as JSON. */
const hostileValues: readonly string[] = [
  ...['null', 'true', '0', '-1', '1.5', '-0', '1e308', '1e400', '9007199254740993', '1e21', '8640000000000001'],
  ...['""', '"x"', '"__proto__"', '"\\u0000"', '"\\ud800"', '"../../../../etc/passwd"', '"/"', '"."', '"\\\\"'],
  ...['"http://"', '"(a+)+$"', '"["', '"**/*a*a*a*a*a*a*a*a*a*a*b"', '"2024-99-99"', '"\\u001b[2J\\n::error::x"'],
  ...['[]', '{}', '[null]', '[[]]', '{"__proto__":null}', '{"length":-1}', '{"length":1e9}', '{"toString":1}'],
  `"${'x'.repeat(100_000)}"`,
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  `[${'0,'.repeat(20_000)}0]`,
];
const hostileKeys = ['__proto__', 'constructor', 'toString', 'length', '', 'x'.repeat(10_000), '\n::error::x', '$ref'];

function mutateJson(text: string, random: Random): { readonly what: string; readonly text: string } | undefined {
  let root: { '': unknown };
  try {
    root = { '': JSON.parse(text) };
  } catch {
    return undefined;
  }
  const { holder, key, path } = pick(slotsIn(root), random);
  const kind = Math.floor(random() * 6);
  const written = () => JSON.stringify(root['']) ?? '';
  if (kind === 0 && !Array.isArray(holder)) {
    const other = pick(hostileKeys, random);
    const value = holder[key];
    delete holder[key];
    Object.defineProperty(holder, other, { value, enumerable: true, configurable: true, writable: true });
    return { what: `key ${path} renamed to ${JSON.stringify(other.slice(0, 40))}`, text: written() };
  }
  if (kind === 1) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
    return { what: `${path} removed`, text: written() };
  }
  const before = JSON.stringify(holder[key]);
  const hostile = pick(hostileValues, random);
  holder[key] = mark;
  let value = hostile;
  if (kind === 2 && !Array.isArray(holder) && holder !== root) value = `${before},${JSON.stringify(key)}:${hostile}`;
  if (kind === 3 && Array.isArray(holder)) value = `${`${before},`.repeat(1000)}${before}`;
  return { what: `${path} → ${value.slice(0, 60)}`, text: written().replace(JSON.stringify(mark), () => value) };
}

const mark = '@@the value that was changed@@';

interface Slot {
  readonly holder: object & Record<string, unknown>;
  readonly key: string;
  readonly path: string;
}

/** Returns the places of all values in a JSON value. */
function slotsIn(root: unknown): Slot[] {
  const slots: Slot[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      slots.push({ holder: value as Record<string, unknown>, key, path: `${path}/${key.slice(0, 40)}` });
      visit((value as Record<string, unknown>)[key], `${path}/${key.slice(0, 40)}`);
    }
  };
  visit(root, '');
  return slots;
}
