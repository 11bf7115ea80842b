import { type CharSet, type Node, parse } from './pattern-syntax.ts';

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
