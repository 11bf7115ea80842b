import type { Resolution } from './guard.ts';

/** With fewer hosts the share of failures is no evidence, unless all failed. */
const minHosts = 10;
const maxFailedShare = 0.5;

/** What lookups say where there is no network; with so many names it is not the fault of one of them. */
const withoutNetwork = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EAI_FAIL', 'ECONNREFUSED']);
const minLookups = 5;

export interface EnvironmentWatch {
  /** Records the result of a URL: whether its host was unreachable, and the code of the failure. */
  record(host: string, unreachable: boolean, code: string | undefined): void;
  /** Whether a name was resolved or a host responded, so that an unknown name is a fact about that name. */
  isOnline(): boolean;
  /** Returns the number of requested and of unreachable hosts. */
  hostCounts(): { readonly hosts: number; readonly failed: number };
  /** Returns the fault of this machine that explains the failures. `isOver`: all results are recorded. */
  fault(isOver: boolean): 'offline' | 'fake-ip' | undefined;
}

/** Distinguishes dead links from a machine without access to the web. */
export function environmentWatch(resolutions: ReadonlyMap<string, Resolution>): EnvironmentWatch {
  const reached = new Set<string>();
  const failed = new Map<string, string | undefined>();
  const isOnline = () => reached.size > 0 || [...resolutions.values()].some((each) => each === 'resolved');
  return {
    isOnline,
    record(host, unreachable, code) {
      if (!unreachable) {
        reached.add(host);
        failed.delete(host);
      } else if (!reached.has(host)) failed.set(host, code);
    },
    hostCounts() {
      // A run that ends early has looked up names without a result of their URLs.
      const names = Math.max(failed.size, reached.size > 0 ? 0 : resolutions.size);
      return { hosts: reached.size + names, failed: names };
    },
    fault(isOver) {
      const outcomes = [...resolutions.values()];
      if (
        outcomes.length > 0 &&
        outcomes.every((each) => each === 'fake-ip') &&
        (isOver || outcomes.length >= minHosts)
      ) {
        return reached.size > 0 && failed.size === 0 ? undefined : 'fake-ip';
      }
      if (reached.size === 0 && isOffline(outcomes)) return 'offline';
      const online = isOnline();
      // Once any name was resolved, an unknown name is not this machine's fault.
      const blamed = [...failed.values()].filter((code) => !online || code !== 'ENOTFOUND').length;
      if (isOver && !online && failed.size > 0 && reached.size === 0) return 'offline';
      const total = reached.size + blamed;
      return total >= minHosts && blamed / total > maxFailedShare ? 'offline' : undefined;
    },
  };
}

/** Whether so many names were looked up in vain that the network is to blame. URLs of one site get results only much later. */
function isOffline(outcomes: readonly Resolution[]): boolean {
  if (outcomes.some((each) => each === 'resolved' || each === 'fake-ip')) return false;
  return outcomes.length >= (outcomes.every((each) => withoutNetwork.has(each)) ? minLookups : minHosts);
}
