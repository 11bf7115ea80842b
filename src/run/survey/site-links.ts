import type { ArticleRecord } from '../../core/types.ts';
import { survey } from '../extract/extract.ts';
import type { Site } from '../extract/site.ts';
import { recordsOf, resolveLinks } from '../online/resolve-links.ts';
import { planSurvey, type SurveyOptions } from '../plan.ts';
import { openResources } from '../resources.ts';

export interface SiteLinks {
  /** The line table of each article, by path. */
  readonly lines: ReadonlyMap<string, ArticleRecord['lines']>;
  readonly misses: Site['misses'];
}

/** Extracts articles and resolves their links; the port keeps the states. */
export async function resolveSiteLinks(options: Omit<SurveyOptions, 'facts'>): Promise<SiteLinks> {
  const plan = planSurvey({ ...options, facts: 'all' });
  const resources = openResources();
  try {
    const site = await survey(plan, resources);
    await resolveLinks(plan, site);
    return { lines: new Map(Array.from(recordsOf(site), ({ path, lines }) => [path, lines])), misses: site.misses };
  } finally {
    resources.close();
  }
}
