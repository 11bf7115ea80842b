import { markdownExtension } from '../../knowledge/url/url.ts';
import { folderOf, normalizePath } from './address.ts';
import type { SiteMap } from './site-map.ts';

/** A site whose folders are listed. */
export interface ListedSite {
  readonly map: Pick<SiteMap, 'byPath'>;
  /** Returns the names in a folder below the site's root; undefined if it is not there. */
  entries(folder: string): readonly string[] | undefined;
}

/** What is known of a folder of the site. */
interface KnownFolder {
  readonly names: ReadonlySet<string>;
  /** Names in one case. */
  readonly folded: ReadonlySet<string>;
  /** Names without extension and language. */
  readonly stems: ReadonlySet<string>;
  /** Those of pages in other formats than Markdown. */
  readonly otherPages: ReadonlySet<string>;
  /** Whether the folder is a page bundle of Hugo. */
  readonly isBundle: boolean;
  /** Whether articles are in it that the run does not hold. */
  readonly hasUnlinted: boolean;
}

const otherFormats = /\.(?:html?|adoc|asciidoc|org|rst|pandoc|textile|ipynb|njk|swig|ejs|pug|jade|haml|slim|liquid)$/iu;

/** The file that makes a folder a page of Hugo. */
export const bundleFile = /^index(?:\.[\w-]+)?\.(?:md|markdown|mdx|html?|org|adoc|pandoc)$/iu;

/** Folders by their paths, read once for all articles of a run. */
const knownFolders = new WeakMap<object, Map<string, KnownFolder>>();

/** Returns what is known of a folder. One that the folder above does not list is not looked for. */
export function folderAt(folder: string, site: ListedSite): KnownFolder {
  const { map, entries } = site;
  const known = knownFolders.get(map) ?? new Map<string, KnownFolder>();
  knownFolders.set(map, known);
  const before = known.get(folder);
  if (before) return before;
  const name = folder.slice(folder.lastIndexOf('/') + 1).normalize('NFC');
  const isListed = folder === '' || folderAt(folderOf(folder), site).names.has(name);
  const found = isListed ? readFolder(folder, entries(folder) ?? [], map) : noFolder;
  known.set(folder, found);
  return found;
}

const noFolder = readFolder('', [], { byPath: new Map() });

function readFolder(folder: string, names: readonly string[], map: ListedSite['map']): KnownFolder {
  const hasUnlinted = names.some(
    (name) =>
      markdownExtension.test(name) && !map.byPath.has(normalizePath(`${folder}/${name}`)) && !/^[A-Z_]+\./u.test(name),
  );
  return {
    names: new Set(names.map((name) => name.normalize('NFC'))),
    folded: new Set(names.map(foldedName)),
    stems: new Set(names.map(stemOf)),
    otherPages: new Set(names.filter((name) => otherFormats.test(name)).map(stemOf)),
    isBundle: names.some((name) => bundleFile.test(name)) && !names.some((name) => name.startsWith('_index.')),
    hasUnlinted,
  };
}

export function foldedName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Returns a name without extension and language. */
export function stemOf(name: string): string {
  return foldedName(name).replace(/(?:\.[a-z]{2,3}(?:-[a-z\d]+)?)?\.[a-z\d]+$/u, '');
}

/** Whether a file is there; `case` if only one whose name differs in case. */
export function findFile(file: string, site: ListedSite): 'here' | 'case' | 'missing' {
  const name = file.split('/').at(-1) ?? '';
  const { names, folded } = folderAt(folderOf(file), site);
  if (names.has(name.normalize('NFC'))) return 'here';
  return folded.has(foldedName(name)) ? 'case' : 'missing';
}
