import { asMapping, type Mapping, textMember } from '../core/mapping.ts';

/** What detection asks of a site's folder. Nothing in it is executed. Paths are relative to the folder. */
export interface SiteFiles {
  has(path: string): boolean;
  /** Parsed YAML, TOML or JSON; empty if the file is missing or broken. */
  data(path: string): Mapping;
  /** The text of a module or page; empty if the file is missing. */
  text(path: string): string;
  /** Names in a folder; none if it is missing. */
  names(folder: string): readonly string[];
}

/** Lists the names in a folder of the site; undefined if there is none. */
export type Entries = (folder: string) => readonly string[] | undefined;

/** Whether the site's `package.json` names a package. */
export function hasPackage({ data }: SiteFiles, name: string): boolean {
  return packagesOf(data('package.json')).has(name);
}

/** Returns the versions of the packages that a manifest names, as written. */
export function packagesOf(manifest: Mapping): ReadonlyMap<string, string> {
  const groups = ['dependencies', 'devDependencies', 'peerDependencies'].map((key) => asMapping(manifest[key]));
  return new Map(groups.flatMap((group) => Object.keys(group).map((name) => [name, textMember(group, name) ?? ''])));
}

const mostPaths = 20_000;

/** Returns the paths of the files below a folder, the upper ones first; undefined if they are too many. */
export function filesBelow(
  root: string,
  { names }: SiteFiles,
  isSkipped: (path: string, name: string) => boolean,
): readonly string[] | undefined {
  const folders = [root];
  const found: string[] = [];
  for (const folder of folders) {
    for (const name of names(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (isSkipped(path, name)) continue;
      // Versions such as `v1.2` are folders.
      if (/[^.]\.[a-z]\w*$/iu.test(name)) found.push(path);
      else folders.push(path);
    }
    if (found.length + folders.length > mostPaths) return undefined;
  }
  return found;
}
