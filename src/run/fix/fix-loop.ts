import type { Finding, Fix } from '../../core/types.ts';
import type { FileFindings } from '../../engine/conclude.ts';
import { applyEdits, compatibleFixes, hasMoreFindings, mayFix } from '../../engine/edits.ts';

/** A site with its findings, at some point of the loop. */
export interface LintedState {
  /** By path. */
  readonly findings: ReadonlyMap<string, FileFindings>;
}

export interface FixLoopInput<State extends LintedState> {
  readonly state: State;
  readonly unsafe: boolean;
  /** The text of an article before any fix. */
  source(path: string): string;
  /** Lints the site of a state again, with new texts of some articles. */
  relint(state: State, texts: Texts): State;
}

export interface FixLoopResult<State> {
  readonly state: State;
  /** The new texts of the articles that changed. */
  readonly changed: Texts;
  /** The number of fixes, by the path of the article that changed. */
  readonly made: ReadonlyMap<string, number>;
}

/** By path. */
type Texts = ReadonlyMap<string, string>;

/** The fixes that are tried in an article in one round. */
interface Attempt {
  readonly path: string;
  readonly before: string;
  readonly fixes: readonly Fix[];
  /** The number of fixes that could be made, those for later rounds included. */
  readonly wanted: number;
}

interface Round<State> {
  readonly state: State;
  readonly texts: Texts;
  readonly made: ReadonlyMap<string, number>;
}

const usualRounds = 10;
/** To lint an article, for one bad fix among many. */
const mostTrials = 200;

/**
 * Applies fixes until none is left: edit, extract and lint again, and keep only fixes after which no rule has more findings
 * than before. Where each fix touches the next, a round makes half of them; after ten rounds it goes on only as long as that
 * many are gone each time.
 */
export function fixLoop<State extends LintedState>(input: FixLoopInput<State>): FixLoopResult<State> {
  const { unsafe, source, relint } = input;
  let { state } = input;
  const changed = new Map<string, string>();
  /** Fixes that made things worse are not tried again. */
  const refused = new Set<string>();
  const made = new Map<string, number>();
  let before = Number.POSITIVE_INFINITY;

  for (let number = 0; ; number++) {
    const attempts = attemptsIn(state);
    const wanted = sum(attempts, (attempt) => attempt.wanted);
    if (wanted === 0 || (number >= usualRounds && wanted > before * 0.75)) break;
    before = wanted;
    const round = makeRound(attempts);
    for (const { path } of attempts) {
      const text = round.texts.get(path);
      made.set(path, (made.get(path) ?? 0) + (round.made.get(path) ?? 0));
      if (text !== undefined && text !== source(path)) changed.set(path, text);
      else changed.delete(path);
    }
    state = round.state;
  }
  return { state, changed, made: new Map([...made].filter(([path]) => changed.has(path))) };

  function attemptsIn({ findings }: State): readonly Attempt[] {
    return [...findings].flatMap(([path, file]) => {
      const told = file.repeated ? [...file.findings, ...file.repeated] : file.findings;
      const possible = told.filter((finding) => mayFix(finding, { unsafe })).flatMap(({ fix }) => fix ?? []);
      const wanted = possible.filter((fix) => !refused.has(fixId(path, fix)));
      const before = changed.get(path) ?? source(path);
      return wanted.length > 0 ? [{ path, before, fixes: compatibleFixes(wanted), wanted: wanted.length }] : [];
    });
  }

  function makeRound(attempts: readonly Attempt[]): Round<State> {
    const texts = new Map(attempts.map(({ path, before, fixes }) => [path, edit(before, fixes)]));
    const next = relint(state, texts);
    const bad = attempts.filter(({ path }) => isWorse(path, next));
    const counts = new Map(attempts.map(({ path, fixes }) => [path, fixes.length]));
    if (bad.length === 0) return { state: next, texts, made: counts };
    // One bad fix must not hold back the others of its article.
    for (const attempt of bad) {
      const kept = harmlessFixes(attempt);
      texts.set(attempt.path, edit(attempt.before, kept));
      counts.set(attempt.path, kept.length);
    }
    return { state: relint(state, texts), texts, made: counts };
  }

  /** Finds the fixes that do harm by halves; if the others do harm together, only the first is kept. */
  function harmlessFixes({ path, before, fixes }: Attempt): readonly Fix[] {
    let trials = 0;
    const good = harmlessOf(fixes);
    return good.length > 0 && isHarmless(good) ? good : good.slice(0, 1);

    function harmlessOf(some: readonly Fix[]): readonly Fix[] {
      const [fix, other] = some;
      if (!fix || trials >= mostTrials) return [];
      // That all of them together do harm is known.
      if (some !== fixes && isHarmless(some)) return some;
      if (other) {
        const middle = some.length >> 1;
        return [...harmlessOf(some.slice(0, middle)), ...harmlessOf(some.slice(middle))];
      }
      refused.add(fixId(path, fix));
      return [];
    }

    function isHarmless(some: readonly Fix[]): boolean {
      trials++;
      return !isWorse(path, relint(state, new Map([[path, edit(before, some)]])));
    }
  }

  function isWorse(path: string, after: State): boolean {
    return hasMoreFindings(allIn(state.findings.get(path)), allIn(after.findings.get(path)));
  }
}

/** Symptoms count, too: to fix a cause may reveal what it explained, which is no harm. */
function allIn(file: FileFindings | undefined): readonly Finding[] {
  return file ? [...file.findings, ...file.explained, ...(file.repeated ?? [])] : [];
}

function edit(source: string, fixes: readonly Fix[]): string {
  return applyEdits(
    source,
    fixes.flatMap(({ edits }) => edits),
  );
}

function fixId(path: string, fix: Fix): string {
  return JSON.stringify([path, fix.edits]);
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
