import type { ArticleRecord, Point } from '../../core/types.ts';
import type { LinkStates } from '../../engine/link-states.ts';
import type { Selection } from '../input/selection.ts';

/** Whether a place was there before the change that is checked. */
export type IsOldPlace = (path: string, offset: number) => boolean;

/** How a run gets the states of links: before any rule needs them, so that rules never wait. */
export interface LinkPort {
  /** Checks the addresses in the articles and returns their states. */
  resolve(records: Iterable<ArticleRecord>, isOldPlace: IsOldPlace): Promise<LinkStates>;
  /** Whether broken addresses at old places are no errors. */
  readonly onlyNew: boolean;
  /** Returns a function that says whether an address is an image; undefined if that could not be found out. */
  confirm?(urls: readonly string[]): Promise<IsImage>;
}

export type IsImage = (url: string) => boolean | undefined;

/** Returns the places that are older than the selected change; none if the whole site is selected. */
export function oldPlaces(
  selection: Selection | undefined,
  lineAt: (path: string, offset: number) => Point['line'],
): IsOldPlace {
  return (path, offset) => {
    if (!selection) return false;
    if (!selection.has(path)) return true;
    const added = selection.added?.(path);
    const line = lineAt(path, offset);
    return added !== undefined && !added.some(([first, last]) => first <= line && line <= last);
  };
}
