import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Engine } from '../core/types.ts';

/** What the files of a site generator say about the articles below a directory. */
export interface Site {
  readonly engine: Engine;
  readonly timeZone: string | undefined;
  /** The directory of the generator's own configuration; undefined where none was found. */
  readonly root: string | undefined;
}

const hugoFiles = ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json'];
const oldHugoFiles = ['config.toml', 'config.yaml', 'config.yml', 'config.json'];
const astroFiles = ['js', 'mjs', 'ts', 'mts', 'cjs'].map((extension) => `astro.config.${extension}`);

/** Finds the site that a directory belongs to; asks each directory once. */
export function siteFinder(): (directory: string) => Site {
  const known = new Map<string, Site>();
  return function siteOf(directory): Site {
    const before = known.get(directory);
    if (before) return before;
    const parent = dirname(directory);
    // The site ends where its repository does.
    const last = parent === directory || existsSync(join(directory, '.git'));
    const found =
      siteAt(directory) ?? (last ? { engine: 'generic', timeZone: undefined, root: undefined } : siteOf(parent));
    known.set(directory, found);
    return found;
  };
}

function siteAt(root: string): Site | undefined {
  const has = (name: string) => existsSync(join(root, name));
  const hugo = hugoFiles.find(has) ?? (has('content') ? oldHugoFiles.find(has) : undefined);
  if (hugo) return { engine: 'hugo', timeZone: timeZoneOf(join(root, hugo)), root };
  const yaml = ['_config.yml', '_config.yaml'].find(has);
  if (yaml && has('source/_posts')) return { engine: 'hexo', timeZone: timeZoneOf(join(root, yaml)), root };
  if (yaml && (has('_posts') || has('Gemfile')))
    return { engine: 'jekyll', timeZone: timeZoneOf(join(root, yaml)), root };
  if (astroFiles.some(has)) return { engine: 'astro', timeZone: undefined, root };
  return undefined;
}

/** The top-level key alone, in TOML, YAML or JSON: no reason to load three parsers at every start. */
const timeZoneKey =
  /^(?:\s+(?="))?["']?time_?zone["']?\s*[:=]\s*(?:"(?<double>[^"\n]+)"|'(?<single>[^'\n]+)'|(?<plain>[\w/+:-]+))/imu;

function timeZoneOf(file: string): string | undefined {
  try {
    const { double, single, plain } = timeZoneKey.exec(readFileSync(file, 'utf8'))?.groups ?? {};
    return double ?? single ?? plain;
  } catch {
    // The site's own tool tells what is wrong with its configuration.
    return undefined;
  }
}
