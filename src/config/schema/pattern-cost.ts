import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { matchesStrings } from './char-sets.ts';
import { isDeterministic } from './pattern-automaton.ts';

/** Upper bound of the ways to match a text: its length to the power of `loops`, times `choices`. */
interface Cost {
  readonly loops: number;
  readonly choices: number;
}

const maxSteps = 1_000_000;
const unlimitedCost: Cost = { loops: Number.POSITIVE_INFINITY, choices: 1 };

/**
 * Returns the length up to which any text is matched in about a million steps. Proven for deterministic expressions, which
 * match in linear time. For others it is estimated by the number of loops; nested loops (exponential time) allow at most 1.
 */
export function safeLength(expression: RegExp): number {
  try {
    return safeLengthOf(parse(expression));
  } catch {
    // Unsupported syntax, or nesting too deep for the parser.
    return 0;
  }
}

function parse({ source, flags }: RegExp): AST.Pattern {
  const [unicode, unicodeSets] = [flags.includes('u'), flags.includes('v')];
  return new RegExpParser().parsePattern(source, 0, source.length, { unicode, unicodeSets });
}

function safeLengthOf(pattern: AST.Pattern): number {
  const startPositions = isAnchored(pattern) ? 0 : 1;
  if (isDeterministic(pattern)) return startPositions === 0 ? Number.POSITIVE_INFINITY : 1000;
  const { loops, choices } = costOf(pattern);
  return Math.floor((maxSteps / choices) ** (1 / Math.max(1, loops + startPositions)));
}

function isAnchored(node: AST.Element | AST.Pattern): boolean {
  if (node.type === 'Assertion') return node.kind === 'start';
  return isGroup(node) && node.alternatives.every(({ elements: [first] }) => first !== undefined && isAnchored(first));
}

function costOf(node: AST.Element | AST.Pattern): Cost {
  if (isGroup(node) || (node.type === 'Assertion' && 'alternatives' in node)) return costOfChoice(node.alternatives);
  if (node.type === 'Quantifier') return costOfRepetition(node);
  // A backreference compares character by character.
  if (node.type === 'Backreference') return { loops: 1, choices: 1 };
  return matchesStrings(node) ? unlimitedCost : { loops: 0, choices: 1 };
}

/** Adds the loops of a sequence, which may divide the text between them in any way. */
function costOfChoice(alternatives: readonly AST.Alternative[]): Cost {
  return alternatives
    .flatMap(({ elements }) => elements.map(costOf))
    .reduce((a, b) => ({ loops: a.loops + b.loops, choices: a.choices * b.choices }), {
      loops: 0,
      choices: alternatives.length,
    });
}

function costOfRepetition({ element, min, max }: AST.Quantifier): Cost {
  const { loops, choices } = costOf(element);
  const ways = max - min + 1;
  if (max <= 1) return { loops, choices: choices * 2 };
  if (isCharacter(element)) return ways > 8 ? { loops: 1, choices: 1 } : { loops: 0, choices: ways };
  if (ways === 1) return { loops: loops * max, choices: choices ** max };
  return unlimitedCost;
}

/** Whether a node matches exactly one character, in one way. */
function isCharacter(node: AST.Element): boolean {
  if (!isGroup(node)) return /^(?:Character|CharacterSet|CharacterClass)$/u.test(node.type) && !matchesStrings(node);
  const [first, ...others] = node.alternatives.flatMap(({ elements }) => elements);
  return node.alternatives.length === 1 && others.length === 0 && first !== undefined && isCharacter(first);
}

function isGroup(node: AST.Element | AST.Pattern): node is AST.Group | AST.CapturingGroup | AST.Pattern {
  return 'alternatives' in node && node.type !== 'Assertion';
}
