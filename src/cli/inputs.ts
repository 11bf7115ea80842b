import { relative, resolve } from 'node:path';
import type { Resolved } from '../config/resolve.ts';
import { toPosixPath } from '../files/posix-path.ts';
import { readNamedList } from '../files/regular-file.ts';
import { cli as words } from '../messages/cli.ts';
import { visiblePath } from '../report/escape.ts';
import { defaultPathsOf } from '../run/input/default-paths.ts';
import { type DiscoverOptions, type Discovery, discover, type Input } from '../run/input/discover.ts';
import type { CommandContext, Say } from './context.ts';
import type { CheckFlags } from './flags.ts';

export interface Inputs {
  /** Paths of the command line and of `--files-from`. */
  readonly requested: readonly string[];
  /** Searched paths: the requested ones, or the default. */
  readonly searched: readonly string[];
  readonly discovery: Discovery;
  readonly inputs: readonly Input[];
  /** Standard input, if the paths include `-`. */
  readonly stdin: { readonly path: string; readonly bytes: Uint8Array } | undefined;
}

/** Finds the articles to check; notes on standard error which named paths are ignored. */
export async function inputsOf(
  paths: readonly string[],
  { flags, config, cwd, say, terminal: { err, stdin: readStdin } }: CommandContext<Omit<CheckFlags, 'baseline'>>,
): Promise<Inputs> {
  const listed =
    flags.filesFrom === undefined
      ? []
      : pathsIn(flags.filesFrom === '-' ? await readStdin() : readNamedList(resolve(cwd, flags.filesFrom), cwd));
  const requested = [...paths, ...listed];
  const named = requested.filter((path) => path !== '-');
  const searched = requested.length > 0 || flags.filesFrom !== undefined ? named : defaultPathsOf(config, cwd);
  const discovery = discover({
    cwd,
    paths: searched,
    ignore: ignoredByFlags(flags, config, cwd),
    honorIgnoreFiles: flags.ignore !== false,
    errorOnUnmatched: flags.errorOnUnmatchedPattern,
    areNamed: requested.length > 0,
    allowedRoots: flags.allowRoot ?? [],
  });
  const path = toPosixPath(relative(cwd, resolve(cwd, flags.stdinFilename ?? 'stdin.md')));
  const stdin = requested.includes('-') ? { path, bytes: await readStdin() } : undefined;
  const ignoredBy = stdin && flags.stdinFilename !== undefined ? discovery.ignoredBy(path) : undefined;
  if (!flags.explainFiles) {
    if (flags.stdinFilename !== undefined && !stdin) err(`${say(words.noStdin)}\n`);
    if (ignoredBy !== undefined) err(`${say(words.ignored, { count: 1, by: ignoredBy })}\n`);
    for (const note of ignoredNotes(discovery, named, cwd, say)) err(`${note}\n`);
  }
  if (!stdin || ignoredBy !== undefined) return { requested, searched, discovery, inputs: discovery.files, stdin };
  // Standard input replaces a file of the same path, because its text is newer.
  const others = discovery.files.filter((file) => file.path !== path);
  return { requested, searched, discovery, inputs: [...others, { path, root: '.', content: stdin.bytes }], stdin };
}

/** Returns the patterns of the command line and of the configuration that exclude files. */
export function ignoredByFlags(
  flags: Pick<CheckFlags, 'ignore' | 'ignorePatterns'>,
  config: Resolved,
  cwd: string,
): DiscoverOptions['ignore'] {
  return [
    ...(flags.ignorePatterns ? [{ base: cwd, patterns: flags.ignorePatterns, name: '--ignore' }] : []),
    ...(flags.ignore === false ? [] : config.ignore),
  ];
}

function pathsIn(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(bytes);
  return text.split(text.includes('\0') ? '\0' : /\r?\n/u).filter((path) => path !== '');
}

function* ignoredNotes({ decisions }: Discovery, named: readonly string[], cwd: string, say: Say): Generator<string> {
  const namedPaths = new Set(named.map((path) => toPosixPath(relative(cwd, resolve(cwd, path)))));
  const counts = new Map<string, number>();
  for (const { path, reason } of decisions) {
    if (reason.kind === 'folder') yield say(words.folderNamedLikeArticle, { path });
    if (reason.isNamed) yield say(words.noArticle, { path });
    const { by = '' } = reason;
    if (reason.kind === 'ignored' && namedPaths.has(path)) counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  for (const [by, count] of counts) yield say(words.ignored, { count, by });
  const count = decisions.filter(({ reason }) => reason.isArticle).length;
  if (count > 0) yield say(words.hidden, { count });
}

/** Returns the lines of `--explain-files`: why each path is checked or skipped. */
export function decisionLines({ decisions }: Discovery, say: Say): string[] {
  const reasons = {
    article: words.reasonArticle,
    named: words.reasonNamed,
    ignored: words.reasonIgnored,
    hidden: words.reasonHidden,
    folder: words.reasonFolder,
    'not-an-article': words.reasonNotArticle,
  } as const;
  return decisions.map(
    ({ path, included, reason }) =>
      `${visiblePath(path)}: ${say(included ? words.checked : words.skipped)}: ${say(reasons[reason.kind], { by: reason.by ?? '' })}`,
  );
}
