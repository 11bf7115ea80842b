import type { Resolution } from './guard.ts';

/** Fewer hosts show nothing, unless none answered at all. */
const enough = 10;
const share = 0.5;

export interface EnvironmentWatch {
  /** What an address on a host came to: whether the host could not be reached, and the code of that failure. */
  saw(host: string, unreachable: boolean, code: string | undefined): void;
  /** Some name was resolved, or some host answered: that another name is not known is a fact about that name. */
  isProven(): boolean;
  /** Hosts that were asked, and those of them that did not answer. */
  counts(): { readonly hosts: number; readonly failed: number };
  /** Why the answers say more about this machine than about the web; asked once more when all are in. */
  verdict(isOver: boolean): 'offline' | 'fake-ip' | undefined;
}

/** Tells a web full of dead links from a machine that does not reach it. */
export function environmentWatch(resolutions: ReadonlyMap<string, Resolution>): EnvironmentWatch {
  const reached = new Set<string>();
  const failed = new Map<string, string | undefined>();
  const isProven = () => reached.size > 0 || [...resolutions.values()].some((each) => each === 'resolved');
  return {
    isProven,
    saw(host, unreachable, code) {
      if (!unreachable) {
        reached.add(host);
        failed.delete(host);
      } else if (!reached.has(host)) failed.set(host, code);
    },
    counts: () => ({ hosts: reached.size + failed.size, failed: failed.size }),
    verdict(isOver) {
      const asked = [...resolutions.values()];
      if (asked.length > 0 && asked.every((each) => each === 'fake-ip') && (isOver || asked.length >= enough)) {
        return reached.size > 0 && failed.size === 0 ? undefined : 'fake-ip';
      }
      const proven = isProven();
      // A name that is not known is the fault of its owner as soon as any other one is known.
      const counted = [...failed.values()].filter((code) => !proven || code !== 'ENOTFOUND').length;
      if (isOver && !proven && failed.size > 0 && reached.size === 0) return 'offline';
      const all = reached.size + counted;
      return all >= enough && counted / all > share ? 'offline' : undefined;
    },
  };
}
