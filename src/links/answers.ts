import type { LinkState } from '../engine/link-states.ts';
import { environmentWatch } from './environment.ts';
import { updatedEntry } from './history.ts';
import type { Task } from './lanes.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { LedgerEntry } from './ledger/ledger-entry.ts';
import type { Network } from './network.ts';
import type { LinkSettings } from './settings.ts';
import type { Attempt } from './types.ts';

interface AnswersInput {
  readonly ledger: Ledger;
  readonly network: Network;
  readonly settings: LinkSettings;
  readonly now: number;
}

/** A fault of this machine or its network, with the number of requested and of failed hosts. */
export interface EnvironmentFault {
  readonly kind: 'offline' | 'fake-ip';
  readonly hosts: number;
  readonly failed: number;
}

/** Collects the results of a run for the ledger. */
export interface Answers {
  /** Records a result, or holds it back if this machine may be at fault. `notBefore`: end of the wait that the host requested. */
  record(task: Task, attempt: Attempt, notBefore?: number): void;
  /** Returns the number of results. */
  count(): number;
  /** Whether enough hosts failed already to stop the run: this machine is at fault. */
  hasEnvironmentFault(): boolean;
  /** Returns why held results are void; called after the last result. */
  environmentFault(): EnvironmentFault | undefined;
  /** Records the held results. */
  recordHeld(): void;
}

export function openAnswers({ ledger, network, settings, now }: AnswersInput): Answers {
  const environment = environmentWatch(network.resolutions);
  const held: { readonly state: LinkState; readonly previous: LedgerEntry | undefined }[] = [];
  let count = 0;
  return {
    record({ target, previous, requests }, { state, unreachableHost }, notBefore) {
      const total = { ...state, requests };
      const { hostname } = new URL(target.href);
      if (requests > 0) environment.record(unreachableHost ?? hostname, unreachableHost !== undefined, state.code);
      const isFake = network.resolutions.get(hostname) === 'fake-ip';
      if (unreachableHost === undefined && !isFake) ledger.put(updatedEntry(total, previous, settings, now, notBefore));
      else held.push({ state: total, previous });
      count++;
    },
    count: () => count,
    hasEnvironmentFault: () => environment.fault(false) !== undefined,
    environmentFault() {
      const kind = environment.fault(true);
      return kind && { kind, ...environment.hostCounts() };
    },
    recordHeld() {
      for (const { state, previous } of held)
        ledger.put(updatedEntry(environment.isOnline() ? state : withoutHostVerdict(state), previous, settings, now));
    },
  };
}

/** Makes an unknown host name uncertain: if no name was resolved at all, the resolver may be at fault. */
function withoutHostVerdict(state: LinkState): LinkState {
  return state.reason === 'no-host' ? { ...state, verdict: 'uncertain', reason: 'dns' } : state;
}
