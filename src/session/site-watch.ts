import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import picomatch from 'picomatch';
import { baselineName } from '../run/baseline/baseline.ts';
import { articleName } from '../run/input/discover.ts';
import { type WatchedPaths, watchPaths } from './watched-paths.ts';

/** Folders in which generators keep images. */
const assetFolders = ['static', 'assets', 'source', 'images', 'img'];
const assetName = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/iu;
/** Settings of nk-lint and git, schemas, and configurations of site generators. */
const settingName =
  /^(?:\.gitignore|\.nklintignore|\.nk-lint\.\w+|nk-lint\.config\.\w+|[^.].*\.(?:json|ya?ml|toml))$/iu;

export interface SiteWatch extends Pick<WatchedPaths, 'changed' | 'failed' | 'replaced'> {
  readonly cwd: string;
  /** Directory of the configuration file. */
  readonly base: string | undefined;
  /** The folders, files and globs that are checked. */
  readonly paths: readonly string[];
}

/** Watches what findings depend on: articles, images, settings. Ends when the returned function is called. */
export function watchSite({ cwd, base, paths, changed, failed, replaced }: SiteWatch): Promise<() => Promise<void>> {
  const bases = basesOf(cwd, base);
  const searched = paths.map((path) =>
    resolve(cwd, existsSync(resolve(cwd, path)) ? path : picomatch.scan(path).base || '.'),
  );
  const assets = bases
    .flatMap((each) => assetFolders.map((name) => join(each, name)))
    .filter((path) => existsSync(path));
  const whole = [...new Set([...searched, ...assets])];
  const ignored = (path: string) => !searched.includes(path) && isHidden(basename(path));
  return watchPaths({
    groups: [
      // A watcher of nothing is never ready.
      ...(whole.length > 0 ? [{ paths: whole, options: { ignored } }] : []),
      // Depth 0, because a home directory may contain a million files.
      { paths: bases, options: { depth: 0 } },
    ],
    changed(path, event) {
      if (isRelevant(basename(path))) changed(path, event);
    },
    failed,
    replaced,
  });
}

/** Watches the settings of a file that is linted by itself, in its folder and that of its configuration. */
export function watchSettings({ cwd, base, ...watch }: SiteWatch): Promise<() => Promise<void>> {
  const paths = basesOf(cwd, base);
  const ignored = (path: string) => !paths.includes(path) && !settingName.test(basename(path));
  return watchPaths({ ...watch, groups: [{ paths, options: { depth: 0, ignored } }] });
}

function basesOf(cwd: string, base = cwd): readonly string[] {
  return [...new Set([cwd, base])];
}

function isRelevant(name: string): boolean {
  return name === baselineName || [articleName, settingName, assetName].some((kind) => kind.test(name));
}

function isHidden(name: string): boolean {
  return name === 'node_modules' || (name.startsWith('.') && !isRelevant(name));
}
