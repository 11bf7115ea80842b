import type { LinkState } from '../engine/link-states.ts';
import { environmentWatch } from './environment.ts';
import { remember } from './history.ts';
import type { Task } from './lanes.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { Network } from './network.ts';
import type { LinkSettings } from './settings.ts';
import type { Attempt } from './types.ts';

interface AnswersInput {
  readonly ledger: Ledger;
  readonly network: Network;
  readonly settings: LinkSettings;
  readonly now: number;
}

/** This machine and not the web is to blame. */
export interface EnvironmentFault {
  readonly kind: 'offline' | 'fake-ip';
  readonly hosts: number;
  readonly failed: number;
}

/** The answers of a run on their way into the ledger. */
export interface Answers {
  /** Writes down an answer, or holds it back where this machine may be to blame. `notBefore`: the host asked for patience. */
  settle(task: Task, attempt: Attempt, notBefore?: number): void;
  /** How many there are. */
  count(): number;
  /** Whether there are enough failures to blame this machine already. */
  isHopeless(): boolean;
  /** Why what was held back says nothing, now that all answers are in. */
  fault(): EnvironmentFault | undefined;
  /** Writes down what was held back. */
  release(): void;
}

export function openAnswers({ ledger, network, settings, now }: AnswersInput): Answers {
  const environment = environmentWatch(network.resolutions);
  const held: { readonly state: LinkState; readonly before: LedgerEntry | undefined }[] = [];
  let count = 0;
  return {
    settle({ target, before, requests }, { state, unreachable }, notBefore) {
      const whole = { ...state, requests };
      const { hostname } = new URL(target.href);
      if (requests > 0) environment.saw(unreachable ?? hostname, unreachable !== undefined, state.code);
      const isFake = network.resolutions.get(hostname) === 'fake-ip';
      if (unreachable === undefined && !isFake) ledger.put(remember(whole, before, settings, now, notBefore));
      else held.push({ state: whole, before });
      count++;
    },
    count: () => count,
    isHopeless: () => environment.verdict(false) !== undefined,
    fault() {
      const kind = environment.verdict(true);
      return kind && { kind, ...environment.counts() };
    },
    release() {
      for (const { state, before } of held)
        ledger.put(remember(environment.isProven() ? state : unproven(state), before, settings, now));
    },
  };
}

/** That a name is not known proves nothing where no name was known. */
function unproven(state: LinkState): LinkState {
  return state.reason === 'no-host' ? { ...state, verdict: 'uncertain', reason: 'dns' } : state;
}
