import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { NkLintError } from '../core/errors.ts';
import { errors } from '../messages/errors.ts';

export interface DiscoverOptions {
  readonly cwd: string;
  /** Directories, files and globs. */
  readonly paths: readonly string[];
  /** Patterns as in .gitignore, relative to a directory. */
  readonly ignore: readonly { readonly base: string; readonly patterns: readonly string[] }[];
  readonly honorIgnoreFiles: boolean;
  readonly errorOnUnmatched: boolean;
}

export interface Discovered {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** The argument that led to it: its directory, relative to the working directory. */
  readonly root: string;
}

/** Why a path is in or out, for `--explain-files`. */
export interface Decision {
  readonly path: string;
  readonly included: boolean;
  readonly reason: { readonly kind: 'article' | 'named' | 'ignored' | 'hidden' | 'not-an-article'; readonly by?: string };
}

export interface Discovery {
  /** Sorted by path. */
  readonly files: readonly Discovered[];
  readonly decisions: readonly Decision[];
}

const articleName = /\.(?:md|mdx|markdown|mdown|mkd)$/iu;
const ignoreFiles = ['.gitignore', '.nklintignore'];

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
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
      if (!excluded(absolute, true)) walk(absolute, absolute, () => true);
    } else if (stats || isLink(absolute)) {
      if (!excluded(absolute, false)) take(absolute, dirname(absolute), { kind: 'named' });
    } else if (picomatch.scan(argument).isGlob) {
      const base = resolve(cwd, picomatch.scan(argument).base || '.');
      const matches = picomatch(argument.replace(/^\.\//u, ''), { dot: true });
      if (existsSync(base)) walk(base, base, (path) => matches(display(path)));
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
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), decisions };

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
        if (!excluded(path, true)) walk(path, root, wanted);
      } else if (!articleName.test(entry.name)) decide(path, false, { kind: 'not-an-article' });
      else if (wanted(path) && !excluded(path, false)) {
        if (!entry.isSymbolicLink() || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) take(path, root, { kind: 'article' });
      }
    }
  }

  function take(absolute: string, root: string, reason: Decision['reason']): void {
    const path = display(absolute);
    if (!files.has(path)) files.set(path, { path, root: display(root) });
    decide(absolute, true, reason);
  }

  function excluded(absolute: string, isDirectory: boolean): boolean {
    const by = layersAt(absolute).findLast(({ base, rules }) => {
      const path = relative(base, absolute).replaceAll('\\', '/');
      return path !== '' && !path.startsWith('..') && rules.ignores(isDirectory ? `${path}/` : path);
    });
    if (by) decide(absolute, false, { kind: 'ignored', by: by.name });
    return by !== undefined;
  }

  function decide(absolute: string, included: boolean, reason: Decision['reason']): void {
    decisions.push({ path: display(absolute), included, reason });
  }

  function display(absolute: string): string {
    return relative(cwd, absolute).replaceAll('\\', '/') || '.';
  }
}

/** Gives the ignore layers that hold for a path; each directory's files are read once. */
function layerFinder({ cwd, ignore: stated, honorIgnoreFiles }: DiscoverOptions): (path: string) => readonly IgnoreLayer[] {
  const fixed = stated.map(({ base, patterns }) => ({ base, name: 'config', rules: ignore().add([...patterns]) }));
  const known = new Map<string, readonly IgnoreLayer[]>();
  return (path) => layersOf(dirname(path));

  function layersOf(directory: string): readonly IgnoreLayer[] {
    const before = known.get(directory);
    if (before) return before;
    const parent = dirname(directory);
    const top = parent === directory || existsSync(join(directory, '.git'));
    const own = honorIgnoreFiles ? ignoreFiles.flatMap((name) => layerFrom(join(directory, name))) : [];
    const layers = [...(top ? fixed : layersOf(parent)), ...own];
    known.set(directory, layers);
    return layers;
  }

  function layerFrom(file: string): IgnoreLayer[] {
    if (!existsSync(file)) return [];
    const name = relative(cwd, file).replaceAll('\\', '/') || basename(file);
    return [{ base: dirname(file), name, rules: ignore().add(readFileSync(file, 'utf8')) }];
  }
}

/** A link that leads nowhere is still there: that it cannot be read becomes a finding. */
function isLink(absolute: string): boolean {
  const entry = existsSync(dirname(absolute)) && readdirSync(dirname(absolute), { withFileTypes: true }).find(({ name }) => name === basename(absolute));
  return entry ? entry.isSymbolicLink() : false;
}
