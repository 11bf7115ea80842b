import { resolve } from 'node:path';
import type { Resolved } from '../../config/resolve.ts';
import { learning, normsOf } from '../../engine/norm-learning.ts';
import type { Norm } from '../../engine/rule.ts';
import type { FileSettings } from '../../engine/settings.ts';
import { collectorsOf } from '../../facts/extract.ts';
import type { Input } from '../check.ts';
import { mapInTime } from '../extract/within-limits.ts';
import { readArticle, takeArticle } from '../input/read-article.ts';

export interface Learned {
  readonly collection: string;
  readonly articles: number;
  readonly norms: readonly { readonly norm: Norm; readonly learned: unknown }[];
}

/** What the rules would learn from some articles, collection by collection. */
export function learnFrom(inputs: readonly Input[], config: Resolved, cwd: string): readonly Learned[] {
  const collectors = collectorsOf(config.rules.map(({ norms }) => ({ needs: {}, norms })));
  const settings = new Map<string, FileSettings>();
  const settingsOf = (path: string): FileSettings => settings.get(path) ?? config.settingsOf(path);
  const records = inputs.map(({ path, root, content }) => {
    const found = config.settingsOf(path, root);
    settings.set(path, found);
    const read =
      content === undefined
        ? readArticle(resolve(cwd, path), config.maxFileSize)
        : takeArticle(content, config.maxFileSize);
    return mapInTime({ path, engine: found.engine, ...read }, collectors);
  });
  const counts = new Map<string, number>();
  for (const { path } of records) {
    const { name } = settingsOf(path).collection;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const learned = learning(normsOf(config.rules));
  for (const record of records) learned.observe(record, settingsOf(record.path).collection.name);
  return [...learned.all()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([collection, byNorm]) => ({
      collection,
      articles: counts.get(collection) ?? 0,
      norms: [...byNorm].flatMap(([norm, found]) => (found === undefined ? [] : [{ norm, learned: found }])),
    }));
}
