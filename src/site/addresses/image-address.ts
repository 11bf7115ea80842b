import { type Mapping, member, textMember } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { urlParts } from '../../knowledge/url/url.ts';
import { outputOf, type Page } from '../generators/output.ts';
import { decodeSafely, folderOf, normalizePath } from './address.ts';
import { basePath, rootsOf } from './roots.ts';

/** An image of an article, and the site around it. */
export interface PlacedImage {
  readonly url: string;
  /** Written as HTML, which no renderer changes. */
  readonly raw: boolean;
  /** The article as its generator reads it; undefined if it cannot. */
  readonly page: Page | undefined;
  readonly engine: Engine;
  readonly site: { readonly root: string; readonly config: Mapping };
  entries(folder: string): readonly string[] | undefined;
}

/** Returns the files of which one is served at the address of an image; undefined where that is not known. */
export function servedFiles(image: PlacedImage): readonly string[] | undefined {
  const { url, engine, site } = image;
  if (!['hugo', 'hexo', 'jekyll', 'astro', 'zola'].includes(engine) || mayRewriteUrls(image)) return undefined;
  const path = decodeSafely(urlParts(url).path);
  if (path.startsWith('/')) return filesAt(path, image);
  if (engine === 'astro' || engine === 'zola' || site.config['post_asset_folder'] === true) return undefined;
  // The usual renderer of Hexo puts the root of the site in front of a relative address.
  if (engine === 'hexo' && !image.raw)
    return filesAt(`/${basePath(engine, site.config)}/${normalizePath(path)}`, image);
  const folder = pageFolder(image);
  if (folder === undefined) return undefined;
  const beside = isBundle(image) ? [normalizePath(`${folderOf(image.page?.path ?? '')}/${path}`)] : [];
  return [...beside, ...filesAt(`/${basePath(engine, site.config)}/${normalizePath(`${folder}/${path}`)}`, image)];
}

/** Whether a template or an option of the site may write other addresses. */
export function mayRewriteUrls({
  engine,
  site: { config },
  entries,
}: Pick<PlacedImage, 'engine' | 'site' | 'entries'>): boolean {
  if (engine !== 'hugo') return false;
  if (member(config, 'canonifyURLs') === true || member(config, 'relativeURLs') === true) return true;
  const theme = textMember(config, 'theme');
  if (theme && !entries(`themes/${theme}/layouts`)) return true;
  return ['', ...(theme ? [`themes/${theme}/`] : [])].some((above) =>
    ['layouts/_default/_markup', 'layouts/_markup'].some((folder) =>
      entries(above + folder)?.some((name) => name.startsWith('render-image')),
    ),
  );
}

/** Returns the files that an address below the host may be. */
function filesAt(path: string, { engine, site: { config } }: PlacedImage): string[] {
  const base = basePath(engine, config);
  const plain = normalizePath(path);
  const isBelow = base === '' || plain.startsWith(`${base}/`);
  // Hexo puts the path of the site in front of it.
  if (!isBelow && engine !== 'hexo') return [];
  const inSite = isBelow && base !== '' ? plain.slice(base.length + 1) : plain;
  const { content, files } = rootsOf(engine, config);
  const roots = engine === 'hugo' ? [...files.filter((root) => root !== 'assets'), ...content] : files;
  return roots.map((root) => normalizePath(`${root}/${inSite}`));
}

/** Returns the folder of the address of a page, against which browsers resolve. */
function pageFolder({ page, engine, site }: PlacedImage): string | undefined {
  const file =
    page &&
    outputOf({ ...page, value: { ...page.value, draft: false } }, engine, { ...site, path: page.path })?.files[0]?.file;
  return file === undefined ? undefined : folderOf(file);
}

function isBundle({ page, engine }: PlacedImage): boolean {
  return engine === 'hugo' && /(?:^|\/)_?index\.[\w.-]+$/u.test(page?.path ?? '');
}

/** Returns the address at which a file is served, as a link writes it; undefined where it is not served as it is. */
export function servedAt(
  file: string,
  { engine, site: { config } }: Pick<PlacedImage, 'engine' | 'site'>,
): string | undefined {
  if (/(?:^|\/)_/u.test(file)) return undefined;
  const { content, files } = rootsOf(engine, config);
  const roots = (engine === 'hugo' ? [...files.filter((root) => root !== 'assets'), ...content] : files).filter(
    (each) => each !== '' || engine === 'jekyll',
  );
  const root = roots.find((each) => each === '' || file.startsWith(`${each}/`));
  if (root === undefined) return undefined;
  const base = engine === 'hexo' ? '' : basePath(engine, config);
  return `/${normalizePath(`${base}/${root === '' ? file : file.slice(root.length + 1)}`)}`;
}

/** Returns the only served file whose path ends as an address does: the folders before it were those of another system. */
export function fileByEnd(path: string, { engine, site: { config }, entries }: PlacedImage): string | undefined {
  const parts = normalizePath(decodeSafely(path)).split('/');
  const { files } = rootsOf(engine, config);
  for (let at = 1; at <= parts.length - 2; at++) {
    const rest = parts.slice(at).join('/');
    const found = files
      .map((root) => normalizePath(`${root}/${rest}`))
      .filter((file) => entries(folderOf(file))?.includes(file.split('/').at(-1) ?? ''));
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}
