import { asMapping, type Mapping, member, textMember, texts } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { collectionsFolder } from '../generators/jekyll.ts';
import { besideKey, isIn } from '../routes/routes.ts';
import type { Entries } from '../site-files.ts';
import { joined, normalizePath } from './address.ts';

/** Folders below the root of a site; the empty text is the root itself. */
export interface Roots {
  /** Folders whose articles become pages. */
  readonly content: readonly string[];
  /** Folders whose files are served as they are. */
  readonly files: readonly string[];
}

/** The folders of each generator where the configuration names no others. */
const usual: Readonly<Record<Engine, Roots>> = {
  hugo: { content: ['content'], files: ['static', 'assets'] },
  hexo: { content: ['source', 'source/_posts'], files: ['source'] },
  jekyll: { content: ['', '_posts'], files: [''] },
  astro: { content: ['src/content/docs', 'src/pages', 'src/content'], files: ['public'] },
  zola: { content: ['content'], files: ['static', 'content'] },
  eleventy: { content: ['', 'src', 'content', 'src/content'], files: ['', 'src', 'public', 'static'] },
  docusaurus: { content: ['docs', 'blog', 'src/pages', ''], files: ['static'] },
  vitepress: { content: ['', 'docs', 'src'], files: ['public', 'docs/public', 'src/public'] },
  docsify: { content: ['', 'docs'], files: ['', 'docs'] },
  generic: { content: [''], files: [''] },
};

export function rootsOf(engine: Engine, config: Mapping): Roots {
  const { content, files } = usual[engine];
  if (engine === 'jekyll') return { content: ['', `${collectionsFolder(config)}_posts`], files };
  if (engine === 'hexo') {
    const source = textMember(config, 'source_dir');
    if (source) {
      const folder = normalizePath(source);
      return { content: [folder, `${folder}/_posts`], files: [folder, ...themeFolders(engine, config)] };
    }
  }
  if (engine !== 'hugo') return { content, files: [...files, ...themeFolders(engine, config)] };
  const languages = asMapping(member(config, 'languages'));
  const stated = contentFoldersOf(config);
  const statics = texts(member(config, 'staticDir'));
  const ofLanguages = Object.keys(languages).map((key) => `content/${key}`);
  return {
    content: [...new Set([...stated.map(normalizePath), ...content, ...ofLanguages])],
    files: [...new Set([...statics.map(normalizePath), ...files, ...themeFolders(engine, config)])],
  };
}

/**
 * Whether the folder that a site is built from is not there: a program copies it before each build. Then nothing is
 * known of the site's pages and files.
 */
export function isBuiltFromCopy({ engine, config, path, entries }: ListedRoots): boolean {
  const sources = statedSources(engine, config);
  if (sources.length === 0 || entries('') === undefined) return false;
  return sources.every((source) => source === undefined || !(isIn(path, source) || entries(source)));
}

/** A site whose folders are listed, as it is seen from one article. */
interface ListedRoots {
  readonly engine: Engine;
  readonly config: Mapping;
  /** Path of the article below the site's root. */
  readonly path: string;
  readonly entries: Entries;
}

/** Returns the folders that a configuration names for what the site is built from; undefined for those outside of the site. */
function statedSources(engine: Engine, config: Mapping): readonly (string | undefined)[] {
  const beside = asMapping(config[besideKey]);
  const folder = textMember(beside, 'folder') ?? '';
  if (engine === 'jekyll') return inFolder('', textMember(config, 'source'));
  if (engine === 'hexo') return inFolder('', textMember(config, 'source_dir'));
  if (engine === 'vitepress') return inFolder(folder, textMember(config, 'srcDir'));
  if (engine === 'eleventy') return inFolder('', textMember(beside, 'input'));
  return engine === 'hugo' ? contentFoldersOf(config).flatMap((stated) => inFolder('', stated)) : [];
}

function inFolder(folder: string, stated: string | undefined): readonly (string | undefined)[] {
  return stated === undefined ? [] : [joined(folder, stated)];
}

/** Returns the folders that Hugo's configuration names for the site and for its languages. */
function contentFoldersOf(config: Mapping): readonly string[] {
  const languages = asMapping(member(config, 'languages'));
  return [config, ...Object.keys(languages).map((key) => member(languages, key))].flatMap(
    (each) => textMember(each, 'contentDir') ?? [],
  );
}

function themeFolders(engine: Engine, config: Mapping): string[] {
  return texts(member(config, 'theme')).map((theme) => `themes/${theme}/${engine === 'hexo' ? 'source' : 'static'}`);
}

/** The path at which the site is published, such as `blog` of `https://a.cn/blog/`; empty for the whole host. */
export function basePath(engine: Engine, config: Mapping): string {
  const keys: readonly string[] =
    engine === 'jekyll' ? ['baseurl'] : ['root', 'baseURL', 'base_url', 'baseUrl', 'base'];
  for (const key of keys) {
    const value = textMember(config, key) ?? textMember(config, key.toLowerCase());
    if (value !== undefined) return normalizePath(value.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/iu, ''));
  }
  return '';
}

/** The languages that the configuration names; their addresses may begin with their names. */
export function languagesOf(config: Mapping): readonly string[] {
  return Object.keys(asMapping(member(config, 'languages'))).map((each) => each.toLowerCase());
}
