import type { Finding, Fix } from '../../core/types.ts';
import type { FileFindings } from '../../engine/conclude.ts';
import { applyFixesTo, compatibleFixes, mayFix } from '../../engine/edits.ts';
import type { Outline } from './outline.ts';
import { type Harm, harmOf } from './proof.ts';

/** A site with its findings, at some point of the loop. */
export interface LintedState {
  /** By path. */
  readonly findings: ReadonlyMap<string, FileFindings>;
}

export interface FixLoopInput<State extends LintedState> {
  readonly state: State;
  readonly unsafe: boolean;
  /** The text of an article before any fix, with its byte order mark. */
  source(path: string): string;
  /** The outline of a text of an article. */
  outline(path: string, text: string): Outline;
  /** Lints the site of a state again, with new texts of some articles. */
  relint(state: State, texts: Texts): State;
  /** Whether an article is still what it was before: MDX, for one. */
  stillParses?(state: State, path: string): boolean;
}

export interface FixLoopResult<State> {
  readonly state: State;
  /** The new texts of the articles that changed. */
  readonly changed: Texts;
  /** Fixes that would have made something worse. */
  readonly refused: readonly Refused[];
}

/** A finding whose fix is not made, and why. */
export interface Refused {
  readonly finding: Finding;
  readonly harm: Harm;
}

/** By path. */
type Texts = ReadonlyMap<string, string>;

export type Fixable = Finding & { readonly fix: Fix };

/** The fixes that are tried in an article in one round. */
interface Attempt {
  readonly path: string;
  readonly before: string;
  readonly fixables: readonly Fixable[];
  /** The number of fixes that could be made, those for later rounds included. */
  readonly wanted: number;
}

interface Round<State> {
  readonly state: State;
  readonly texts: Texts;
}

const usualRounds = 10;
/** To lint an article, for one bad fix among many. */
const mostTrials = 200;

/**
 * Applies fixes until none is left: edit, extract and lint again, and keep only fixes that are proven to do no harm. Where
 * each fix touches the next, a round makes half of them; after ten rounds it goes on only as long as that many are gone each
 * time.
 */
export function fixLoop<State extends LintedState>(input: FixLoopInput<State>): FixLoopResult<State> {
  const { unsafe, source, relint } = input;
  let { state } = input;
  const changed = new Map<string, string>();
  /** They are not tried again. */
  const refused = new Map<string, Refused>();
  let before = Number.POSITIVE_INFINITY;

  for (let number = 0; ; number++) {
    const attempts = attemptsIn(state);
    const wanted = sum(attempts, (attempt) => attempt.wanted);
    if (wanted === 0 || (number >= usualRounds && wanted > before * 0.75)) break;
    before = wanted;
    const round = makeRound(attempts);
    for (const { path } of attempts) {
      const text = round.texts.get(path);
      if (text !== undefined && text !== source(path)) changed.set(path, text);
      else changed.delete(path);
    }
    state = round.state;
  }
  return { state, changed, refused: [...refused.values()] };

  function attemptsIn({ findings }: State): readonly Attempt[] {
    return [...findings].flatMap(([path, file]) => {
      const told = file.repeated ? [...file.findings, ...file.repeated] : file.findings;
      const wanted = told.filter(
        (finding): finding is Fixable => mayFix(finding, { unsafe }) && !refused.has(fixId(finding)),
      );
      const before = changed.get(path) ?? source(path);
      return wanted.length > 0 ? [{ path, before, fixables: compatible(wanted), wanted: wanted.length }] : [];
    });
  }

  function makeRound(attempts: readonly Attempt[]): Round<State> {
    const texts = new Map(attempts.map(({ before, fixables, path }) => [path, edit(before, fixables)]));
    const next = relint(state, texts);
    const bad = attempts.filter((attempt) => harm(attempt, attempt.fixables, next) !== undefined);
    if (bad.length === 0) return { state: next, texts };
    // One bad fix must not hold back the others of its article.
    for (const attempt of bad) {
      const { path, before, fixables } = attempt;
      const harmAlone = (some: readonly Fixable[]) =>
        harm(attempt, some, relint(state, new Map([[path, edit(before, some)]])));
      const kept = harmlessOf(fixables, harmAlone, refuse);
      texts.set(path, edit(before, kept));
    }
    return { state: relint(state, texts), texts };
  }

  function refuse(finding: Fixable, why: Harm): void {
    refused.set(fixId(finding), { finding, harm: why });
  }

  function harm({ path, before }: Attempt, fixables: readonly Fixable[], next: State): Harm | undefined {
    if (input.stillParses?.(next, path) === false) return 'outline';
    const [old, now] = [state.findings.get(path), next.findings.get(path)];
    const outlineAfter = (some: readonly Fixable[]) => input.outline(path, edit(before, some));
    return harmOf({ fixables, old, now, outlines: (some) => [input.outline(path, before), outlineAfter(some)] });
  }
}

/** Finds the fixes that do harm by halves; if the others do harm together, only the first is kept. */
function harmlessOf(
  fixables: readonly Fixable[],
  harmOfSome: (some: readonly Fixable[]) => Harm | undefined,
  refuse: (fixable: Fixable, harm: Harm) => void,
): readonly Fixable[] {
  let trials = 0;
  const good = harmlessIn(fixables);
  return good.length > 0 && harmOfSome(good) === undefined ? good : good.slice(0, 1);

  function harmlessIn(some: readonly Fixable[]): readonly Fixable[] {
    const [first, other] = some;
    if (!first || trials >= mostTrials) return [];
    // That all of them together do harm is known; of a single one, the reason is asked.
    const isKnown = some === fixables && other !== undefined;
    if (!isKnown) {
      trials++;
      const harm = harmOfSome(some);
      if (harm === undefined) return some;
      if (!other) refuse(first, harm);
    }
    const middle = some.length >> 1;
    return other ? [...harmlessIn(some.slice(0, middle)), ...harmlessIn(some.slice(middle))] : [];
  }
}

function compatible(fixables: readonly Fixable[]): readonly Fixable[] {
  const fixes = new Map(fixables.map((fixable) => [fixable.fix, fixable]));
  return compatibleFixes([...fixes.keys()]).flatMap((fix) => fixes.get(fix) ?? []);
}

function edit(source: string, fixables: readonly Fixable[]): string {
  return applyFixesTo(
    source,
    fixables.map(({ fix }) => fix),
  );
}

function fixId({ path, fix }: Fixable): string {
  return JSON.stringify([path, fix.edits]);
}

export function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
