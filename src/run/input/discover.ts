import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { NkLintError } from '../../core/errors.ts';
import { errors } from '../../messages/errors.ts';

export interface DiscoverOptions {
  readonly cwd: string;
  /** Directories, files and globs. */
  readonly paths: readonly string[];
  /** Patterns as in .gitignore, relative to a directory; they outweigh the ignore files. */
  readonly ignore: readonly { readonly base: string; readonly patterns: readonly string[]; readonly name: string }[];
  readonly honorIgnoreFiles: boolean;
  readonly errorOnUnmatched: boolean;
}

export interface Discovered {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** The argument that led to it: its directory, relative to the working directory. */
  readonly root: string;
  /** The argument named this file. */
  readonly named?: boolean;
}

/** An article: a file to be read, or a text (or its bytes) in memory. */
export interface Input extends Discovered {
  readonly content?: string | Uint8Array;
  /** The content is that of the next commit; the file has another one. */
  readonly staged?: boolean;
}

/** Why a path is in or out, for `--explain-files`. */
export interface Decision {
  readonly path: string;
  readonly included: boolean;
  readonly reason: {
    readonly kind: 'article' | 'named' | 'ignored' | 'hidden' | 'folder' | 'not-an-article';
    readonly by?: string;
  };
}

export interface Discovery {
  /** Sorted by path. */
  readonly files: readonly Discovered[];
  readonly decisions: readonly Decision[];
  /** What leaves a path out, by its name; undefined where nothing does. */
  ignoredBy(path: string): string | undefined;
}

export const articleName = /\.(?:md|mdx|markdown|mdown|mkd)$/iu;
/** The stronger one first. */
const ignoreFiles = ['.nklintignore', '.gitignore'];

/** Patterns of one ignore file (or of the configuration), with the directory that they are relative to. */
interface IgnoreLayer {
  readonly base: string;
  readonly name: string;
  readonly rules: Ignore;
}

/** Finds the articles below the paths; ignore files count at every level, also above the paths, up to the repository's top. */
export function discover(options: DiscoverOptions): Discovery {
  const { cwd } = options;
  const files = new Map<string, Discovered>();
  const decisions: Decision[] = [];
  const layersAt = layerFinder(options);
  const unmatched: string[] = [];

  for (const argument of options.paths) {
    const before = decisions.length;
    const absolute = resolve(cwd, argument);
    const scanned = picomatch.scan(argument);
    if (statOf(absolute)?.isDirectory()) {
      if (!excluded(absolute, true)) walk(absolute, absolute, () => true);
    } else if (lstatOf(absolute)) {
      if (!excluded(absolute, false)) take(absolute, dirname(absolute), { kind: 'named' });
    } else if (scanned.isGlob) {
      const base = resolve(cwd, scanned.base || '.');
      const matches = picomatch(scanned.glob, { dot: true });
      if (existsSync(base)) walk(base, base, (path) => matches(relative(base, path).replaceAll('\\', '/')));
    }
    // What an ignore file leaves out was matched; a hook names such files, and that is no mistake.
    const met = decisions.slice(before).some(({ included, reason }) => included || reason.kind === 'ignored');
    if (!met) unmatched.push(argument);
  }
  const [missing] = unmatched;
  if (missing !== undefined && options.errorOnUnmatched) {
    const exists = existsSync(resolve(cwd, missing));
    throw new NkLintError(exists ? errors.pathEmpty : errors.pathUnmatched, { path: missing });
  }
  const ignoredBy = (path: string) => ignoring(resolve(cwd, path), false);
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), decisions, ignoredBy };

  function walk(directory: string, root: string, wanted: (path: string) => boolean): void {
    let entries: Dirent[];
    try {
      entries = readdirSync(directory, { withFileTypes: true });
    } catch {
      // As a file: that it cannot be read becomes a finding, the rest goes on.
      take(directory, root, { kind: 'article' });
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(directory, entry.name);
      if (entry.name.startsWith('.') || entry.name === 'node_modules') {
        if (articleName.test(entry.name)) decide(path, false, { kind: 'hidden' });
      } else if (entry.isDirectory()) {
        if (excluded(path, true)) continue;
        if (articleName.test(entry.name)) decide(path, false, { kind: 'folder' });
        walk(path, root, wanted);
      } else if (!articleName.test(entry.name)) decide(path, false, { kind: 'not-an-article' });
      else if (wanted(path) && !excluded(path, false)) {
        if (!entry.isSymbolicLink() || !statOf(path)?.isDirectory()) take(path, root, { kind: 'article' });
      }
    }
  }

  function take(absolute: string, root: string, reason: Decision['reason']): void {
    const path = display(absolute);
    if (!files.has(path))
      files.set(path, { path, root: display(root), ...(reason.kind === 'named' && { named: true }) });
    decide(absolute, true, reason);
  }

  function excluded(absolute: string, isDirectory: boolean): boolean {
    const by = ignoring(absolute, isDirectory);
    if (by !== undefined) decide(absolute, false, { kind: 'ignored', by });
    return by !== undefined;
  }

  /** The pattern that is nearest to the path decides. */
  function ignoring(absolute: string, isDirectory: boolean): string | undefined {
    for (const { base, name, rules } of layersAt(absolute)) {
      const path = relative(base, absolute).replaceAll('\\', '/');
      if (path === '' || path.startsWith('..')) continue;
      const { ignored, unignored } = rules.test(isDirectory ? `${path}/` : path);
      if (ignored) return name;
      if (unignored) return undefined;
    }
    return undefined;
  }

  function decide(absolute: string, included: boolean, reason: Decision['reason']): void {
    decisions.push({ path: display(absolute), included, reason });
  }

  function display(absolute: string): string {
    return relative(cwd, absolute).replaceAll('\\', '/') || '.';
  }
}

/** Gives the ignore layers that hold for a path, the strongest first; each directory's files are read once. */
function layerFinder({
  cwd,
  ignore: stated,
  honorIgnoreFiles,
}: DiscoverOptions): (path: string) => readonly IgnoreLayer[] {
  const fixed = stated.map(({ base, patterns, name }) => ({ base, name, rules: ignore().add([...patterns]) }));
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
    const text = readIfFile(file);
    if (text === undefined) return [];
    const name = relative(cwd, file).replaceAll('\\', '/') || basename(file);
    return [{ base: dirname(file), name, rules: ignore().add(text) }];
  }
}

function readIfFile(file: string): string | undefined {
  try {
    return statOf(file)?.isFile() ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where there is nothing, and where a link leads in a circle or a folder on the way cannot be entered. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** A link that leads nowhere is still there: that it cannot be read becomes a finding. */
function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

/** The directories that were searched, not those of files that were named. */
export function rootsOf(found: readonly Discovered[]): readonly string[] {
  return [...new Set(found.filter(({ named }) => !named).map(({ root }) => root))];
}
