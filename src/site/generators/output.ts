import type { Mapping } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import type { SiteSettings } from '../../engine/settings.ts';
import { hexoOutput } from './hexo.ts';
import { hugoOutput } from './hugo.ts';
import { jekyllOutput } from './jekyll.ts';

/** What a generator decides an address on: where an article stands, and what its front matter says. */
export interface Page {
  /** Below the directory of the site's configuration. */
  readonly path: string;
  /** The front matter. */
  readonly value: Mapping;
  /** A value of it as text; undefined where it is missing, empty or no text. */
  text(key: string): string | undefined;
}

/** A file that a generator writes for an article. */
export interface OutputFile {
  /** `page`: the article itself; `alias`: a page that leads to it. */
  readonly kind: 'page' | 'alias';
  /** Below the folder that the site is published from, `/posts/a/index.html`. */
  readonly file: string;
  /** The front matter key of the value that decides it, and the index in a list; undefined where no value does. */
  readonly from?: readonly [key: string, index?: number];
}

export interface Output {
  readonly files: readonly OutputFile[];
  /** What keeps files of one name apart: a language of the site. */
  readonly realm: string;
  /** The articles below this folder (it ends with a slash) are published otherwise than their own names tell. */
  readonly governs?: string;
}

/** What the generator of a site writes for an article; undefined where nobody can tell from here. */
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

/** The address of a file, as it is told to people. */
export function addressOf(file: string): string {
  return file.replace(/(?<=\/)index\.html$/u, '');
}
