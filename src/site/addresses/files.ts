import { asMapping, type Mapping, texts } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { markdownExtension } from '../../knowledge/url/url.ts';
import { assetFolder, isCopied, isHidden, pathBelowSource } from '../generators/hexo.ts';
import { contentFolders } from '../generators/hugo.ts';
import { collectionFile, collectionOf, collectionsFolder, isLeftOut } from '../generators/jekyll.ts';
import { canonicalAddress, folderOf, normalizePath } from './address.ts';
import { bundleFile, folderAt, type ListedSite } from './folders.ts';
import { rootsOf } from './roots.ts';
import type { SiteMap } from './site-map.ts';

/** A site whose files are looked up. */
export interface FileContext extends ListedSite {
  readonly engine: Engine;
  readonly config: Mapping;
  /** The pages beside which files are served; others are unknown. */
  readonly map: Pick<SiteMap, 'byAddress' | 'byPath'>;
}

/** Returns the files of which one is served at an address below the address of the site. */
export function filesAtAddress(path: string, site: FileContext): readonly string[] {
  const { engine, config } = site;
  const plain = normalizePath(path);
  const beside = filesBesidePages(plain, site);
  if (engine === 'jekyll') {
    const inCollections = filesOfCollections(plain, config);
    return [plain, ...inCollections].filter((file) => addressOfSource(file, site) === plain);
  }
  const { files } = rootsOf(engine, config);
  const roots = files.filter((root) => !(engine === 'hugo' && root === 'assets'));
  const fixed = roots.map((root) => normalizePath(`${root}/${plain}`));
  if (engine === 'hexo') return [...beside, ...fixed.filter((file) => isServedByHexo(file, config))];
  if (engine !== 'hugo') return fixed;
  const content = contentFolders(config).flatMap(({ folder, prefix }) =>
    `/${plain}`.startsWith(`${prefix}/`) ? [normalizePath(`${folder}/${`/${plain}`.slice(prefix.length)}`)] : [],
  );
  const inContent = content.filter((file) => !markdownExtension.test(file) && bundleAround(file, site) === undefined);
  return [...beside, ...fixed, ...inContent];
}

/** Returns the files of Jekyll's collections whose addresses may end as an address does. */
function filesOfCollections(path: string, config: Mapping): string[] {
  const stated = config['collections'];
  const names = Array.isArray(stated) ? texts(stated) : Object.keys(asMapping(stated));
  const parts = path.split('/');
  const ends = parts.slice(0, maxDepth).map((_, at) => parts.slice(at).join('/'));
  return names.flatMap((name) => ends.map((end) => `${collectionsFolder(config)}_${name}/${end}`));
}

/** Patterns of collections put no more folders before the path of a file. */
const maxDepth = 5;

/** Returns the address of a file below the address of the site; undefined where it is not served as it is. */
export function addressOfSource(file: string, site: FileContext): string | undefined {
  const { engine, config } = site;
  if (engine === 'jekyll') {
    if (isLeftOut(file, config) || /(?:^|\/)_(?:posts|drafts)\//u.test(file)) return undefined;
    const collection = collectionOf(file, config);
    return collection ? collectionFile(collection)?.replace(/^\//u, '') : file;
  }
  const ofPage = addressBesidePage(file, site);
  if (ofPage !== undefined) return ofPage;
  const { files } = rootsOf(engine, config);
  const root = files.find((each) => each !== '' && file.startsWith(`${each}/`) && each !== 'assets');
  if (root !== undefined)
    return engine === 'hexo' && !isServedByHexo(file, config) ? undefined : file.slice(root.length + 1);
  if (engine !== 'hugo' || markdownExtension.test(file) || bundleAround(file, site) !== undefined) return undefined;
  const content = contentFolders(config).find(({ folder }) => file.startsWith(`${folder}/`));
  return content && `${content.prefix}${file.slice(content.folder.length)}`.slice(1);
}

/** Whether Hexo copies a file of the source folder or of a theme. */
function isServedByHexo(file: string, config: Mapping): boolean {
  const path = pathBelowSource(file, config);
  if (path === undefined) return true;
  return (
    !path.startsWith('_posts/') && !isHidden(path) && (!markdownExtension.test(path) || isCopied(path, config) === true)
  );
}

/** Files beside a page whose folder is served at the address of the page: page bundles, asset folders of posts. */
function filesBesidePages(path: string, site: FileContext): string[] {
  if (site.engine !== 'hugo' && site.config['post_asset_folder'] !== true) return [];
  const found: string[] = [];
  for (let at = folderOf(path); at !== ''; at = folderOf(at)) {
    const page = site.map.byAddress.get(canonicalAddress(at));
    const folder = page && folderBeside(page.path, site);
    if (folder && !markdownExtension.test(path))
      found.push(...foldersOfLanguages(folder, site).map((each) => each + path.slice(at.length)));
  }
  return found;
}

/** Returns a folder and those of the same path in other languages, whose files Hugo shares between them. */
function foldersOfLanguages(folder: string, { engine, config }: FileContext): string[] {
  const roots = engine === 'hugo' ? contentFolders(config).map((each) => each.folder) : [];
  const root = roots.find((each) => folder.startsWith(`${each}/`));
  return root === undefined ? [folder] : roots.map((each) => each + folder.slice(root.length));
}

function addressBesidePage(file: string, site: FileContext): string | undefined {
  if (markdownExtension.test(file)) return undefined;
  const around = site.engine === 'hugo' ? bundleAround(file, site) : undefined;
  const folders = around === undefined ? [] : [around];
  if (site.engine === 'hexo' && site.config['post_asset_folder'] === true)
    for (let at = folderOf(file); at !== ''; at = folderOf(at)) folders.push(at);
  for (const folder of folders) {
    const pages =
      site.engine === 'hexo' ? [`${folder}.md`] : (site.entries(folder) ?? []).map((name) => `${folder}/${name}`);
    const page = pages.flatMap((path) => site.map.byPath.get(path) ?? []).find(({ addresses }) => addresses.length > 0);
    const [own] = page?.addresses ?? [];
    if (page && own !== undefined && folderBeside(page.path, site) === folder)
      return normalizePath(`${own.replace(/\.html?$/u, '')}/${file.slice(folder.length + 1)}`);
  }
  return undefined;
}

/** Returns the folder whose files are served at the address of a page; undefined for other pages. */
function folderBeside(path: string, { engine, config }: FileContext): string | undefined {
  if (engine === 'hugo') return bundleFile.test(path.split('/').at(-1) ?? '') ? folderOf(path) : undefined;
  return engine === 'hexo' ? assetFolder(path, config) : undefined;
}

/** Returns the outermost folder around a file that is a page bundle of Hugo. */
function bundleAround(file: string, site: FileContext): string | undefined {
  const root = contentFolders(site.config).find(({ folder }) => file.startsWith(`${folder}/`))?.folder;
  for (let at = root === undefined ? -1 : file.indexOf('/', root.length + 1); at >= 0; at = file.indexOf('/', at + 1))
    if (folderAt(file.slice(0, at), site).isBundle) return file.slice(0, at);
  return undefined;
}
