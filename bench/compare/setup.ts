import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { generate } from '../generate.ts';
import { articlesIn } from './articles.ts';
import type { Options } from './options.ts';

const root = join(import.meta.dirname, '../..');
const peers = join(root, 'bench/peers');

export interface Corpus {
  readonly name: string;
  readonly folder: string;
  readonly articles: number;
  readonly bytes: number;
}

/** The folder for all files of the benchmark; git ignores it. */
export const ground = join(root, 'bench/.corpora');

/** Installs the peers if their lock has changed, and builds nk-lint; returns the problem if one fails. */
export function install(): string | undefined {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((name) => join(peers, name));
  const isFresh = existsSync(installed ?? '') && statSync(installed ?? '').mtimeMs >= statSync(wanted ?? '').mtimeMs;
  const built = npm(['run', '--silent', 'build', '--', '--logLevel', 'error'], root);
  if (!built) throw new Error('nk-lint could not be built');
  // No peer needs install scripts.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // Not `npm ci`, which fails if the registry lacks the binaries of another platform in the lock.
  if (isFresh || npm(['ci', ...flags], peers) || npm(['install', '--no-save', ...flags], peers)) return undefined;
  return 'npm could not install bench/peers: what is missing is left out';
}

function npm(args: readonly string[], cwd: string): boolean {
  const shell = process.platform === 'win32';
  return spawnSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], shell }).status === 0;
}

/** Generates articles into four folders: all, half and a quarter of them, and a single one. */
export function generated({ articles, only }: Options): Record<'all' | 'half' | 'quarter' | 'one', Corpus> {
  mkdirSync(ground, { recursive: true });
  // A separate repository, because tools that read .gitignore would skip the corpora.
  if (!existsSync(join(ground, '.git'))) spawnSync('git', ['init', '--quiet'], { cwd: ground });
  const grows = only.includes('growth');
  const write = (name: string, count: number): Corpus => {
    const folder = join(ground, name);
    return { name, folder, articles: count, bytes: generate(folder, count) };
  };
  return {
    all: write('all', articles),
    half: write('half', grows ? Math.floor(articles / 2) : 1),
    quarter: write('quarter', grows ? Math.floor(articles / 4) : 1),
    one: write('one', 1),
  };
}

/** Returns the named folders of real articles, else those of a collection beside the repository, if present. */
export function real({ folders }: Options): Corpus[] {
  const shared = join(root, '../shared/articles');
  const found = folders ?? (existsSync(shared) ? readdirSync(shared).map((name) => join(shared, name)) : []);
  return found
    .filter((folder) => statSync(folder).isDirectory())
    .map((folder) => {
      const paths = articlesIn(folder);
      const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
      return { name: basename(folder), folder, articles: paths.length, bytes };
    })
    .filter(({ articles }) => articles > 0);
}

/** Returns the number of non-empty lines that a tool printed. */
export function linesOf(path: string): number {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '').length;
}
