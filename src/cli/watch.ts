import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { NkLintError } from '../core/errors.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { fillVisible } from '../report/escape.ts';
import { baselineName } from '../run/baseline/baseline.ts';
import { articleName } from '../run/input/discover.ts';
import { checkCommand, type WatchState } from './check.ts';
import { commandContext } from './context.ts';
import { failure } from './failure.ts';
import type { CheckFlags } from './flags.ts';
import { defaultPathsOf } from './inputs.ts';
import { outputsOf } from './outputs.ts';
import type { Terminal } from './terminal.ts';
import { watchPaths } from './watched-paths.ts';

/** A check starts after this time without events, because editors and crawlers write in bursts. */
const quietMs = 120;

/** Erases the screen and what was scrolled. */
const clearedScreen = new TextEncoder().encode('\u001B[2J\u001B[3J\u001B[H');

/** Folders in which generators keep images. */
const assetFolders = ['static', 'assets', 'source', 'images', 'img'];
const assetName = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/iu;
/** Settings of nk-lint and git, schemas, and configurations of site generators. */
const settingName =
  /^(?:\.gitignore|\.nklintignore|\.nk-lint\.\w+|nk-lint\.config\.\w+|[^.].*\.(?:json|ya?ml|toml))$/iu;

/** Runs `nk-lint --watch`: checks after each change until interrupted; returns the last exit code. */
export async function watchCommand(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  rejectClashingFlags(paths, flags);
  const { config, language } = await commandContext(flags, terminal);
  const printError = (error: unknown) => terminal.err(`${failure(error, language, flags.debug === true)}\n`);
  const written = outputsOf(flags, terminal).map(({ file = '' }) => resolve(cwd, file));
  const bases = [...new Set([cwd, config.base ?? cwd])];
  const searched = (paths.length > 0 ? paths : defaultPathsOf(config, cwd)).map((path) =>
    resolve(cwd, existsSync(resolve(cwd, path)) ? path : picomatch.scan(path).base || '.'),
  );
  const assets = bases
    .flatMap((base) => assetFolders.map((name) => join(base, name)))
    .filter((path) => existsSync(path));

  const changes = alarm();
  const news: string[] = [];
  const endWatch = await watchPaths({
    groups: [
      {
        paths: [...new Set([...searched, ...assets])],
        options: { ignored: (path) => !searched.includes(path) && isHidden(basename(path)) },
      },
      // Depth 0, because a home directory may contain a million files.
      { paths: bases, options: { depth: 0 } },
    ],
    changed(path) {
      if (!written.includes(path) && isRelevant(basename(path))) changes.ring();
    },
    failed: printError,
    replaced(folder, isThere) {
      const path = relative(cwd, folder).replaceAll('\\', '/') || '.';
      news.push(fillVisible(isThere ? words.watchReplaced : words.watchGone, language, { path }));
      changes.ring();
    },
  });

  const state: WatchState = {};
  const interrupted = terminal.interrupted().then(() => 'interrupted' as const);
  for (let code = 2; ; ) {
    if (terminal.canClearScreen) terminal.out(clearedScreen);
    for (const line of news.splice(0)) terminal.err(`${line}\n`);
    try {
      code = await checkCommand(paths, flags, terminal, { watch: state });
    } catch (error) {
      // A configuration may be invalid while it is edited.
      printError(error);
      code = 2;
    }
    const time = new Date().toTimeString().slice(0, 8);
    terminal.err(`${fillVisible(words.watching, language, { time, count: state.articles ?? 0 })}\n`);
    if ((await Promise.race([changes.rung(), interrupted])) === 'interrupted') {
      await endWatch();
      return code;
    }
  }
}

/** Rejects inputs that can be read only once, and flags that write the baseline or a shard. */
function rejectClashingFlags(paths: readonly string[], flags: CheckFlags): void {
  const clashing = [
    ...(paths.includes('-') ? ['-'] : []),
    ...(flags.filesFrom === undefined ? [] : ['--files-from']),
    ...(flags.writeBaseline ? ['--write-baseline'] : []),
    ...(flags.pruneBaseline ? ['--prune-baseline'] : []),
    ...(flags.shard ? ['--shard'] : []),
  ];
  if (clashing[0] !== undefined) throw new NkLintError(errors.watchClash, { flag: clashing[0] });
}

function isRelevant(name: string): boolean {
  return name === baselineName || [articleName, settingName, assetName].some((kind) => kind.test(name));
}

function isHidden(name: string): boolean {
  return name === 'node_modules' || (name.startsWith('.') && !isRelevant(name));
}

/** Creates a debounced signal: `rung` resolves after the last `ring` of a burst, also if that came earlier. */
function alarm() {
  let isRung = false;
  let resolveRung: ((value: 'rung') => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const resolveIfRung = () => {
    if (!isRung || !resolveRung) return;
    resolveRung('rung');
    isRung = false;
    resolveRung = undefined;
  };
  return {
    ring() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        isRung = true;
        resolveIfRung();
      }, quietMs);
    },
    rung: () =>
      new Promise<'rung'>((resolve) => {
        resolveRung = resolve;
        resolveIfRung();
      }),
  };
}
