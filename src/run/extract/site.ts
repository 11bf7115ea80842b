import { type DigestStore, digestStore, type GrowingDigestStore, replaceDigests } from '../../engine/digest-store.ts';
import type { ArticleIdentity } from '../baseline/identity.ts';
import type { MissReason } from '../cache/fact-cache.ts';
import type { KeptResults } from '../cache/kept-articles.ts';
import type { RunResources } from '../resources.ts';
import { deserializeFile, type RecordStore, recordStore, type StoredFile } from '../store/record-store.ts';
import type { FileResult } from './extract-file.ts';

/** All that is known of the articles of a run. Written by `extract` alone. */
export interface Site {
  /** By path; they may be read again and again. */
  readonly files: Iterable<StoredFile>;
  file(path: string): StoredFile | undefined;
  readonly digests: DigestStore;
  /** The host of each article's source URL, by path. */
  readonly hosts: ReadonlyMap<string, string>;
  /** Empty unless the plan needs identities. */
  readonly identities: ReadonlyMap<string, ArticleIdentity>;
  /** The articles that the fact cache did not know. */
  readonly misses: readonly { readonly path: string; readonly reason: MissReason }[];
  /** False if a result depended on time or memory limits. */
  readonly isReproducible: boolean;
  /** What holds of the last run, where only some articles have changed since. */
  readonly kept?: KeptResults;
}

/** A site that is being extracted. */
export interface SiteBuilder {
  /** Adds the results by path. */
  add(result: FileResult): void;
  build(misses: Site['misses']): Site;
}

/** `neededFacts` are the ids of the collectors whose facts are kept, all by default. */
export function siteBuilder(resources: RunResources, neededFacts: ReadonlySet<string> | undefined): SiteBuilder {
  const records: RecordStore = recordStore(resources.spillFile(), neededFacts);
  const digests: GrowingDigestStore = digestStore(resources.spillFile());
  const hosts = new Map<string, string>();
  const identities = new Map<string, ArticleIdentity>();
  let isReproducible = true;
  return {
    add({ path, file, digest, host, identity, unreproducible }) {
      records.add(path, file);
      digests.add(digest);
      if (host !== undefined) hosts.set(path, host);
      if (identity) identities.set(path, identity);
      if (unreproducible) isReproducible = false;
    },
    build: (misses) => ({
      files: records,
      file: records.get,
      digests,
      hosts,
      identities,
      misses,
      isReproducible,
    }),
  };
}

/** Returns the site as it is with other results for some articles. */
export function siteWith(site: Site, results: ReadonlyMap<string, FileResult>): Site {
  const files = new Map([...results].map(([path, { file }]) => [path, deserialized(file, path)]));
  const digests = new Map([...results].map(([path, { digest }]) => [path, digest]));
  const [identities, hosts] = [new Map(site.identities), new Map(site.hosts)];
  for (const [path, { identity, host }] of results) {
    if (identity) identities.set(path, identity);
    if (host === undefined) hosts.delete(path);
    else hosts.set(path, host);
  }
  return {
    ...site,
    identities,
    hosts,
    digests: replaceDigests(site.digests, digests),
    file: (path) => files.get(path) ?? site.file(path),
    files: {
      *[Symbol.iterator]() {
        for (const file of site.files) yield files.get(file.record.path) ?? file;
      },
    },
  };
}

function deserialized(file: StoredFile | string, path: string): StoredFile {
  return typeof file === 'string' ? deserializeFile(file, path) : file;
}
