import { resolve } from 'node:path';
import type { Resolved } from '../../config/resolve.ts';
import type { ArticleRecord } from '../../core/types.ts';
import { headOf, mapHead } from '../../facts/front-matter/head.ts';
import { namedSchema } from '../../facts/front-matter/schema-value.ts';
import type { Input } from '../check.ts';
import { readArticle, takeArticle } from '../input/read-article.ts';

/** The front matter of articles, without the text behind it; sorted by path. */
export function readHeads(inputs: readonly Input[], config: Resolved, cwd: string): readonly ArticleRecord[] {
  const sorted = [...inputs].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map(({ path, root, content }) => {
    const read =
      content === undefined
        ? readArticle(resolve(cwd, path), config.maxFileSize)
        : takeArticle(content, config.maxFileSize);
    return mapHead({ path, engine: config.settingsOf(path, root).engine, ...read });
  });
}

/** What an article names as its schema. */
export function schemaNamedIn(record: ArticleRecord): string | undefined {
  const fact = headOf(record);
  return fact && namedSchema(fact)?.name;
}
