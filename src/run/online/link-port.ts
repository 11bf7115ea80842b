import type { ArticleRecord } from '../../core/types.ts';
import type { Judgement } from '../../engine/conclude.ts';
import type { LinkStates } from '../../engine/link-states.ts';
import type { Selection } from '../input/selection.ts';

export type IsOldPlace = (path: string, offset: number) => boolean;

/** What a run asks the web through; it is asked before anything is judged, so that rules never wait. */
export interface WebPort {
  /** Asks for the addresses in the articles, and gives what rules may know of them. */
  look(records: Iterable<ArticleRecord>, isOldPlace: IsOldPlace): Promise<LinkStates>;
  /** What is wrong with the addresses of old places is no error. */
  readonly onlyNew: boolean;
  /** Whether addresses are images: undefined where that could not be told. */
  confirm?(urls: readonly string[]): Promise<(url: string) => boolean | undefined>;
}

/** The places that were there before the change that is looked at; none where the whole site is. */
export function oldPlaces(selection: Selection | undefined, lineAt: IsLineAt): IsOldPlace {
  return (path, offset) => {
    if (!selection) return false;
    if (!selection.has(path)) return true;
    const added = selection.added?.(path);
    const line = lineAt(path, offset);
    return added !== undefined && !added.some(([first, last]) => first <= line && line <= last);
  };
}

type IsLineAt = (path: string, offset: number) => number;

/** A fix whose address is an image is safe; one whose address is none is a guess at best. */
export function withConfirmed(
  judgement: Judgement,
  isImage: ((url: string) => boolean | undefined) | undefined,
): Judgement {
  if (!isImage) return judgement;
  const findings = judgement.findings.map((finding) => {
    const { fix } = finding;
    const answer = fix?.image === undefined ? undefined : isImage(fix.image);
    if (!fix || answer === undefined) return finding;
    return { ...finding, fix: { ...fix, safety: answer ? ('safe' as const) : ('unsafe' as const) } };
  });
  return { ...judgement, findings };
}
