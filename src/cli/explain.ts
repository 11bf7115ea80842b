import { unknownRule } from '../config/config-error.ts';
import { presets } from '../config/presets.ts';
import { rulePage } from '../report/rule-page.ts';
import { terminalPage } from '../report/terminal-page.ts';
import { commandContext } from './context.ts';
import type { RulesFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** Runs `nk-lint explain RULE`: prints the page of a rule as in docs/rules, formatted if standard output is a terminal. */
export async function explainCommand(id: string, flags: RulesFlags, terminal: Terminal): Promise<number> {
  const {
    config: { rules },
    language,
  } = await commandContext(flags, terminal);
  const rule = rules.find((each) => each.id === id);
  if (!rule) throw unknownRule(id, rules);
  const page = rulePage(rule, presets, language);
  // Bytes, because colours act.
  const { forPeople, width } = terminal;
  if (forPeople) terminal.out(Buffer.from(terminalPage(page, width, terminal.color(flags.color), language)));
  else terminal.out(page);
  return 0;
}
