import { join } from 'node:path';
import { readRegularFile } from '../../files/regular-file.ts';
import { imageNamesIn } from '../../knowledge/images/image-names.ts';
import type { directoryLister } from './directory.ts';

/** Texts that may name an image: templates, styles, scripts, data, configuration, articles. */
const texts =
  /\.(?:html?|xml|njk|liquid|ejs|pug|swig|j2|jinja2?|hbs|mustache|tmpl|vto|webc|[cm]?[jt]sx?|vue|astro|svelte|css|s[ac]ss|less|styl|json[c5]?|ya?ml|toml|mdx?|markdown|txt|csv|tsv|rst|adoc|org|ipynb|webmanifest|php|py|rb|go|sh)$/iu;
/** Folders of what is installed or built. */
const skipped = /^(?:\.(?!vitepress$|vuepress$|eleventy|github$)|node_modules$|_site$|dist$|__pycache__$)/u;
const mostFiles = 30_000;
const maxDepth = 12;
const maxBytes = 4_000_000;

/**
 * Returns a function that returns the names of images, and of folders in which names are built, that the texts of a site
 * mention; undefined where there is too much to read. It reads each site once.
 */
export function imageNames(
  list: ReturnType<typeof directoryLister>,
): (root: string) => ReadonlySet<string> | undefined {
  const known = new Map<string, ReadonlySet<string> | undefined>();
  return (root) => {
    if (!known.has(root)) known.set(root, readNames(root, list));
    return known.get(root);
  };
}

function readNames(root: string, list: ReturnType<typeof directoryLister>): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  const folders: (readonly [folder: string, depth: number])[] = [['', 0]];
  let files = 0;
  for (const [folder, depth] of folders) {
    for (const name of list(root, folder) ?? []) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (skipped.test(name)) continue;
      if (!texts.test(name)) {
        // Files have no entries.
        if (depth < maxDepth && !/\.\w{1,5}$/u.test(name)) folders.push([path, depth + 1]);
        continue;
      }
      if (++files > mostFiles) return undefined;
      const text = textAt(join(root, path));
      if (text === undefined) return undefined;
      for (const each of imageNamesIn(text)) found.add(each);
    }
  }
  return found;
}

/** Returns a text; empty where it cannot be read, undefined where it is too long. */
function textAt(file: string): string | undefined {
  try {
    return readRegularFile(file, maxBytes).toString('utf8');
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EFBIG' ? undefined : '';
  }
}
