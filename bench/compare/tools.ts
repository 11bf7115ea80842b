import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './measure.ts';

export interface Work {
  /** `.` for the working directory, else an article. */
  readonly target: string;
  readonly cores: 1 | 2;
  /** Folder of the cache; undefined for no cache. */
  readonly cache?: string;
}

export interface Tool {
  readonly id: string;
  /** What it does and prints, for RESULTS.md. */
  readonly does: string;
  /** Packages whose versions are reported. */
  readonly packages: readonly string[];
  readonly caches?: boolean;
  /** Returns why the tool is unavailable, if it is. */
  missing(): string | undefined;
  check(work: Work): Command;
  version?(): Command;
}

const peers = join(import.meta.dirname, '../peers');
const config = (name: string) => join(peers, 'config', name);
const inPeers = (...parts: readonly string[]) => join(peers, 'node_modules', ...parts);
const nkLint = join(import.meta.dirname, '../../dist/bin.cjs');
const node = (...args: readonly string[]): Command => ({ program: process.execPath, args });

export function versionOf(name: string): string | undefined {
  const manifest = inPeers(name, 'package.json');
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version : undefined;
}

/** Returns a command for a tool from npm, started by Node without shell or npx. */
function peer(
  id: string,
  does: string,
  [script, ...packages]: readonly [script: string, ...packages: string[]],
  args: (work: Work, glob: string) => readonly string[],
  more: Partial<Tool> = {},
): Tool {
  return {
    id,
    does,
    packages,
    missing: () => (existsSync(inPeers(script)) ? undefined : 'not installed'),
    check: (work) => node(inPeers(script), ...args(work, work.target === '.' ? '**/*.md' : work.target)),
    version: () => node(inPeers(script), '--version'),
    ...more,
  };
}

/** The native binary, because npm's wrapper takes five times as long to start. */
function rumdlBinary(): string | undefined {
  const { platform, arch } = process;
  return [`${platform}-${arch}`, `${platform}-${arch}-musl`]
    .map((name) => inPeers('@rumdl', `cli-${name}`, platform === 'win32' ? 'rumdl.exe' : 'rumdl'))
    .find((path) => existsSync(path));
}

const rumdl = (...args: readonly string[]): Command => ({ program: rumdlBinary() ?? 'rumdl', args });

/** nk-lint as built. A row with an unknown flag is left out, with the error message as the reason. */
function ours(id: string, does: string, ...flags: readonly string[]): Tool {
  return {
    id,
    does,
    packages: [],
    caches: true,
    missing: () => (existsSync(nkLint) ? undefined : 'not built: npm run build'),
    check: ({ target, cache }) =>
      node(
        nkLint,
        target,
        ...flags,
        ...(cache === undefined ? ['--no-cache'] : ['--cache', '--cache-location', cache]),
      ),
    version: () => node(nkLint, '--version'),
  };
}

export const tools: readonly Tool[] = [
  {
    id: 'floor',
    does: 'walks, reads, parses with remark-parse and remark-frontmatter; judges nothing, prints two counts',
    packages: ['remark-parse', 'remark-frontmatter', 'unified'],
    missing: () => undefined,
    check: ({ target }) => node(join(peers, 'floor.mjs'), target),
  },
  ours('nk-lint', 'all rules that are on without a configuration'),
  { ...ours('nk-lint-remark', 'the same with the plain parser', '--parser', 'remark'), caches: false },
  {
    id: 'rumdl',
    does: 'default rules; native, the binary itself; as many threads as cores',
    packages: ['rumdl'],
    caches: true,
    missing: () => (rumdlBinary() === undefined ? 'no binary for this platform in its package' : undefined),
    check: ({ target, cache }) =>
      rumdl(
        'check',
        target,
        '--respect-gitignore=false',
        ...(cache === undefined ? ['--no-cache'] : ['--cache-dir', cache]),
      ),
    version: () => rumdl('--version'),
  },
  peer(
    'autocorrect',
    'spaces and punctuation between Chinese and other text; native, in Node; prints a diff',
    ['autocorrect-node/cli.js', 'autocorrect-node'],
    ({ target, cores }) => ['--lint', '--threads', String(cores), target],
  ),
  peer(
    'markdownlint-cli2',
    'default rules',
    ['markdownlint-cli2/markdownlint-cli2-bin.mjs', 'markdownlint-cli2'],
    (_, glob) => [glob],
  ),
  peer(
    'eslint',
    'recommended rules of @eslint/markdown',
    ['eslint/bin/eslint.js', 'eslint', '@eslint/markdown'],
    ({ target, cache }) => [
      '--config',
      config('eslint.config.mjs'),
      ...(cache === undefined ? [] : ['--cache', '--cache-location', join(cache, 'cache')]),
      target,
    ],
    { caches: true },
  ),
  peer(
    'remark',
    'preset-lint-recommended, and front matter held against a JSON Schema',
    ['remark-cli/cli.js', 'remark-cli', 'remark-preset-lint-recommended', 'remark-lint-frontmatter-schema'],
    ({ target }) => ['--no-config', '--rc-path', config('remarkrc.mjs'), '--no-stdout', '--quiet', target],
  ),
  peer(
    'textlint',
    'preset-ja-spacing: spaces between Japanese (or Chinese) and other text',
    ['textlint/bin/textlint.js', 'textlint', 'textlint-rule-preset-ja-spacing'],
    ({ cache }, glob) => [
      '--config',
      config('textlintrc.json'),
      '--rules-base-directory',
      inPeers(),
      ...(cache === undefined ? [] : ['--cache', '--cache-location', join(cache, 'cache')]),
      glob,
    ],
    { caches: true },
  ),
  peer('zhlint', 'default rules for Chinese typography', ['zhlint/bin/index.js', 'zhlint'], (_, glob) => [glob]),
  peer(
    'lint-md',
    'default rules for Chinese typography; as many threads as cores',
    ['@lint-md/cli/lib/src/lint-md.js', '@lint-md/cli'],
    ({ cores }, glob) => ['--threads', String(cores), glob],
  ),
];

/** Tools that are not compared, and why. */
export const leftOut: readonly string[] = [
  'vale: its npm package downloads the program from elsewhere when it is installed',
  'mado: no npm package of it is known to us',
  'markdownlint-cli2 0.23 and later: they want Node 22',
];
