import { isAbsolute, relative } from 'node:path';
import { thousands } from '../core/numbers.ts';
import { fill } from '../core/words.ts';
import { cli as words } from '../messages/cli.ts';
import { visibleJson, visibleMessage } from '../report/escape.ts';
import { learnFrom } from '../run/survey/learned-norms.ts';
import { configFor } from './check.ts';
import type { SchemaFlags } from './flags.ts';
import { inputsOf, type Say } from './inputs.ts';
import type { Terminal } from './terminal.ts';

/** `nk-lint norms`: what each collection usually does, as rules that compare with it see it. */
export async function normsCommand(paths: readonly string[], flags: SchemaFlags, terminal: Terminal): Promise<number> {
  const config = await configFor(flags, terminal.cwd);
  const language = flags.lang ?? config.language ?? terminal.language;
  const say: Say = (text, data) => fill(text, language, data);
  const { inputs } = await inputsOf(paths, flags, config, terminal, say);
  const all = learnFrom(inputs, config, terminal.cwd).map((each) => ({
    ...each,
    // Without a name of its own, a collection goes by its directory.
    collection: isAbsolute(each.collection) ? relative(terminal.cwd, each.collection) : each.collection,
  }));
  if (flags.json) {
    const rows = all.map(({ collection, articles, norms }) => ({
      collection,
      articles,
      norms: Object.fromEntries(norms.map(({ norm, learned }) => [norm.id, learned])),
    }));
    terminal.out(`${visibleJson(JSON.stringify(rows, null, 2))}\n`);
    return 0;
  }
  for (const { collection, articles, norms } of all) {
    terminal.out(`${visibleMessage(say(words.normsOf, { name: collection || '.', count: thousands(articles) }))}\n`);
    const lines = norms.flatMap(({ norm, learned }) => norm.describe(learned));
    for (const { says, data } of lines) terminal.out(`  ${visibleMessage(say(says, data))}\n`);
    if (lines.length === 0) terminal.out(`  ${say(words.normsNone)}\n`);
  }
  return 0;
}
