import { pointAt } from '../../core/place.ts';
import type { ArticleRecord } from '../../core/types.ts';
import type { RunSettings } from '../../engine/settings.ts';
import type { Site } from '../extract/site.ts';
import type { RunPlan } from '../plan.ts';
import { oldPlaces } from './link-port.ts';

/** Resolves the addresses of a site; returns the settings of the run with their states. */
export async function resolveLinks({ links, run, selection }: RunPlan, site: Site): Promise<RunSettings> {
  if (!links) return run;
  const isOldPlace = oldPlaces(selection, (path, offset) => pointAt(site.file(path)?.record.lines ?? [0], offset).line);
  const states = await links.resolve(recordsOf(site), isOldPlace);
  return { ...run, links: states, ...(links.onlyNew && { isOldPlace }) };
}

/** The records of a site; they may be read again and again. */
export function recordsOf({ files }: Pick<Site, 'files'>): Iterable<ArticleRecord> {
  return {
    *[Symbol.iterator]() {
      for (const { record } of files) yield record;
    },
  };
}
