import { safeLength } from './pattern-cost.ts';
import { withinTime } from './time-limit.ts';

/** The part of a RegExp that a schema uses. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
  /** What identifies the pattern. */
  toString(): string;
}

export interface PatternBook {
  /** Compiles a pattern once; throws a SyntaxError where it is none. */
  pattern(source: string): Pattern;
  /** What became of the tests since this was asked last. */
  outcome(): Outcome;
}

export interface Outcome {
  /** The patterns that took too long, where the text was the one on which they did. */
  readonly overruns: readonly string[];
  /** Whether one that was given up was asked for. */
  readonly doubtful: boolean;
}

const second = 1000;
/** Of all patterns together, so that a schema full of bad ones ends, too. */
const allPatterns = 10 * second;

/**
 * Regular expressions that end: one that might take long is watched, and given up when it has taken a second in all.
 * From then on it fits every text, and is told of again only for the text that was too much.
 */
export function patternBook(): PatternBook {
  const known = new Map<string, Pattern>();
  let left = allPatterns;
  let overruns: string[] = [];
  let doubtful = false;

  return {
    pattern(source) {
      const found = known.get(source) ?? watched(source);
      known.set(source, found);
      return found;
    },
    outcome() {
      const found = { overruns, doubtful };
      overruns = [];
      doubtful = false;
      return found;
    },
  };

  function watched(source: string): Pattern {
    const expression = regExpOf(source);
    let safe: number | undefined;
    let remaining = second;
    let tooMuch: string | undefined;
    return {
      source,
      toString: () => String(expression),
      test(text) {
        safe ??= safeLength(expression);
        if (text.length <= safe) return expression.test(text);
        if (tooMuch !== undefined) return givenUp(text);
        let fits = true;
        const start = performance.now();
        const ended = withinTime(Math.min(remaining, left), () => {
          fits = expression.test(text);
        });
        // What the watch itself costs is not the pattern's.
        const spent = Math.max(0, performance.now() - start - 1);
        remaining -= spent;
        left -= spent;
        if (ended && remaining > 0 && left > 0) return fits;
        tooMuch = text;
        return givenUp(text);
      },
    };

    function givenUp(text: string): boolean {
      doubtful = true;
      if (text === tooMuch) overruns.push(source);
      return true;
    }
  }
}

/** Regular expressions as they are, for a schema that is watched as a whole. */
export const unwatched: PatternBook = {
  pattern: regExpOf,
  outcome: () => ({ overruns: [], doubtful: false }),
};

/** As JSON Schema wants it, with the flag `u`; as editors take it where it is none with that flag. */
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
