import type { Engine } from '../../core/types.ts';
import { languageTag } from './language-tag.ts';

const languageSuffix = /[._-][a-z]{2,3}(?:[-_][a-z]{2,4})?$/iu;
const aboutRepository =
  /^(?:readme|changelog|changes|history|contributing|contributors|authors|licen[cs]e|security|support|code[-_]of[-_]conduct|summary|toc|todo|404|sidebar|navbar|footer|header)$/iu;
/** Names in capitals only, such as `FAQ` and `NEWS`, are pages about the repository. */
const capitals = /^[A-Z][A-Z_-]*[A-Z]$/u;
const nonArticleFolders =
  /^(?:_?includes?|_?partials?|_?snippets?|_?fragments?|_?drafts?|_?templates?|_?layouts?|_?shared|_?shortcodes|archetypes|scaffolds|node_modules|_data|_sass|_site|_plugins)$/iu;

/**
 * Whether a path looks like that of an article. Excluded: pages about the repository, front pages of sections
 * (`_index.md`; `index.md` in most engines), parts that other pages include, and drafts.
 */
export function isArticlePath(path: string, engine: Engine): boolean {
  const name = nameOf(path);
  const base = name.replace(languageSuffix, '');
  if (name.startsWith('_') || isAboutRepository(path)) return false;
  // In Hugo and Astro, a folder with an `index.md` may be an article.
  if (/^index$/iu.test(base) && engine !== 'hugo' && engine !== 'astro') return false;
  return !isPartOrDraft(path, engine);
}

/** Whether a file tells of the repository by its name: `README.md`, `AGENTS.md`. */
export function isAboutRepository(path: string): boolean {
  const name = nameOf(path);
  return [name, name.replace(languageSuffix, '')].some((each) => aboutRepository.test(each) || capitals.test(each));
}

function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.\w+$/u, '');
}

/** Generators that make no pages of what is beside the code of components; of others that is not known. */
const withComponents: ReadonlySet<Engine> = new Set(['astro', 'docusaurus', 'generic']);
const componentsFolder = /(?:^|\/)src\/components\//u;

/** Whether other pages include the file (`_tabs.mdx`, `_common/a.md`, `src/components/a.md`), or it is a draft by its folder. */
export function isPartOrDraft(path: string, engine: Engine): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return (
    (name.startsWith('_') && !/^_index\./u.test(name)) ||
    (withComponents.has(engine) && componentsFolder.test(path)) ||
    folders.some((folder) => nonArticleFolders.test(folder) || isHidden(folder, engine))
  );
}

/** Whether a file is copied for new articles, by its name: `post-template.md`, `文章模板.md`. */
export function isTemplateFile(path: string): boolean {
  return /^(?:(?:article|blog|note|page|post)[-_ ]?)?templates?$|^(?:文章|博客|笔记|页面|日记|周报)?(?:模板|模版)$/iu.test(
    nameOf(path),
  );
}

/** Whether a path is in a custom collection of Jekyll, such as `_guides/a.md`. */
export function isJekyllDocument(path: string): boolean {
  return path
    .split('/')
    .some((folder) => folder.startsWith('_') && folder !== '_posts' && !nonArticleFolders.test(folder));
}

/** Whether a path is inside a Hugo leaf bundle. */
export function isInBundle(path: string, bundles: ReadonlySet<string>): boolean {
  for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
    if (bundles.has(path.slice(0, at + 1))) return true;
    if (at === 0) break;
  }
  return false;
}

/** Returns the folder of the Hugo leaf bundle that an `index.md` or `index.fr.md` defines; undefined for other files. */
export function bundleOf(path: string): string | undefined {
  return /^(?<folder>(?:.*\/)?)index(?:\.[\w-]+)?\.\w+$/u.exec(path)?.groups?.['folder'];
}

/**
 * Returns a key that is equal for articles of one language: the language that the article states, else language codes in
 * file names (`a.en.md`) and folders (`zh-cn/a.md`).
 */
export function languageMark(path: string, stated: string | undefined): string {
  if (stated) return stated.toLowerCase();
  const folders = path.split('/');
  const ending = /[._](?<code>[^._]+)\.\w+$/u.exec(folders.pop() ?? '')?.groups?.['code'] ?? '';
  return [...folders, ending]
    .filter((part) => languageTag(part)?.sure === true)
    .join('/')
    .toLowerCase();
}

function isHidden(folder: string, engine: Engine): boolean {
  if (folder.startsWith('.')) return folder !== '.' && folder !== '..';
  return folder.startsWith('_') && folder !== '_posts' && engine !== 'jekyll';
}
