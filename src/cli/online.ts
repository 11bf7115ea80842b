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

export function openOnline({ flags, config, cwd, terminal, say, selection, asks }: OnlineOptions): Online {
  const replay = flags.replay === undefined ? undefined : readRecording(resolve(cwd, flags.replay));
  const now = replay?.now ?? Date.now();
  const notes: string[] = [];
  const links = trusted();
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
        if (asks) await ask(() => session.ask(wanted.map(({ target }) => target)));
        judged = session.judge(occurring.map(({ target }) => target));
        return judged.states;
      },
      ...(flags.confirmFixes && {
        async confirm(urls) {
          const targets = urls.flatMap((url) => {
            const href = linkHref(url);
            return href === undefined ? [] : [{ kind: 'image' as const, href }];
          });
          await ask(() => session.ask(targets));
          return (url) => {
            const href = linkHref(url);
            const verdict = href === undefined ? undefined : session.entry({ kind: 'image', href })?.verdict;
            return verdict === 'ok' || verdict === 'moved' ? true : verdict === 'broken' ? false : undefined;
          };
        },
      }),
    },
    async end() {
      const recording = flags.record === undefined ? undefined : writeRecording(session.recording());
      await session.close(true);
      const file = relative(cwd, ledgerFile ?? '').replaceAll('\\', '/');
      if (flags.record !== undefined && recording !== undefined) writeOutput(resolve(cwd, flags.record), recording);
      const { notChecked, damaged, ledgerFailure } = session;
      if (damaged > 0) notes.push(say(words.damaged, { file, count: thousands(damaged) }));
      if (ledgerFailure !== undefined) notes.push(say(words.unwritable, { file, reason: ledgerFailure }));
      if (notChecked.length > 0) notes.push(say(words.notChecked, { count: thousands(notChecked.length) }));
      for (const { host, reason, status, count, total } of judged?.closed ?? []) {
        const why = status === undefined ? reason : `${reason}, ${status}`;
        notes.push(say(words.closed, { host, why, count: thousands(count), total: thousands(total) }));
      }
      return notes;
    },
  };

  async function ask(act: () => Promise<void>): Promise<void> {
    void terminal.interrupted().then(() => stop.abort());
    try {
      await act();
    } finally {
      progress.end();
    }
  }

  function trusted(): LinksConfig {
    const { links: stated, sources } = config;
    const keys = widening.filter((key) => stated[key] !== undefined);
    const paths = sources.map((source) => relative(cwd, source).replaceAll('\\', '/'));
    const touched = paths.find((path) => selection?.has(path));
    if (touched === undefined || keys.length === 0) return stated;
    notes.push(say(words.untrusted, { file: touched, keys: keys.join(', ') }));
    const { allow: _a, ports: _p, trustedFakeIpCidrs: _t, ledger: _l, ...rest } = stated;
    return rest;
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
