import { fillVisible, visible } from '../report/escape.ts';
import { commandContext } from './context.ts';
import type { RulesFlags } from './flags.ts';
import type { Terminal } from './terminal.ts';

/** Runs `nk-lint rules`: prints all rules as configured in the working directory. */
export async function rulesCommand(flags: RulesFlags, terminal: Terminal): Promise<number> {
  const { config, language } = await commandContext(flags, terminal);
  const settings = config.settingsOf('article.md').rules;
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
  if (flags.json) {
    terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...rows.map(({ id }) => id.length));
  for (const { id, severity, what } of rows)
    terminal.out(`${visible(id.padEnd(width))}  ${severity.padEnd(7)}  ${what}\n`);
  return 0;
}
