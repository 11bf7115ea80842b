import type { ArticleRecord } from '../core/types.ts';
import type { ArticleView } from './rule.ts';
import type { FileSettings } from './settings.ts';

/** Returns what a rule may know of an article beside its facts. */
export function viewOf({ path, engine }: Pick<ArticleRecord, 'path' | 'engine'>, settings: FileSettings): ArticleView {
  const { renderer, timeZone, site, collection, schemaAt, entries, styles, imageNames } = settings;
  return {
    path,
    engine,
    renderer,
    timeZone,
    ...(site && { site }),
    collection,
    ...(schemaAt && { schemaAt }),
    ...(entries && { entries }),
    ...(styles && { styles }),
    ...(imageNames && { imageNames }),
  };
}
