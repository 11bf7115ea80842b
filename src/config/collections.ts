import { dirname, resolve } from 'node:path';
import type { Collection } from '../engine/settings.ts';
import { toPosixPath } from '../files/posix-path.ts';
import { globMatcher, relativeTo } from './globs.ts';
import type { Layer } from './layers.ts';
import type { Schemas } from './schema/schema-store.ts';
import type { CollectionConfig } from './types.ts';

interface CollectionMatcher {
  readonly collection: Collection;
  /** Whether the collection contains an article (an absolute path). */
  matches(absolute: string): boolean;
}

/** Returns matchers of the configured collections, strongest layer first, because the first match counts. */
export function collectionMatchers(layers: readonly Layer[], schemas: Schemas): CollectionMatcher[] {
  return layers
    .toReversed()
    .flatMap(({ config: { collections = [] }, base, root, place }) =>
      collections.map((each, index) =>
        collectionMatcher(each, { base, root }, schemas, (pointer, of) =>
          place(`/collections/${index}/schema${pointer}`, of),
        ),
      ),
    );
}

function collectionMatcher(
  { name, files, schema, source }: CollectionConfig,
  { base, root }: Pick<Layer, 'base' | 'root'>,
  schemas: Schemas,
  place: Layer['place'],
): CollectionMatcher {
  const compiled = schema === undefined ? undefined : schemas.configured(schema, base, name, place);
  const collection: Collection = { name, ...(source && { source }), ...(compiled && { schema: compiled }) };
  return { matches: globMatcher(files, root), collection };
}

const contentRoots = /^(?<root>.*?(?:^|\/)(?:content|source\/_posts|_posts|src\/content))(?:\/|$)/u;

/**
 * Returns the name of the collection of an article without a configured one: its section of the site, which is the first
 * folder below the content folder, else below the path on the command line.
 */
export function sectionOf(absolute: string, root: string, site: string | undefined): string {
  const directory = toPosixPath(dirname(absolute));
  const inSite = site === undefined ? undefined : contentRoots.exec(relativeTo(site, directory))?.groups?.['root'];
  const contentRoot = inSite === undefined ? root : resolve(site ?? root, inSite);
  const relativeDirectory = relativeTo(contentRoot, directory);
  if (relativeDirectory === '' || relativeDirectory.startsWith('..')) return directory;
  return toPosixPath(resolve(contentRoot, relativeDirectory.split('/')[0] ?? ''));
}
