import { safeLength } from './pattern-cost.ts';
import { cpuMsSince, withinTime } from './time-limit.ts';

/** The members of a RegExp that Ajv uses. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
  /** Returns the key of the pattern. */
  toString(): string;
}

export interface PatternStore {
  /** Returns a pattern, compiled once; throws a SyntaxError if it is invalid. */
  pattern(source: string): Pattern;
  /** Returns the outcome of all tests since the last call. */
  outcome(): Outcome;
}

export interface Outcome {
  /** Patterns that exceeded their time on a text of this value. */
  readonly overruns: readonly string[];
  /** Whether an abandoned pattern was tested. */
  readonly hasAbandoned: boolean;
}

const patternMs = 1000;
/** Limit for all patterns together, for schemas with many slow ones. */
const allPatternsMs = 10 * patternMs;

/**
 * Creates a store of patterns with a time limit: a pattern that may be slow is abandoned after a second in total. From then
 * on it matches every text, and is reported again only for the text that exceeded the limit.
 */
export function patternStore(): PatternStore {
  const known = new Map<string, Pattern>();
  let leftMs = allPatternsMs;
  let overruns: string[] = [];
  let hasAbandoned = false;

  return {
    pattern(source) {
      const found = known.get(source) ?? limitedPattern(source);
      known.set(source, found);
      return found;
    },
    outcome() {
      const found = { overruns, hasAbandoned };
      overruns = [];
      hasAbandoned = false;
      return found;
    },
  };

  function limitedPattern(source: string): Pattern {
    const expression = regExpOf(source);
    let safeTextLength: number | undefined;
    let remainingMs = patternMs;
    let slowText: string | undefined;
    return {
      source,
      toString: () => String(expression),
      test(text) {
        safeTextLength ??= safeLength(expression);
        if (text.length <= safeTextLength) return expression.test(text);
        if (slowText !== undefined) return resultAfterAbandoning(text);
        let fits = true;
        const begun = process.cpuUsage();
        const ended = withinTime(Math.min(remainingMs, leftMs), () => {
          fits = expression.test(text);
        });
        // Without the millisecond of the time limit itself.
        const spent = Math.max(0, cpuMsSince(begun) - 1);
        remainingMs -= spent;
        leftMs -= spent;
        if (ended && remainingMs > 0 && leftMs > 0) return fits;
        slowText = text;
        return resultAfterAbandoning(text);
      },
    };

    function resultAfterAbandoning(text: string): boolean {
      hasAbandoned = true;
      if (text === slowText) overruns.push(source);
      return true;
    }
  }
}

/** Patterns without a time limit, for schemas that are limited as a whole. */
export const unlimitedPatterns: PatternStore = {
  pattern: regExpOf,
  outcome: () => ({ overruns: [], hasAbandoned: false }),
};

/** Compiles a pattern with the flag `u`, as JSON Schema demands; else without it, as editors do. */
export function regExpOf(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    try {
      return new RegExp(source);
    } catch {
      throw error;
    }
  }
}
