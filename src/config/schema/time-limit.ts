import { Script } from 'node:vm';

const job = Symbol.for('nk-lint.limited');
const script = new Script("globalThis[Symbol.for('nk-lint.limited')]()");

/** Seconds on the clock for one of CPU time: how busy the machine may be. */
const patience = 30;

/**
 * Runs a synchronous function with a limit of CPU time; returns whether it finished. On a busy machine the clock is ahead
 * of the CPU: the function is then stopped and runs again with more time. Costs about 0.3 ms.
 */
export function withinTime(limitMs: number, act: () => void): boolean {
  for (let clockMs = limitMs; clockMs <= patience * limitMs; clockMs *= 2) {
    const begun = process.cpuUsage();
    if (withinClockTime(clockMs, act)) return true;
    if (cpuMsSince(begun) >= limitMs) return false;
  }
  return false;
}

export function cpuMsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

function withinClockTime(limitMs: number, act: () => void): boolean {
  const scope = globalThis as { [job]?: () => void };
  const outer = scope[job];
  scope[job] = act;
  try {
    // Only a `vm` script can be interrupted while it runs.
    script.runInThisContext({ timeout: Math.max(1, Math.ceil(limitMs)) });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return false;
  } finally {
    if (outer) scope[job] = outer;
    else delete scope[job];
  }
}
