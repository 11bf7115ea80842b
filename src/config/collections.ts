import { dirname, resolve } from 'node:path';
import type { Collection } from '../engine/settings.ts';
import { globMatcher, relativeTo, withSlashes } from './globs.ts';
import type { Layer } from './layers.ts';
import type { Schemas } from './schema/schema-store.ts';
import type { CollectionConfig } from './types.ts';

interface CollectionMatcher {
  readonly collection: Collection;
  /** Whether an article (an absolute path) is in it. */
  matches(absolute: string): boolean;
}

/** The configured collections; the first that matches an article counts, so the strongest layer comes first. */
export function collectionMatchers(layers: readonly Layer[], schemas: Schemas): CollectionMatcher[] {
  return layers
    .toReversed()
    .flatMap(({ config: { collections = [] }, base, place }) =>
      collections.map((each, index) =>
        collectionMatcher(each, base, schemas, (pointer, of) => place(`/collections/${index}/schema${pointer}`, of)),
      ),
    );
}

function collectionMatcher(
  { name, files, schema, source }: CollectionConfig,
  base: string,
  schemas: Schemas,
  place: Layer['place'],
): CollectionMatcher {
  const compiled = schema === undefined ? undefined : schemas.configured(schema, base, name, place);
  const collection: Collection = { name, ...(source && { source }), ...(compiled && { schema: compiled }) };
  return { matches: globMatcher(files, base), collection };
}

const contentRoots = /^(?<root>.*?(?:^|\/)(?:content|source\/_posts|_posts|src\/content))(?:\/|$)/u;

/**
 * The collection of an article that no configuration names: the section of the site that it is in, which is the
 * first folder below the content folder, else below the path that was given.
 */
export function sectionOf(absolute: string, root: string, site: string | undefined): string {
  const directory = withSlashes(dirname(absolute));
  const inSite = site === undefined ? undefined : contentRoots.exec(relativeTo(site, directory))?.groups?.['root'];
  const top = inSite === undefined ? root : resolve(site ?? root, inSite);
  const below = relativeTo(top, directory);
  if (below === '' || below.startsWith('..')) return directory;
  return withSlashes(resolve(top, below.split('/')[0] ?? ''));
}
