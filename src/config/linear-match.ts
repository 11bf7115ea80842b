import { type AST, RegExpParser } from '@eslint-community/regexpp';

/**
 * One step of a match. A `set` takes a character; the others take none. `go` lists where it goes on; a `look` goes on if what
 * begins at `inner` matches here, or does not.
 */
type Step =
  | { readonly kind: 'set'; readonly expression: RegExp; readonly go: number }
  | { readonly kind: 'fork'; readonly go: readonly number[] }
  | { readonly kind: 'start' | 'end'; readonly go: number }
  | { readonly kind: 'look'; readonly inner: number; readonly negate: boolean; readonly go: number }
  | { readonly kind: 'done' };

/**
 * Returns a predicate that tells the same as `expression.test`, in a time that grows with the text and not with the ways to
 * match it. Knows what globs become; throws for what they do not (back references, look behind).
 */
export function linearMatcher(expression: RegExp): (text: string) => boolean {
  const { source, flags } = expression;
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, { unicode: false });
  const steps: Step[] = [];
  /** The steps of lookaheads in lookaheads come first: the others ask what they say. */
  const strata: number[][] = [];
  const expressions = new Map<string, RegExp>();
  let depth = 0;
  const start = choice(pattern.alternatives, add({ kind: 'done' }));
  return (text) => matchesAnywhere(steps, strata.toReversed(), start, text);

  function add(step: Step): number {
    if (steps.length === maxSteps) throw new RangeError(`too many steps: ${source}`);
    const index = steps.push(step) - 1;
    strata[depth] ??= [];
    strata[depth]?.push(index);
    return index;
  }

  /** Adds what matches one of the alternatives and goes on at `next`; returns where that begins. */
  function choice(alternatives: readonly AST.Alternative[], next: number): number {
    const starts = alternatives.map(({ elements }) =>
      elements.reduceRight((after, each) => element(each, after), next),
    );
    return add({ kind: 'fork', go: starts });
  }

  function element(node: AST.Element, next: number): number {
    switch (node.type) {
      case 'Group':
      case 'CapturingGroup':
        return choice(node.alternatives, next);
      case 'Quantifier':
        return repetition(node, next);
      case 'Character':
      case 'CharacterClass':
      case 'CharacterSet':
        return add({ kind: 'set', expression: expressionOf(node.raw), go: next });
      case 'Assertion':
        return assertion(node, next);
      default:
        throw new Error(`${node.type} in ${source}`);
    }
  }

  function expressionOf(set: string): RegExp {
    const known = expressions.get(set) ?? new RegExp(`^${set}$`, flags);
    expressions.set(set, known);
    return known;
  }

  function repetition({ element: inner, min, max }: AST.Quantifier, next: number): number {
    let after = next;
    if (max === Number.POSITIVE_INFINITY) {
      const go = [next];
      after = add({ kind: 'fork', go });
      go.push(element(inner, after));
    } else for (let count = min; count < max; count++) after = add({ kind: 'fork', go: [next, element(inner, after)] });
    for (let count = 0; count < min; count++) after = element(inner, after);
    return after;
  }

  function assertion(node: AST.Assertion, next: number): number {
    if (node.kind === 'start' || node.kind === 'end') return add({ kind: node.kind, go: next });
    if (node.kind !== 'lookahead') throw new Error(`${node.kind} in ${source}`);
    depth++;
    const inner = choice(node.alternatives, add({ kind: 'done' }));
    depth--;
    return add({ kind: 'look', inner, negate: node.negate, go: next });
  }
}

const maxSteps = 50_000;

/** Goes backward through the text: what matches from a place depends only on what matches there and right after. */
function matchesAnywhere(
  steps: readonly Step[],
  strata: readonly (readonly number[])[],
  start: number,
  text: string,
): boolean {
  let after = new Uint8Array(steps.length);
  for (let at = text.length; at >= 0; at--) {
    const here = new Uint8Array(steps.length);
    for (const stratum of strata) settle(stratum, at, here, after);
    if (here[start] === 1) return true;
    after = here;
  }
  return false;

  /** Marks the steps of a stratum from which the rest of the text matches, until no more follow from those. */
  function settle(stratum: readonly number[], at: number, here: Uint8Array, later: Uint8Array): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const index of stratum) {
        const step = steps[index];
        if (here[index] === 1 || !step || !holds(step, at, here, later)) continue;
        here[index] = 1;
        changed = true;
      }
    }
  }

  function holds(step: Step, at: number, here: Uint8Array, later: Uint8Array): boolean {
    switch (step.kind) {
      case 'done':
        return true;
      case 'set':
        return at < text.length && later[step.go] === 1 && step.expression.test(text[at] ?? '');
      case 'fork':
        return step.go.some((each) => here[each] === 1);
      case 'start':
        return at === 0 && here[step.go] === 1;
      case 'end':
        return at === text.length && here[step.go] === 1;
      case 'look':
        return here[step.go] === 1 && (here[step.inner] === 1) !== step.negate;
    }
  }
}
