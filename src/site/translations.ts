import { pushTo } from '../core/grouping.ts';
import { asMapping, type Mapping, member, textMember } from '../core/mapping.ts';
import type { Engine } from '../core/types.ts';
import { languageTag } from '../knowledge/text/language-tag.ts';

/** A page as far as its translations depend on it. */
export interface TranslatablePage {
  /** Identifies the page. */
  readonly path: string;
  /** Relative to the root of its site. */
  readonly sitePath: string;
  readonly engine: Engine;
  readonly config: Mapping;
  /** `translationKey` of the front matter, in Hugo. */
  readonly key?: string | undefined;
}

/** A page without its language: pages with the same `rest` are translations of each other. */
interface Split {
  readonly rest: string;
  /** In lower case; empty for the language of pages that name none. */
  readonly language: string;
  /** The folder that names the language, with those above it. */
  readonly folder?: string;
}

/**
 * Returns the original of each translation, by path: by the rules of the generator, else by folders and endings that name a
 * language. A folder counts if pages below it have the names of pages in another language.
 */
export function originalsOf(pages: readonly TranslatablePage[]): ReadonlyMap<string, string> {
  const splits = new Map(pages.map((page) => [page, splitOf(page)]));
  const groups = groupsOf(splits);
  const unproven = unprovenFolders(splits, groups);
  const found = new Map<string, string>();
  for (const group of groups.values()) {
    const members = group.filter((page) => !unproven.has(splits.get(page)?.folder ?? ''));
    const languages = new Map(members.map((page) => [splits.get(page)?.language ?? '', page]));
    // Two pages of one language: the names do not say which is the translation of which.
    if (languages.size < 2 || languages.size < members.length) continue;
    const [first] = members;
    const original = first && languages.get(originalLanguage(first, languages));
    for (const page of original ? members : []) if (page !== original && original) found.set(page.path, original.path);
  }
  return found;
}

function groupsOf(splits: ReadonlyMap<TranslatablePage, Split>): ReadonlyMap<string, readonly TranslatablePage[]> {
  const groups = new Map<string, TranslatablePage[]>();
  for (const [page, { rest }] of splits) pushTo(groups, rest, page);
  return groups;
}

/** Words of two letters that are folders as often as languages. */
const words = new Set([
  'am',
  'as',
  'be',
  'id',
  'in',
  'io',
  'is',
  'it',
  'my',
  'no',
  'or',
  'os',
  'so',
  'td',
  'th',
  'to',
  'tr',
  'tt',
]);

/** Returns the folders of which too few pages have a page of the same name in another language. */
function unprovenFolders(
  splits: ReadonlyMap<TranslatablePage, Split>,
  groups: ReadonlyMap<string, readonly TranslatablePage[]>,
): ReadonlySet<string> {
  const counts = new Map<string, { total: number; matched: number; named: number }>();
  for (const [{ path }, { rest, folder }] of splits) {
    if (folder === undefined) continue;
    const count = counts.get(folder) ?? { total: 0, matched: 0, named: 0 };
    const isMatched = (groups.get(rest)?.length ?? 0) > 1;
    count.total++;
    if (isMatched) count.matched++;
    if (isMatched && !/(?:^|\/)(?:_?index|readme)\.[^/]+$/iu.test(path)) count.named++;
    counts.set(folder, count);
  }
  return new Set(
    [...counts].flatMap(([folder, { total, matched, named }]) => {
      const name = folder.slice(folder.lastIndexOf('/') + 1).toLowerCase();
      const isSure = languageTag(name)?.sure === true && !words.has(name);
      return isSure || (named > 1 && matched >= total / 3) ? [] : [folder];
    }),
  );
}

/** Returns the language in which the pages of a group were written. */
function originalLanguage({ engine, config }: TranslatablePage, languages: ReadonlyMap<string, unknown>): string {
  const stated =
    engine === 'hugo'
      ? (member(config, 'defaultContentLanguage') ?? 'en')
      : (config['default_language'] ?? config['language'] ?? config['lang']);
  const first = [stated].flat().find((each) => typeof each === 'string');
  const named = typeof first === 'string' ? first.toLowerCase().replaceAll('_', '-') : '';
  return ['', named, 'en'].find((language) => languages.has(language)) ?? '';
}

function splitOf(page: TranslatablePage): Split {
  const { path, sitePath, engine, config, key } = page;
  const root = path.slice(0, path.length - sitePath.length);
  const split =
    (engine === 'hugo' ? splitHugo(sitePath, config) : undefined) ??
    (engine === 'docusaurus' ? splitDocusaurus(sitePath) : undefined) ??
    splitName(sitePath) ??
    splitFolder(sitePath);
  const rest = key === undefined ? split.rest : `translationKey ${key}`;
  return { ...split, rest: `${root}\n${rest}`, ...(split.folder !== undefined && { folder: root + split.folder }) };
}

/** Splits a path by the `contentDir` of a language. */
function splitHugo(path: string, config: Mapping): Split | undefined {
  for (const [language, settings] of Object.entries(asMapping(member(config, 'languages')))) {
    const folder = textMember(settings, 'contentDir')?.replace(/\/$/u, '');
    if (folder !== undefined && path.startsWith(`${folder}/`))
      return { rest: path.slice(folder.length), language: language.toLowerCase() };
  }
  return undefined;
}

/** Splits `i18n/fr/docusaurus-plugin-content-docs/current/a.md`, whose original is `docs/a.md`. */
function splitDocusaurus(path: string): Split | undefined {
  const { locale, plugin, name } =
    /^i18n\/(?<locale>[^/]+)\/docusaurus-plugin-content-(?<plugin>docs|blog|pages)(?:-[\w-]+)?\/(?<name>.+)$/u.exec(
      path,
    )?.groups ?? {};
  if (locale === undefined || plugin === undefined || name === undefined) return undefined;
  const rest =
    plugin === 'blog'
      ? `blog/${name}`
      : plugin === 'pages'
        ? `src/pages/${name}`
        : name.startsWith('current/')
          ? `docs/${name.slice('current/'.length)}`
          : `versioned_docs/${name}`;
  return { rest, language: locale.toLowerCase() };
}

/** Splits `a.fr.md`. */
function splitName(path: string): Split | undefined {
  const {
    stem,
    code = '',
    end = '',
  } = /^(?<stem>.+)\.(?<code>[a-z]{2,3}(?:[-_][a-z\d]{2,4})*)(?<end>\.\w+)$/iu.exec(path)?.groups ?? {};
  const tag = languageTag(code);
  return stem !== undefined && tag?.sure ? { rest: stem + end, language: tag.tag } : undefined;
}

/** Splits a path at the first folder that names a language, else at the first that may name one. */
function splitFolder(path: string): Split {
  const folders = path.split('/');
  const above = folders.slice(0, -1);
  const sure = above.findIndex((folder) => languageTag(folder)?.sure && !words.has(folder.toLowerCase()));
  const at = sure < 0 ? above.findIndex((folder) => languageTag(folder) !== undefined) : sure;
  const tag = languageTag(folders[at] ?? '');
  if (at < 0 || !tag) return { rest: path, language: '' };
  return { rest: folders.toSpliced(at, 1).join('/'), language: tag.tag, folder: folders.slice(0, at + 1).join('/') };
}
