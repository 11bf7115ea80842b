import { join, relative, resolve } from 'node:path';
import type { LinksConfig } from '../../config/types.ts';
import { NkLintError } from '../../core/errors.ts';
import { toPosixPath } from '../../files/posix-path.ts';
import { placeToWrite } from '../../files/tree.ts';
import { writeOutput } from '../../files/write-output.ts';
import { linkHref } from '../../knowledge/url/link-href.ts';
import { parseUrl } from '../../knowledge/url/url.ts';
import { type ReadRecording, readRecording, writeRecording } from '../../links/ledger/recording.ts';
import { type LinkSession, openSession } from '../../links/session.ts';
import { linkSettings } from '../../links/settings.ts';
import type { Evaluation } from '../../links/states.ts';
import { type TargetOccurrences, targetsOf } from '../../links/targets.ts';
import type { Target } from '../../links/types.ts';
import { errors } from '../../messages/errors.ts';
import { links as words } from '../../messages/links.ts';
import { systemReason } from '../../messages/reasons.ts';
import { isTracked } from '../../run/cache/tracked.ts';
import type { Selection } from '../../run/input/selection.ts';
import type { LinkPort } from '../../run/online/link-port.ts';
import { cachePlace } from '../cache.ts';
import type { CommandContext } from '../context.ts';
import type { CheckFlags } from '../flags.ts';
import { progressLine } from '../progress.ts';
import { linkReason } from './link-reason.ts';

export interface Online {
  readonly port: LinkPort;
  readonly session: LinkSession;
  /** Time of the run, or of the replayed run, in milliseconds since 1970. */
  readonly now: number;
  /** Returns the URLs in the articles; empty before `port.resolve`. */
  targets(): readonly TargetOccurrences[];
  /** Closes the session and writes the recording; returns notes for standard error. */
  end(): Promise<readonly string[]>;
}

export interface OnlineOptions
  extends Pick<CommandContext<CheckFlags>, 'flags' | 'config' | 'cwd' | 'terminal' | 'say' | 'note'> {
  readonly selection?: Selection | undefined;
  /** False to read the ledger alone. */
  readonly sendsRequests: boolean;
}

/** Keys that allow more requests or writes. They are ignored if the change under review edits the configuration. */
const restrictedKeys = [
  'allow',
  'ports',
  'trustedFakeIpCidrs',
  'ledger',
] as const satisfies readonly (keyof LinksConfig)[];

export function openOnline(options: OnlineOptions): Online {
  const { flags, config, cwd, terminal, say, sendsRequests } = options;
  const replay = replayedRecording(options);
  const now = replay?.now ?? Date.now();
  const { links, notes } = trustedLinks(options);
  const ledgerFile = replay ? undefined : ledgerFor(links.ledger, options);
  const mode = flags.linksMode ?? replay?.mode ?? config.links.mode ?? 'pr';
  const deadline = flags.deadline === undefined ? {} : { deadline: flags.deadline };
  const settings = linkSettings({ ...links, ...deadline }, mode, (flags.allowHost ?? []).map(normalizedHostPort));
  const progress = progressLine(terminal, (done: number, total: number, sites: number) =>
    say(words.asking, { done: done, total: total, sites: sites }),
  );
  const stop = new AbortController();
  const session = openSession({
    settings,
    ledgerFile,
    readOnly: !sendsRequests || config.links.readOnly === true,
    isListing: !sendsRequests,
    now,
    stop: stop.signal,
    replay,
    onProgress: progress.show,
  });
  let targets: readonly TargetOccurrences[] = [];
  let evaluation: Evaluation | undefined;

  return {
    session,
    now,
    targets: () => targets,
    port: {
      onlyNew: mode === 'pr',
      async resolve(records, isOldPlace) {
        targets = targetsOf(records).filter(({ target }) => !settings.isExcluded(target.href));
        const wanted =
          mode === 'pr'
            ? targets.filter(({ occurrences }) => occurrences.some(({ path, range }) => !isOldPlace(path, range[0])))
            : targets;
        if (sendsRequests) await checkTargets(wanted.map(({ target }) => target));
        evaluation = session.evaluate(targets.map(({ target }) => target));
        return evaluation.states;
      },
      ...(flags.confirmFixes && {
        async confirm(urls) {
          await checkTargets(urls.flatMap((url) => imageTarget(url) ?? []));
          return (url) => hasImageAt(session, url);
        },
      }),
    },
    async end() {
      const recording = flags.record === undefined ? undefined : writeRecording(session.recording());
      await session.close(true);
      if (flags.record !== undefined && recording !== undefined) writeOutput(resolve(cwd, flags.record), recording);
      const file = toPosixPath(relative(cwd, ledgerFile ?? resolve(cwd, flags.replay ?? '')));
      return [...notes, ...notesOf(session, evaluation, file, say)];
    },
  };

  async function checkTargets(targets: readonly Target[]): Promise<void> {
    void terminal.interrupted().then(() => stop.abort());
    try {
      await session.check(targets);
    } finally {
      progress.end();
    }
  }
}

/** Returns the link configuration, without restricted keys if the selected change edits it; a note names them. */
function trustedLinks({ config, cwd, say, selection }: OnlineOptions): {
  links: LinksConfig;
  notes: readonly string[];
} {
  const { links, sources } = config;
  const keys = restrictedKeys.filter((key) => links[key] !== undefined);
  const paths = sources.map((source) => toPosixPath(relative(cwd, source)));
  const changedSource = paths.find((path) => selection?.has(path));
  if (changedSource === undefined || keys.length === 0) return { links, notes: [] };
  const { allow: _a, ports: _p, trustedFakeIpCidrs: _t, ledger: _l, ...rest } = links;
  return { links: rest, notes: [say(words.untrusted, { file: changedSource, keys: keys.join(', ') })] };
}

function imageTarget(url: string): Target | undefined {
  const href = linkHref(url);
  return href === undefined ? undefined : { kind: 'image', href };
}

/** Whether a URL shows an image; undefined if the result is uncertain. */
function hasImageAt(session: LinkSession, url: string): boolean | undefined {
  const target = imageTarget(url);
  const verdict = target && session.entryFor(target)?.verdict;
  return verdict === 'ok' || verdict === 'moved' ? true : verdict === 'broken' ? false : undefined;
}

function* notesOf(
  { notChecked, damagedLines, ledgerFailure }: LinkSession,
  evaluation: Evaluation | undefined,
  file: string,
  say: OnlineOptions['say'],
): Generator<string> {
  // All lines of a file that is no ledger are damaged.
  if (damagedLines > 0 && ledgerFailure === undefined) yield say(words.damaged, { file, count: damagedLines });
  if (ledgerFailure !== undefined) yield say(words.unwritable, { file, reason: say(systemReason(ledgerFailure)) });
  if (notChecked.length > 0) yield say(words.notChecked, { count: notChecked.length });
  for (const { host, reason, status, count, total } of evaluation?.uncheckableHosts ?? []) {
    yield say(words.closed, { host, why: linkReason({ reason, status }, say), count, total });
  }
}

/** Returns the file of the ledger; undefined without a cache, and for one that a branch may have brought. */
function ledgerFor(configured: string | undefined, options: OnlineOptions): string | undefined {
  const folder = configured === undefined ? cachePlace(options)?.location : undefined;
  const file = configured ?? (folder && join(folder, 'links.jsonl'));
  if (configured === undefined || file === undefined || !hasCome(file)) return file;
  options.note(words.tracked, { file: toPosixPath(relative(options.cwd, file)) });
  return undefined;
}

/** Whether a file came with the branch that is checked out, as git tells. */
function hasCome(file: string): boolean {
  try {
    return isTracked(placeToWrite(file)) === true;
  } catch {
    // It leads out of the working tree, and is refused where it is opened.
    return false;
  }
}

/** Reads what `--replay` names; throws an NkLintError for what the change under review says itself. */
function replayedRecording({ flags: { replay }, cwd, selection }: OnlineOptions): ReadRecording | undefined {
  if (replay === undefined) return undefined;
  const file = resolve(cwd, replay);
  const isChanged = selection?.has(toPosixPath(relative(cwd, file))) === true;
  if (isChanged && hasCome(file)) throw new NkLintError(errors.recordingChanged, { file: replay });
  return readRecording(file, cwd);
}

/** Normalizes `127.0.0.1:8080`, `[::1]:8080` or `wiki.local:80` as in URLs. */
function normalizedHostPort(value: string): string {
  const url = /^(?:[^\s:/@]+|\[[\da-f:.]+\]):\d+$/iu.test(value) ? `http://${value}` : '';
  const parsed = parseUrl(url);
  if (!parsed) throw new NkLintError(errors.hostPort, { value });
  return `${parsed.hostname}:${value.slice(value.lastIndexOf(':') + 1)}`;
}
