import type { Mapping } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { assetFolder } from '../generators/hexo.ts';
import { siteShortcodes } from '../generators/hugo-templates.ts';
import { decodeSafely, folderOf, joined, normalizePath } from './address.ts';
import { candidateFiles } from './image-files.ts';

/** A path that a shortcode, a template tag, a component or an import names. */
export interface TagPath {
  readonly by: string;
  readonly from: 'root' | 'page' | 'file' | 'assets';
  readonly url: string;
}

/** The article, and the site around it. */
interface Place {
  readonly engine: Engine;
  /** Relative to the root of the site. */
  readonly path: string;
  readonly config: Mapping | undefined;
  entries(folder: string): readonly string[] | undefined;
}

/** Returns the files that a path may mean, the best first; undefined where that is not known. */
export function tagFiles(named: TagPath, place: Place): readonly string[] | undefined {
  const { url, from } = named;
  const { path, engine, config } = place;
  if (from === 'assets') {
    const folder = engine === 'hexo' ? assetFolder(path, config ?? {}) : undefined;
    return folder === undefined ? undefined : [normalizePath(`${folder}/${decodeSafely(url)}`)];
  }
  if (from === 'file') {
    if (url.startsWith('@site/'))
      return engine === 'docusaurus' ? [normalizePath(url.slice('@site'.length))] : undefined;
    const file = joined(folderOf(path), url);
    return file === undefined ? undefined : [file];
  }
  return candidateFiles(url, { engine, path, config });
}

/** Whether a template of the site decides what a relative path is relative to. */
export function mayMoveRelative({ by, from }: TagPath, { engine, config, entries }: Place): boolean {
  if (from !== 'page') return false;
  // Hugo's own `figure` writes it as it is.
  return engine !== 'hugo' || by !== 'figure' || siteShortcodes(entries, config ?? {})?.isTemplate('figure') !== false;
}
