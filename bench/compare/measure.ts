import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

export interface Sample {
  /** User and system seconds of the command and its child processes. */
  readonly cpu: number;
  readonly wall: number;
  /** MiB; undefined without GNU time. */
  readonly peak: number | undefined;
}

export interface Place {
  readonly cwd: string;
  /** File for the output of the command. */
  readonly output: string;
  readonly cores: 1 | 2;
  /** Whether to measure memory, which costs a millisecond. */
  readonly memory: boolean;
}

const timeoutMs = 300_000;
const running = new Set<number>();
// Commands run in their own process groups, which must be killed here.
process.on('exit', () => running.forEach(killGroup));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
const runsWell = (program: string, ...args: readonly string[]) => spawnSync(program, args).status === 0;

/** Available instruments: bash for CPU time in milliseconds, which Node lacks for children; GNU time for peak memory. */
export const instruments = {
  bash: runsWell('bash', '-c', ':'),
  memory: runsWell('/usr/bin/time', '-f', '%M', 'true'),
  cores: runsWell('taskset', '-c', '0', 'true') ? usableCores() : [],
};

function usableCores(): string[] {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const list = /^Cpus_allowed_list:\s*(\S+)/mu.exec(status)?.[1] ?? '0';
  return list.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  });
}

/** Runs a command once; returns the reason if it failed. */
export async function measure(command: Command, { cwd, output, cores, memory }: Place): Promise<Sample | string> {
  const times = `${output}.times`;
  const peaks = `${output}.peak`;
  rmSync(peaks, { force: true });
  const pinned = instruments.cores.length > 0 ? ['taskset', '-c', instruments.cores.slice(0, cores).join(',')] : [];
  const words = [
    ...(memory && instruments.memory ? ['/usr/bin/time', '-f', '%M', '-o', peaks] : []),
    ...pinned,
    command.program,
    ...command.args,
  ];
  const script = 'TIMEFORMAT="%3R %3U %3S"; { time "$@" >"$OUTPUT" 2>&1; } 2>"$TIMES"';
  const child = spawn('bash', ['-c', script, 'bash', ...words], {
    cwd,
    env: { ...plainEnvironment(), OUTPUT: output, TIMES: times },
    stdio: 'ignore',
    detached: true,
  });
  const { pid = 0 } = child;
  running.add(pid);
  const timer = setTimeout(() => killGroup(pid), timeoutMs);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  running.delete(pid);
  if (code === null) return `not finished after ${timeoutMs / 1000} s`;
  // All tools exit with 1 if they have findings.
  if (code > 1) return `ended with ${code}: ${firstLine(output)}`;
  // Some also exit with 1 after a crash.
  const breakdown = /^(\w*Error: .*)(?:\n {4}at .+)+\s*$/mu.exec(readFileSync(output, 'utf8').slice(-8000))?.[1];
  if (breakdown !== undefined) return `broke down: ${breakdown.slice(0, 160)}`;
  const [wall = 0, user = 0, system = 0] = readFileSync(times, 'utf8').trim().split(' ').map(Number);
  const peak = existsSync(peaks) ? Number(readFileSync(peaks, 'utf8').trim().split('\n').at(-1)) / 1024 : undefined;
  return { cpu: user + system, wall, peak };
}

function killGroup(pid: number): void {
  process.kill(-pid, 'SIGKILL');
}

/** Returns the environment without colours and without variables of CI and npm. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([key]) => !/^(?:npm_|CI$|GITHUB_|NODE_|FORCE_COLOR$)/iu.test(key));
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}

function firstLine(path: string): string {
  return readFileSync(path, 'utf8').trim().split('\n')[0]?.slice(0, 160) ?? '';
}
