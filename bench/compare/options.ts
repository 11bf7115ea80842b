import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { tools } from './tools.ts';

const sections = ['cold', 'cold2', 'warm', 'start', 'growth', 'real'] as const;
export type Section = (typeof sections)[number];

export interface Options {
  readonly articles: number;
  readonly rounds: number;
  readonly only: readonly Section[];
  readonly tools: readonly string[];
  /** Named folders of real articles; undefined for the folder beside the repository. */
  readonly folders: readonly string[] | undefined;
}

export const usage = `npm run bench -- [--articles N] [--rounds N] [--only ${sections.join(',')}] [--tools a,b] [folders of articles]`;

export function readOptions(): Options {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      articles: { type: 'string', default: '500' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', default: sections.join(',') },
      tools: { type: 'string', default: tools.map(({ id }) => id).join(',') },
    },
  });
  return {
    articles: count(values.articles, '--articles', 8),
    rounds: count(values.rounds, '--rounds', 1),
    only: known(values.only, sections, '--only'),
    tools: known(
      values.tools,
      tools.map(({ id }) => id),
      '--tools',
    ),
    // npm runs scripts in the root of the repository, not in the user's directory.
    folders:
      positionals.length > 0 ? positionals.map((folder) => resolve(process.env['INIT_CWD'] ?? '.', folder)) : undefined,
  };
}

function count(text: string, flag: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`${flag} wants a whole number from ${least}\n${usage}`);
  return value;
}

function known<T extends string>(text: string, all: readonly T[], flag: string): readonly T[] {
  const wanted = text.split(',');
  const foreign = wanted.find((each) => !all.includes(each as T));
  if (foreign !== undefined) throw new Error(`${flag} does not know ${foreign}: ${all.join(', ')}\n${usage}`);
  return all.filter((each) => wanted.includes(each));
}
