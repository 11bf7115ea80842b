import type { AST } from '@eslint-community/regexpp';
import { type CharSet, charSetOf, matchesStrings, overlaps } from './char-sets.ts';

/** Glushkov automaton: one state for each node of an expression that matches a character. */
interface Automaton {
  readonly sets: CharSet[];
  /** Possible next states of each state. */
  readonly follow: Set<number>[];
  /** Whether each text has at most one match. */
  isUnambiguous: boolean;
}

/** First and last states of a part of an expression; `nullable` if it may match the empty text. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

const nothing: Part = { first: [], last: [], nullable: true };
const maxStates = 300;

/** Whether the next character always determines the next state; false also for unsupported syntax. */
export function isDeterministic({ alternatives }: AST.Pattern): boolean {
  const automaton: Automaton = { sets: [], follow: [], isUnambiguous: true };
  const { first } = choice(alternatives, automaton);
  return automaton.isUnambiguous && [first, ...automaton.follow].every((states) => !hasOverlap([...states], automaton));
}

function hasOverlap(states: readonly number[], { sets }: Automaton): boolean {
  return states.some((a, index) => states.slice(index + 1).some((b) => overlaps(sets[a], sets[b])));
}

function partOf(node: AST.Element, automaton: Automaton): Part {
  if (!automaton.isUnambiguous || automaton.sets.length > maxStates) return ambiguous(automaton);
  switch (node.type) {
    case 'Group':
      // Modifiers change which characters the group matches.
      return node.modifiers ? ambiguous(automaton) : choice(node.alternatives, automaton);
    case 'CapturingGroup':
      return choice(node.alternatives, automaton);
    case 'Quantifier':
      return repetition(node, automaton);
    case 'Assertion':
      return 'alternatives' in node ? ambiguous(automaton) : nothing;
    case 'Backreference':
      return ambiguous(automaton);
    default:
      return matchesStrings(node) ? ambiguous(automaton) : state(charSetOf(node), automaton);
  }
}

function ambiguous(automaton: Automaton): Part {
  automaton.isUnambiguous = false;
  return nothing;
}

function state(set: CharSet, { sets, follow }: Automaton): Part {
  const index = sets.push(set) - 1;
  follow.push(new Set());
  return { first: [index], last: [index], nullable: false };
}

function choice(alternatives: readonly AST.Alternative[], automaton: Automaton): Part {
  const parts = alternatives.map((each) => sequence(each, automaton));
  // Two alternatives that match the empty text are ambiguous.
  if (parts.filter(({ nullable }) => nullable).length > 1) automaton.isUnambiguous = false;
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    nullable: parts.some(({ nullable }) => nullable),
  };
}

function sequence({ elements }: AST.Alternative, automaton: Automaton): Part {
  return elements
    .map((each) => partOf(each, automaton))
    .reduce((a, b) => {
      link(a.last, b.first, automaton);
      return {
        first: a.nullable ? [...a.first, ...b.first] : a.first,
        last: b.nullable ? [...a.last, ...b.last] : b.last,
        nullable: a.nullable && b.nullable,
      };
    }, nothing);
}

function repetition({ element, min, max }: AST.Quantifier, automaton: Automaton): Part {
  const copies = Number.isFinite(max) ? max : Math.max(1, min);
  if (copies > maxStates) return ambiguous(automaton);
  let all = nothing;
  let before: readonly number[] = [];
  for (let count = 1; count <= copies && automaton.isUnambiguous; count++) {
    const part = partOf(element, automaton);
    if (part.nullable && part.first.length > 0) automaton.isUnambiguous = false;
    if (count === copies && max === Number.POSITIVE_INFINITY) link(part.last, part.first, automaton);
    // An optional copy is reachable through the previous one only.
    link(before, part.first, automaton);
    before = part.last;
    all = {
      first: count === 1 ? part.first : all.first,
      last: count > min ? [...all.last, ...part.last] : part.last,
      nullable: min === 0,
    };
  }
  return all;
}

function link(from: readonly number[], to: readonly number[], automaton: Automaton): void {
  for (const each of from) {
    for (const next of to) {
      if (automaton.follow[each]?.has(next)) automaton.isUnambiguous = false;
      automaton.follow[each]?.add(next);
    }
  }
}
