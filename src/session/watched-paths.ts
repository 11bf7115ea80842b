import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type ChokidarOptions, type FSWatcher, watch } from 'chokidar';

/** Folders are looked for this often: no event says that one which was replaced, or a link to it, has come back. */
const lookMs = 500;

export interface WatchedPaths {
  /** Folders and files, absolute, that are watched alike. */
  readonly groups: readonly { readonly paths: readonly string[]; readonly options: ChokidarOptions }[];
  /** `event` is that of chokidar: `add`, `change`, `unlink` and those of folders. */
  changed(path: string, event: string): void;
  failed(error: unknown): void;
  /** Called when a folder is gone, and when another one has its name and is watched. */
  replaced(folder: string, isThere: boolean): void;
}

/** Watches paths until the returned function is called, also where folders are removed and come back. */
export async function watchPaths({ groups, changed, failed, replaced }: WatchedPaths): Promise<() => Promise<void>> {
  const folders = new Map<string, string>();
  for (const path of groups.flatMap(({ paths }) => paths)) {
    const folder = isFile(path) ? dirname(path) : path;
    folders.set(folder, identityOf(folder));
  }
  let watchers = await open();
  let reopened = Promise.resolve();
  let isReopening = false;
  const timer = setInterval(() => {
    if (isReopening) return;
    isReopening = true;
    reopened = look().then(() => {
      isReopening = false;
    }, failed);
  }, lookMs);
  return async () => {
    clearInterval(timer);
    await reopened;
    await close();
  };

  async function open(): Promise<FSWatcher[]> {
    const opened = groups.map(({ paths, options }) => watch([...paths], { ...options, ignoreInitial: true }));
    for (const watcher of opened) {
      watcher.on('all', (event, path) => {
        // Another folder may get the same number on the disk.
        if (event === 'unlinkDir' && folders.has(path)) folders.set(path, 'removed');
        changed(path, event);
      });
      watcher.on('error', failed);
    }
    await Promise.all(opened.map((watcher) => new Promise<void>((ready) => void watcher.once('ready', ready))));
    return opened;
  }

  async function close(): Promise<void> {
    await Promise.all(watchers.map((watcher) => watcher.close()));
  }

  async function look(): Promise<void> {
    const others = [...folders].flatMap(([folder, before]) => {
      const now = identityOf(folder);
      folders.set(folder, now);
      return now === before ? [] : [{ folder, isThere: now !== '' }];
    });
    if (others.some(({ isThere }) => isThere)) {
      await close();
      watchers = await open();
    }
    // When all is watched again, so that what is checked next misses nothing.
    for (const { folder, isThere } of others) replaced(folder, isThere);
  }
}

function isFile(path: string): boolean {
  return stats(path)?.isFile() ?? false;
}

/** What a folder, or the one that a link leads to, is on the disk; empty if there is none. */
function identityOf(path: string): string {
  const { dev, ino, birthtimeNs } = stats(path) ?? {};
  return ino === undefined ? '' : [dev, ino, birthtimeNs].join(':');
}

function stats(path: string) {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
