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
  /** Added to an English environment without colours. */
  readonly env?: Readonly<Record<string, string>>;
  /** Working directory, relative to the site. */
  readonly cwd?: string;
  /** Id of the user and group of the process. */
  readonly user?: number;
  /** Options of Node. */
  readonly node?: readonly string[];
}

/** Milliseconds after which a process hangs. None takes as long, however busy the machine is. */
export const hangs = 300_000;

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as bytes. */
  readonly bytes: Buffer;
  /** Output on file descriptor 3. */
  readonly meter: string;
}

/** A folder of files for one test, deleted when the test ends. */
export interface Site {
  readonly root: string;
  path(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  read(name: string): string;
  readBytes(name: string): Buffer;
  run(args: readonly string[], options?: RunOptions): Run;
  /** Runs with `--format json` and returns the parsed report. */
  report(args: readonly string[], options?: RunOptions): Report;
}

export function site(files: Readonly<Record<string, string | Uint8Array>> = {}): Site {
  // With a `.git` folder, so that ignore files of parent directories do not count.
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

/** An article without findings. */
export const clean = '---\ntitle: 彗星\n---\n\n图书馆延长了开放时间。\n';

/** An article with one finding: image-duplicate (a warning with a safe fix) on line 7. */
export const broken =
  '---\ntitle: 彗星\n---\n\n![彗星掠过天文台](/comet.jpg)\n\n![彗星掠过天文台](/comet.jpg)\n\n完。\n';
export const mended = '---\ntitle: 彗星\n---\n\n![彗星掠过天文台](/comet.jpg)\n\n完。\n';

/** Makes the finding of `broken` an error. */
export const asError = ['--rule', 'image-duplicate: error'] as const;

/** Returns `path:line rule` of each finding. */
export function listed({ files }: Report): string[] {
  return files.flatMap(({ path, findings }) => findings.map(({ line, rule }) => `${path}:${line} ${rule}`));
}

export const asRoot = process.getuid?.() === 0;
const nobody = 65534;

/** Whether tests of file modes can run as the user `nobody`, since root ignores modes. */
export const canBeNobody =
  !asRoot || spawnSync(process.execPath, [bin, '--version'], { uid: nobody, gid: nobody }).status === 0;
export const needsNobody = 'root could not be dropped: the user nobody cannot run dist/bin.cjs';

/** Makes `nobody` the owner of a site's files if run as root; returns the id of the owner. */
export function chownToNobody({ root: folder }: Site): number {
  if (!asRoot) return process.getuid?.() ?? nobody;
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
    lchownSync(join(folder, name), nobody, nobody);
  return nobody;
}
