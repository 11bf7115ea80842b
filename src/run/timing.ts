import type { Collector } from '../core/types.ts';
import type { Rule } from '../engine/rule.ts';
import { stageWords } from '../messages/timing.ts';

const stages = Object.keys(stageWords) as readonly Stage[];
type Stage = keyof typeof stageWords;

/** `waiting`: this thread had nothing to do. It is no work, so it is not counted. */
type Activity = Stage | 'waiting' | `rule ${string}`;

/** Milliseconds by activity. */
export type Times = Readonly<Record<string, number>>;

/** Times the activities of one thread. What runs inside another activity counts for itself alone. */
export interface Timing {
  /** Begins an activity that lasts until the next one begins. */
  enter(activity: Activity): void;
  /** Runs a function as an activity of its own. */
  time<T>(activity: Activity, act: () => T): T;
  timedRule<R extends Rule>(rule: R): R;
  timedCollector(collector: Collector): Collector;
  /** Adds what another thread has spent. */
  add(times: Times): void;
  /** Returns what was spent since the last call. */
  take(): Times;
  /** Milliseconds since the beginning, in which all threads worked. */
  elapsed(): number;
  /** The number of threads that work; 1 unless set. */
  threads: number;
}

/** Starts with an activity that began `sinceMs` on the clock of the process. */
export function openTiming(begun: Activity, sinceMs: number): Timing {
  let times: Record<string, number> = {};
  let current: Activity = begun;
  let since = sinceMs;
  const elapsed = () => performance.now() - sinceMs;
  return { enter, time, timedRule, timedCollector, add, take, elapsed, threads: 1 };

  function enter(activity: Activity): void {
    const now = performance.now();
    add({ [current]: now - since });
    since = now;
    current = activity;
  }

  function time<T>(activity: Activity, act: () => T): T {
    const outer = current;
    enter(activity);
    try {
      return act();
    } finally {
      enter(outer);
    }
  }

  function add(spent: Times): void {
    for (const [activity, ms] of Object.entries(spent)) times[activity] = (times[activity] ?? 0) + ms;
  }

  function take(): Times {
    enter(current);
    const taken = times;
    times = {};
    return taken;
  }

  function timedRule<R extends Rule>(rule: R): R {
    const timed =
      <Args extends unknown[], T>(act: (...args: Args) => T) =>
      (...args: Args) =>
        time(`rule ${rule.id}`, () => act.apply(rule, args));
    return {
      ...rule,
      check: timed(rule.check),
      ...('digest' in rule && { digest: timed(rule.digest), compare: timed(rule.compare) }),
    };
  }

  function timedCollector(collector: Collector): Collector {
    return { ...collector, collect: (article) => time('facts', () => collector.collect(article)) };
  }
}

/** What was spent on all stages and on each rule, in milliseconds. */
export interface Spent {
  readonly stages: readonly (readonly [stage: Stage, ms: number])[];
  /** The slowest first. */
  readonly rules: readonly (readonly [id: string, ms: number])[];
  /** Of all threads together. */
  readonly total: number;
}

/** Stages that took less did not happen, or do not matter. */
const leastMs = 0.5;

export function spentOf(times: Times): Spent {
  const rules = Object.entries(times)
    .flatMap(([activity, ms]) => (activity.startsWith('rule ') ? [[activity.slice(5), ms] as const] : []))
    .sort(([, one], [, other]) => other - one);
  const ofRules = rules.reduce((sum, [, ms]) => sum + ms, 0);
  const all = stages.flatMap((stage) => {
    const ms = stage === 'rules' ? ofRules : (times[stage] ?? 0);
    return ms >= leastMs ? [[stage, ms] as const] : [];
  });
  return { stages: all, rules, total: all.reduce((sum, [, ms]) => sum + ms, 0) };
}
