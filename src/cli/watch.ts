import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { watch } from 'chokidar';
import picomatch from 'picomatch';
import { NkLintError } from '../core/errors.ts';
import { thousands } from '../core/numbers.ts';
import { fill } from '../core/words.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { baselineName } from '../run/baseline/baseline.ts';
import { articleName } from '../run/input/discover.ts';
import { checkCommand, type WatchState } from './check.ts';
import { commandContext } from './context.ts';
import { failure } from './failure.ts';
import type { CheckFlags } from './flags.ts';
import { pathsWithout } from './inputs.ts';
import { outputsOf } from './outputs.ts';
import type { Terminal } from './terminal.ts';

/** Milliseconds without an event before a check: editors and crawlers write in bursts. */
const calm = 120;

/** Where generators keep the files that articles show. */
const assetFolders = ['static', 'assets', 'source', 'images', 'img'];
const assetName = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/iu;
/** Of nk-lint and git; schemas and the configuration of a site generator. */
const settingName =
  /^(?:\.gitignore|\.nklintignore|\.nk-lint\.\w+|nk-lint\.config\.\w+|[^.].*\.(?:json|ya?ml|toml))$/iu;

/** `nk-lint --watch`: checks whenever a file changes, until it is interrupted; returns the last exit code. */
export async function watchCommand(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  refuse(paths, flags);
  const { config, language } = await commandContext(flags, terminal);
  const tell = (error: unknown) => terminal.err(`${failure(error, language, flags.debug === true)}\n`);
  const written = outputsOf(flags.format ?? [], terminal).map(({ file = '' }) => resolve(cwd, file));
  const bases = [...new Set([cwd, config.base ?? cwd])];
  const asked = (paths.length > 0 ? paths : pathsWithout(config, cwd)).map((path) =>
    resolve(cwd, existsSync(resolve(cwd, path)) ? path : picomatch.scan(path).base || '.'),
  );
  const assets = bases
    .flatMap((base) => assetFolders.map((name) => join(base, name)))
    .filter((path) => existsSync(path));

  const changes = alarm();
  const watchers = [
    watch([...new Set([...asked, ...assets])], {
      ignoreInitial: true,
      ignored: (path) => !asked.includes(path) && isHidden(basename(path)),
    }),
    // Beside the articles only what lies directly there: a home directory may hold a million files.
    watch(bases, { ignoreInitial: true, depth: 0 }),
  ];
  for (const watcher of watchers) {
    watcher.on('all', (_, path) => {
      if (!written.includes(path) && matters(basename(path))) changes.ring();
    });
    watcher.on('error', tell);
  }
  await Promise.all(watchers.map((watcher) => new Promise<void>((ready) => void watcher.once('ready', ready))));

  const state: WatchState = {};
  const interrupted = terminal.interrupted().then(() => 'interrupted' as const);
  for (let code = 2; ; ) {
    if (terminal.clearsScreen) terminal.out('\u001B[2J\u001B[3J\u001B[H');
    try {
      code = await checkCommand(paths, flags, terminal, { watch: state });
    } catch (error) {
      // A configuration that is being edited may be wrong for a moment.
      tell(error);
      code = 2;
    }
    const time = new Date().toTimeString().slice(0, 8);
    terminal.err(`${fill(words.watching, language, { time, count: thousands(state.articles ?? 0) })}\n`);
    if ((await Promise.race([changes.rung(), interrupted])) === 'interrupted') {
      await Promise.all(watchers.map((watcher) => watcher.close()));
      return code;
    }
  }
}

/** What is read once, or written by every check, cannot be watched. */
function refuse(paths: readonly string[], flags: CheckFlags): void {
  const clashing = [
    ...(paths.includes('-') ? ['-'] : []),
    ...(flags.filesFrom === undefined ? [] : ['--files-from']),
    ...(flags.writeBaseline ? ['--write-baseline'] : []),
    ...(flags.pruneBaseline ? ['--prune-baseline'] : []),
    ...(flags.shard ? ['--shard'] : []),
  ];
  if (clashing[0] !== undefined) throw new NkLintError(errors.watchClash, { flag: clashing[0] });
}

function matters(name: string): boolean {
  return name === baselineName || [articleName, settingName, assetName].some((kind) => kind.test(name));
}

function isHidden(name: string): boolean {
  return name === 'node_modules' || (name.startsWith('.') && !matters(name));
}

/** Remembers that it rang until somebody asks; a burst counts once, when it is over. */
function alarm() {
  let isRung = false;
  let answer: ((value: 'rung') => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    if (!isRung || !answer) return;
    answer('rung');
    isRung = false;
    answer = undefined;
  };
  return {
    ring() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        isRung = true;
        tell();
      }, calm);
    },
    rung: () =>
      new Promise<'rung'>((resolve) => {
        answer = resolve;
        tell();
      }),
  };
}
