import { type Answers, type EnvironmentFault, openAnswers } from './answers.ts';
import { attempt } from './attempt.ts';
import { share } from './history.ts';
import { type Lane, lanesOf, type Task } from './lanes.ts';
import type { Ledger } from './ledger.ts';
import type { Network } from './network.ts';
import { type LaneLimits, openScheduler, type Scheduler } from './scheduler.ts';
import { hostSettings, type LinkSettings } from './settings.ts';
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
  /** The machine and not the web is to blame: then nothing that it may have caused was written down. */
  readonly environment?: EnvironmentFault;
}

/** What the workers of a run share. */
interface Run extends AskOptions {
  readonly answers: Answers;
  readonly scheduler: Scheduler;
  /** By `performance.now()`. */
  readonly deadline: number;
  /** Failures in a row, by host; a host is not asked any more after so many. */
  readonly silent: Map<string, number>;
  readonly notChecked: Target[];
  onAnswer(): void;
}

const mostTries = 3;
const failuresInRow = 5;

/** Asks the web for all that the ledger does not know, politely; each answer goes into the ledger at once. */
export async function askAll(options: AskOptions): Promise<AskResult> {
  const { settings, stop } = options;
  const lanes = lanesOf(options);
  const total = lanes.reduce((sum, { queue }) => sum + queue.length, 0);
  const answers = openAnswers(options);
  const run: Run = {
    ...options,
    answers,
    scheduler: openScheduler({
      connections: settings.allConnections,
      limitsOf: (site) => limitsOf(site, settings),
    }),
    deadline: performance.now() + (settings.deadline ?? Number.POSITIVE_INFINITY),
    silent: new Map(),
    notChecked: [],
    onAnswer: () => options.onProgress?.(answers.count(), total, lanes.length),
  };

  await Promise.all(lanes.flatMap((lane) => workersOf(lane, run)));
  const { notChecked } = run;
  const environment = answers.fault();
  if (environment && !stop?.aborted) return { notChecked, asked: answers.count(), environment };
  answers.release();
  return { notChecked, asked: answers.count() };
}

function limitsOf(site: string, settings: LinkSettings): LaneLimits {
  const { connections = settings.connections, interval = settings.interval } =
    hostSettings(settings.hosts, `http://${site}`) ?? {};
  return { connections, interval };
}

function workersOf(lane: Lane, run: Run): Promise<void>[] {
  const { connections } = limitsOf(lane.site, run.settings);
  return Array.from({ length: Math.min(connections, lane.queue.length) }, () => work(lane, run));
}

async function work(lane: Lane, run: Run): Promise<void> {
  for (let task = await nextTask(lane, run); task; task = await nextTask(lane, run)) {
    const { target } = task;
    const failures = run.silent.get(new URL(target.href).hostname) ?? 0;
    if (isOver(lane, run)) run.notChecked.push(target);
    else if (lane.parked !== undefined) settle(task, unasked(target, 'rate-limited'), run, lane.parked);
    else if (failures >= failuresInRow) settle(task, unasked(target, 'host-unreachable'), run);
    else {
      const result = await attemptInTurn(target, lane, run);
      // What was broken off says nothing.
      if (run.stop?.aborted) run.notChecked.push(target);
      else retryOrSettle(lane, task, result, run);
    }
  }
}

/** The next of a site's queue, else one of its retries as soon as it is due. */
async function nextTask(lane: Lane, run: Run): Promise<Task | undefined> {
  const task = lane.queue.pop();
  if (task) return task;
  lane.retries.sort((a, b) => b.due - a.due);
  const retry = lane.retries.pop();
  if (retry && !isOver(lane, run)) await sleep(Math.min(retry.due, run.deadline) - performance.now(), run.stop);
  return retry;
}

function isOver({ requests }: Lane, { answers, deadline, settings, stop }: Run): boolean {
  const { maxRequestsPerHost = Number.POSITIVE_INFINITY } = settings;
  return (
    stop?.aborted === true || performance.now() >= deadline || requests >= maxRequestsPerHost || answers.isHopeless()
  );
}

function attemptInTurn(target: Target, lane: Lane, { network, scheduler, settings: { site } }: Run): Promise<Attempt> {
  return attempt(target, network, {
    ...(site !== undefined && { referer: site }),
    turn: (url, request) =>
      scheduler.turn(url, () => {
        lane.requests++;
        return request();
      }),
  });
}

function retryOrSettle(lane: Lane, task: Task, result: Attempt, run: Run): void {
  const { silent, scheduler, settings, now } = run;
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
  settle(task, result, run, isTooLong ? now + after : undefined);
}

function settle(task: Task, result: Attempt, { answers, onAnswer }: Run, notBefore?: number): void {
  answers.settle(task, result, notBefore);
  onAnswer();
}

function unasked(target: Target, reason: 'rate-limited' | 'host-unreachable'): Attempt {
  return { state: { ...target, verdict: 'uncertain', reason, requests: 0 } };
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
