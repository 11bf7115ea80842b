import type { LinkState } from '../engine/link-states.ts';
import { attempt } from './attempt.ts';
import { environmentWatch } from './environment.ts';
import { isFresh, remember, share } from './history.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { Network } from './network.ts';
import { openScheduler } from './scheduler.ts';
import { hostSettings, type LinkSettings } from './settings.ts';
import { siteOf } from './site-of.ts';
import type { Attempt, Target } from './types.ts';

export interface AskOptions {
  /** Each once. */
  readonly targets: readonly Target[];
  readonly ledger: Ledger;
  readonly network: Network;
  readonly settings: LinkSettings;
  /** The time that the ledger is written with, in milliseconds since 1970. */
  readonly now: number;
  /** Ends the run early: what is under way is finished, the rest is left. */
  readonly stop?: AbortSignal | undefined;
  onProgress?(done: number, total: number, hosts: number): void;
}

export interface AskResult {
  /** Targets that no answer is known of, because time or budget ran out. */
  readonly notChecked: readonly Target[];
  /** How many were asked now; the ledger knew the others. */
  readonly asked: number;
  /** The machine and not the web is to blame: then nothing was written down. */
  readonly environment?: { readonly kind: 'offline' | 'fake-ip'; readonly hosts: number; readonly failed: number };
}

interface Task {
  readonly target: Target;
  readonly before: LedgerEntry | undefined;
  tries: number;
  requests: number;
  /** By `performance.now()`; for a retry. */
  due: number;
}

interface Lane {
  readonly site: string;
  readonly queue: Task[];
  readonly retries: Task[];
  requests: number;
  /** The site asked to be left alone for longer than a run may wait; until then, in milliseconds since 1970. */
  parked: number | undefined;
}

const mostTries = 3;
const failuresInRow = 5;

/** Asks the web for all that the ledger does not know, politely; each answer goes into the ledger at once. */
export async function askAll(options: AskOptions): Promise<AskResult> {
  const { ledger, network, settings, now, stop, onProgress } = options;
  const started = performance.now();
  const deadline = started + (settings.deadline ?? Number.POSITIVE_INFINITY);
  const lanes = lanesOf(options);
  const total = lanes.reduce((sum, { queue }) => sum + queue.length, 0);
  const environment = environmentWatch(network.resolutions);
  const scheduler = openScheduler({
    connections: settings.allConnections,
    limitsOf: (site) => {
      const { connections = settings.connections, interval = settings.interval } =
        hostSettings(settings.hosts, `http://${site}`) ?? {};
      return { connections, interval };
    },
  });
  /** Failures in a row, by host; none is asked any more after so many. */
  const silent = new Map<string, number>();
  /** What may be the fault of this machine waits until it is known that it is not. */
  const doubtful: { readonly state: LinkState; readonly before: LedgerEntry | undefined }[] = [];
  const notChecked: Target[] = [];
  let asked = 0;

  await Promise.all(lanes.flatMap((lane) => workersOf(lane)));
  const cause = environment.verdict(true);
  if (cause && !stop?.aborted) return { notChecked, asked, environment: { kind: cause, ...environment.counts() } };
  for (const { state, before } of doubtful)
    ledger.put(remember(environment.isProven() ? state : unproven(state), before, settings, now));
  return { notChecked, asked };

  function workersOf(lane: Lane): Promise<void>[] {
    const { connections = settings.connections } = hostSettings(settings.hosts, `http://${lane.site}`) ?? {};
    return Array.from({ length: Math.min(connections, lane.queue.length) }, () => work(lane));
  }

  async function work(lane: Lane): Promise<void> {
    for (let task = await next(lane); task; task = await next(lane)) {
      const { target } = task;
      const { hostname } = new URL(target.href);
      if (isOver(lane)) notChecked.push(target);
      else if (lane.parked !== undefined) settle(task, { state: quiet(target, 'rate-limited') }, lane.parked);
      else if ((silent.get(hostname) ?? 0) >= failuresInRow) settle(task, { state: quiet(target, 'host-unreachable') });
      else {
        const result = await attempt(target, network, {
          ...(settings.site !== undefined && { referer: settings.site }),
          turn: (url, request) =>
            scheduler.turn(url, () => {
              lane.requests++;
              return request();
            }),
        });
        // What was broken off says nothing.
        if (stop?.aborted) notChecked.push(target);
        else take(lane, task, result);
      }
    }
  }

  async function next(lane: Lane): Promise<Task | undefined> {
    const task = lane.queue.pop();
    if (task) return task;
    lane.retries.sort((a, b) => b.due - a.due);
    const retry = lane.retries.pop();
    if (retry && !isOver(lane)) await sleep(Math.min(retry.due, deadline) - performance.now(), stop);
    return retry;
  }

  function isOver({ requests }: Lane): boolean {
    const { maxRequestsPerHost = Number.POSITIVE_INFINITY } = settings;
    return (
      stop?.aborted === true ||
      performance.now() >= deadline ||
      requests >= maxRequestsPerHost ||
      environment.verdict(false) !== undefined
    );
  }

  function take(lane: Lane, task: Task, result: Attempt): void {
    const { state, retry, unreachable } = result;
    const { hostname } = new URL(task.target.href);
    task.tries++;
    task.requests += state.requests;
    silent.set(hostname, unreachable === hostname ? (silent.get(hostname) ?? 0) + 1 : 0);
    const isPressed = state.status === 429 || state.status === 503;
    if (isPressed) scheduler.slower(lane.site);
    else if (state.verdict === 'ok') scheduler.faster(lane.site);
    const after = retry?.after ?? 0;
    const isTooLong = after > settings.patience;
    // A name that is not known twice is not known.
    const most = state.reason === 'no-host' ? 2 : mostTries;
    if (retry && task.tries < most && !isTooLong) {
      // Others of the site wait, too: it is the site that asked.
      if (isPressed) scheduler.pause(lane.site, after);
      const backOff = settings.backOff * 2 ** (task.tries - 1) * (0.75 + share(task.target) / 2);
      lane.retries.push({ ...task, due: performance.now() + Math.max(after, backOff) });
      return;
    }
    if (isTooLong && isPressed) lane.parked = now + after;
    settle(task, result, isTooLong ? now + after : undefined);
  }

  function settle({ target, before, requests }: Task, { state, unreachable }: Attempt, notBefore?: number): void {
    const whole = { ...state, requests };
    const { hostname } = new URL(target.href);
    if (requests > 0) environment.saw(unreachable ?? hostname, unreachable !== undefined, state.code);
    const isFake = network.resolutions.get(hostname) === 'fake-ip';
    if (unreachable === undefined && !isFake) ledger.put(remember(whole, before, settings, now, notBefore));
    else doubtful.push({ state: whole, before });
    asked++;
    onProgress?.(asked, total, lanes.length);
  }
}

/** What has to be asked, site by site; what was asked last, or never, comes at the end, from where it is taken. */
function lanesOf({ targets, ledger, settings, now }: AskOptions): readonly Lane[] {
  const lanes = new Map<string, Lane>();
  for (const target of targets) {
    const before = ledger.get(target);
    if (before && isFresh(before, ledger.isUnfinished(before), settings, now)) continue;
    const site = siteOf(new URL(target.href));
    const lane = lanes.get(site) ?? { site, queue: [], retries: [], requests: 0, parked: undefined };
    lanes.set(site, lane);
    lane.queue.push({ target, before, tries: 0, requests: 0, due: 0 });
    if ((before?.notBefore ?? 0) > now) lane.parked = Math.max(lane.parked ?? 0, before?.notBefore ?? 0);
  }
  for (const { queue } of lanes.values()) {
    const age = ({ before }: Task) => before?.lastCheck ?? 0;
    queue.sort((a, b) => age(b) - age(a) || (a.target.href < b.target.href ? 1 : -1));
  }
  return [...lanes.values()];
}

function quiet(target: Target, reason: 'rate-limited' | 'host-unreachable') {
  return { ...target, verdict: 'uncertain', reason, requests: 0 } as const;
}

/** That a name is not known proves nothing where no name was known. */
function unproven(state: LinkState): LinkState {
  return state.reason === 'no-host' ? { ...state, verdict: 'uncertain', reason: 'dns' } : state;
}

function sleep(milliseconds: number, stop: AbortSignal | undefined): Promise<void> {
  if (milliseconds <= 0 || stop?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    stop?.addEventListener('abort', end);
  });
}
