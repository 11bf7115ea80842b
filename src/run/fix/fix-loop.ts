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
  /** The number of fixes. */
  readonly made: number;
}

/** By path. */
type Texts = ReadonlyMap<string, string>;

/** The fixes that are tried in an article in one round. */
interface Attempt {
  readonly path: string;
  readonly before: string;
  readonly fixes: readonly Fix[];
}

interface Round<State> {
  readonly state: State;
  readonly texts: Texts;
  readonly made: number;
}

const maxRounds = 10;

/**
 * Applies fixes until none is left, in at most ten rounds: edit, extract and lint again, and keep only fixes after which
 * no rule has more findings than before.
 */
export function fixLoop<State extends LintedState>(input: FixLoopInput<State>): FixLoopResult<State> {
  const { unsafe, source, relint } = input;
  let { state } = input;
  const changed = new Map<string, string>();
  /** Fixes that made things worse are not tried again. */
  const refused = new Set<string>();
  let made = 0;

  for (let number = 0; number < maxRounds; number++) {
    const attempts = attemptsIn(state);
    if (attempts.length === 0) break;
    const round = makeRound(attempts);
    made += round.made;
    for (const { path } of attempts) {
      const text = round.texts.get(path);
      if (text !== undefined && text !== source(path)) changed.set(path, text);
      else changed.delete(path);
    }
    state = round.state;
  }
  return { state, changed, made };

  function attemptsIn({ findings }: State): readonly Attempt[] {
    return [...findings].flatMap(([path, file]) => {
      const wanted = file.findings.filter((finding) => mayFix(finding, { unsafe })).flatMap(({ fix }) => fix ?? []);
      const fixes = compatibleFixes(wanted.filter((fix) => !refused.has(fixId(path, fix))));
      return fixes.length > 0 ? [{ path, before: changed.get(path) ?? source(path), fixes }] : [];
    });
  }

  function makeRound(attempts: readonly Attempt[]): Round<State> {
    const texts = new Map(attempts.map(({ path, before, fixes }) => [path, edit(before, fixes)]));
    const next = relint(state, texts);
    const bad = attempts.filter(({ path }) => isWorse(path, next));
    const all = attempts.reduce((sum, { fixes }) => sum + fixes.length, 0);
    if (bad.length === 0) return { state: next, texts, made: all };
    // One bad fix must not hold back the others of its article.
    let rejected = 0;
    for (const attempt of bad) {
      const kept = harmlessFixes(attempt);
      texts.set(attempt.path, edit(attempt.before, kept));
      rejected += attempt.fixes.length - kept.length;
    }
    return { state: relint(state, texts), texts, made: all - rejected };
  }

  /** Tries each fix alone, then those that did no harm together; if these do, only the first is kept. */
  function harmlessFixes({ path, before, fixes }: Attempt): readonly Fix[] {
    const isHarmless = (some: readonly Fix[]) => !isWorse(path, relint(state, new Map([[path, edit(before, some)]])));
    const good = fixes.filter((fix) => isHarmless([fix]));
    for (const fix of fixes) if (!good.includes(fix)) refused.add(fixId(path, fix));
    return good.length > 0 && isHarmless(good) ? good : good.slice(0, 1);
  }

  function isWorse(path: string, after: State): boolean {
    return hasMoreFindings(allIn(state.findings.get(path)), allIn(after.findings.get(path)));
  }
}

/** Symptoms count, too: to fix a cause may reveal what it explained, which is no harm. */
function allIn(file: FileFindings | undefined): readonly Finding[] {
  return file ? [...file.findings, ...file.explained] : [];
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
