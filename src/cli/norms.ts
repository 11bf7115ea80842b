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
  const { cwd, config, source } = context;
  const { inputs } = await inputsOf(paths, context);
  const cache = openCacheFor(context, { inMemory: false });
  const workers = { count: flags.concurrency ?? 'auto', config: source } as const;
  const { parser } = flags;
  const learned = await learnNorms({ cwd, inputs, config, now: Date.now(), cache, workers, parser });
  cache?.save();
  // An unnamed collection has its directory as name.
  const all = learned.map((each) => ({
    ...each,
    collection: isAbsolute(each.collection) ? relative(cwd, each.collection) : each.collection,
  }));
  if (flags.json) terminal.out(`${visibleJson(JSON.stringify(rowsOf(all), null, 2))}\n`);
  else
    for (const line of normLines(all, context))
      for (const row of rowsOnScreen(line, 4, terminal)) terminal.out(`${row}\n`);
  return 0;
}

function rowsOf(all: readonly Learned[]) {
  return all.map(({ collection, articles, norms }) => ({
    collection,
    articles,
    norms: Object.fromEntries(norms.map(({ norm, learned }) => [norm.id, learned])),
  }));
}

function* normLines(all: readonly Learned[], { say }: CommandContext<SchemaFlags>): Generator<string> {
  for (const { collection, articles, norms } of all) {
    yield visibleMessage(say(words.normsOf, { name: collection || '.', count: articles }));
    const lines = norms.flatMap(({ norm, learned }) => norm.describe(learned));
    for (const { says, data } of lines) yield `  ${visibleMessage(say(says, data))}`;
    if (lines.length === 0) yield `  ${say(words.normsNone)}`;
  }
}
