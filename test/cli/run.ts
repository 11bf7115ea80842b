import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Report } from '../../src/engine/report.ts';

export const root = join(import.meta.dirname, '../..');
export const bin = join(root, 'dist/bin.cjs');

export interface RunOptions {
  readonly input?: string | Uint8Array;
  /** Beside an English environment without colours. */
  readonly env?: Readonly<Record<string, string>>;
  /** The directory that it runs in, relative to the site. */
  readonly cwd?: string;
  /** The id of the user, and of the group, that it runs as. */
  readonly user?: number;
  /** Options of Node itself. */
  readonly node?: readonly string[];
}

/** Milliseconds after which a process hangs. None takes as long, however busy the machine is. */
export const hangs = 300_000;

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as it came. */
  readonly bytes: Buffer;
  /** What was written to file descriptor 3. */
  readonly meter: string;
}

/** A folder of files for one test; it is gone when the test ends. */
export interface Site {
  readonly root: string;
  path(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  read(name: string): string;
  readBytes(name: string): Buffer;
  run(args: readonly string[], options?: RunOptions): Run;
  /** Runs with `--format json` and gives what it printed. */
  report(args: readonly string[], options?: RunOptions): Report;
}

export function site(files: Readonly<Record<string, string | Uint8Array>> = {}): Site {
  // Its top is that of a repository, so that no ignore file above it counts.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nk-lint-test-')));
  mkdirSync(join(folder, '.git'));
  onTestFinished(() => {
    if (existsSync(folder)) chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  });
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  const run = (args: readonly string[], { input = '', env = {}, cwd = '.', user, node = [] }: RunOptions = {}): Run => {
    const { status, output } = spawnSync(process.execPath, [...node, bin, ...args], {
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      cwd: path(cwd),
      input,
      ...(asRoot && user !== undefined && { uid: user, gid: user }),
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env },
      maxBuffer: 1 << 28,
      timeout: hangs,
    });
    const [, bytes = Buffer.alloc(0), ...others] = output.map((text) => Buffer.from(text ?? ''));
    const [stderr = '', meter = ''] = others.map(String);
    return { code: status, stdout: bytes.toString(), stderr, bytes, meter };
  };
  return {
    root: folder,
    path,
    write,
    read: (name) => readFileSync(path(name), 'utf8'),
    readBytes: (name) => readFileSync(path(name)),
    run,
    report: (args, options) => JSON.parse(run([...args, '--format', 'json'], options).stdout) as Report,
  };
}

/** An article with nothing wrong in it. */
export const clean = '---\ntitle: 彗星\n---\n\n图书馆延长了开放时间。\n';

/** An article in which only image-duplicate (a warning with a safe fix) finds something, on line 7. */
export const broken =
  '---\ntitle: 彗星\n---\n\n![彗星掠过天文台](/comet.jpg)\n\n![彗星掠过天文台](/comet.jpg)\n\n完。\n';
export const mended = '---\ntitle: 彗星\n---\n\n![彗星掠过天文台](/comet.jpg)\n\n完。\n';

/** Makes the finding of `broken` an error. */
export const asError = ['--rule', 'image-duplicate: error'] as const;

/** `path:line rule` of each finding. */
export function listed({ files }: Report): string[] {
  return files.flatMap(({ path, findings }) => findings.map(({ line, rule }) => `${path}:${line} ${rule}`));
}

export const asRoot = process.getuid?.() === 0;
const nobody = 65534;

/** Modes mean nothing to root; tests that need them run as nobody, where that user can run the command. */
export const canBeNobody =
  !asRoot || spawnSync(process.execPath, [bin, '--version'], { uid: nobody, gid: nobody }).status === 0;
export const needsNobody = 'root could not be dropped: the user nobody cannot run dist/bin.cjs';

/** Gives the files of a site to the user that is returned. */
export function giveToNobody({ root: folder }: Site): number {
  if (!asRoot) return process.getuid?.() ?? nobody;
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
    lchownSync(join(folder, name), nobody, nobody);
  return nobody;
}
