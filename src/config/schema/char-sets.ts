import type { AST } from '@eslint-community/regexpp';

type Ranges = readonly (readonly [from: number, to: number])[];

/** Code points as inclusive ranges; undefined if unknown, which stands for any. */
export type CharSet = Ranges | undefined;

type CharNode = AST.Character | AST.CharacterClass | AST.CharacterSet | AST.ExpressionCharacterClass;

const maxCodePoint = 0x10ffff;
const lineEnds: Ranges = [
  [10, 10],
  [13, 13],
  [8232, 8233],
];
const escapes: Readonly<Record<AST.EscapeCharacterSet['kind'], Ranges>> = {
  digit: [[48, 57]],
  word: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  space: [
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
  ],
};

/** Returns the characters that a node of an expression matches, without the flags `i` and `s`. */
export function charSetOf(node: CharNode | AST.CharacterClassElement): CharSet {
  switch (node.type) {
    case 'Character':
      return [[node.value, node.value]];
    case 'CharacterClassRange':
      return [[node.min.value, node.max.value]];
    case 'CharacterSet':
      if (node.kind === 'any') return complement(lineEnds);
      if (node.kind === 'property') return undefined;
      return node.negate ? complement(escapes[node.kind]) : escapes[node.kind];
    case 'CharacterClass': {
      const sets = node.elements.map(charSetOf);
      if (!sets.every((set) => set !== undefined)) return undefined;
      return node.negate ? complement(sets.flat()) : sets.flat();
    }
    default:
      return undefined;
  }
}

/** Whether a class also matches strings of several characters, as with `\q{}` and the flag `v`. */
export function matchesStrings(node: AST.Node): boolean {
  switch (node.type) {
    case 'ClassStringDisjunction':
      return true;
    case 'CharacterSet':
      return node.kind === 'property' && node.strings;
    case 'CharacterClass':
      return node.elements.some(matchesStrings);
    case 'ExpressionCharacterClass':
      return matchesStrings(node.expression);
    case 'ClassIntersection':
    case 'ClassSubtraction':
      return matchesStrings(node.left) || matchesStrings(node.right);
    default:
      return false;
  }
}

export function overlaps(a: CharSet, b: CharSet): boolean {
  return !a || !b || a.some(([from, to]) => b.some(([start, end]) => from <= end && start <= to));
}

function complement(ranges: Ranges): Ranges {
  const found: [number, number][] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) found.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= maxCodePoint) found.push([next, maxCodePoint]);
  return found;
}
