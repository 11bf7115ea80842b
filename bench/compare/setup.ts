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

/** Below this folder, which git ignores, is all that a bench writes. */
export const ground = join(root, 'bench/.corpora');

/** Installs the peers where the lock has changed, and builds nk-lint; gives what went wrong. */
export function install(): string | undefined {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((name) => join(peers, name));
  const isFresh = existsSync(installed ?? '') && statSync(installed ?? '').mtimeMs >= statSync(wanted ?? '').mtimeMs;
  const built = npm(['run', '--silent', 'build', '--', '--logLevel', 'error'], root);
  if (!built) throw new Error('nk-lint could not be built');
  // No peer needs what its packages do when they are installed.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // `npm ci` wants the binaries of every platform in the lock, also those that a registry lacks.
  if (isFresh || npm(['ci', ...flags], peers) || npm(['install', '--no-save', ...flags], peers)) return undefined;
  return 'npm could not install bench/peers: what is missing is left out';
}

function npm(args: readonly string[], cwd: string): boolean {
  const shell = process.platform === 'win32';
  return spawnSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], shell }).status === 0;
}

/** The folders that articles are generated into: all, half and a quarter of them, and a single one. */
export function generated({ articles, only }: Options): Record<'all' | 'half' | 'quarter' | 'one', Corpus> {
  mkdirSync(ground, { recursive: true });
  // A repository of its own: tools that heed .gitignore would find the corpora ignored.
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

/** Real articles: the folders that were named, else those of a collection beside the repository, if it is there. */
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

/** How many lines a tool printed, the empty ones not counted. */
export function linesOf(path: string): number {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '').length;
}
