import { languageTag } from './language-tag.ts';

/** `v1.2`, `1.51`, `3.x`, `v3.6-docs`, `version-1.2`. A year is none. */
const numberedVersion =
  /^(?:v|ver|(?:version|release)[-_]?v?)?(?!(?:19|20)\d\d(?:\.|$))(?:(?<=[a-z_-])\d+|\d+(?=\.))(?:\.(?:\d+|x))*(?:[-_.]?(?:docs?|lts|rc|alpha|beta|pre|dev)[-.]?\d*)?-?$/iu;
/** Names of a version, and words for many other things. */
const namedVersion =
  /^(?:latest|stable|dev|devel|development|master|main|trunk|next|current|nightly|edge|canary|preview|lts|unreleased|unstable)(?:[-_](?:docs?|version|release))?$/iu;

/** Of these, words that are as often a subject: the same page above proves nothing. */
const subject = /^(?:dev|devel|development|master|main|current|edge|preview)$/iu;

/** Returns what tells an article's kind within its collection: its language and version; equal for articles of one kind. */
export type KindOf = (path: string, statedLanguage?: string) => string;

/**
 * Returns a function that reads language and version from the folders and the name of an article, and from the language
 * that it states. Words that may mean something else (`war`, `next`) count where other articles prove it: a file of the
 * same name in the folder above or in that of a sure language, a numbered version beside it.
 */
export function kindFinder(paths: Iterable<string>): KindOf {
  const known = new Set(paths);
  /** By the folder above, with a slash at the end. */
  const tagsIn = new Map<string, Set<string>>();
  const versionsIn = new Map<string, Set<string>>();
  for (const path of known) collectFolders(path, tagsIn, versionsIn);

  return (path, stated) => {
    const folders = path.split('/');
    const name = folders.pop() ?? '';
    const languages: string[] = [];
    const versions: string[] = [];
    let above = '';
    for (const folder of folders) {
      const rest = path.slice(above.length + folder.length + 1);
      const tag = languageTag(folder);
      if (tag && (tag.sure || isProven(above, rest, tagsIn, folder))) languages.push(tag.tag);
      else if (numberedVersion.test(folder)) versions.push(folder);
      else if (namedVersion.test(folder) && (hasNumbered(above) || isProven(above, rest, versionsIn, folder)))
        versions.push(folder);
      above += `${folder}/`;
    }
    const language = stated ? normalized(stated) : [...languages, ...suffixOf(above, name)].join('/');
    return `${language}\n${versions.join('/').toLowerCase()}`;
  };

  /** Whether the rest of a path also stands in the folder above, or in that of another tag. */
  function isProven(
    above: string,
    rest: string,
    beside: ReadonlyMap<string, ReadonlySet<string>>,
    own: string,
  ): boolean {
    if (!subject.test(own) && known.has(above + rest)) return true;
    for (const other of beside.get(above) ?? [])
      if (other !== own && known.has(`${above}${other}/${rest}`)) return true;
    return false;
  }

  function hasNumbered(above: string): boolean {
    for (const folder of versionsIn.get(above) ?? []) if (numberedVersion.test(folder)) return true;
    return false;
  }

  /** Returns the language in a file name, as a list: `a.de.md`, and `a_de.md` beside `a.md` or `a_en.md`. */
  function suffixOf(folder: string, name: string): readonly string[] {
    const { stem = '', sign = '', code = '', end = '' } = nameWithTag.exec(name)?.groups ?? {};
    const tag = code === '' ? undefined : languageTag(code);
    if (!tag) return [];
    const isBeside = (other: string) => other !== name && known.has(folder + other);
    const proven = isBeside(stem + end) || usualTags.some((other) => isBeside(stem + sign + other + end));
    return (tag.sure && sign === '.') || proven ? [tag.tag] : [];
  }
}

const nameWithTag = /^(?<stem>.+?)(?<sign>[._-])(?<code>[a-z]{2,3}(?:[-_][a-z\d]{2,4})*)(?<end>\.\w+)$/iu;
const usualTags = ['en', 'zh', 'zh-cn', 'zh-CN', 'zh_CN', 'de', 'fr', 'es', 'ja'];

function collectFolders(path: string, tags: Map<string, Set<string>>, versions: Map<string, Set<string>>): void {
  let start = 0;
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
    const folder = path.slice(start, end);
    const tag = languageTag(folder);
    if (tag) {
      if (tag.sure || folder.length > 3) addTo(tags, path.slice(0, start), folder);
    } else if (numberedVersion.test(folder) || namedVersion.test(folder)) addTo(versions, path.slice(0, start), folder);
    start = end + 1;
  }
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

function normalized(stated: string): string {
  return stated.trim().toLowerCase().replaceAll('_', '-');
}
