import type { LookupFunction } from 'node:net';
import { NkLintError } from '../core/errors.ts';
import { errors } from '../messages/errors.ts';
import { findCopies } from './archive.ts';
import { askAll } from './ask.ts';
import { isFresh, nextCheck } from './history.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { entryKey, type LedgerEntry } from './ledger-entry.ts';
import { openNetwork } from './network.ts';
import { byKey, type Recording } from './recording.ts';
import type { LinkSettings } from './settings.ts';
import { type Judged, judgeEntries } from './states.ts';
import type { Target } from './types.ts';

export interface SessionOptions {
  readonly settings: LinkSettings;
  /** Undefined to remember nothing. */
  readonly ledgerFile: string | undefined;
  readonly readOnly: boolean;
  /** Nothing is asked: what the ledger says is shown, whatever it was asked with. */
  readonly isListing: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly stop?: AbortSignal;
  /** The answers of an earlier run, in the place of the web. */
  readonly replay?: Recording | undefined;
  readonly lookup?: LookupFunction;
  onProgress?(done: number, total: number, sites: number): void;
}

/** What one run asks of the web, and knows of it. */
export interface LinkSession {
  /** Asks for what is not known. Throws an NkLintError where this machine does not reach the web, or is interrupted. */
  ask(targets: readonly Target[]): Promise<void>;
  entry(target: Target): LedgerEntry | undefined;
  /** When it will be asked again, in milliseconds since 1970. */
  next(entry: LedgerEntry): number;
  judge(targets: readonly Target[]): Judged;
  /** What was asked for, and no answer is known of. */
  readonly notChecked: readonly Target[];
  readonly damaged: number;
  /** Why the ledger could not be written. */
  readonly ledgerFailure: string | undefined;
  recording(): Recording;
  /** `isFinished`: all that was to be asked was. */
  close(isFinished: boolean): Promise<void>;
}

export function openSession(options: SessionOptions): LinkSession {
  const { settings, now, replay, stop } = options;
  return replay ? replayed(settings, replay) : live(openLedger(options.ledgerFile, options.readOnly));

  function live(ledger: Ledger): LinkSession {
    const { policy, timeouts, userAgent } = settings;
    const network = openNetwork({ policy, timeouts, userAgent, ...(options.lookup && { lookup: options.lookup }) });
    const breakOff = () => void network.close();
    stop?.addEventListener('abort', breakOff);
    const asked = new Map<string, Target>();
    const judged = new Map<string, Target>();
    const notChecked: Target[] = [];
    const isCurrent = (entry: LedgerEntry) =>
      entry.lastCheck === now || isFresh(entry, ledger.isUnfinished(entry), settings, now);
    const entry = (target: Target) => {
      const found = ledger.get(target);
      return found && (options.isListing || found.policy === settings.policyHash) ? found : undefined;
    };
    return {
      async ask(targets) {
        const fresh = targets.filter((target) => !asked.has(entryKey(target)));
        for (const target of fresh) asked.set(entryKey(target), target);
        const { onProgress } = options;
        const result = await askAll({
          targets: fresh,
          ledger,
          network,
          settings,
          now,
          stop,
          ...(onProgress && { onProgress }),
        });
        if (stop?.aborted) throw new NkLintError(errors.linksInterrupted, { count: result.asked });
        if (result.environment) {
          const { kind, hosts, failed } = result.environment;
          throw new NkLintError(kind === 'fake-ip' ? errors.linksFakeIp : errors.linksOffline, { hosts, failed });
        }
        notChecked.push(...result.notChecked);
        if (settings.archive !== undefined) await findCopies(settings.archive, fresh, { ledger, network, settings });
      },
      entry,
      next: (known) => nextCheck(known, settings),
      judge(targets) {
        for (const target of targets) judged.set(entryKey(target), target);
        return judgeEntries(entriesOf(targets, entry), settings, now, isCurrent);
      },
      notChecked,
      get damaged() {
        return ledger.damaged;
      },
      get ledgerFailure() {
        return ledger.failure;
      },
      recording() {
        const entries = entriesOf([...new Map([...judged, ...asked]).values()], entry);
        const stale = entries.filter((each) => !isCurrent(each)).map(({ kind, href }) => ({ kind, href }));
        return { version: 1, now, mode: settings.mode, entries, stale, notChecked };
      },
      async close(isFinished) {
        stop?.removeEventListener('abort', breakOff);
        if (isFinished) ledger.finish(now);
        ledger.close();
        await network.close();
      },
    };
  }
}

function replayed(settings: LinkSettings, recording: Recording): LinkSession {
  const entries = byKey(recording.entries);
  const stale = new Set(recording.stale.map(entryKey));
  const entry = (target: Target) => entries.get(entryKey(target));
  return {
    ask: async () => {},
    entry,
    next: (known) => nextCheck(known, settings),
    judge: (targets) =>
      judgeEntries(entriesOf(targets, entry), settings, recording.now, (each) => !stale.has(entryKey(each))),
    notChecked: recording.notChecked,
    damaged: 0,
    ledgerFailure: undefined,
    recording: () => recording,
    close: async () => {},
  };
}

function entriesOf(targets: readonly Target[], entry: LinkSession['entry']): LedgerEntry[] {
  return targets.flatMap((target) => entry(target) ?? []);
}
