import type { LookupFunction } from 'node:net';
import { NkLintError } from '../core/errors.ts';
import { errors } from '../messages/errors.ts';
import { findArchivedCopies } from './archive.ts';
import { checkTargets } from './check-targets.ts';
import { isFresh, nextCheck } from './history.ts';
import { type Ledger, openLedger } from './ledger/ledger.ts';
import { entryKey, type LedgerEntry } from './ledger/ledger-entry.ts';
import { entriesByKey, type ReadRecording, type Recording } from './ledger/recording.ts';
import { openNetwork } from './network.ts';
import type { LinkSettings } from './settings.ts';
import { type Evaluation, evaluateEntries } from './states.ts';
import type { Target } from './types.ts';

export interface SessionOptions {
  readonly settings: LinkSettings;
  /** Undefined to store nothing. */
  readonly ledgerFile: string | undefined;
  readonly readOnly: boolean;
  /** Whether entries are only listed, also those of other settings. */
  readonly isListing: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly stop?: AbortSignal;
  /** The results of an earlier run, in place of requests. */
  readonly replay?: ReadRecording | undefined;
  readonly lookup?: LookupFunction;
  onProgress?(done: number, total: number, sites: number): void;
}

/** The link checker of one run. */
export interface LinkSession {
  /** Checks targets without a fresh entry. Throws an NkLintError if the web is unreachable or the run is interrupted. */
  check(targets: readonly Target[]): Promise<void>;
  entryFor(target: Target): LedgerEntry | undefined;
  /** Returns when an entry expires, in milliseconds since 1970. */
  nextCheck(entry: LedgerEntry): number;
  evaluate(targets: readonly Target[]): Evaluation;
  /** Checked targets without a result. */
  readonly notChecked: readonly Target[];
  readonly damagedLines: number;
  /** Code of the error that prevented reading or writing the ledger. */
  readonly ledgerFailure: string | undefined;
  recording(): Recording;
  /** `isFinished`: the run was not interrupted. */
  close(isFinished: boolean): Promise<void>;
}

export function openSession(options: SessionOptions): LinkSession {
  const { settings, now, replay, stop } = options;
  return replay ? replayedSession(settings, replay) : liveSession(openLedger(options.ledgerFile, options.readOnly));

  function liveSession(ledger: Ledger): LinkSession {
    const { policy, timeouts, userAgent } = settings;
    const network = openNetwork({ policy, timeouts, userAgent, ...(options.lookup && { lookup: options.lookup }) });
    const closeNetwork = () => void network.close();
    stop?.addEventListener('abort', closeNetwork);
    const requested = new Map<string, Target>();
    const evaluated = new Map<string, Target>();
    const notChecked: Target[] = [];
    const isCurrent = (entry: LedgerEntry) =>
      entry.lastCheck === now || isFresh(entry, ledger.isUnfinished(entry), settings, now);
    const entryFor = (target: Target) => {
      const found = ledger.get(target);
      return found && (options.isListing || found.policy === settings.policyHash) ? found : undefined;
    };
    return {
      async check(targets) {
        const added = targets.filter((target) => !requested.has(entryKey(target)));
        for (const target of added) requested.set(entryKey(target), target);
        const { onProgress } = options;
        const result = await checkTargets({
          targets: added,
          ledger,
          network,
          settings,
          now,
          stop,
          ...(onProgress && { onProgress }),
        });
        if (stop?.aborted) throw new NkLintError(errors.linksInterrupted, { count: result.checkedCount });
        if (result.environment) {
          const { kind, hosts, failed } = result.environment;
          throw new NkLintError(kind === 'fake-ip' ? errors.linksFakeIp : errors.linksOffline, { hosts, failed });
        }
        notChecked.push(...result.notChecked);
        if (settings.archive !== undefined)
          await findArchivedCopies(settings.archive, added, { ledger, network, settings });
      },
      entryFor,
      nextCheck: (known) => nextCheck(known, settings),
      evaluate(targets) {
        for (const target of targets) evaluated.set(entryKey(target), target);
        return evaluateEntries(entriesOf(targets, entryFor), settings, now, isCurrent);
      },
      notChecked,
      get damagedLines() {
        return ledger.damagedLines;
      },
      get ledgerFailure() {
        return ledger.failure;
      },
      recording() {
        const entries = entriesOf([...new Map([...evaluated, ...requested]).values()], entryFor);
        const stale = entries.filter((each) => !isCurrent(each)).map(({ kind, href }) => ({ kind, href }));
        return { version: 1, now, mode: settings.mode, entries, stale, notChecked };
      },
      async close(isFinished) {
        stop?.removeEventListener('abort', closeNetwork);
        if (isFinished) ledger.finish(now);
        ledger.close();
        await network.close();
      },
    };
  }
}

function replayedSession(settings: LinkSettings, { damaged, ...recording }: ReadRecording): LinkSession {
  const entries = entriesByKey(recording.entries);
  const stale = new Set(recording.stale.map(entryKey));
  const entryFor = (target: Target) => entries.get(entryKey(target));
  return {
    check: async () => {},
    entryFor,
    nextCheck: (known) => nextCheck(known, settings),
    evaluate: (targets) =>
      evaluateEntries(entriesOf(targets, entryFor), settings, recording.now, (each) => !stale.has(entryKey(each))),
    notChecked: recording.notChecked,
    damagedLines: damaged,
    ledgerFailure: undefined,
    recording: () => recording,
    close: async () => {},
  };
}

function entriesOf(targets: readonly Target[], entryFor: LinkSession['entryFor']): LedgerEntry[] {
  return targets.flatMap((target) => entryFor(target) ?? []);
}
