import { relative } from 'node:path';
import { articlesIn } from './articles.ts';
import { instruments } from './measure.ts';
import type { Options, Section } from './options.ts';
import { cold, type Failed, outputOf, type Runner, series, warm } from './rounds.ts';
import { type Corpus, type generated, linesOf } from './setup.ts';
import { digits, ratio, type Samples, table, typical } from './statistics.ts';
import type { Tool } from './tools.ts';

export interface Bench {
  readonly options: Options;
  readonly tools: readonly Tool[];
  readonly corpora: ReturnType<typeof generated>;
  readonly real: readonly Corpus[];
  readonly failed: Failed;
}

/** Returns a heading and tables; undefined if there is nothing to measure. */
export const sections: Readonly<Record<Section, (bench: Bench) => Promise<string | undefined>>> = {
  cold: (bench) => wholeCorpus(bench, 'Cold, one core', 'cold', 1),
  cold2: async (bench) =>
    instruments.cores.length > 1 ? wholeCorpus(bench, 'Cold, two cores', 'cold2', 2) : undefined,
  warm: (bench) => wholeCorpus(bench, 'Warm, one core: nothing has changed since the last run', 'warm', 1),
  start,
  growth,
  real: realArticles,
};

async function wholeCorpus(
  { options, tools, corpora: { all }, failed }: Bench,
  title: string,
  name: Section,
  cores: 1 | 2,
): Promise<string> {
  const runners = name === 'warm' ? warm(tools, cores) : cold(tools, cores);
  const setting = { name, corpus: all, cores, memory: true } as const;
  // Fills the caches.
  if (name === 'warm') await series({ ...setting, name: 'warm, first', rounds: 1 }, runners, failed);
  const samples = await series({ ...setting, rounds: options.rounds }, runners, failed);
  const rows = [...samples.keys()].map((id) => [
    id,
    digits(typical(samples, id, 'cpu')),
    digits(typical(samples, id, 'wall')),
    ...(['cpu', 'wall'] as const).flatMap((figure) => [
      digits(ratio(samples, id, 'floor', figure)),
      digits(ratio(samples, id, 'rumdl', figure)),
      digits(ratio(samples, 'nk-lint', id, figure)),
    ]),
    digits(typical(samples, id, 'peak')),
    String(linesOf(outputOf(name, id))),
  ]);
  const figures = ['CPU', 'wall'].flatMap((figure) => [
    `${figure} ÷ floor`,
    `${figure} ÷ rumdl`,
    `nk-lint ÷ it, ${figure}`,
  ]);
  return `## ${title}\n\n${table(['tool', 'CPU s', 'wall s', ...figures, 'peak MiB', 'lines printed'], rows)}`;
}

async function start({ options, tools, corpora: { one }, failed }: Bench): Promise<string> {
  const article = relative(one.folder, articlesIn(one.folder)[0] ?? '');
  const empty: Runner = { id: 'node -e 0', command: { program: process.execPath, args: ['-e', '0'] } };
  const setting = { corpus: one, cores: 1, memory: false, rounds: options.rounds * 2 } as const;
  const versions = tools.flatMap(({ id, version }) => (version ? { id, command: version() } : []));
  const checks = tools.map(({ id, check }) => ({ id, command: check({ target: article, cores: 1 }) }));
  const [told, checked] = [
    await series({ ...setting, name: '--version' }, [empty, ...versions], failed),
    await series({ ...setting, name: 'one article' }, [empty, ...checks], failed),
  ];
  const cells = (samples: Samples, id: string) => [
    digits(typical(samples, id, 'cpu'), 1000),
    digits(typical(samples, id, 'wall'), 1000),
    digits(ratio(samples, id, empty.id, 'cpu')),
  ];
  const rows = [...checked.keys()].map((id) => [id, ...cells(told, id), ...cells(checked, id)]);
  const head = ['`--version`', 'one article'].flatMap((what) => [`${what}: CPU ms`, 'wall ms', 'CPU ÷ `node -e 0`']);
  return `## Start, one core\n\n${table(['tool', ...head], rows)}`;
}

async function growth({ options, tools, corpora, failed }: Bench): Promise<string> {
  const sizes = [corpora.one, corpora.quarter, corpora.half, corpora.all];
  const taken = new Map<Corpus, Samples>();
  for (const corpus of sizes) {
    const name = `growth to ${corpus.articles}`;
    // One round is enough to show growth over four corpora.
    const rounds = Math.ceil(options.rounds / 4);
    taken.set(corpus, await series({ name, corpus, cores: 1, memory: true, rounds }, cold(tools, 1), failed));
  }
  const figure = (corpus: Corpus, id: string, what: 'cpu' | 'peak') =>
    typical(taken.get(corpus) ?? new Map(), id, what);
  const [one, ...grown] = sizes as [Corpus, Corpus, Corpus, Corpus];
  const times = (id: string, small: Corpus, large: Corpus) => {
    const [base, from, to] = [one, small, large].map((corpus) => figure(corpus, id, 'cpu'));
    return base === undefined || from === undefined || to === undefined ? undefined : (to - base) / (from - base);
  };
  const rows = tools.map(({ id }) => [
    id,
    ...grown.map((corpus) => digits(figure(corpus, id, 'cpu'))),
    digits(times(id, grown[0], grown[2])),
    ...grown.map((corpus) => digits(figure(corpus, id, 'peak'))),
  ]);
  const counts = grown.map(({ articles }) => articles);
  const head = [...counts.map((n) => `CPU s, ${n}`), '4n ÷ n less one article', ...counts.map((n) => `peak MiB, ${n}`)];
  return `## Growth, cold, one core\n\n${table(['tool', ...head], rows)}`;
}

async function realArticles({ options, tools, real, failed }: Bench): Promise<string | undefined> {
  if (real.length === 0) return undefined;
  const taken = new Map<Corpus, Samples>();
  const rounds = Math.ceil(options.rounds / 2);
  for (const corpus of real) {
    const name = `real, ${corpus.name}`;
    taken.set(corpus, await series({ name, corpus, cores: 1, memory: false, rounds }, cold(tools, 1), failed));
  }
  const row = (label: string, cell: (samples: Samples, corpus: Corpus) => string) => [
    label,
    ...[...taken].map(([corpus, samples]) => cell(samples, corpus)),
  ];
  const rows = [
    row('articles', (_, { articles }) => String(articles)),
    row('MB', (_, { bytes }) => digits(bytes, 1e-6)),
    row('floor, CPU s', (samples) => digits(typical(samples, 'floor', 'cpu'))),
    ...tools
      .filter(({ id }) => id !== 'floor')
      .map(({ id }) => row(`${id} ÷ floor`, (samples) => digits(ratio(samples, id, 'floor', 'cpu')))),
    row('nk-lint ÷ rumdl', (samples) => digits(ratio(samples, 'nk-lint', 'rumdl', 'cpu'))),
  ];
  const head = ['CPU', ...real.map(({ name }) => name)];
  return `## Real articles, cold, one core\n\n${table(head, rows)}`;
}
