import type { AST } from '@eslint-community/regexpp';

type Ranges = readonly (readonly [from: number, to: number])[];

/** Code points as inclusive ranges; undefined where they are not worked out: any. */
export type CharSet = Ranges | undefined;

type CharNode = AST.Character | AST.CharacterClass | AST.CharacterSet | AST.ExpressionCharacterClass;

const last = 0x10ffff;
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

/** The characters that one place of an expression matches, without the flags `i` and `s`. */
export function charSetOf(node: CharNode | AST.CharacterClassElement): CharSet {
  switch (node.type) {
    case 'Character':
      return [[node.value, node.value]];
    case 'CharacterClassRange':
      return [[node.min.value, node.max.value]];
    case 'CharacterSet':
      if (node.kind === 'any') return inverse(lineEnds);
      if (node.kind === 'property') return undefined;
      return node.negate ? inverse(escapes[node.kind]) : escapes[node.kind];
    case 'CharacterClass': {
      const sets = node.elements.map(charSetOf);
      if (!sets.every((set) => set !== undefined)) return undefined;
      return node.negate ? inverse(sets.flat()) : sets.flat();
    }
    default:
      return undefined;
  }
}

/** Whether a class matches more than single characters, as with `\q{}` and the flag `v`. */
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

export function overlap(a: CharSet, b: CharSet): boolean {
  return !a || !b || a.some(([from, to]) => b.some(([start, end]) => from <= end && start <= to));
}

function inverse(ranges: Ranges): Ranges {
  const found: [number, number][] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) found.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= last) found.push([next, last]);
  return found;
}
