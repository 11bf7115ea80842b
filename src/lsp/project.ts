import { dirname, relative, resolve } from 'node:path';
import { rules as builtin } from '../../rules/index.ts';
import { findConfig } from '../config/load.ts';
import type { Resolved } from '../config/resolve.ts';
import { configFrom } from '../config/source.ts';
import type { Language } from '../core/types.ts';
import { installedPage } from '../files/installed-page.ts';
import { toPosixPath } from '../files/posix-path.ts';
import { isBelow } from '../files/tree.ts';
import type { FactCache } from '../run/cache/fact-cache.ts';
import { defaultPathsOf } from '../run/input/default-paths.ts';
import { articleName, discover } from '../run/input/discover.ts';
import { historyOf } from '../run/input/history.ts';
import { openSession, type Session } from '../session/session.ts';
import { watchSettings, watchSite } from '../session/site-watch.ts';
import type { Settings } from './settings.ts';

/** Events are handled after this time without others: editors and crawlers write in bursts. */
const quietMs = 150;
/** Where more files than this change at once, as after a checkout, the site is read again. */
const mostSingleFiles = 50;

export interface ProjectOptions {
  /** Absolute; the working directory of its checks. */
  readonly folder: string;
  /** False for the folder of a single file, whose other files are not read. */
  readonly isWhole: boolean;
  readonly settings: Settings;
  /** Whether a configuration that is code is an error. */
  readonly dataOnly: boolean;
  /** The language of the editor. */
  readonly language: Language;
  /** Opens the fact cache of a configuration, as the command line does. */
  openCache(config: Resolved, cwd: string): FactCache | undefined;
  /** Findings of some articles may have changed. */
  changed(): void;
  /** The configuration cannot be used; undefined when it can be used again. */
  failed(error: unknown): void;
}

/** A folder of the editor, with the session of its site. A change of its settings opens another session. */
export interface Project {
  readonly folder: string;
  /** The current session; undefined until the configuration could be read for the first time. */
  session(): Session | undefined;
  /** The language of messages. */
  language(): Language;
  /** Returns the URL of the page of a rule: in the package, or where its plugin says. */
  rulePage(rule: string): string | undefined;
  /** Returns the path of a file as reports name it; undefined if it lies elsewhere. */
  pathOf(file: string): string | undefined;
  /** Whether ignore files or the configuration exclude an article. */
  isIgnored(path: string): boolean;
  setText(path: string, text: string): void;
  closeText(path: string): Promise<void>;
  /** Resolves when the configuration has been read for the first time, or cannot be read. */
  opened(): Promise<void>;
  /** Resolves when the site has been read. */
  ready(): Promise<void>;
  /** Reads configuration and site again. */
  reload(settings?: Settings): void;
  close(): Promise<void>;
}

export function openProject(options: ProjectOptions): Project {
  const { folder, language, changed, failed } = options;
  const texts = new Map<string, string>();
  const watch = siteWatch(options, (files) => fileChanged(files));
  const sites = siteLoader(options, texts, watch);
  sites.reload();
  return {
    folder,
    session: () => sites.current()?.session,
    language: messageLanguage,
    rulePage(rule) {
      const stated = sites.current()?.session.config.rulePage(rule, messageLanguage());
      return installedPage(rule, messageLanguage()) ?? stated;
    },
    pathOf(file) {
      return file !== folder && isBelow(file, folder) ? toPosixPath(relative(folder, file)) : undefined;
    },
    isIgnored: (path) => sites.current()?.discovery.ignoredBy(path) !== undefined,
    setText(path, text) {
      texts.set(path, text);
      for (const session of sites.sessions()) session.setText(path, text);
    },
    async closeText(path) {
      texts.delete(path);
      await readFiles([path]);
    },
    opened: sites.opened,
    ready: sites.ready,
    reload: sites.reload,
    async close() {
      sites.close();
      failed(undefined);
      await watch.end();
    },
  };

  function messageLanguage(): Language {
    return sites.current()?.session.plan.run.language ?? language;
  }

  /** An article that changed is read again; anything else may concern all of them. */
  async function fileChanged(files: ReadonlyMap<string, string>): Promise<void> {
    const session = sites.current()?.session;
    const changes = [...files].map(([file, event]) => ({ path: toPosixPath(relative(folder, file)), event }));
    const isArticle = ({ path, event }: (typeof changes)[number]) =>
      event === 'change' && articleName.test(path) && session?.has(path) === true;
    if (!session || changes.length > mostSingleFiles || !changes.every(isArticle)) return sites.reload();
    await readFiles(changes.flatMap(({ path }) => (texts.has(path) ? [] : [path])));
  }

  async function readFiles(paths: readonly string[]): Promise<void> {
    for (const session of sites.sessions()) {
      for (const path of paths) await session.readFile(path);
      session.compare();
    }
    changed();
  }
}

/** Opens the sessions of a project, one after the other; each serves until the next one has read its site. */
function siteLoader(options: ProjectOptions, texts: ReadonlyMap<string, string>, watch: SiteWatcher) {
  const { folder, changed, failed } = options;
  let { settings } = options;
  let current: OpenSite | undefined;
  let next: { readonly site: OpenSite | undefined; readonly abort: AbortController } | undefined;
  let loading = Promise.resolve();
  let isClosed = false;
  let hasOpened = () => {};
  const opened = new Promise<void>((resolve) => {
    hasOpened = resolve;
  });
  const sessions = () => [current, next?.site].flatMap((site) => site?.session ?? []);
  return {
    current: () => current,
    sessions,
    opened: () => opened,
    ready: () => loading,
    reload,
    close() {
      isClosed = true;
      hasOpened();
      next?.abort.abort();
      for (const session of sessions()) session.close();
      current = undefined;
    },
  };

  function reload(changedSettings?: Settings): void {
    if (isClosed) return;
    settings = changedSettings ?? settings;
    next?.abort.abort();
    const abort = new AbortController();
    next = { site: undefined, abort };
    loading = load(abort).catch(async (error: unknown) => {
      if (abort.signal.aborted) return;
      failed(error);
      hasOpened();
      // It may have been mended before it was watched.
      if (!current && (await watch.start(configFolder(folder, settings), []))) reload();
    });
  }

  async function load(abort: AbortController): Promise<void> {
    const site = await openSite(options, settings);
    if (abort.signal.aborted) return site.session.close();
    next = { site, abort };
    failed(undefined);
    for (const [path, text] of texts) site.session.setText(path, text);
    if (!current) {
      // Open articles are linted by themselves until the others have been read.
      current = site;
      hasOpened();
      changed();
    }
    // What changed before it was watched has not been noticed.
    if (await watch.start(site.session.config.base, site.paths)) {
      if (site !== current) site.session.close();
      return await load(abort);
    }
    try {
      await site.session.load(abort.signal);
    } catch (error) {
      if (site !== current) site.session.close();
      throw error;
    }
    if (current !== site) current.session.close();
    current = site;
    next = undefined;
    changed();
  }
}

async function openSite({ folder, isWhole, dataOnly, language, openCache }: ProjectOptions, settings: Settings) {
  const { home } = settings;
  const found = configFile(folder, settings);
  // To open a single file is not to trust the folder around it.
  const isTrusted = isWhole || typeof home === 'string';
  const file = !isTrusted && found !== undefined && /\.[cm]?[jt]s$/u.test(found) ? undefined : found;
  const source = { cwd: folder, ...(home && { home }), file, cli: {}, dataOnly: dataOnly || !isTrusted };
  const config = await configFrom(source, builtin);
  const paths = isWhole ? defaultPathsOf(config, folder) : [];
  const { ignore } = config;
  const discovery = discover({ cwd: folder, paths, ignore, honorIgnoreFiles: true, errorOnUnmatched: false });
  const session = openSession({
    cwd: folder,
    inputs: discovery.files,
    config,
    language: settings.language ?? config.language ?? language,
    now: Date.now(),
    cache: isWhole ? openCache(config, folder) : undefined,
    history: historyOf(folder),
  });
  return { session, discovery, paths };
}

/** A session with what was discovered for it. */
type OpenSite = Awaited<ReturnType<typeof openSite>>;

function configFile(folder: string, { config, home }: Settings): string | undefined {
  if (home !== undefined) return home === false ? undefined : findConfig(home);
  return config === undefined ? findConfig(folder) : resolve(folder, config);
}

/** Where to watch for a configuration that cannot be read. */
function configFolder(folder: string, settings: Settings): string | undefined {
  try {
    const file = configFile(folder, settings);
    return file && dirname(file);
  } catch {
    return undefined;
  }
}

type SiteWatcher = ReturnType<typeof siteWatch>;

/** Watches the site of a configuration; starts anew only where other paths have to be watched. */
function siteWatch(
  { folder, isWhole, failed }: ProjectOptions,
  fileChanged: (files: ReadonlyMap<string, string>) => Promise<void>,
) {
  let ended: Promise<() => Promise<void>> = Promise.resolve(async () => {});
  let watched = '';
  let isEnded = false;
  let files = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  return {
    /** Resolves when changes are noticed, to whether they were not before. */
    async start(base: string | undefined, paths: readonly string[]): Promise<boolean> {
      const wanted = JSON.stringify([base, paths]);
      if (wanted === watched) return false;
      watched = wanted;
      await (await ended)();
      if (isEnded) return false;
      ended = (isWhole ? watchSite : watchSettings)({
        cwd: folder,
        base,
        paths,
        changed: noted,
        failed,
        replaced: (path) => noted(path, 'replaced'),
      });
      await ended;
      return true;
    },
    async end(): Promise<void> {
      isEnded = true;
      clearTimeout(timer);
      await (await ended)();
    },
  };

  function noted(file: string, event: string): void {
    files.set(file, event);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const noticed = files;
      files = new Map();
      fileChanged(noticed).catch(failed);
    }, quietMs);
  }
}
