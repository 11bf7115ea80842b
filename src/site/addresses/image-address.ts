import { type Mapping, member } from '../../core/mapping.ts';
import type { RendererName } from '../../core/renderer.ts';
import type { Engine } from '../../core/types.ts';
import { urlParts } from '../../knowledge/url/url.ts';
import { isComputed } from '../code/computed.ts';
import { mayLeadPaths } from '../generators/hugo.ts';
import { decodeSafely, folderOf, normalizePath } from './address.ts';
import { addressOfSource, type FileContext, filesAtAddress } from './files.ts';
import { findFile } from './folders.ts';
import { renderHook } from './render-hooks.ts';
import { basePath, rootsOf } from './roots.ts';
import type { SiteMap } from './site-map.ts';

/** An image of an article, and the site around it. */
export interface PlacedImage {
  readonly url: string;
  /** Written as HTML, which no renderer changes. */
  readonly raw: boolean;
  /** Path of the article below the root of the site. */
  readonly path: string;
  readonly engine: Engine;
  readonly renderer: RendererName;
  readonly config: Mapping;
  readonly map: SiteMap;
  entries(folder: string): readonly string[] | undefined;
}

/** Returns the files of which one is served at the address of an image; undefined where that is not known. */
export function servedFiles(image: PlacedImage): readonly string[] | undefined {
  const { url, engine, config } = image;
  if (!['hugo', 'hexo', 'jekyll', 'astro', 'zola'].includes(engine) || mayRewriteUrls(image)) return undefined;
  // A computed path of the site may be in front of any address.
  if (isComputed(config['base'] ?? config)) return undefined;
  const path = decodeSafely(urlParts(url).path);
  const isRooted = path.startsWith('/');
  if (!isRooted && (engine === 'astro' || engine === 'zola' || config['post_asset_folder'] === true)) return undefined;
  if (engine === 'hugo' && mayLeadPaths(config, 'image') && findFile(normalizePath(`assets/${path}`), image) === 'here')
    return undefined;
  const prefixed = hasRootPrefixed(image);
  if (prefixed === undefined) return undefined;
  const base = basePath(engine, config);
  if (prefixed) return filesAt(`/${base}/${path}`, image);
  if (isRooted) return filesAt(path, image);
  const own = image.map.byPath.get(image.path)?.addresses[0];
  return own === undefined ? undefined : filesAt(`/${base}/${folderOf(own)}/${path}`, image);
}

/** Whether the renderer of Hexo puts the path of the site in front of the address; undefined for unknown renderers. */
function hasRootPrefixed({
  engine,
  renderer,
  raw,
  config,
}: Pick<PlacedImage, 'engine' | 'renderer' | 'raw' | 'config'>) {
  if (engine !== 'hexo' || raw) return false;
  if (config['relative_link'] === true) return undefined;
  if (renderer === 'marked') return member(config['marked'], 'prependRoot') !== false;
  return renderer === 'markdown-it' ? member(member(config['markdown'], 'images'), 'prepend_root') === true : undefined;
}

/** Whether a template or an option of the site may write other addresses. */
export function mayRewriteUrls(image: Pick<PlacedImage, 'engine' | 'config' | 'map' | 'entries'>): boolean {
  if (image.engine !== 'hugo') return false;
  const isRewritten = ['canonifyURLs', 'relativeURLs'].some((key) => member(image.config, key) === true);
  return isRewritten || renderHook('image', image) !== false;
}

/** Returns the files that an address below the host may be. */
function filesAt(path: string, image: PlacedImage): readonly string[] {
  const base = basePath(image.engine, image.config);
  const plain = normalizePath(path);
  if (base === '') return filesAtAddress(plain, image);
  return plain.startsWith(`${base}/`) ? filesAtAddress(plain.slice(base.length + 1), image) : [];
}

/** Returns the address at which a file is served, as an image writes it; undefined where it is not served as it is. */
export function servedAt(file: string, image: FileContext & Pick<PlacedImage, 'renderer' | 'raw'>): string | undefined {
  const address = addressOfSource(file, image);
  const base = hasRootPrefixed(image) ? '' : basePath(image.engine, image.config);
  return address === undefined ? undefined : `/${normalizePath(`${base}/${address}`)}`;
}

/** Returns the only served file whose path ends as an address does: the folders before it were those of another system. */
export function fileByEnd(path: string, image: PlacedImage): string | undefined {
  const parts = normalizePath(decodeSafely(path)).split('/');
  const { files } = rootsOf(image.engine, image.config);
  for (let at = 1; at <= parts.length - 2; at++) {
    const rest = parts.slice(at).join('/');
    const found = files
      .map((root) => normalizePath(`${root}/${rest}`))
      .filter((file) => findFile(file, image) === 'here');
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}
