import type { Resolved } from '../../config/resolve.ts';
import { normLearning, normsOf } from '../../engine/norm-learning.ts';
import type { Norm } from '../../engine/rule.ts';
import type { SettingsOf } from '../../engine/settings.ts';
import { survey } from '../extract/extract.ts';
import type { Site } from '../extract/site.ts';
import { planSurvey, type SurveyOptions } from '../plan.ts';
import { openResources } from '../resources.ts';

export interface Learned {
  readonly collection: string;
  readonly articles: number;
  readonly norms: readonly { readonly norm: Norm; readonly learned: unknown }[];
}

/** Extracts articles and returns what the rules would learn from them, collection by collection. */
export async function learnNorms(options: Omit<SurveyOptions, 'facts'>): Promise<readonly Learned[]> {
  const plan = planSurvey({ ...options, facts: 'norms' });
  const resources = openResources();
  try {
    const site = await survey(plan, resources);
    return normsOfSite(site, plan.settingsOf, options.config);
  } finally {
    resources.close();
  }
}

export function normsOfSite({ digests }: Site, settingsOf: SettingsOf, { rules }: Resolved): readonly Learned[] {
  const learning = normLearning(normsOf(rules));
  const articles = new Map<string, number>();
  for (const article of digests) {
    const { name } = settingsOf(article.path).collection;
    learning.add(name, article);
    articles.set(name, (articles.get(name) ?? 0) + 1);
  }
  return [...learning.learn().all]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([collection, byNorm]) => ({
      collection,
      articles: articles.get(collection) ?? 0,
      norms: [...byNorm].flatMap(([norm, learned]) => (learned === undefined ? [] : [{ norm, learned }])),
    }));
}
