import { relative, resolve } from 'node:path';
import { NkLintError } from '../core/errors.ts';
import { toPosixPath } from '../files/posix-path.ts';
import { cli as words } from '../messages/cli.ts';
import { errors } from '../messages/errors.ts';
import { fillVisible } from '../report/escape.ts';
import { defaultPathsOf } from '../run/input/default-paths.ts';
import { articleName } from '../run/input/discover.ts';
import { keptSite } from '../session/kept-site.ts';
import { watchSite } from '../session/site-watch.ts';
import { checkCommand, type WatchState } from './check.ts';
import { commandContext } from './context.ts';
import { failure } from './failure.ts';
import type { CheckFlags } from './flags.ts';
import { outputsOf } from './outputs.ts';
import type { Terminal } from './terminal.ts';

/** A check starts after this time without events, because editors and crawlers write in bursts. */
const quietMs = 120;

/** Erases the screen and what was scrolled. */
const clearedScreen = new TextEncoder().encode('\u001B[2J\u001B[3J\u001B[H');

/** Runs `nk-lint --watch`: checks after each change until interrupted; returns the last exit code. */
export async function watchCommand(paths: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<number> {
  const { cwd } = terminal;
  rejectClashingFlags(paths, flags);
  const { config, language } = await commandContext(flags, terminal);
  const printError = (error: unknown) => terminal.err(`${failure(error, language, flags.debug === true)}\n`);
  const written = outputsOf(flags, terminal).map(({ file = '' }) => resolve(cwd, file));

  const kept = keptSite();
  const changes = alarm();
  const news: string[] = [];
  const endWatch = await watchSite({
    cwd,
    base: config.base,
    paths: paths.length > 0 ? paths : defaultPathsOf(config, cwd),
    changed(path, event) {
      if (written.includes(path)) return;
      if (event === 'change' && articleName.test(path)) kept.textChanged(toPosixPath(relative(cwd, path)));
      else kept.otherChanged();
      changes.ring();
    },
    failed: printError,
    replaced(folder, isThere) {
      const path = toPosixPath(relative(cwd, folder)) || '.';
      news.push(fillVisible(isThere ? words.watchReplaced : words.watchGone, language, { path }));
      kept.otherChanged();
      changes.ring();
    },
  });

  const state: WatchState = { check: kept.check };
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
      kept.close();
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
