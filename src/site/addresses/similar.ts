import { pushTo } from '../../core/grouping.ts';
import { isSlip } from '../../core/nearest.ts';
import { urlParts } from '../../knowledge/url/url.ts';
import { decodeSafely, normalizePath } from './address.ts';
import { wantedName } from './references.ts';
import { rootsOf } from './roots.ts';
import type { SiteContext, SiteMap, SitePage } from './site-map.ts';
import { targetOf } from './targets.ts';

/** Names of pages, each with one of its words, by its other words. */
type NameIndex = ReadonlyMap<string, readonly (readonly [word: string, name: string])[]>;

const indexes = new WeakMap<SiteMap, NameIndex>();
/** From so many names with the same other words on, none is meant more than another. */
const tooMany = 200;
/** Shorter words and names are often other ones with a letter in common. */
const shortestWord = 5;
const shortestName = 6;

/** Returns the only page whose name differs from that at the end of a link by one word or by a typo in one. */
export function similarPage(url: string, { map, path, engine }: SiteContext): SitePage | undefined {
  const wanted = wantedName(url);
  const [top] = path.split('/');
  const isNear = (page: SitePage) => engine !== 'generic' || page.path.split('/')[0] === top;
  const pages = similarNames(wanted, map)
    .flatMap((name) => map.byName.get(name) ?? [])
    .filter((page) => !page.draft && !page.unpublished && page.path !== path && isNear(page));
  return pages.length === 1 ? pages[0] : undefined;
}

function similarNames(wanted: string, map: SiteMap): string[] {
  const words = wordsOf(wanted);
  const index = indexOf(map);
  const namesUnder = (key: string) => {
    const names = index.get(key) ?? [];
    return names.length < tooMany ? names : [];
  };
  const found = new Set<string>();
  if (words.length >= 3) for (const [, name] of namesUnder(restKey(words))) found.add(name);
  for (const [at, word] of words.entries()) {
    const rest = words.toSpliced(at, 1);
    const shorter = rest.join('-');
    if (rest.length >= 3 && map.byName.has(shorter)) found.add(shorter);
    for (const [other, name] of namesUnder(restKey(rest, at)))
      if (isSameWord(word, other, words.length === 1)) found.add(name);
  }
  return [...found].filter((name) => name !== wanted && digits(name) === digits(wanted));
}

/** Whether a word is another form of another one, or a slip: `float` and `floating`, `shouldnd` and `shouldnt`. */
function isSameWord(a: string, b: string, isName: boolean): boolean {
  if (Math.min(a.length, b.length) < (isName ? shortestName : shortestWord)) return false;
  return isSlip(a, b) || (!isName && (a.startsWith(b) || b.startsWith(a)));
}

function indexOf(map: SiteMap): NameIndex {
  const known = indexes.get(map);
  if (known) return known;
  const byRest = new Map<string, [string, string][]>();
  for (const name of map.byName.keys()) {
    const words = wordsOf(name);
    for (const [index, word] of words.entries()) {
      const rest = words.toSpliced(index, 1);
      pushTo(byRest, restKey(rest, index), [word, name]);
      pushTo(byRest, restKey(rest), [word, name]);
    }
  }
  indexes.set(map, byRest);
  return byRest;
}

function restKey(words: readonly string[], index?: number): string {
  return `${index ?? ''} ${words.join('-')}`;
}

function wordsOf(name: string): string[] {
  return name.split(/[-_\s]+/u).filter(Boolean);
}

function digits(text: string): string {
  return text.replace(/\D/gu, '');
}

/** Returns the only address of a file of that name in which one folder is spelled in another way: `/_assets/a.pdf`. */
export function respelledFolder(url: string, site: SiteContext): string | undefined {
  const { path } = urlParts(url);
  if (!path.startsWith('/') || !/\.[a-z\d]{2,5}$/iu.test(path)) return undefined;
  const folders = normalizePath(decodeSafely(path)).split('/');
  const name = folders.pop() ?? '';
  const found = folders.flatMap((folder, index) =>
    siblingsOf(folder, folders.slice(0, index), site).map(
      (other) => `/${[...folders.with(index, other), name].join('/')}`,
    ),
  );
  const there = [...new Set(found)].filter((each) => targetOf(each, site) === 'here');
  return there.length === 1 ? there[0] : undefined;
}

/** Returns the folders beside one that is not there whose names are nearly the same. */
function siblingsOf(folder: string, parents: readonly string[], site: SiteContext): string[] {
  const { files } = rootsOf(site.engine, site.config);
  const names = files.flatMap((root) => site.entries(normalizePath([root, ...parents].join('/'))) ?? []);
  const plain = folder.replace(/^[_.]/u, '');
  return names.filter((name) => name !== folder && !/^[_.]/u.test(name) && (name === plain || isSlip(folder, name)));
}
