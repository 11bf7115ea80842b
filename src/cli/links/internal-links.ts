import { thousands } from '../../core/numbers.ts';
import { links as words } from '../../messages/links.ts';
import { visibleJson, visibleMessage } from '../../report/escape.ts';
import type { Input } from '../../run/input/discover.ts';
import { type InternalLink, type InternalState, internalLinks } from '../../run/survey/internal-links.ts';
import { openCacheFor } from '../cache.ts';
import type { CommandContext, Say } from '../context.ts';
import type { CheckFlags } from '../flags.ts';
import { rowsOnScreen } from '../screen-rows.ts';
import type { Terminal } from '../terminal.ts';

const states: readonly InternalState[] = ['missing', 'draft', 'unknown', 'file', 'page'];

/** Prints the links of articles that lead into their own site, what is missing first. */
export async function listInternalLinks(
  inputs: readonly Input[],
  context: CommandContext<CheckFlags>,
  json: boolean,
  terminal: Terminal,
): Promise<number> {
  const { cwd, config, flags, source, say } = context;
  const workers = { count: flags.concurrency ?? 'auto', config: source } as const;
  const { parser } = flags;
  const cache = openCacheFor(context, { inMemory: false });
  const found = await internalLinks({ cwd, inputs, config, now: Date.now(), workers, parser, cache });
  cache?.save();
  const rows = states.flatMap((state) => found.filter((row) => row.state === state));
  const counts = Object.fromEntries(states.map((state) => [state, rows.filter((row) => row.state === state).length]));
  if (json) {
    const report = { version: 1, summary: { links: rows.length, ...counts }, links: rows };
    terminal.out(`${visibleJson(JSON.stringify(report, null, 2))}\n`);
    return 0;
  }
  for (const row of rows)
    for (const line of rowsOnScreen(visibleMessage(lineOf(row, say)), 2, terminal)) terminal.out(`${line}\n`);
  const parts = states.flatMap((state) => (counts[state] ? [`${say(words[state])} ${thousands(counts[state])}`] : []));
  const total = thousands(rows.length);
  terminal.out(
    `${rows.length > 0 ? say(words.internalTotals, { total, parts: parts.join(', ') }) : say(words.internalNone)}\n`,
  );
  return 0;
}

function lineOf({ href, state, target, occurrences }: InternalLink, say: Say): string {
  const [first] = occurrences;
  const place = first ? `${first.path}:${first.line}:${first.column}` : '';
  const arrow = target === undefined ? '' : ` → ${target}`;
  return say(words.internalRow, { state: say(words[state]), href, target: arrow, count: occurrences.length, place });
}
