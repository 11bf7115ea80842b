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

const contentRoots = /^(?<root>.*?(?:^|\/)(?:content|source\/_posts|_posts|src\/content|source))(?:\/|$)/u;
/** Folders that hold articles of several sections, where no generator is known. */
const plainRoots = /^(?<root>.*?(?:^|\/)(?:content|source\/_posts|_posts|src\/content|docs|articles))(?:\/|$)/u;

/** What tells the section of an article: its site, and what was named on the command line. */
export interface SectionPlace {
  readonly cwd: string;
  /** The directory argument that led to the article, an absolute path. */
  readonly root: string;
  /** Directory of the site; undefined if there is none. */
  readonly site: string | undefined;
}

/**
 * Returns the name of the collection of an article without a configured one: its section of the site, which is the first
 * folder below the content folder, else below the site or the working directory, whatever the command line names. For an
 * article outside of both, it is the first folder below the path on the command line.
 */
export function sectionOf(absolute: string, { cwd, root, site }: SectionPlace): string {
  const directory = toPosixPath(dirname(absolute));
  const contentRoot = contentRootOf(directory, { cwd, root, site });
  const relativeDirectory = relativeTo(contentRoot, directory);
  if (relativeDirectory === '' || relativeDirectory.startsWith('..')) return directory;
  return toPosixPath(resolve(contentRoot, relativeDirectory.split('/')[0] ?? ''));
}

function contentRootOf(directory: string, { cwd, root, site }: SectionPlace): string {
  const below = relativeTo(site ?? cwd, directory);
  if (below.startsWith('..')) return root;
  const inContent = (site === undefined ? plainRoots : contentRoots).exec(below)?.groups?.['root'];
  return inContent === undefined ? (site ?? cwd) : resolve(site ?? cwd, inContent);
}
