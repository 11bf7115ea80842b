import { siteOf } from './site-of.ts';
import type { Turn } from './types.ts';

export interface LaneLimits {
  /** Requests to one site at a time. */
  readonly connections: number;
  /** Milliseconds between the starts of two of them. */
  readonly interval: number;
}

export interface SchedulerOptions {
  limitsOf(site: string): LaneLimits;
  /** Requests to all sites at a time. */
  readonly connections: number;
}

export interface Scheduler {
  readonly turn: Turn;
  /** The site asked for patience: nothing to it starts for so many milliseconds. */
  pause(site: string, milliseconds: number): void;
  /** The site answered that it is asked too much (429, 503): slower from now on. A good answer makes it faster again. */
  slower(site: string): void;
  faster(site: string): void;
}

interface Lane {
  readonly limits: LaneLimits;
  readonly waiting: (() => void)[];
  running: number;
  /** When the next request may start, by `performance.now()`. */
  next: number;
  /** What the interval is multiplied with. */
  factor: number;
  timer: NodeJS.Timeout | undefined;
}

const slowest = 16;

/**
 * Lets requests start when it is their turn: for each site (registrable domain) in the order in which they asked, no more
 * than so many at once and none sooner than the interval after the one before; over all sites, no more than so many.
 */
export function openScheduler({ limitsOf, connections }: SchedulerOptions): Scheduler {
  const lanes = new Map<string, Lane>();
  let running = 0;
  /** Lanes whose next request waits for nothing but a free place. */
  const held = new Set<Lane>();

  function laneOf(site: string): Lane {
    let lane = lanes.get(site);
    if (!lane) {
      lane = { limits: limitsOf(site), waiting: [], running: 0, next: 0, factor: 1, timer: undefined };
      lanes.set(site, lane);
    }
    return lane;
  }

  function pump(lane: Lane): void {
    while (lane.waiting.length > 0 && lane.running < lane.limits.connections) {
      const now = performance.now();
      if (now < lane.next) {
        lane.timer ??= setTimeout(
          () => {
            lane.timer = undefined;
            pump(lane);
          },
          lane.next - now + 1,
        );
        return;
      }
      if (running >= connections) {
        held.add(lane);
        return;
      }
      lane.next = now + lane.limits.interval * lane.factor;
      lane.running++;
      running++;
      lane.waiting.shift()?.();
    }
  }

  function leave(lane: Lane): void {
    lane.running--;
    running--;
    pump(lane);
    for (const other of held) {
      if (running >= connections) break;
      held.delete(other);
      pump(other);
    }
  }

  return {
    async turn(url, request) {
      const lane = laneOf(siteOf(url));
      await new Promise<void>((start) => {
        lane.waiting.push(start);
        pump(lane);
      });
      try {
        return await request();
      } finally {
        leave(lane);
      }
    },
    pause(site, milliseconds) {
      const lane = laneOf(site);
      lane.next = Math.max(lane.next, performance.now() + milliseconds);
    },
    slower(site) {
      const lane = laneOf(site);
      lane.factor = Math.min(slowest, lane.factor * 2);
    },
    faster(site) {
      const lane = laneOf(site);
      lane.factor = Math.max(1, lane.factor / 2);
    },
  };
}
