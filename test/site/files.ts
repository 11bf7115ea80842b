import { parseToml } from '../../src/article/data/toml.ts';
import { parseYaml } from '../../src/article/data/yaml.ts';
import { asMapping } from '../../src/core/mapping.ts';
import type { SiteFiles } from '../../src/site/site-files.ts';

/** The files of a site, from their texts. */
export function filesOf(texts: Readonly<Record<string, string>>): SiteFiles {
  const paths = Object.keys(texts);
  const text = (path: string) => texts[path] ?? '';
  return {
    has: (path) => paths.some((each) => each === path || each.startsWith(`${path}/`)),
    text,
    data: (path) => asMapping((path.endsWith('.toml') ? parseToml : parseYaml)(text(path), 0).value),
    names: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      const below = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
      return [...new Set(below.map((path) => path.split('/')[0] ?? ''))];
    },
  };
}
