import type { ArticleRecord } from '../../core/types.ts';
import { digestStore } from '../../engine/digest-store.ts';
import type { SettingsOf } from '../../engine/settings.ts';
import { suppressions } from '../../facts/front-matter/suppressions.ts';
import type { Site } from '../extract/site.ts';
import type { ArticleLine, StoredArticle } from './result-file.ts';

/** Returns the site as far as reporting needs it, where no article has changed. */
export function restoredSite(articles: ReadonlyMap<string, StoredArticle>, settingsOf: SettingsOf): Site {
  const lines = [...articles.values()].map(({ line }) => line);
  return {
    files: {
      *[Symbol.iterator]() {
        for (const line of lines) yield { record: restoredRecord(line, settingsOf), findings: [] };
      },
    },
    file: () => undefined,
    digests: digestStore(undefined),
    hosts: new Map(lines.flatMap(([path, , , host]) => (host === 0 ? [] : [[path, host] as const]))),
    identities: new Map(),
    misses: [],
    isReproducible: true,
  };
}

export function articleLine(
  { path, hash, lines, facts }: ArticleRecord,
  host: string | undefined,
  group: number,
): ArticleLine {
  const stated = facts[suppressions.id];
  return [path, hash, group, host ?? 0, stated ? { lines, suppressions: stated } : 0];
}

/** Returns a record with the facts that `conclude` reads. */
export function restoredRecord([path, hash, , , stated]: ArticleLine, settingsOf: SettingsOf): ArticleRecord {
  return {
    path,
    hash,
    engine: settingsOf(path).engine,
    lines: stated === 0 ? [] : stated.lines,
    facts: stated === 0 ? {} : { [suppressions.id]: stated.suppressions },
  };
}
