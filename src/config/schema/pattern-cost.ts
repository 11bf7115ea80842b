import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { matchesStrings } from './char-sets.ts';
import { isDeterministic } from './pattern-automaton.ts';

/** An upper bound for the ways to match a text: its length to the power of `loops`, times `choices`. */
interface Cost {
  readonly loops: number;
  readonly choices: number;
}

const steps = 1_000_000;
const endless: Cost = { loops: Number.POSITIVE_INFINITY, choices: 1 };

/**
 * How long a text may be so that a regular expression cannot take long on it, whatever the text: about a million steps.
 * Proven for expressions whose next character always decides how to go on, for then a match is linear. Estimated by the
 * number of loops for others; at most 1 where a loop in a loop may take exponential time.
 */
export function safeLength(expression: RegExp): number {
  try {
    return safeLengthOf(parse(expression));
  } catch {
    // The parser does not know it, or it is nested too deep.
    return 0;
  }
}

function parse({ source, flags }: RegExp): AST.Pattern {
  const [unicode, unicodeSets] = [flags.includes('u'), flags.includes('v')];
  return new RegExpParser().parsePattern(source, 0, source.length, { unicode, unicodeSets });
}

function safeLengthOf(pattern: AST.Pattern): number {
  const starts = isAnchored(pattern) ? 0 : 1;
  if (isDeterministic(pattern)) return starts === 0 ? Number.POSITIVE_INFINITY : 1000;
  const { loops, choices } = costOf(pattern);
  return Math.floor((steps / choices) ** (1 / Math.max(1, loops + starts)));
}

function isAnchored(node: AST.Element | AST.Pattern): boolean {
  if (node.type === 'Assertion') return node.kind === 'start';
  return isGroup(node) && node.alternatives.every(({ elements: [first] }) => first !== undefined && isAnchored(first));
}

function costOf(node: AST.Element | AST.Pattern): Cost {
  if (isGroup(node) || (node.type === 'Assertion' && 'alternatives' in node)) return costOfChoice(node.alternatives);
  if (node.type === 'Quantifier') return costOfRepetition(node);
  // What a group has matched is compared character by character.
  if (node.type === 'Backreference') return { loops: 1, choices: 1 };
  return matchesStrings(node) ? endless : { loops: 0, choices: 1 };
}

/** Loops that follow each other may share the text in any way. */
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
  return endless;
}

/** Whether it matches exactly one character, in one way. */
function isCharacter(node: AST.Element): boolean {
  if (!isGroup(node)) return /^(?:Character|CharacterSet|CharacterClass)$/u.test(node.type) && !matchesStrings(node);
  const [first, ...others] = node.alternatives.flatMap(({ elements }) => elements);
  return node.alternatives.length === 1 && others.length === 0 && first !== undefined && isCharacter(first);
}

function isGroup(node: AST.Element | AST.Pattern): node is AST.Group | AST.CapturingGroup | AST.Pattern {
  return 'alternatives' in node && node.type !== 'Assertion';
}
