import { presets } from '../config/presets.ts';
import { unknownRule } from '../config/validate.ts';
import type { Language } from '../core/types.ts';
import { rulePage } from '../report/rule-page.ts';
import { terminalPage } from '../report/terminal-page.ts';
import { configFor } from './check.ts';
import type { RulesFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** `nk-lint explain RULE`: the page of a rule, as in docs/rules; set for the terminal where somebody reads it there. */
export async function explainCommand(id: string, flags: RulesFlags, terminal: Terminal): Promise<number> {
  const { rules, language } = await configFor(flags, terminal.cwd);
  const spoken: Language = flags.lang ?? language ?? terminal.language;
  const rule = rules.find((each) => each.id === id);
  if (!rule) throw unknownRule(id, rules);
  const page = rulePage(rule, presets, spoken);
  terminal.out(terminal.forPeople ? terminalPage(page, terminal.width, terminal.color(flags.color)) : page);
  return 0;
}
