import { relative, resolve } from 'node:path';
import { rules as builtin } from '../rules/index.ts';
import { findConfig, loadConfig } from './config/load.ts';
import { type Resolved, resolveConfig } from './config/resolve.ts';
import type { Config, RulesConfig } from './config/types.ts';
import { validateConfig } from './config/validate.ts';
import type { Language } from './core/types.ts';
import type { Report } from './engine/report.ts';
import { toPosixPath } from './files/posix-path.ts';
import { type CheckResult, check } from './run/check.ts';
import { discover, type Input } from './run/input/discover.ts';
import type { CheckOptions } from './run/plan.ts';
import { wholeReport } from './run/report.ts';

/** The text of an article. */
export interface LintInput {
  /** Decides which configuration holds; relative to `cwd` or absolute. A file of this path need not exist. */
  readonly path: string;
  readonly source: string;
}

/** Options of `lint()`; each may be left out. */
export interface LintOptions {
  /** The directory that paths are relative to; by default the working directory of the process. */
  readonly cwd?: string;
  /** A configuration, the path of one, or `false` for none; by default the nearest file upward of `cwd`. */
  readonly config?: Config | string | false;
  /** Language of messages; by default that of the configuration, else English. */
  readonly language?: Language;
  /** Day of the run: later dates are in the future. By default the current day. */
  readonly now?: Date;
  /** Levels and options that outweigh the configuration, overrides included; as `--rule` does. */
  readonly rules?: RulesConfig;
  /** Ids of the only rules that run, as with `--only`; a rule that is off runs as a warning. Empty for no restriction. */
  readonly only?: readonly string[];
  /**
   * `true` makes the safe fixes, `'unsafe'` all; the report is then that of the fixed articles. Files are written, as
   * with `--fix`; the fixed texts of inputs with a `source` are only in `fixes.changed` of the result.
   */
  readonly fix?: boolean | 'unsafe';
  /** Aborts between two articles, and before any fix is made; `lint()` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Result of the option `fix`. */
export interface LintFixes {
  /** Articles that fixes changed, with their new text: files that were written, and inputs with a `source`. */
  readonly changed: readonly LintInput[];
  /** Files that could not be written; `reason` is `changed` for a file modified meanwhile, else a code as `EACCES`. */
  readonly unwritten: readonly { readonly path: string; readonly reason: string }[];
}

/** The report of `--format json`, with the result of the fixes. */
export interface LintResult extends Report {
  /** Present with the option `fix`; not part of the JSON report. */
  readonly fixes?: LintFixes;
}

/**
 * Lints articles: files, directories and globs by path, or texts. Resolves to the report that `--format json` prints.
 * Rejects with an `NkLintError` where the configuration is wrong or a path matches nothing.
 *
 * @example
 * const { summary, files } = await lint(['content/'], { only: ['image-duplicate'] });
 * const { fixes } = await lint([{ path: 'draft.md', source }], { fix: true });
 */
export async function lint(articles: readonly (string | LintInput)[], options: LintOptions = {}): Promise<LintResult> {
  options.signal?.throwIfAborted();
  const cwd = resolve(options.cwd ?? '.');
  return lintWith(await configOf(options, cwd), articles, { ...options, cwd });
}

/** Lints as `lint` does, with a resolved configuration. */
export async function lintWith(
  config: Resolved,
  articles: readonly (string | LintInput)[],
  { cwd, ...options }: LintOptions & { readonly cwd: string },
): Promise<LintResult> {
  const { fix, signal } = options;
  const checkOptions: CheckOptions = {
    cwd,
    inputs: inputsOf(articles, cwd, config),
    config,
    language: options.language ?? config.language ?? 'en',
    now: (options.now ?? new Date()).getTime(),
    signal,
    ...(fix && { fix: { unsafe: fix === 'unsafe', dry: false } }),
  };
  return check(checkOptions, ({ report, fixes }) => ({
    ...wholeReport(report),
    ...(fix && { fixes: fixesOf(fixes) }),
  }));
}

/** Resolves the configuration that the options name. */
export async function configOf(
  { config, rules, only }: Pick<LintOptions, 'config' | 'rules' | 'only'>,
  cwd: string,
): Promise<Resolved> {
  const named = typeof config === 'string' ? resolve(cwd, config) : config === undefined ? findConfig(cwd) : undefined;
  const stated = named === undefined ? config || undefined : await loadConfig(named, { cwd });
  const resolved = await resolveConfig({
    cwd,
    config: typeof stated === 'string' ? undefined : stated,
    builtin,
    cli: { ...(rules && { rules }), ...(only && { only }) },
  });
  if (rules) validateConfig({ file: 'options', value: { rules }, place: (pointer) => pointer }, resolved.rules);
  return resolved;
}

/** Returns the articles of paths, and the texts, which replace files of the same path. */
function inputsOf(articles: readonly (string | LintInput)[], cwd: string, { ignore }: Resolved): readonly Input[] {
  const paths = articles.filter((article) => typeof article === 'string');
  const found = discover({ cwd, paths, ignore, honorIgnoreFiles: true, errorOnUnmatched: true });
  const inputs = new Map<string, Input>(found.files.map((file) => [file.path, file]));
  for (const article of articles) {
    if (typeof article === 'string') continue;
    const path = toPosixPath(relative(cwd, resolve(cwd, article.path)));
    inputs.set(path, { path, root: '.', content: article.source });
  }
  return [...inputs.values()];
}

function fixesOf({ changed, unwritten }: CheckResult['fixes']): LintFixes {
  return { changed: changed.map(({ path, after }) => ({ path, source: after })), unwritten };
}
