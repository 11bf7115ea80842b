import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../src/core/types.ts';

/** Result of an engine for one file. */
export interface EngineResult {
  /** Title, if the engine found one. */
  readonly title?: string;
  /** Trimmed text of the article. */
  readonly body?: string;
  /** Date in the site's time zone, as `2024-01-02 09:30:00`; `none` if not from the front matter. */
  readonly date?: string;
  /** Error or warning of the engine about the file. */
  readonly failed?: string;
}

export type Files = Readonly<Record<string, string>>;
export type Outcome = Readonly<Record<string, EngineResult>>;

export interface EngineUnderTest {
  readonly engine: Engine;
  /** Returns the version; undefined if the engine is not installed. */
  version(): string | undefined;
  /** Builds one site of the files, given by name (without `.md`). */
  build(files: Files): Outcome;
}

/** Time zone of all sites; processes run in UTC, so that no date is right by accident. */
export const timeZone = 'Asia/Shanghai';
/** Stands for a date that is not from the front matter but, for example, of the file or the build. */
export const noDate = 'none';
/** Folder of `npm run install:engines`; sites of Hexo and Astro are built in it, so that imports resolve. */
export const modules = fileURLToPath(new URL('node_modules/', import.meta.url));

const environment = {
  TZ: 'UTC',
  LANG: 'C.UTF-8',
  NODE_ENV: 'production',
  // Vitest's own would reach Astro.
  MODE: 'production',
  ASTRO_TELEMETRY_DISABLED: '1',
  // Its cache lies in the modules that all sites share.
  DOCUSAURUS_NO_PERSISTENT_CACHE: '1',
  // In CI some programs colour their output, which would break searches in it.
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  // Hugo's default folder is shared by all users of a machine.
  HUGO_CACHEDIR: join(tmpdir(), `nk-lint-hugo-${process.getuid?.() ?? 0}`),
};

/** Runs a program; returns its output, of both streams if it failed. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
): { ok: boolean; stdout: string; all: string } {
  try {
    const env = { ...process.env, ...environment };
    const stdout = execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: 'pipe', timeout: 300_000 });
    return { ok: true, stdout, all: stdout };
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    return { ok: false, stdout, all: `${stdout}\n${stderr}\n${stdout || stderr ? '' : message}` };
  }
}

/** Returns the version that a program prints; undefined if it is not installed. */
export function versionOf(program: string, args: readonly string[]): string | undefined {
  const { ok, stdout } = run(program, args, '/');
  return ok ? /\d+\.\d+\.\d+/u.exec(stdout)?.[0] : undefined;
}

/** Writes a site to a temporary folder, calls `use` with it, and removes it. */
export function inSite<T>(site: Files, use: (folder: string) => T, parent = tmpdir()): T {
  const folder = mkdtempSync(join(parent, '.site-'));
  try {
    writeFiles(site, folder);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Does the same for what takes time, in a folder without links in its path. */
export async function inFolderOf<T>(
  files: Files,
  use: (folder: string) => Promise<T>,
  parent = realpathSync(tmpdir()),
): Promise<T> {
  const folder = mkdtempSync(join(parent, '.site-'));
  try {
    writeFiles(files, folder);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFiles(files: Files, folder: string): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export function inFolder(files: Files, folder: string, prefix = ''): Files {
  return Object.fromEntries(Object.entries(files).map(([name, source]) => [`${folder}/${prefix}${name}.md`, source]));
}
