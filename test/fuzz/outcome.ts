import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { bin, secret } from './input-site.ts';

/** After so long, a run hangs: 20 seconds, more where others use the processors. */
const deadlineMs = () => 20_000 * Math.min(3, Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()));

/** Runs that would outlive a fuzz that is broken off. */
const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    for (const child of running) child.kill('SIGKILL');
    process.exit(2);
  });

/** Runs the command; `problem` is a hang or an exit that is none of its own. */
export function runCommand(
  cwd: string,
  args: readonly string[],
): Promise<{ readonly problem: string | undefined; readonly output: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', API_TOKEN: secret };
    const child = spawn(process.execPath, [bin, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const pieces: Buffer[] = [];
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, deadlineMs());
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => pieces.push(bytes));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      const ended = code === 0 || code === 1 || code === 2 ? undefined : `ended by ${signal ?? `exit code ${code}`}`;
      resolve({ problem: isLate ? 'hangs' : ended, output: Buffer.concat(pieces).toString() });
    });
  });
}

const faults: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a stack trace', /^\s+at .*(?:file:|node:|\/)\S*:\d+:\d+\)?$/mu],
  ['internal-error', /\binternal-error\b|mistake of nk-lint/u],
  ['a mistake of types', /is not a function|is not iterable|Cannot read propert|Cannot convert/u],
  ['no end of calls', /Maximum call stack|Invalid (?:time value|string length|array length)|heap out of memory/u],
  ['a secret', new RegExp(secret, 'u')],
  ['control characters', /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E]/u],
  ['a command', /^\s*::stop-commands|##\[(?:stop|error)/imu],
];

/** Returns what the output holds that no output may hold. */
export function fault(output: string): string | undefined {
  return faults.find(([, pattern]) => pattern.test(output))?.[0];
}
