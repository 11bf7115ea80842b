import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Mapping, textMember } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { readHugoFolder, readSiteConfig } from './site-config.ts';

/** What the files of a site generator say about the articles below a directory. */
export interface Site {
  readonly engine: Engine;
  readonly timeZone: string | undefined;
  /** The directory of the generator's own configuration; undefined where none was found. */
  readonly root: string | undefined;
  /** The files and folders in `root` that show which generator it is. */
  readonly proof: readonly string[];
  /** As it is written there. */
  readonly config: Mapping;
}

const none: Site = { engine: 'generic', timeZone: undefined, root: undefined, proof: [], config: {} };

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
    const found = siteAt(directory) ?? (last ? none : siteOf(parent));
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
  return astro === undefined ? undefined : { ...none, engine: 'astro', root, proof: [astro] };

  function site(engine: Engine, config: Mapping, ...proof: readonly string[]): Site {
    // Hugo calls it `timeZone`.
    return { engine, timeZone: textMember(config, 'timezone') || undefined, root, proof, config };
  }
}
