import { type Dirent, existsSync, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Ignore } from 'ignore';
import picomatch from 'picomatch';
import { globTest } from '../../config/globs.ts';
import { NkLintError } from '../../core/errors.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { readRegularFile } from '../../files/regular-file.ts';
import { isInTree, realFolder } from '../../files/tree.ts';
import { errors } from '../../messages/errors.ts';
import { articleFolders, type Folders } from './article-folders.ts';
import { ignoreRules } from './ignore-rules.ts';
import { unmatchedPath } from './unmatched.ts';

export interface DiscoverOptions {
  readonly cwd: string;
  /** Directories, files and globs. */
  readonly paths: readonly string[];
  /** Patterns as in .gitignore, relative to a directory; they take precedence over ignore files. */
  readonly ignore: readonly { readonly base: string; readonly patterns: readonly string[]; readonly name: string }[];
  readonly honorIgnoreFiles: boolean;
  readonly errorOnUnmatched: boolean;
  /** False if the paths are those of the configuration. */
  readonly areNamed?: boolean;
  /** Folders outside of the working tree that links may lead into. */
  readonly allowedRoots?: readonly string[];
}

export interface Discovered {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** The directory argument that led to it, relative to the working directory. */
  readonly root: string;
  /** Whether an argument named the file itself. */
  readonly named?: boolean;
  /** Real paths of the folders that the file may really lie in. */
  readonly folders?: Folders;
}

/** An article: a file to be read, or a text (or its bytes) in memory. */
export interface Input extends Discovered {
  readonly content?: string | Uint8Array;
  /** The content is that of the next commit; the file has another one. */
  readonly staged?: boolean;
}

/** Why a path is included or not, for `--explain-files`. */
export interface Decision {
  readonly path: string;
  readonly included: boolean;
  readonly reason: {
    readonly kind: 'article' | 'named' | 'ignored' | 'hidden' | 'folder' | 'not-an-article';
    readonly by?: string;
    /** Of a hidden path: whether it is an article all the same, such as `.NET in ten minutes.md`. */
    readonly isArticle?: boolean;
    /** Of a file that is no article: whether an argument named it. */
    readonly isNamed?: boolean;
  };
}

export interface Discovery {
  /** Sorted by path. */
  readonly files: readonly Discovered[];
  readonly decisions: readonly Decision[];
  /** Returns the name of the ignore file or option that excludes a path. */
  ignoredBy(path: string): string | undefined;
}

export const articleName = /\.(?:md|mdx|markdown|mdown|mkd)$/iu;
/** Of data, code and pictures, which no site reads as Markdown; other names may be of articles if they are named. */
const otherName =
  /\.(?:avif|bmp|cjs|css|csv|gif|html?|ico|jpe?g|js|json[5c]?|jsx|lock|mjs|mts|pdf|png|scss|sh|svg|toml|tsx?|webp|xml|ya?ml|zip)$/iu;
const maxIgnoreBytes = 1_000_000;
/** The stronger one first. */
const ignoreFiles = ['.nklintignore', '.gitignore'];

/** Patterns of one ignore file (or of the configuration), with the directory that they are relative to. */
interface IgnoreLayer {
  readonly base: string;
  readonly name: string;
  readonly rules: Ignore;
}

/** Finds the articles below the paths. Ignore files count at every level, from the repository's top down. */
export function discover(options: DiscoverOptions): Discovery {
  const { cwd } = options;
  const found = collection(options);
  const foldersOf = articleFolders(cwd, options.allowedRoots ?? []);
  const unmatched = options.paths.filter((argument) => !search(argument, cwd, foldersOf, found));
  const [missing] = unmatched;
  if (missing !== undefined && options.errorOnUnmatched) throw unmatchedPath(missing, cwd, options.areNamed !== false);
  return {
    files: [...found.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    decisions: found.decisions,
    ignoredBy: (path) => found.ignoredBy(resolve(cwd, path), false),
  };
}

/** Where a search begins. */
interface Root {
  readonly path: string;
  readonly folders: Folders;
}

/** What a search has found so far. Its functions take absolute paths. */
interface Collection {
  readonly files: ReadonlyMap<string, Discovered>;
  readonly decisions: readonly Decision[];
  /** Whether articles are wanted whose name begins with a dot. */
  readonly takesHidden: boolean;
  include(path: string, root: Root, reason: Decision['reason']): void;
  exclude(path: string, reason: Decision['reason']): void;
  /** Returns the name of the ignore file or option that excludes a path. */
  ignoredBy(path: string, isDirectory: boolean): string | undefined;
  /** Whether a path is ignored, which is then one of the decisions. */
  isIgnored(path: string, isDirectory: boolean): boolean;
}

function collection(options: DiscoverOptions): Collection {
  const files = new Map<string, Discovered>();
  const decisions: Decision[] = [];
  const layersAt = layerFinder(options);
  const display = (path: string) => toPosixPath(relative(options.cwd, path)) || '.';
  return {
    files,
    decisions,
    takesHidden: !options.honorIgnoreFiles,
    include(absolute, root, reason) {
      const path = display(absolute);
      if (!files.has(path))
        files.set(path, {
          path,
          root: display(root.path),
          ...(reason.kind === 'named' && { named: true }),
          folders: root.folders,
        });
      decisions.push({ path, included: true, reason });
    },
    exclude,
    ignoredBy,
    isIgnored(absolute, isDirectory) {
      const by = ignoredBy(absolute, isDirectory);
      if (by !== undefined) exclude(absolute, { kind: 'ignored', by });
      return by !== undefined;
    },
  };

  function exclude(absolute: string, reason: Decision['reason']): void {
    decisions.push({ path: display(absolute), included: false, reason });
  }

  /** The pattern that is nearest to the path decides. */
  function ignoredBy(absolute: string, isDirectory: boolean): string | undefined {
    for (const { base, name, rules } of layersAt(absolute)) {
      const path = toPosixPath(relative(base, absolute));
      if (path === '' || path.startsWith('..')) continue;
      const { ignored, unignored } = rules.test(isDirectory ? `${path}/` : path);
      if (ignored) return name;
      if (unignored) return undefined;
    }
    return undefined;
  }
}

/** Adds what a directory, file or glob leads to; returns whether it matched anything, ignored or not. */
function search(argument: string, cwd: string, foldersOf: (folder: string) => Folders, found: Collection): boolean {
  const before = found.decisions.length;
  const absolute = resolve(cwd, argument);
  const scanned = picomatch.scan(argument);
  if (statOf(absolute)?.isDirectory()) {
    if (!found.isIgnored(absolute, true)) walk(absolute, rootAt(absolute, foldersOf), () => true, found);
  } else if (lstatOf(absolute)) {
    if (otherName.test(absolute)) found.exclude(absolute, { kind: 'not-an-article', isNamed: true });
    else if (!found.isIgnored(absolute, false))
      found.include(absolute, fileRoot(absolute, foldersOf), { kind: 'named' });
  } else if (scanned.isGlob) {
    const base = resolve(cwd, scanned.base || '.');
    const matches = globTest(scanned.glob);
    if (existsSync(base))
      walk(base, rootAt(base, foldersOf), (path) => matches(toPosixPath(relative(base, path))), found);
  }
  // Hooks name ignored and other files, too, which is no mistake.
  const isUsed = ({ included, reason }: Decision) => included || reason.kind === 'ignored' || reason.isNamed === true;
  return found.decisions.slice(before).some(isUsed);
}

/** Throws an NkLintError for a folder that is a link out of the working tree. */
function rootAt(path: string, foldersOf: (folder: string) => Folders): Root {
  const folders = foldersOf(path);
  if (!isInTree(realFolder(path), folders)) throw new NkLintError(errors.pathOutside, { path });
  return { path, folders };
}

/** That a file is not read becomes a finding: hooks name the files of a commit. */
function fileRoot(file: string, foldersOf: (folder: string) => Folders): Root {
  const path = dirname(file);
  return { path, folders: foldersOf(path) };
}

function walk(directory: string, root: Root, isWanted: (path: string) => boolean, found: Collection): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch {
    // As an article, the unreadable directory becomes a finding, and the rest goes on.
    found.include(directory, root, { kind: 'article' });
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    const isNamedLikeArticle = articleName.test(entry.name);
    if (
      entry.name === 'node_modules' ||
      (entry.name.startsWith('.') && !(found.takesHidden && isHiddenArticle(entry)))
    ) {
      const isArticle = isHiddenArticle(entry) && isWanted(path) && !found.isIgnored(path, false);
      if (isNamedLikeArticle) found.exclude(path, { kind: 'hidden', isArticle });
    } else if (entry.isDirectory()) {
      if (found.isIgnored(path, true)) continue;
      if (isNamedLikeArticle) found.exclude(path, { kind: 'folder' });
      walk(path, root, isWanted, found);
    } else if (!isNamedLikeArticle) found.exclude(path, { kind: 'not-an-article' });
    else if (isWanted(path) && !found.isIgnored(path, false)) {
      if (!entry.isSymbolicLink() || !statOf(path)?.isDirectory()) found.include(path, root, { kind: 'article' });
    }
  }
}

/** Whether a file whose name begins with a dot may be an article: `._a.md` and `.#a.md` are of macOS and Emacs. */
function isHiddenArticle(entry: Dirent): boolean {
  return entry.isFile() && articleName.test(entry.name) && !/^\.(?:[_#~.]|[^.]*$)/u.test(entry.name);
}

/** Returns a function that returns the ignore layers of a path, the strongest first; reads each directory's files once. */
function layerFinder({
  cwd,
  ignore: stated,
  honorIgnoreFiles,
}: DiscoverOptions): (path: string) => readonly IgnoreLayer[] {
  const fixed = stated.map(({ base, patterns, name }) => ({ base, name, rules: ignoreRules(patterns) }));
  const known = new Map<string, readonly IgnoreLayer[]>();
  return (path) => [...fixed, ...layersOf(dirname(path))];

  function layersOf(directory: string): readonly IgnoreLayer[] {
    const before = known.get(directory);
    if (before) return before;
    const parent = dirname(directory);
    const top = parent === directory || existsSync(join(directory, '.git'));
    const own = honorIgnoreFiles ? ignoreFiles.flatMap((name) => layerFrom(join(directory, name))) : [];
    const layers = [...own, ...(top ? [] : layersOf(parent))];
    known.set(directory, layers);
    return layers;
  }

  function layerFrom(file: string): IgnoreLayer[] {
    const text = readIfFile(file, cwd);
    if (text === undefined) return [];
    const name = toPosixPath(relative(cwd, file)) || basename(file);
    return [{ base: dirname(file), name, rules: ignoreRules(text) }];
  }
}

/** Returns undefined also for a file outside of the working tree: what lies there decides nothing. */
function readIfFile(file: string, cwd: string): string | undefined {
  try {
    return statOf(file)?.isFile() ? readRegularFile(file, maxIgnoreBytes, cwd).toString('utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Returns undefined if nothing is there, a link is circular, or a folder cannot be entered. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Returns the stats of a dangling link, too: that it cannot be read becomes a finding. */
function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

/** Returns the real paths of the folders that articles may lie in; undefined where no search stated any. */
export function foldersOf(found: Iterable<Discovered>): Folders | undefined {
  const stated = new Set<Folders>();
  for (const { folders } of found) if (folders) stated.add(folders);
  return stated.size > 0 ? [...new Set([...stated].flat())] : undefined;
}

/** Returns the directories that were searched, without those of named files. */
export function rootsOf(found: readonly Discovered[]): readonly string[] {
  return [...new Set(found.filter(({ named }) => !named).map(({ root }) => root))];
}
