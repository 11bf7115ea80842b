import type { ExampleSource, Rule } from '../core/rule.ts';
import type { Language, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { cli as words } from '../messages/cli.ts';

const severityWords = {
  error: words.severityError,
  warning: words.severityWarning,
  info: words.severityInfo,
  off: words.severityOff,
} as const;

/** The page of a rule in Markdown: what, why, examples, options. */
export function rulePage(rule: Rule, language: Language): string {
  const say = (text: Words) => fill(text, language);
  const { id, docs, options } = rule;
  const lines = [
    `# ${id}`,
    '',
    `**${say(severityWords[rule.severity])}** · ${say(docs.what)}`,
    '',
    `## ${say(words.why)}`,
    '',
    say(docs.why),
    '',
  ];
  lines.push(`## ${say(words.examples)}`, '');
  for (const { title, bad, good } of docs.examples) {
    lines.push(
      `### ${say(title)}`,
      '',
      `${say(words.flagged)}:`,
      '',
      ...sample(bad),
      `${say(words.accepted)}:`,
      '',
      ...sample(good),
    );
  }
  const entries = Object.entries(options);
  if (entries.length > 0) lines.push(`## ${say(words.ruleOptions)}`, '');
  for (const [name, option] of entries) {
    lines.push(
      `* \`${name}\`: ${say(option.description)} ${say(words.defaultValue)}: \`${JSON.stringify(option.default)}\``,
    );
  }
  if (entries.length > 0) lines.push('');
  return `${lines.join('\n').trimEnd()}\n`;
}

function sample(source: ExampleSource): string[] {
  const files = typeof source === 'string' ? [['', source] as const] : Object.entries(source);
  return files.flatMap(([path, text]) => [
    ...(path ? [`\`${path}\``, ''] : []),
    '````md',
    text.replace(/\n$/u, ''),
    '````',
    '',
  ]);
}

/** The list of all rules in Markdown, for docs/rules. */
export function ruleIndex(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, severity, fixes, docs }) => {
    const fix = Object.keys(fixes).length > 0 ? 'yes' : '';
    return `| [${id}](${id}.md) | ${severity} | ${fix} | ${docs.what.en} |`;
  });
  return ['# Rules', '', '| rule | severity | fix | what |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}
