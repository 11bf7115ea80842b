import { pointAt } from '../../core/place.ts';
import { factsOf } from '../../engine/fact-access.ts';
import { frontMatter } from '../../facts/front-matter/front-matter.ts';
import { sitePage } from '../../facts/front-matter/page.ts';
import { links } from '../../facts/links/links.ts';
import { isTemplateUrl } from '../../knowledge/url/url.ts';
import { siteKey, siteMaps } from '../../site/addresses/page-address.ts';
import { siteContext } from '../../site/addresses/site-map.ts';
import { type Target, targetOf } from '../../site/addresses/targets.ts';
import { survey } from '../extract/extract.ts';
import { planSurvey, type SurveyOptions } from '../plan.ts';
import { openResources } from '../resources.ts';

/** `file`: something that is there and no article; `unknown`: only the generator knows. */
export type InternalState = 'page' | 'draft' | 'file' | 'missing' | 'unknown';

/** A link inside the site. */
export interface InternalLink {
  readonly href: string;
  readonly state: InternalState;
  /** The article that it leads to. */
  readonly target?: string;
  readonly occurrences: readonly { readonly path: string; readonly line: number; readonly column: number }[];
}

/** Returns the links of articles that lead into their own site, with where they lead; sorted by address. */
export async function internalLinks(options: Omit<SurveyOptions, 'facts'>): Promise<readonly InternalLink[]> {
  const plan = planSurvey({ ...options, facts: 'norms' });
  const wanted = [frontMatter, links];
  const resources = openResources();
  try {
    const collectors = [...new Set([...plan.collectors, ...wanted])];
    const site = await survey({ ...plan, collectors, storedFacts: new Set(wanted.map(({ id }) => id)) }, resources);
    const articles = Array.from(site.files, ({ record }) => {
      const article = { path: record.path, ...plan.settingsOf(record.path) };
      const [matter] = factsOf(record, frontMatter);
      const digest = { page: sitePage(matter, article), needsMap: true } as const;
      return { article, digest, record, found: factsOf(record, links) };
    });
    const maps = siteMaps(articles);
    const rows = new Map<string, InternalLink & { occurrences: InternalLink['occurrences'][number][] }>();
    for (const { article, record, found } of articles) {
      const map = maps.get(siteKey(article));
      if (!map) continue;
      const context = siteContext(article, map);
      for (const { url, urlRange } of found) {
        const target = url.startsWith('#') || isTemplateUrl(url) ? undefined : targetOf(url, context);
        if (target === undefined) continue;
        const { line, column } = pointAt(record.lines, urlRange[0]);
        const row = rowOf(url, target);
        const key = JSON.stringify([row.href, row.state, row.target]);
        const known = rows.get(key) ?? { ...row, occurrences: [] };
        known.occurrences.push({ path: record.path, line, column });
        rows.set(key, known);
      }
    }
    return [...rows.values()].sort((a, b) => (a.href < b.href ? -1 : a.href > b.href ? 1 : 0));
  } finally {
    resources.close();
  }
}

function rowOf(href: string, target: Target): Pick<InternalLink, 'href' | 'state' | 'target'> {
  if (typeof target === 'object') return { href, state: target.draft ? 'draft' : 'page', target: target.article };
  return { href, state: target === 'here' ? 'file' : target };
}
