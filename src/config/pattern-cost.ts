/**
 * How long a text may be so that a regular expression cannot take long on it, whatever the text: about a million steps.
 * Proven for expressions whose next character always decides how to go on (then a match is linear; the automaton is
 * Glushkov's), and estimated by the number of loops for others; 0 where a loop in a loop may take exponential time.
 */
export function safeLength(pattern: string): number {
  const node = parse(pattern);
  if (!node) return 0;
  const starts = isAnchored(node) ? 0 : 1;
  if (isDeterministic(node)) return starts === 0 ? Number.POSITIVE_INFINITY : 1000;
  const { loops, choices } = costOf(node);
  return Math.floor((steps / choices) ** (1 / Math.max(1, loops + starts)));
}

const steps = 1_000_000;
const maxPositions = 300;

/** Code points from, to (inclusive), ascending pairs; undefined for a set that is not worked out: any. */
type CharSet = readonly (readonly [number, number])[] | undefined;

type Node =
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
function parse(pattern: string): Node | undefined {
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

function overlap(a: CharSet, b: CharSet): boolean {
  return !a || !b || a.some(([from, to]) => b.some(([start, end]) => from <= end && start <= to));
}

function isAnchored(node: Node): boolean {
  if (node.kind === 'start') return true;
  if (node.kind === 'choice') return node.parts.every(isAnchored);
  return node.kind === 'sequence' && node.parts[0] !== undefined && isAnchored(node.parts[0]);
}

interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

/** True where one character of the text never fits two ways to go on, and nothing can be matched as nothing in two ways. */
function isDeterministic(root: Node): boolean {
  const sets: CharSet[] = [];
  const follow: Set<number>[] = [];
  let single = true;
  const { first } = walk(root);
  return single && [first, ...follow].every((ways) => !clash([...ways]));

  function clash(ways: readonly number[]): boolean {
    return ways.some((a, index) => ways.slice(index + 1).some((b) => overlap(sets[a], sets[b])));
  }

  function walk(node: Node): Part {
    if (!single || sets.length > maxPositions) {
      single = false;
      return { first: [], last: [], nullable: true };
    }
    switch (node.kind) {
      case 'set':
        sets.push(node.set);
        follow.push(new Set());
        return { first: [sets.length - 1], last: [sets.length - 1], nullable: false };
      case 'sequence':
        return node.parts.map(walk).reduce(join, { first: [], last: [], nullable: true });
      case 'choice': {
        const parts = node.parts.map(walk);
        if (parts.filter(({ nullable }) => nullable).length > 1) single = false;
        return {
          first: parts.flatMap((part) => part.first),
          last: parts.flatMap((part) => part.last),
          nullable: parts.some(({ nullable }) => nullable),
        };
      }
      case 'repeat':
        return repeat(node);
      case 'look':
        single = false;
        return { first: [], last: [], nullable: true };
      default:
        return { first: [], last: [], nullable: true };
    }
  }

  function repeat({ body, min, max }: Node & { kind: 'repeat' }): Part {
    const copies = Number.isFinite(max) ? max : Math.max(1, min);
    if (copies > maxPositions) single = false;
    let all: Part = { first: [], last: [], nullable: true };
    let before: readonly number[] = [];
    for (let count = 1; count <= copies && single; count++) {
      const part = walk(body);
      if (part.nullable && part.first.length > 0) single = false;
      if (count === copies && max === Number.POSITIVE_INFINITY) link(part.last, part.first);
      // An optional copy is only reached through the one before it.
      link(before, part.first);
      before = part.last;
      all = {
        first: count === 1 ? part.first : all.first,
        last: count > min ? [...all.last, ...part.last] : part.last,
        nullable: min === 0,
      };
    }
    return all;
  }

  function join(a: Part, b: Part): Part {
    link(a.last, b.first);
    return {
      first: a.nullable ? [...a.first, ...b.first] : a.first,
      last: b.nullable ? [...a.last, ...b.last] : b.last,
      nullable: a.nullable && b.nullable,
    };
  }

  function link(from: readonly number[], to: readonly number[]): void {
    for (const each of from) {
      for (const next of to) {
        if (follow[each]?.has(next)) single = false;
        follow[each]?.add(next);
      }
    }
  }
}

/** Loops that follow each other, each of which may share the text with the others in any way; and ways to choose. */
function costOf(node: Node): { readonly loops: number; readonly choices: number } {
  switch (node.kind) {
    case 'sequence':
    case 'choice':
      return node.parts.map(costOf).reduce((a, b) => ({ loops: a.loops + b.loops, choices: a.choices * b.choices }), {
        loops: 0,
        choices: node.kind === 'choice' ? node.parts.length : 1,
      });
    case 'look':
      return costOf(node.body);
    case 'repeat': {
      const { loops, choices } = costOf(node.body);
      const ways = node.max - node.min + 1;
      if (node.max <= 1) return { loops, choices: choices * 2 };
      if (loops === 0 && choices === 1 && isOne(node.body))
        return ways > 8 ? { loops: 1, choices: 1 } : { loops: 0, choices: ways };
      if (ways === 1) return { loops: loops * node.max, choices: choices ** node.max };
      return { loops: Number.POSITIVE_INFINITY, choices: 1 };
    }
    default:
      return { loops: 0, choices: 1 };
  }
}

function isOne(node: Node): boolean {
  if (node.kind === 'sequence') return node.parts.length === 1 && node.parts[0] !== undefined && isOne(node.parts[0]);
  return node.kind === 'set';
}
