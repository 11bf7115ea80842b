import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../src/core/types.ts';

/** What an engine made of one file. */
export interface Taken {
  /** The title that it found; absent where it found none. */
  readonly title?: string;
  /** The text that it took for the article, without blanks around it. */
  readonly body?: string;
  /** The date in the time zone of the site, `2024-01-02 09:30:00`; `none` where it took another for it. */
  readonly date?: string;
  /** What it said about the file instead of building it, or besides. */
  readonly failed?: string;
}

export type Files = Readonly<Record<string, string>>;
export type Outcome = Readonly<Record<string, Taken>>;

export interface EngineUnderTest {
  readonly engine: Engine;
  /** The version, or undefined where the engine is not installed. */
  version(): string | undefined;
  /** Builds one site of all the files: name (without `.md`) → source. */
  build(files: Files): Outcome;
}

/** All sites are told this zone, and all machines are at UTC, so that no reading of a date is right by accident. */
export const timeZone = 'Asia/Shanghai';
/** Where an engine took no date from the front matter, but the time of the file, of the build or of nothing. */
export const noDate = 'none';
/** Where `npm run install:engines` puts Hexo and Astro; their sites are built in there, for imports to be found. */
export const modules = fileURLToPath(new URL('node_modules/', import.meta.url));

const environment = {
  TZ: 'UTC',
  LANG: 'C.UTF-8',
  NODE_ENV: 'production',
  ASTRO_TELEMETRY_DISABLED: '1',
  // In a CI job some programs colour what they say, and so tear it apart for whoever looks for words in it.
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  // Hugo's default is one folder for all users of a machine.
  HUGO_CACHEDIR: join(tmpdir(), `nk-lint-hugo-${process.getuid?.() ?? 0}`),
};

/** Runs a program; gives what it printed, on both streams where it failed. */
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

/** The version that a program tells; undefined where there is no such program. */
export function versionOf(program: string, args: readonly string[]): string | undefined {
  const { ok, stdout } = run(program, args, '/');
  return ok ? /\d+\.\d+\.\d+/u.exec(stdout)?.[0] : undefined;
}

/** Writes a site into a folder of its own, lets `use` work on it, and removes it. */
export function inSite<T>(site: Files, use: (folder: string) => T, parent = tmpdir()): T {
  const folder = mkdtempSync(join(parent, '.site-'));
  try {
    for (const [path, text] of Object.entries(site)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function inFolder(files: Files, folder: string, prefix = ''): Files {
  return Object.fromEntries(Object.entries(files).map(([name, source]) => [`${folder}/${prefix}${name}.md`, source]));
}
