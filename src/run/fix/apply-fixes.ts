import { resolve } from 'node:path';
import type { ArticleRecord } from '../../core/types.ts';
import type { Judgement } from '../../engine/conclude.ts';
import type { Cache } from '../cache/fact-cache.ts';
import type { Reader } from '../extract/extractor.ts';
import { fixAll, writeArticle } from './fix-loop.ts';

export interface Fixes {
  readonly made: number;
  /** Old and new text of the articles that fixes changed, with their byte order marks. */
  readonly changed: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  /** Articles that were not written because somebody else changed them, or could not be. */
  readonly unwritten: readonly { readonly path: string; readonly reason: string }[];
}

export interface MendInput {
  readonly cwd: string;
  readonly records: readonly ArticleRecord[];
  readonly judgement: Judgement;
  readonly reader: Reader;
  readonly cache: Cache | undefined;
  readonly maxFileSize: number;
  /** `dry` makes the fixes but writes nothing. */
  readonly fix: { readonly unsafe: boolean; readonly dry: boolean };
  judge(records: readonly ArticleRecord[]): Judgement;
}

/** What is left to say once the fixes are made, and the records of the articles as they are then. */
export interface Mended {
  readonly judgement: Judgement;
  readonly records: readonly ArticleRecord[];
  readonly fixes: Fixes;
}

/** Makes fixes, and writes the articles that they change. */
export function mend({ cwd, records, judgement, reader, cache, maxFileSize, fix, judge }: MendInput): Mended {
  const { inputs, articleAt, map } = reader;
  const source = (path: string) => articleAt(path).source;
  const fixed = fixAll({ records, judgement, unsafe: fix.unsafe, source, map, judge });
  const changed = [...fixed.changed].map(([path, after]) => {
    const before = articleAt(path);
    return { path, before: before.mark + before.source, after: before.mark + after };
  });
  const old = new Map(records.map((record) => [record.path, record]));
  const unwritten = fix.dry ? [] : write();
  const lost = new Set(unwritten.map(({ path }) => path));
  const now = fixed.records.map((record) => (lost.has(record.path) ? (old.get(record.path) ?? record) : record));
  for (const record of fix.dry ? [] : now) {
    const { path } = record;
    if (fixed.changed.has(path) && !lost.has(path) && inputs.get(path)?.content === undefined) cache?.keep(record);
  }
  return {
    judgement: lost.size > 0 ? judge(now) : fixed.judgement,
    records: now,
    fixes: { made: fixed.made, changed: changed.filter(({ path }) => !lost.has(path)), unwritten },
  };

  function write(): { path: string; reason: string }[] {
    const failures: { path: string; reason: string }[] = [];
    for (const { path, after } of changed) {
      const { content, staged } = inputs.get(path) ?? {};
      if (staged) failures.push({ path, reason: 'staged' });
      if (content !== undefined) continue;
      try {
        if (!writeArticle(resolve(cwd, path), after, old.get(path)?.hash ?? '', maxFileSize))
          failures.push({ path, reason: 'changed' });
      } catch (error) {
        failures.push({ path, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
      }
    }
    return failures;
  }
}
