import type { Mapping } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import type { SiteSettings } from '../../engine/settings.ts';
import { hexoOutput } from './hexo.ts';
import { hugoOutput } from './hugo.ts';
import { jekyllOutput } from './jekyll.ts';

/** What a generator derives the URL of an article from: its path and its front matter. */
export interface Page {
  /** Path relative to the folder of the site's configuration. */
  readonly path: string;
  /** The front matter. */
  readonly value: Mapping;
  /** Returns a front matter value if it is a non-empty text. */
  text(key: string): string | undefined;
}

/** A file that a generator writes for an article. */
export interface OutputFile {
  /** `page`: the article itself; `alias`: a page that leads to it. */
  readonly kind: 'page' | 'alias';
  /** Path below the published folder, such as `/posts/a/index.html`. */
  readonly file: string;
  /** Key of the front matter value that sets the path, and its index in a list; undefined if no value does. */
  readonly from?: readonly [key: string, index?: number];
}

export interface Output {
  readonly files: readonly OutputFile[];
  /** Files with one path collide only within one realm, such as a language of the site. */
  readonly realm: string;
  /** Folder, with a slash at the end, whose articles are published at other paths than their own names say. */
  readonly governedFolder?: string;
}

/** Returns the files that the site's generator writes for an article; undefined if they cannot be derived. */
export function outputOf(page: Page, engine: Engine, { config }: SiteSettings): Output | undefined {
  switch (engine) {
    case 'hugo':
      return hugoOutput(page, config);
    case 'hexo':
      return hexoOutput(page, config);
    case 'jekyll':
      return jekyllOutput(page, config);
    default:
      return undefined;
  }
}

/** Returns the URL path of an output file as messages show it: without `index.html`. */
export function urlPathOf(file: string): string {
  return file.replace(/(?<=\/)index\.html$/u, '');
}
