import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { parseJson } from '../article/json.ts';
import { parseToml } from '../article/toml.ts';
import { parseYaml } from '../article/yaml.ts';
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
    const found = siteAt(directory) ?? (last ? { engine: 'generic', timeZone: undefined, root: undefined } : siteOf(parent));
    known.set(directory, found);
    return found;
  };
}

function siteAt(root: string): Site | undefined {
  const has = (name: string) => existsSync(join(root, name));
  const hugo = hugoFiles.find(has) ?? (has('content') ? oldHugoFiles.find(has) : undefined);
  if (hugo) return { engine: 'hugo', timeZone: setting(join(root, hugo), 'timezone'), root };
  const yaml = ['_config.yml', '_config.yaml'].find(has);
  if (yaml && has('source/_posts')) return { engine: 'hexo', timeZone: setting(join(root, yaml), 'timezone'), root };
  if (yaml && (has('_posts') || has('Gemfile'))) return { engine: 'jekyll', timeZone: setting(join(root, yaml), 'timezone'), root };
  if (astroFiles.some(has)) return { engine: 'astro', timeZone: undefined, root };
  return undefined;
}

/** A top-level text value, whatever the case of its key; undefined where the file cannot be read. */
function setting(file: string, key: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const extension = extname(file);
    const { value } = extension === '.toml' ? parseToml(text, 0) : extension === '.json' ? parseJson(text, 0, true) : parseYaml(text, 0);
    const [, found] = Object.entries(value ?? {}).find(([name]) => name.toLowerCase() === key) ?? [];
    return typeof found === 'string' && found !== '' ? found : undefined;
  } catch {
    // The site's own tool tells what is wrong with its configuration.
    return undefined;
  }
}
