import { fill } from '../core/words.ts';
import type { Rule } from '../engine/rule.ts';
import { lsp as words } from '../messages/lsp.ts';
import { levelWords, pages } from '../messages/pages.ts';
import type { Project } from './project.ts';

const fixWords = { safe: pages.fixSafe, unsafe: pages.fixUnsafe, mixed: pages.fixMixed } as const;

/** Returns what a rule reports and why, in Markdown. */
export function ruleText({ id, severity, docs }: Rule, project: Project): string {
  const language = project.language();
  const url = project.rulePage(id);
  const fix = docs.fix ? fixWords[docs.fix] : pages.fixNone;
  return [
    `**${id}** · ${fill(levelWords[severity], language)} · ${fill(fix, language)}`,
    fill(docs.what, language),
    fill(docs.why, language),
    ...(url === undefined ? [] : [`[${fill(words.page, language)}](${url})`]),
  ].join('\n\n');
}
