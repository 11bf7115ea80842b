import { type Answers, type EnvironmentFault, openAnswers } from './answers.ts';
import { attempt } from './attempt.ts';
import { jitter } from './history.ts';
import { type Lane, lanesFor, type Task } from './lanes.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Network } from './network.ts';
import { type LaneLimits, openScheduler, type Scheduler } from './scheduler.ts';
import { hostConfig, type LinkSettings } from './settings.ts';
import type { Attempt, Target } from './types.ts';

export interface CheckTargetsOptions {
  /** Without duplicates. */
  readonly targets: readonly Target[];
  readonly ledger: Ledger;
  readonly network: Network;
  readonly settings: LinkSettings;
  /** Time of new ledger entries, in milliseconds since 1970. */
  readonly now: number;
  /** Ends the run early: running requests finish, the remaining targets are not checked. */
  readonly stop?: AbortSignal | undefined;
  onProgress?(done: number, total: number, hosts: number): void;
}

export interface CheckTargetsResult {
  /** Targets without a result, because time or budget ran out. */
  readonly notChecked: readonly Target[];
  /** Number of targets that were requested; the ledger had the results of the others. */
  readonly checkedCount: number;
  /** Present if this machine is at fault; failures that it may have caused are then not stored. */
  readonly environment?: EnvironmentFault;
}

/** State that the workers of a run share. */
interface Run extends CheckTargetsOptions {
  readonly answers: Answers;
  readonly scheduler: Scheduler;
  /** In the time of `performance.now()`. */
  readonly deadlineMs: number;
  /** Consecutive failures by host; after `maxFailuresInRow` a host receives no more requests. */
  readonly failuresInRow: Map<string, number>;
  readonly notChecked: Target[];
  onAnswer(): void;
}

const maxTries = 3;
const maxFailuresInRow = 5;

/** Checks all targets without a fresh ledger entry, within the limits of each site. Each result is stored at once. */
export async function checkTargets(options: CheckTargetsOptions): Promise<CheckTargetsResult> {
  const { settings, stop } = options;
  const lanes = lanesFor(options);
  const total = lanes.reduce((sum, { queue }) => sum + queue.length, 0);
  const answers = openAnswers(options);
  const run: Run = {
    ...options,
    answers,
    scheduler: openScheduler({
      connections: settings.allConnections,
      limitsOf: (site) => limitsOf(site, settings),
    }),
    deadlineMs: performance.now() + (settings.deadlineMs ?? Number.POSITIVE_INFINITY),
    failuresInRow: new Map(),
    notChecked: [],
    onAnswer: () => options.onProgress?.(answers.count(), total, lanes.length),
  };

  await Promise.all(lanes.flatMap((lane) => startWorkers(lane, run)));
  const { notChecked } = run;
  const environment = answers.environmentFault();
  if (environment && !stop?.aborted) return { notChecked, checkedCount: answers.count(), environment };
  answers.recordHeld();
  return { notChecked, checkedCount: answers.count() };
}

function limitsOf(site: string, settings: LinkSettings): LaneLimits {
  const { connections = settings.connections, interval: intervalMs = settings.intervalMs } =
    hostConfig(settings.hosts, `http://${site}`) ?? {};
  return { connections, intervalMs };
}

function startWorkers(lane: Lane, run: Run): Promise<void>[] {
  const { connections } = limitsOf(lane.site, run.settings);
  return Array.from({ length: Math.min(connections, lane.queue.length) }, () => runWorker(lane, run));
}

async function runWorker(lane: Lane, run: Run): Promise<void> {
  for (let task = await nextTask(lane, run); task; task = await nextTask(lane, run)) {
    const { target } = task;
    const failures = run.failuresInRow.get(new URL(target.href).hostname) ?? 0;
    if (shouldStop(lane, run)) run.notChecked.push(target);
    else if (lane.parkedUntil !== undefined)
      recordResult(task, attemptWithoutRequest(target, 'rate-limited'), run, lane.parkedUntil);
    else if (failures >= maxFailuresInRow) recordResult(task, attemptWithoutRequest(target, 'host-unreachable'), run);
    else {
      const result = await scheduledAttempt(target, lane, run);
      // The result of an aborted request is void.
      if (run.stop?.aborted) run.notChecked.push(target);
      else retryOrRecord(lane, task, result, run);
    }
  }
}

/** Returns the next task of a site, else waits for its next retry. */
async function nextTask(lane: Lane, run: Run): Promise<Task | undefined> {
  const task = lane.queue.pop();
  if (task) return task;
  lane.retries.sort((a, b) => b.dueMs - a.dueMs);
  const retry = lane.retries.pop();
  if (retry && !shouldStop(lane, run)) await sleep(Math.min(retry.dueMs, run.deadlineMs) - performance.now(), run.stop);
  return retry;
}

function shouldStop({ requests }: Lane, { answers, deadlineMs, settings, stop }: Run): boolean {
  const { maxRequestsPerHost = Number.POSITIVE_INFINITY } = settings;
  return (
    stop?.aborted === true ||
    performance.now() >= deadlineMs ||
    requests >= maxRequestsPerHost ||
    answers.hasEnvironmentFault()
  );
}

function scheduledAttempt(
  target: Target,
  lane: Lane,
  { network, scheduler, settings: { site } }: Run,
): Promise<Attempt> {
  return attempt(target, network, {
    ...(site !== undefined && { referer: site }),
    turn: (url, request) =>
      scheduler.turn(url, () => {
        lane.requests++;
        return request();
      }),
  });
}

function retryOrRecord(lane: Lane, task: Task, result: Attempt, run: Run): void {
  const { failuresInRow, scheduler, settings, now } = run;
  const { state, retry, unreachableHost } = result;
  const { hostname } = new URL(task.target.href);
  task.tries++;
  task.requests += state.requests;
  failuresInRow.set(hostname, unreachableHost === hostname ? (failuresInRow.get(hostname) ?? 0) + 1 : 0);
  const isOverloaded = state.status === 429 || state.status === 503;
  if (isOverloaded) scheduler.slowDown(lane.site);
  else if (state.verdict === 'ok') scheduler.speedUp(lane.site);
  const waitMs = retry?.afterMs ?? 0;
  const isWaitTooLong = waitMs > settings.maxWaitMs;
  // A second failed lookup is final.
  const tryLimit = state.reason === 'no-host' ? 2 : maxTries;
  if (retry && task.tries < tryLimit && !isWaitTooLong) {
    // All requests to the site wait, because `Retry-After` concerns the site.
    if (isOverloaded) scheduler.pause(lane.site, waitMs);
    const backOffMs = settings.backOffMs * 2 ** (task.tries - 1) * (0.75 + jitter(task.target) / 2);
    lane.retries.push({ ...task, dueMs: performance.now() + Math.max(waitMs, backOffMs) });
    return;
  }
  if (isWaitTooLong && isOverloaded) lane.parkedUntil = now + waitMs;
  recordResult(task, result, run, isWaitTooLong ? now + waitMs : undefined);
}

function recordResult(task: Task, result: Attempt, { answers, onAnswer }: Run, notBefore?: number): void {
  answers.record(task, result, notBefore);
  onAnswer();
}

function attemptWithoutRequest(target: Target, reason: 'rate-limited' | 'host-unreachable'): Attempt {
  return { state: { ...target, verdict: 'uncertain', reason, requests: 0 } };
}

function sleep(durationMs: number, stop: AbortSignal | undefined): Promise<void> {
  if (durationMs <= 0 || stop?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    stop?.addEventListener('abort', end);
  });
}
