/** Code points from, to (inclusive), ascending pairs; undefined for a set that is not worked out: any. */
export type CharSet = readonly (readonly [number, number])[] | undefined;

/** A regular expression, as far as its cost depends on it. */
export type Node =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'start' | 'edge' }
  | { readonly kind: 'look'; readonly body: Node }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly body: Node; readonly min: number; readonly max: number };

const last = 0x10ffff;
const digits: CharSet = [[48, 57]];
const word: CharSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const blanks: CharSet = [
  [9, 13],
  [32, 32],
  [160, 160],
  [5760, 5760],
  [8192, 8202],
  [8232, 8233],
  [8239, 8239],
  [8287, 8287],
  [12288, 12288],
  [65279, 65279],
];
const named: Readonly<Record<string, CharSet>> = { d: digits, w: word, s: blanks };
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

/** Undefined for what takes other means: back references, and whatever is not understood. */
export function parse(pattern: string): Node | undefined {
  let at = 0;
  let failed = false;
  const node = choice(0);
  return failed || at < pattern.length ? undefined : node;

  function fail(): Node {
    failed = true;
    at = pattern.length;
    return { kind: 'edge' };
  }

  function choice(depth: number): Node {
    if (depth > 50) return fail();
    const parts = [sequence(depth)];
    while (pattern[at] === '|') {
      at++;
      parts.push(sequence(depth));
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'choice', parts };
  }

  function sequence(depth: number): Node {
    const parts: Node[] = [];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') parts.push(repeated(atom(depth)));
    return { kind: 'sequence', parts };
  }

  function repeated(body: Node): Node {
    const [written, sign, from, comma, to] = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/u.exec(pattern.slice(at)) ?? [];
    if (written === undefined) return body;
    at += written.length;
    const min = sign ? (sign === '+' ? 1 : 0) : Number(from);
    const max = sign
      ? sign === '?'
        ? 1
        : Number.POSITIVE_INFINITY
      : comma
        ? to
          ? Number(to)
          : Number.POSITIVE_INFINITY
        : min;
    return { kind: 'repeat', body, min, max };
  }

  function atom(depth: number): Node {
    const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
    at += char.length;
    if (char === '^') return { kind: 'start' };
    if (char === '$') return { kind: 'edge' };
    if (char === '.')
      return {
        kind: 'set',
        set: inverse([
          [10, 10],
          [13, 13],
          [8232, 8233],
        ]),
      };
    if (char === '(') return group(depth);
    if (char === '[') return { kind: 'set', set: charClass() };
    if (char !== '\\') return { kind: 'set', set: one(char) };
    if (/^[bB]/u.test(pattern.slice(at))) {
      at++;
      return { kind: 'edge' };
    }
    if (/^[1-9k]/u.test(pattern.slice(at))) return fail();
    return { kind: 'set', set: escaped() };
  }

  function group(depth: number): Node {
    const head = /^\?(?::|<?[=!]|<[\p{L}_$][\p{L}\p{N}_$]*>)/u.exec(pattern.slice(at))?.[0] ?? '';
    if (head === '' && pattern[at] === '?') return fail();
    at += head.length;
    const body = choice(depth + 1);
    if (pattern[at] !== ')') return fail();
    at++;
    return /[=!]$/u.test(head) ? { kind: 'look', body } : body;
  }

  /** Behind a backslash. */
  function escaped(): CharSet {
    const rest = pattern.slice(at);
    const property = /^[pP]\{[^}]*\}/u.exec(rest)?.[0];
    const code = /^(?:u\{(?<long>[\da-f]+)\}|u(?<four>[\da-f]{4})|x(?<two>[\da-f]{2}))/iu.exec(rest);
    const written = property ?? code?.[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
    at += written.length;
    if (property) return undefined;
    if (code) {
      const { long, four, two } = code.groups ?? {};
      const point = Number.parseInt(long ?? four ?? two ?? '0', 16);
      return [[point, point]];
    }
    const set = named[written.toLowerCase()];
    if (set) return written === written.toLowerCase() ? set : inverse(set);
    const control = controls[written];
    return control === undefined ? one(written) : [[control, control]];
  }

  function charClass(): CharSet {
    const negated = pattern[at] === '^';
    if (negated) at++;
    const ranges: (readonly [number, number])[] = [];
    let known = true;
    while (at < pattern.length && pattern[at] !== ']') {
      const from = member();
      if (pattern[at] === '-' && pattern[at + 1] !== ']' && from?.length === 1) {
        at++;
        const to = member();
        ranges.push([from[0]?.[0] ?? 0, to?.[0]?.[1] ?? last]);
      } else if (from) ranges.push(...from);
      else known = false;
    }
    if (at >= pattern.length) fail();
    at++;
    if (!known) return undefined;
    return negated ? inverse(ranges) : ranges;
  }

  function member(): CharSet {
    const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
    at += char.length;
    if (char !== '\\') return one(char);
    if (pattern[at] !== 'b') return escaped();
    at++;
    return [[8, 8]];
  }
}

function one(char: string): CharSet {
  const code = char.codePointAt(0) ?? 0;
  return [[code, code]];
}

function inverse(ranges: NonNullable<CharSet>): CharSet {
  const found: [number, number][] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) found.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= last) found.push([next, last]);
  return found;
}
