import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { type Terminal, terminalOf } from '../../src/cli/terminal.ts';
import { clean, type Site, site } from './run.ts';

/** Takes the place of the watchers: the test says what happens in the file system, and the clock stands still. */
const files = new EventEmitter();
vi.mock('chokidar', () => ({
  watch: () => {
    const watcher = Object.assign(new EventEmitter(), { close: () => Promise.resolve() });
    files.on('change', (path) => watcher.emit('all', 'change', path));
    setImmediate(() => watcher.emit('ready'));
    return watcher;
  },
}));

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  vi.useRealTimers();
  files.removeAllListeners();
});

/** Longer than a burst of changes may last. */
const calm = 1000;

function watch(folder: Site, command: string) {
  let checks = 0;
  let interrupt = () => {};
  let checked = () => {};
  const terminal: Terminal = {
    ...terminalOf(process),
    cwd: folder.root,
    interrupted: () => new Promise((resolve) => (interrupt = resolve)),
    out: () => {},
    err(text) {
      if (!String(text).includes('Ctrl-C')) return;
      checks++;
      checked();
    },
  };
  const ended = main(command.split(' '), terminal);
  return {
    /** Waits until there were so many checks. */
    async until(count: number) {
      while (checks < count) await new Promise<void>((resolve) => (checked = resolve));
    },
    change(...names: readonly string[]) {
      for (const name of names) files.emit('change', folder.path(name));
    },
    async end() {
      interrupt();
      await ended;
      return checks;
    },
  };
}

test.each([
  ['its own report', ['content/report.json']],
  ['the cache', ['.nk-lint-cache/links.jsonl']],
  ['other files', ['content/a.txt', 'LICENSE']],
])('is not woken by %s', async (_, names) => {
  const run = watch(site({ 'content/a.md': clean }), 'content --watch --format json=content/report.json');
  await run.until(1);
  run.change(...names);
  vi.advanceTimersByTime(calm);
  run.change('content/a.md');
  vi.advanceTimersByTime(calm);
  await run.until(2);
  expect(await run.end()).toBe(2);
});

test('checks once after a burst of changes', async () => {
  const run = watch(site({ 'content/a.md': clean, 'content/b.md': clean }), 'content --watch');
  await run.until(1);
  run.change('content/a.md', 'content/b.md');
  vi.advanceTimersByTime(10);
  run.change('content/a.md');
  vi.advanceTimersByTime(calm);
  await run.until(2);
  expect(await run.end()).toBe(2);
});
