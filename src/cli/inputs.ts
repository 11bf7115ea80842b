import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Resolved } from '../config/resolve.ts';
import { NkLintError } from '../core/errors.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { type Discovery, discover, type Input } from '../run/input/discover.ts';
import type { CommandContext, Say } from './context.ts';
import type { CheckFlags } from './flags.ts';

export interface Inputs {
  /** The paths of the command line and of `--files-from`. */
  readonly asked: readonly string[];
  /** The paths that were searched, asked for or not. */
  readonly looked: readonly string[];
  readonly discovery: Discovery;
  readonly inputs: readonly Input[];
  /** What was piped in, where `-` asked for it. */
  readonly stdin: { readonly path: string; readonly bytes: Uint8Array } | undefined;
}

const defaultPaths = ['content', 'source/_posts', '_posts', 'src/content'];

/** Finds the articles to check; notes on standard error which named paths are ignored. */
export async function inputsOf(
  paths: readonly string[],
  { flags, config, cwd, say, terminal: { err, stdin: readStdin } }: CommandContext<Omit<CheckFlags, 'baseline'>>,
): Promise<Inputs> {
  const listed =
    flags.filesFrom === undefined
      ? []
      : linesOf(flags.filesFrom === '-' ? await readStdin() : readFile(resolve(cwd, flags.filesFrom)));
  const asked = [...paths, ...listed];
  const named = asked.filter((path) => path !== '-');
  const looked = asked.length > 0 || flags.filesFrom !== undefined ? named : pathsWithout(config, cwd);
  const discovery = discover({
    cwd,
    paths: looked,
    ignore: [
      ...(flags.ignorePatterns ? [{ base: cwd, patterns: flags.ignorePatterns, name: '--ignore' }] : []),
      ...(flags.ignore === false ? [] : config.ignore),
    ],
    honorIgnoreFiles: flags.ignore !== false,
    errorOnUnmatched: flags.errorOnUnmatchedPattern,
  });
  const path = relative(cwd, resolve(cwd, flags.stdinFilename ?? 'stdin.md')).replaceAll('\\', '/');
  const stdin = asked.includes('-') ? { path, bytes: await readStdin() } : undefined;
  const leftOut = stdin && flags.stdinFilename !== undefined ? discovery.ignoredBy(path) : undefined;
  if (!flags.explainFiles) {
    if (leftOut !== undefined) err(`${say(words.ignored, { count: 1, by: leftOut })}\n`);
    for (const note of notes(discovery, named, cwd, say)) err(`${note}\n`);
  }
  if (!stdin || leftOut !== undefined) return { asked, looked, discovery, inputs: discovery.files, stdin };
  // What is piped in is the newer text of a file that may be there, too.
  const others = discovery.files.filter((file) => file.path !== path);
  return { asked, looked, discovery, inputs: [...others, { path, root: '.', content: stdin.bytes }], stdin };
}

function linesOf(bytes: Uint8Array): readonly string[] {
  const text = new TextDecoder().decode(bytes);
  return text.split(text.includes('\0') ? '\0' : /\r?\n/u).filter((path) => path !== '');
}

function readFile(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new NkLintError(
      errors.fileUnreadable,
      { file, reason: (cause as NodeJS.ErrnoException).code ?? String(cause) },
      { cause },
    );
  }
}

/** What is checked where no path is named. */
export function pathsWithout({ files }: Resolved, cwd: string): readonly string[] {
  if (files) return files;
  const found = defaultPaths.filter((path) => existsSync(resolve(cwd, path)));
  return found.length > 0 ? found : ['.'];
}

function* notes({ decisions }: Discovery, named: readonly string[], cwd: string, say: Say): Generator<string> {
  const wanted = new Set(named.map((path) => relative(cwd, resolve(cwd, path)).replaceAll('\\', '/')));
  const counts = new Map<string, number>();
  for (const { path, reason } of decisions) {
    if (reason.kind === 'folder') yield say(words.folderNamedLikeArticle, { path });
    const { by = '' } = reason;
    if (reason.kind === 'ignored' && wanted.has(path)) counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  for (const [by, count] of counts) yield say(words.ignored, { count, by });
}

/** For `--explain-files`: why each path is in or out. */
export function explainFiles({ decisions }: Discovery, say: Say): string[] {
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
      `${path}: ${say(included ? words.checked : words.skipped)}: ${say(reasons[reason.kind], { by: reason.by ?? '' })}`,
  );
}
