import pico from 'picocolors';
import { pages as words } from '../messages/pages.ts';
import { fillVisible } from '../report/escape.ts';
import { ruleLines, ruleSections } from '../report/rule-list.ts';
import { wrap } from '../report/wrap.ts';
import { commandContext } from './context.ts';
import type { RulesFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** Runs `nk-lint rules`: prints all rules as configured in the working directory. */
export async function rulesCommand(flags: RulesFlags, terminal: Terminal): Promise<number> {
  const { config, language, say } = await commandContext(flags, terminal);
  const settings = config.settingsOf('article.md').rules;
  if (flags.json) {
    const rows = config.rules.map((rule) => {
      const setting = settings.get(rule.id);
      return {
        id: rule.id,
        severity: setting?.severity ?? 'off',
        default: rule.severity,
        scope: rule.scope,
        what: fillVisible(rule.docs.what, language),
        options:
          setting?.options ??
          Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default])),
        docs: config.rulePage(rule.id, language),
      };
    });
    terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
    return 0;
  }
  const listed = config.rules.map((rule) => ({ rule, severity: settings.get(rule.id)?.severity ?? ('off' as const) }));
  if (!terminal.forPeople && !flags.long) {
    for (const line of ruleLines(listed, language)) terminal.out(`${line}\n`);
    return 0;
  }
  const { width } = terminal;
  const { bold, dim } = pico.createColors(terminal.color(flags.color));
  const lines = [
    ...ruleSections(listed, { language, width, isLong: flags.long === true }, bold),
    ...wrap(say(words.listNote), width).map(dim),
  ];
  // Bytes, because colours act.
  terminal.out(Buffer.from(`${lines.join('\n')}\n`));
  return 0;
}
