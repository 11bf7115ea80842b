import { detached } from '../core/detached.ts';
import type { Folded, Judging } from '../core/judge.ts';
import type { Rule } from '../core/rule.ts';
import { isWithOthers } from '../core/running.ts';
import type { ArticleRecord } from '../core/types.ts';
import { hostOf } from '../core/url.ts';
import { collectorsOf } from '../facts/map.ts';
import { type SourceFact, sources } from '../facts/sources.ts';
import { type ArticleIdentity, identityOf } from './known.ts';
import { recordText } from './records.ts';

/** What is left of an article when it has been looked at for the first time: plain data, made here or in a thread. */
export interface Look {
  readonly path: string;
  /** What is put away: the record, and what was found in it already. */
  readonly text: string;
  readonly folded?: Folded;
  /** The host that the article was taken from. */
  readonly host?: string;
  readonly identity?: ArticleIdentity;
}

export interface LookOptions {
  readonly rules: readonly Rule[];
  readonly court: Pick<Judging, 'alone' | 'fold'>;
  /** Whether findings may be made article by article. */
  readonly inTurn: boolean;
  /** Whether all that rules must know is known already. */
  readonly folds: boolean;
  /** Whether articles have to be known again. */
  readonly identities: boolean;
}

/** The first look at a record. */
export function lookWith({ rules, court, inTurn, folds, identities }: LookOptions): (record: ArticleRecord) => Look {
  const needed = inTurn && folds ? neededLater(rules) : undefined;
  return (record) => {
    const host = hostOfSource(record);
    return {
      path: record.path,
      text: recordText({ record, found: inTurn ? court.alone(record) : [] }, needed),
      ...(folds && { folded: court.fold(record) }),
      ...(host !== undefined && { host: detached(host) }),
      ...(identities && { identity: detached(identityOf(record)) }),
    };
  };
}

/** The facts that are asked for when all articles have been looked at. */
function neededLater(rules: readonly Rule[]): ReadonlySet<string> {
  const judges = rules.filter(isWithOthers).map(({ needs }) => ({ needs, norms: {} }));
  return new Set(collectorsOf(judges).map(({ id }) => id));
}

function hostOfSource({ facts }: ArticleRecord): string | undefined {
  const [source] = (facts[sources.id] ?? []) as readonly SourceFact[];
  return source && hostOf(source.url);
}
