import type { Resolution } from './guard.ts';

/** With fewer hosts the share of failures is no evidence, unless all failed. */
const minHosts = 10;
const maxFailedShare = 0.5;

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
    hostCounts: () => ({ hosts: reached.size + failed.size, failed: failed.size }),
    fault(isOver) {
      const outcomes = [...resolutions.values()];
      if (
        outcomes.length > 0 &&
        outcomes.every((each) => each === 'fake-ip') &&
        (isOver || outcomes.length >= minHosts)
      ) {
        return reached.size > 0 && failed.size === 0 ? undefined : 'fake-ip';
      }
      const online = isOnline();
      // Once any name was resolved, an unknown name is not this machine's fault.
      const blamed = [...failed.values()].filter((code) => !online || code !== 'ENOTFOUND').length;
      if (isOver && !online && failed.size > 0 && reached.size === 0) return 'offline';
      const total = reached.size + blamed;
      return total >= minHosts && blamed / total > maxFailedShare ? 'offline' : undefined;
    },
  };
}
