import type { ArticleRecord, FileProblem } from '../../core/types.ts';
import { isWithOthers } from '../../engine/enabled-rules.ts';
import type { Folded, Judging } from '../../engine/linter.ts';
import { detached } from '../../engine/own-copy.ts';
import type { Rule } from '../../engine/rule.ts';
import { collectorsOf } from '../../facts/extract.ts';
import { file } from '../../facts/file/file.ts';
import { type SourceFact, sources } from '../../facts/links/sources.ts';
import { hostOf } from '../../knowledge/url/url.ts';
import { type ArticleIdentity, identityOf } from '../baseline/identity.ts';
import { type Kept, keptText } from '../store/record-store.ts';

/** What is left of an article when it has been looked at for the first time: plain data, made here or in a thread. */
export interface Look {
  readonly path: string;
  /** What is put away: the record, and what was found in it already. */
  readonly kept: Kept;
  readonly folded?: Folded;
  /** The host that the article was taken from. */
  readonly host?: string;
  readonly identity?: ArticleIdentity;
  /** It might be read otherwise the next time. */
  readonly unsure?: true;
}

export interface LookOptions {
  readonly court: Pick<Judging, 'alone' | 'fold'>;
  /** Whether findings may be made article by article. */
  readonly inTurn: boolean;
  /** Whether all that rules must know is known already. */
  readonly folds: boolean;
  /** Whether articles have to be known again. */
  readonly identities: boolean;
}

/** The first look at a record. */
export function lookWith({ court, inTurn, folds, identities }: LookOptions): (record: ArticleRecord) => Look {
  return (record) => {
    const host = hostOfSource(record);
    return {
      path: record.path,
      kept: { record, found: inTurn ? court.alone(record) : [] },
      ...(folds && { folded: court.fold(record) }),
      ...(host !== undefined && { host: detached(host) }),
      ...(identities && { identity: detached(identityOf(record)) }),
      ...(isUnsure(record) && { unsure: true }),
    };
  };
}

/** A look that waits, or was had in another thread. */
export interface WrittenLook extends Omit<Look, 'kept'> {
  readonly kept: string;
}

/** `needed` is that of `keptText`. */
export function asText(look: Look, needed: ReadonlySet<string> | undefined): WrittenLook {
  return { ...look, kept: keptText(look.kept, needed) };
}

/** The facts that are asked for when all articles have been looked at. */
export function neededLater(rules: readonly Rule[]): ReadonlySet<string> {
  const judges = rules.filter((rule) => isWithOthers(rule) && !rule.online).map(({ needs }) => ({ needs, norms: {} }));
  return new Set(collectorsOf(judges).map(({ id }) => id));
}

/** That a machine was too slow, or had no room. */
function isUnsure({ facts }: ArticleRecord): boolean {
  const [problem] = (facts[file.id] ?? []) as readonly FileProblem[];
  return problem?.kind === 'too-slow' || problem?.kind === 'out-of-memory';
}

function hostOfSource({ facts }: ArticleRecord): string | undefined {
  const [source] = (facts[sources.id] ?? []) as readonly SourceFact[];
  return source && hostOf(source.url);
}
