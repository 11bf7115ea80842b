import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Mapping, textMember } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { readHugoFolder, readSiteConfig } from './site-config.ts';

/** A site, as its generator's files describe it. */
export interface Site {
  readonly engine: Engine;
  readonly timeZone: string | undefined;
  /** Directory of the generator's configuration; undefined if there is none. */
  readonly root: string | undefined;
  /** Files and folders in `root` that identify the generator. */
  readonly proof: readonly string[];
  /** The generator's configuration. */
  readonly config: Mapping;
}

const noSite: Site = { engine: 'generic', timeZone: undefined, root: undefined, proof: [], config: {} };

const hugoFiles = ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json'];
const oldHugoFiles = ['config.toml', 'config.yaml', 'config.yml', 'config.json'];
const astroFiles = ['js', 'mjs', 'ts', 'mts', 'cjs'].map((extension) => `astro.config.${extension}`);

/** Returns a function that finds the site around a directory; it examines each directory once. */
export function siteFinder(): (directory: string) => Site {
  const known = new Map<string, Site>();
  return function siteOf(directory): Site {
    const before = known.get(directory);
    if (before) return before;
    const parent = dirname(directory);
    // The search ends at the root of the repository.
    const isTop = parent === directory || existsSync(join(directory, '.git'));
    const found = siteAt(directory) ?? (isTop ? noSite : siteOf(parent));
    known.set(directory, found);
    return found;
  };
}

function siteAt(root: string): Site | undefined {
  const has = (name: string) => existsSync(join(root, name));
  const hugo = hugoFiles.find(has) ?? (has('content') ? oldHugoFiles.find(has) : undefined);
  if (hugo) return site('hugo', { ...readHugoFolder(root), ...readSiteConfig(join(root, hugo)) }, hugo);
  const folder = has('content') ? readHugoFolder(root) : undefined;
  if (folder) return site('hugo', folder, 'config/_default');
  const yaml = ['_config.yml', '_config.yaml'].find(has);
  if (yaml && has('source/_posts')) return site('hexo', readSiteConfig(join(root, yaml)), yaml, 'source/_posts');
  const jekyll = ['_posts', 'Gemfile'].find(has);
  if (yaml && jekyll) return site('jekyll', readSiteConfig(join(root, yaml)), yaml, jekyll);
  const astro = astroFiles.find(has);
  return astro === undefined ? undefined : { ...noSite, engine: 'astro', root, proof: [astro] };

  function site(engine: Engine, config: Mapping, ...proof: readonly string[]): Site {
    // Hugo calls it `timeZone`.
    return { engine, timeZone: textMember(config, 'timezone') || undefined, root, proof, config };
  }
}
