import { siteOf } from './site-of.ts';
import type { Turn } from './types.ts';

export interface LaneLimits {
  /** Concurrent requests to one site. */
  readonly connections: number;
  /** Between the starts of two of them. */
  readonly intervalMs: number;
}

export interface SchedulerOptions {
  limitsOf(site: string): LaneLimits;
  /** Concurrent requests to all sites. */
  readonly connections: number;
}

export interface Scheduler {
  readonly turn: Turn;
  /** Starts no request to a site for a time, as its `Retry-After` requests. */
  pause(site: string, durationMs: number): void;
  /** Doubles the interval of a site, after status 429 or 503; `speedUp` halves it again, after a good response. */
  slowDown(site: string): void;
  speedUp(site: string): void;
}

interface Lane {
  readonly limits: LaneLimits;
  readonly waiting: (() => void)[];
  running: number;
  /** When the next request may start, in the time of `performance.now()`. */
  nextStart: number;
  /** Multiplies the interval. */
  factor: number;
  timer: NodeJS.Timeout | undefined;
}

const maxFactor = 16;

/**
 * Starts requests in order for each site (registrable domain), within its number of connections and its interval, and
 * within the number of connections for all sites.
 */
export function openScheduler({ limitsOf, connections }: SchedulerOptions): Scheduler {
  const lanes = new Map<string, Lane>();
  let running = 0;
  /** Lanes whose next request waits only for a free connection. */
  const blocked = new Set<Lane>();

  function laneOf(site: string): Lane {
    let lane = lanes.get(site);
    if (!lane) {
      lane = { limits: limitsOf(site), waiting: [], running: 0, nextStart: 0, factor: 1, timer: undefined };
      lanes.set(site, lane);
    }
    return lane;
  }

  function startRequests(lane: Lane): void {
    while (lane.waiting.length > 0 && lane.running < lane.limits.connections) {
      const now = performance.now();
      if (now < lane.nextStart) {
        lane.timer ??= setTimeout(
          () => {
            lane.timer = undefined;
            startRequests(lane);
          },
          lane.nextStart - now + 1,
        );
        return;
      }
      if (running >= connections) {
        blocked.add(lane);
        return;
      }
      lane.nextStart = now + lane.limits.intervalMs * lane.factor;
      lane.running++;
      running++;
      lane.waiting.shift()?.();
    }
  }

  function finishRequest(lane: Lane): void {
    lane.running--;
    running--;
    startRequests(lane);
    for (const other of blocked) {
      if (running >= connections) break;
      blocked.delete(other);
      startRequests(other);
    }
  }

  return {
    async turn(url, request) {
      const lane = laneOf(siteOf(url));
      await new Promise<void>((start) => {
        lane.waiting.push(start);
        startRequests(lane);
      });
      try {
        return await request();
      } finally {
        finishRequest(lane);
      }
    },
    pause(site, milliseconds) {
      const lane = laneOf(site);
      lane.nextStart = Math.max(lane.nextStart, performance.now() + milliseconds);
    },
    slowDown(site) {
      const lane = laneOf(site);
      lane.factor = Math.min(maxFactor, lane.factor * 2);
    },
    speedUp(site) {
      const lane = laneOf(site);
      lane.factor = Math.max(1, lane.factor / 2);
    },
  };
}
