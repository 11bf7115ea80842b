import type { Mapping } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { imageName, listsFiles } from '../../knowledge/images/image-names.ts';
import { imageExtension } from '../../knowledge/url/url.ts';
import { siteShortcodes } from '../generators/hugo-templates.ts';
import { folderOf } from './address.ts';
import { rootsOf } from './roots.ts';

/** A site whose images are looked for. */
interface Site {
  readonly engine: Engine;
  readonly config: Mapping;
  /** Names that its texts mention, and `img/` for folders in which they build names. */
  readonly names: ReadonlySet<string>;
  entries(folder: string): readonly string[] | undefined;
}

const mostFolders = 5000;
const mostImages = 30_000;
const skipped =
  /^(?:[.]|_(?!posts$|drafts$)|(?:node_modules|vendor|themes|dist|build|out|coverage|tests?|examples?|fixtures)$)/u;
/** What browsers, phones and services fetch without a link, and pictures of themes. */
const icons =
  /^(?:(?:.*[-_])?fav-?icon|apple-touch|android-chrome|mstile|safari-pinned|icon(?:[-_.]|\d|$)|logo|og[-_.]?image|og\.|opengraph|twitter[-_.]?(?:card|image)|social[-_.]?(?:card|preview|image)|screenshot\.|tn\.|avatar)/iu;
const size =
  /(?:[-_.@]?(?:\d{2,4}x\d{2,4}|\d{2,4}(?:w|px)|[1-4]x|scaled|thumb(?:nail)?|small|medium|large|mobile|dark|light))$/u;

/** Returns the image files of a site that its texts do not mention, in order; none where that cannot be known. */
export function unusedImages(site: Site): readonly string[] {
  const found = imagesOf(site);
  if (!found) return [];
  const stems = new Set([...site.names].map(stemOf));
  return found.filter((file) => {
    const name = file.split('/').at(-1) ?? '';
    return !icons.test(name) && !isMentioned(imageName(name), site.names, stems) && !isInFilledFolder(file, site);
  });
}

/** Returns all images below the folders that are served or hold articles; undefined for too many. */
function imagesOf({ engine, config, entries, names }: Site): readonly string[] | undefined {
  const { content, files } = rootsOf(engine, config);
  // Templates that list the files of a page name none of them; those of modules cannot be seen.
  const mayList = names.has(listsFiles) || (engine === 'hugo' && !siteShortcodes(entries, config));
  const pages = mayList ? [] : content;
  const roots = [
    ...files.filter((root) => !root.startsWith('themes/')),
    ...pages,
    ...(engine === 'astro' ? ['src'] : []),
  ];
  const folders = roots.includes('') && pages.length > 0 ? [''] : [...new Set(roots)].filter((root) => root !== '');
  const seen = new Set(folders);
  const images: string[] = [];
  for (const folder of folders) {
    for (const name of entries(folder) ?? []) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (imageExtension.test(name)) images.push(path);
      else if (!/\.\w{1,5}$/u.test(name) && !skipped.test(name) && !seen.has(path)) {
        seen.add(path);
        folders.push(path);
      }
    }
    if (seen.size > mostFolders || images.length > mostImages) return undefined;
  }
  return images.sort();
}

/** Whether a name is mentioned, or that of which it is another size or format. */
function isMentioned(name: string, names: ReadonlySet<string>, stems: ReadonlySet<string>): boolean {
  if (names.has(name)) return true;
  for (let stem = stemOf(name); stem !== ''; ) {
    if (stems.has(stem)) return true;
    const shorter = stem.replace(size, '');
    if (shorter === stem) return false;
    stem = shorter;
  }
  return false;
}

function stemOf(name: string): string {
  return name.replace(/\.[a-z\d]+$/u, '');
}

/** Whether a template builds names in a folder above a file. */
function isInFilledFolder(file: string, { engine, config, names }: Site): boolean {
  const { content, files } = rootsOf(engine, config);
  const root = [...files, ...content]
    .filter((each) => each !== '' && file.startsWith(`${each}/`))
    .sort((a, b) => b.length - a.length)[0];
  const folder = folderOf(root === undefined ? file : file.slice(root.length + 1));
  return folder.split('/').some((part) => names.has(`${imageName(part)}/`));
}
