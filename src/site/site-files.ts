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
