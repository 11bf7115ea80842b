import type { Engine } from '../../core/types.ts';

const language = /[._-][a-z]{2,3}(?:[-_][a-z]{2,4})?$/iu;
const languageCode = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/iu;
const aboutRepository =
  /^(?:readme|changelog|changes|history|contributing|contributors|authors|licen[cs]e|security|support|code[-_]of[-_]conduct|summary|toc|todo|404|sidebar|navbar|footer|header)$/iu;
/** Also `FAQ` and `NEWS`: whoever writes a name in capitals alone writes about the repository. */
const capitals = /^[A-Z][A-Z_-]*[A-Z]$/u;
const parts =
  /^(?:_?includes?|_?partials?|_?snippets?|_?fragments?|_?drafts?|_?templates?|_?layouts?|_?shared|_?shortcodes|archetypes|scaffolds|node_modules|_data|_sass|_site|_plugins)$/iu;

/**
 * Whether a file looks like an article, by its path alone: no page about the repository, no front page of a section
 * (`_index.md`; `index.md` where it is no article), no part that other pages include, no draft.
 */
export function isArticlePath(path: string, engine: Engine): boolean {
  const folders = path.split('/');
  const name = (folders.pop() ?? '').replace(/\.\w+$/u, '');
  const base = name.replace(language, '');
  if (name.startsWith('_') || [name, base].some((each) => aboutRepository.test(each) || capitals.test(each)))
    return false;
  // Elsewhere than in Hugo and Astro, where an article may be a folder with an `index.md`.
  if (/^index$/iu.test(base) && engine !== 'hugo' && engine !== 'astro') return false;
  return !folders.some((folder) => parts.test(folder) || isHidden(folder, engine));
}

/** Where Jekyll keeps the documents of a collection of its own: `_guides/a.md`. */
export function isJekyllDocument(path: string): boolean {
  return path.split('/').some((folder) => folder.startsWith('_') && folder !== '_posts' && !parts.test(folder));
}

/** Whether a path lies in a folder of Hugo's that is one article, beside or below its `index.md`. */
export function isBundled(path: string, bundles: ReadonlySet<string>): boolean {
  for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
    if (bundles.has(path.slice(0, at + 1))) return true;
    if (at === 0) break;
  }
  return false;
}

/** The folder that an `index.md` (`index.fr.md`) makes one article; undefined for any other file. */
export function bundleOf(path: string): string | undefined {
  return /^(?<folder>(?:.*\/)?)index(?:\.[\w-]+)?\.\w+$/u.exec(path)?.groups?.['folder'];
}

/**
 * What tells translations apart, by convention: the language that an article states, else the endings of file names
 * (`a.en.md`) and the folders (`zh-cn/a.md`) that may be languages. Equal for articles of one language.
 */
export function languageMark(path: string, stated: string | undefined): string {
  if (stated) return stated.toLowerCase();
  const folders = path.split('/');
  const ending = /[._](?<code>[^._]+)\.\w+$/u.exec(folders.pop() ?? '')?.groups?.['code'] ?? '';
  return [...folders, ending]
    .filter((part) => languageCode.test(part))
    .join('/')
    .toLowerCase();
}

function isHidden(folder: string, engine: Engine): boolean {
  if (folder.startsWith('.')) return folder !== '.' && folder !== '..';
  return folder.startsWith('_') && folder !== '_posts' && engine !== 'jekyll';
}
