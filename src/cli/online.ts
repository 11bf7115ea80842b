import { lstatSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { LinksConfig } from '../config/types.ts';
import { NkLintError } from '../core/errors.ts';
import { thousands } from '../core/numbers.ts';
import { linkHref } from '../knowledge/url/link-href.ts';
import { parseUrl } from '../knowledge/url/url.ts';
import { readRecording, writeRecording } from '../links/recording.ts';
import { type LinkSession, openSession } from '../links/session.ts';
import { linkSettings } from '../links/settings.ts';
import type { Judged } from '../links/states.ts';
import { type Occurring, targetsOf } from '../links/targets.ts';
import type { Target } from '../links/types.ts';
import { errors } from '../messages/errors.ts';
import { links as words } from '../messages/links.ts';
import type { Selection } from '../run/input/selection.ts';
import { writeOutput } from '../run/input/write-output.ts';
import type { LinkPort } from '../run/online/link-port.ts';
import { cachePlace } from './cache.ts';
import type { CommandContext } from './context.ts';
import type { CheckFlags } from './flags.ts';
import { progressLine } from './progress.ts';

export interface Online {
  readonly port: LinkPort;
  readonly session: LinkSession;
  /** Milliseconds since 1970: of the run, or of the one that is replayed. */
  readonly now: number;
  /** The addresses in the articles, once they were looked at. */
  occurring(): readonly Occurring[];
  /** What is to be said when all is done; writes the recording. */
  end(): Promise<readonly string[]>;
}

export interface OnlineOptions
  extends Pick<CommandContext<CheckFlags>, 'flags' | 'config' | 'cwd' | 'terminal' | 'say'> {
  readonly selection?: Selection | undefined;
  /** False to look only at what is known. */
  readonly asks: boolean;
}

/** What widens where requests go, or what is written: a change that touches the configuration must not widen it for itself. */
const widening = ['allow', 'ports', 'trustedFakeIpCidrs', 'ledger'] as const satisfies readonly (keyof LinksConfig)[];

export function openOnline(options: OnlineOptions): Online {
  const { flags, config, cwd, terminal, say, asks } = options;
  const replay = flags.replay === undefined ? undefined : readRecording(resolve(cwd, flags.replay));
  const now = replay?.now ?? Date.now();
  const { links, notes } = trustedLinks(options);
  const ledgerFile = links.ledger ?? defaultLedger({ flags, config, cwd });
  const mode = flags.linksMode ?? replay?.mode ?? config.links.mode ?? 'pr';
  const deadline = flags.deadline === undefined ? {} : { deadline: flags.deadline };
  const settings = linkSettings({ ...links, ...deadline }, mode, (flags.allowHost ?? []).map(hostPort));
  const progress = progressLine(terminal, (done: number, total: number, sites: number) =>
    say(words.asking, { done: thousands(done), total: thousands(total), sites: thousands(sites) }),
  );
  const stop = new AbortController();
  const session = openSession({
    settings,
    ledgerFile,
    readOnly: !asks || config.links.readOnly === true,
    isListing: !asks,
    now,
    stop: stop.signal,
    replay,
    onProgress: progress.show,
  });
  let occurring: readonly Occurring[] = [];
  let judged: Judged | undefined;

  return {
    session,
    now,
    occurring: () => occurring,
    port: {
      onlyNew: mode === 'pr',
      async resolve(records, isOldPlace) {
        occurring = targetsOf(records).filter(({ target }) => !settings.isExcluded(target.href));
        const wanted =
          mode === 'pr'
            ? occurring.filter(({ occurrences }) => occurrences.some(({ path, range }) => !isOldPlace(path, range[0])))
            : occurring;
        if (asks) await ask(wanted.map(({ target }) => target));
        judged = session.judge(occurring.map(({ target }) => target));
        return judged.states;
      },
      ...(flags.confirmFixes && {
        async confirm(urls) {
          await ask(urls.flatMap((url) => imageAt(url) ?? []));
          return (url) => isImage(session, url);
        },
      }),
    },
    async end() {
      const recording = flags.record === undefined ? undefined : writeRecording(session.recording());
      await session.close(true);
      if (flags.record !== undefined && recording !== undefined) writeOutput(resolve(cwd, flags.record), recording);
      const file = relative(cwd, ledgerFile ?? '').replaceAll('\\', '/');
      return [...notes, ...notesOf(session, judged, file, say)];
    },
  };

  async function ask(targets: readonly Target[]): Promise<void> {
    void terminal.interrupted().then(() => stop.abort());
    try {
      await session.ask(targets);
    } finally {
      progress.end();
    }
  }
}

/** The configured links, without what a change that touches the configuration may not decide; a note names what is left out. */
function trustedLinks({ config, cwd, say, selection }: OnlineOptions): {
  links: LinksConfig;
  notes: readonly string[];
} {
  const { links, sources } = config;
  const keys = widening.filter((key) => links[key] !== undefined);
  const paths = sources.map((source) => relative(cwd, source).replaceAll('\\', '/'));
  const touched = paths.find((path) => selection?.has(path));
  if (touched === undefined || keys.length === 0) return { links, notes: [] };
  const { allow: _a, ports: _p, trustedFakeIpCidrs: _t, ledger: _l, ...rest } = links;
  return { links: rest, notes: [say(words.untrusted, { file: touched, keys: keys.join(', ') })] };
}

function imageAt(url: string): Target | undefined {
  const href = linkHref(url);
  return href === undefined ? undefined : { kind: 'image', href };
}

/** Undefined where the web did not answer clearly. */
function isImage(session: LinkSession, url: string): boolean | undefined {
  const target = imageAt(url);
  const verdict = target && session.entry(target)?.verdict;
  return verdict === 'ok' || verdict === 'moved' ? true : verdict === 'broken' ? false : undefined;
}

function* notesOf(
  { notChecked, damaged, ledgerFailure }: LinkSession,
  judged: Judged | undefined,
  file: string,
  say: OnlineOptions['say'],
): Generator<string> {
  if (damaged > 0) yield say(words.damaged, { file, count: thousands(damaged) });
  if (ledgerFailure !== undefined) yield say(words.unwritable, { file, reason: ledgerFailure });
  if (notChecked.length > 0) yield say(words.notChecked, { count: thousands(notChecked.length) });
  for (const { host, reason, status, count, total } of judged?.closed ?? []) {
    const why = status === undefined ? reason : `${reason}, ${status}`;
    yield say(words.closed, { host, why, count: thousands(count), total: thousands(total) });
  }
}

function defaultLedger(context: Parameters<typeof cachePlace>[0]): string | undefined {
  const place = cachePlace(context);
  // A link there may lead anywhere.
  const isLink = place && lstatSync(place.location, { throwIfNoEntry: false })?.isSymbolicLink();
  return place && !isLink ? join(place.location, 'links.jsonl') : undefined;
}

/** `127.0.0.1:8080`, `[::1]:8080`, `wiki.local:80`, as URLs have it. */
function hostPort(value: string): string {
  const url = /^(?:[^\s:/@]+|\[[\da-f:.]+\]):\d+$/iu.test(value) ? `http://${value}` : '';
  const parsed = parseUrl(url);
  if (!parsed) throw new NkLintError(errors.hostPort, { value });
  return `${parsed.hostname}:${value.slice(value.lastIndexOf(':') + 1)}`;
}
