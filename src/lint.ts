import { relative, resolve } from 'node:path';
import { rules as builtin } from '../rules/index.ts';
import { findConfig, loadConfig } from './config/load.ts';
import { type Resolved, resolveConfig } from './config/resolve.ts';
import type { Config } from './config/types.ts';
import type { Language } from './core/types.ts';
import type { Report } from './engine/report.ts';
import { check } from './run/check.ts';
import { discover, type Input } from './run/input/discover.ts';
import { wholeReport } from './run/report.ts';

/** A text that is at hand; its path decides which configuration holds for it. */
export interface LintInput {
  readonly path: string;
  readonly source: string;
}

export interface LintOptions {
  /** What paths are relative to; the process's working directory unless told. */
  readonly cwd?: string;
  /** A configuration, the path of one, or false for none; the nearest file upward of `cwd` unless told. */
  readonly config?: Config | string | false;
  readonly language?: Language;
  /** The day of the run, for dates in the future; now unless told. */
  readonly now?: Date;
}

/**
 * Checks articles and gives the report that `--format json` prints. Paths may be directories, files and globs.
 * Rejects with an NkLintError where the configuration is wrong or a path matches nothing.
 */
export async function lint(articles: readonly (string | LintInput)[], options: LintOptions = {}): Promise<Report> {
  const cwd = resolve(options.cwd ?? '.');
  return lintWith(await configOf(options, cwd), articles, { ...options, cwd });
}

/** As `lint`, with a configuration that is resolved. */
export async function lintWith(
  config: Resolved,
  articles: readonly (string | LintInput)[],
  { cwd, ...options }: LintOptions & { readonly cwd: string },
): Promise<Report> {
  const paths = articles.filter((article) => typeof article === 'string');
  const found = discover({ cwd, paths, ignore: config.ignore, honorIgnoreFiles: true, errorOnUnmatched: true });
  const inputs = new Map<string, Input>(found.files.map((file) => [file.path, file]));
  for (const article of articles) {
    if (typeof article === 'string') continue;
    const path = relative(cwd, resolve(cwd, article.path)).replaceAll('\\', '/');
    // A text is newer than the file of its path.
    inputs.set(path, { path, root: '.', content: article.source });
  }
  const language = options.language ?? config.language ?? 'en';
  const now = (options.now ?? new Date()).getTime();
  return check({ cwd, inputs: [...inputs.values()], config, language, now }, ({ report }) => wholeReport(report));
}

/** Resolves the configuration that the options name. */
export async function configOf({ config }: LintOptions, cwd: string): Promise<Resolved> {
  const named = typeof config === 'string' ? resolve(cwd, config) : config === undefined ? findConfig(cwd) : undefined;
  const stated = named === undefined ? config || undefined : await loadConfig(named);
  return resolveConfig({ cwd, config: typeof stated === 'string' ? undefined : stated, builtin });
}
