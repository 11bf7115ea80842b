import { asMapping, type Mapping, member, textMember, texts } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { collectionsFolder } from '../generators/jekyll.ts';
import { normalizePath } from './address.ts';

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
  const stated = [config, ...Object.keys(languages).map((key) => member(languages, key))].flatMap(
    (each) => textMember(each, 'contentDir') ?? [],
  );
  const statics = texts(member(config, 'staticDir'));
  const ofLanguages = Object.keys(languages).map((key) => `content/${key}`);
  return {
    content: [...new Set([...stated.map(normalizePath), ...content, ...ofLanguages])],
    files: [...new Set([...statics.map(normalizePath), ...files, ...themeFolders(engine, config)])],
  };
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
