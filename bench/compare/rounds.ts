import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, measure, type Sample } from './measure.ts';
import type { Corpus } from './setup.ts';
import { ground } from './setup.ts';
import type { Samples } from './statistics.ts';
import type { Tool } from './tools.ts';

export interface Series {
  readonly name: string;
  readonly corpus: Corpus;
  readonly cores: 1 | 2;
  readonly memory: boolean;
  readonly rounds: number;
}

export interface Runner {
  readonly id: string;
  readonly command: Command;
}

/** Called for each tool that could not be measured. */
export type Failed = (id: string, reason: string) => void;

/** Runs all tools in alternating order (A B C, C B A, …) against drift; a failed tool is left out from then on. */
export async function series(
  { name, corpus, cores, memory, rounds }: Series,
  runners: readonly Runner[],
  failed: Failed,
): Promise<Samples> {
  const samples = new Map<string, Sample[]>();
  const failedIds = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    process.stderr.write(`${name}: round ${round + 1} of ${rounds}\n`);
    for (const { id, command } of round % 2 === 0 ? runners : [...runners].reverse()) {
      if (failedIds.has(id)) continue;
      const sample = await measure(command, { cwd: corpus.folder, output: outputOf(name, id), cores, memory });
      if (typeof sample === 'string') {
        failedIds.add(id);
        samples.delete(id);
        failed(id, `${name}: ${sample}`);
      } else samples.set(id, [...(samples.get(id) ?? []), sample]);
    }
  }
  return samples;
}

/** Returns the file with a tool's output of the last round. */
export function outputOf(series: string, tool: string): string {
  const folder = join(ground, '.out');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${series.replaceAll(/[^\w-]+/gu, '-')}.${tool}.txt`);
}

/** Returns runs without a cache. */
export function cold(tools: readonly Tool[], cores: 1 | 2): Runner[] {
  return tools.map((tool) => ({ id: tool.id, command: tool.check({ target: '.', cores }) }));
}

/** Returns runs of the tools with a cache, each with an empty folder for it, and of the floor. */
export function warm(tools: readonly Tool[], cores: 1 | 2): Runner[] {
  return tools
    .filter(({ id, caches }) => caches === true || id === 'floor')
    .map((tool) => {
      const cache = join(ground, '.caches', tool.id);
      rmSync(cache, { recursive: true, force: true });
      mkdirSync(cache, { recursive: true });
      return { id: tool.id, command: tool.check({ target: '.', cores, cache }) };
    });
}
