import { isAbsolute, relative } from 'node:path';
import { cli as words } from '../messages/cli.ts';
import { visibleJson, visibleMessage } from '../report/escape.ts';
import { type Learned, learnNorms } from '../run/survey/learned-norms.ts';
import { openCacheFor } from './cache.ts';
import { type CommandContext, commandContext } from './context.ts';
import type { SchemaFlags } from './flags.ts';
import { inputsOf } from './inputs.ts';
import { rowsOnScreen } from './screen-rows.ts';
import type { Terminal } from './terminal.ts';

/** Runs `nk-lint norms`: prints the norms of each collection. */
export async function normsCommand(paths: readonly string[], flags: SchemaFlags, terminal: Terminal): Promise<number> {
  const context = await commandContext(flags, terminal);
  const all = await learnedNorms(paths, context);
  if (flags.json) terminal.out(`${visibleJson(JSON.stringify(rowsOf(all), null, 2))}\n`);
  else
    for (const { title, norms } of textsOf(all, context))
      for (const line of [title, ...(norms.length > 0 ? norms : [context.say(words.normsNone)]).map(indented)])
        for (const row of rowsOnScreen(line, 4, terminal)) terminal.out(`${row}\n`);
  return 0;
}

/** Returns the norms of each collection in words. */
export async function normsTexts(
  paths: readonly string[],
  flags: SchemaFlags,
  terminal: Terminal,
): Promise<readonly NormsText[]> {
  const context = await commandContext(flags, terminal);
  return textsOf(await learnedNorms(paths, context), context);
}

export interface NormsText {
  readonly collection: string;
  readonly articles: number;
  /** Names the collection. */
  readonly title: string;
  readonly norms: readonly string[];
}

async function learnedNorms(
  paths: readonly string[],
  context: CommandContext<SchemaFlags>,
): Promise<readonly Learned[]> {
  const { cwd, config, source, flags } = context;
  const { inputs } = await inputsOf(paths, context);
  const cache = openCacheFor(context, { inMemory: false });
  const workers = { count: flags.concurrency ?? 'auto', config: source } as const;
  const { parser } = flags;
  const learned = await learnNorms({ cwd, inputs, config, now: Date.now(), cache, workers, parser });
  cache?.save();
  // An unnamed collection has its directory as name.
  return learned.map((each) => ({
    ...each,
    collection: isAbsolute(each.collection) ? relative(cwd, each.collection) : each.collection,
  }));
}

function rowsOf(all: readonly Learned[]) {
  return all.map(({ collection, articles, norms }) => ({
    collection,
    articles,
    norms: Object.fromEntries(norms.map(({ norm, learned }) => [norm.id, learned])),
  }));
}

function textsOf(all: readonly Learned[], { say }: CommandContext<SchemaFlags>): readonly NormsText[] {
  return all.map(({ collection, articles, norms }) => ({
    collection,
    articles,
    title: visibleMessage(say(words.normsOf, { name: collection || '.', count: articles })),
    norms: norms
      .flatMap(({ norm, learned }) => norm.describe(learned))
      .map(({ says, data }) => visibleMessage(say(says, data))),
  }));
}

function indented(line: string): string {
  return `  ${line}`;
}
