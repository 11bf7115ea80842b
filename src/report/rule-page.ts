import type { FindingData, Language, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { departureIn, type Presets } from '../engine/levels.ts';
import type { ExampleSource, Rule } from '../engine/rule.ts';
import { levelWords, pages as words } from '../messages/pages.ts';
import { siteReadings, sumOf } from './site-readings.ts';

const fixWords = { safe: words.fixSafe, unsafe: words.fixUnsafe, mixed: words.fixMixed } as const;

/** Returns the page of a rule in Markdown: what, why, examples, options, precision, severity in presets. */
export function rulePage(rule: Rule, presets: Presets, language: Language): string {
  const translate = (text: Words, data: FindingData = {}) => fill(text, language, data);
  const { id, severity, docs } = rule;
  const fix = docs.fix ? fixWords[docs.fix] : words.fixNone;
  return [
    `# ${id}`,
    `**${translate(levelWords[severity])}** · ${translate(fix)}`,
    translate(docs.what),
    `## ${translate(words.why)}`,
    translate(docs.why),
    ...(docs.examples.length > 0 ? [`## ${translate(words.examples)}`] : []),
    ...docs.examples.flatMap(({ title, bad, good }) => [
      `### ${translate(title)}`,
      translate(words.flagged),
      ...exampleLines(bad),
      translate(words.accepted),
      ...exampleLines(good),
    ]),
    ...section(translate(words.ruleOptions), optionLines(rule, language)),
    ...section(translate(words.sure), [precisionLine(rule, language)]),
    ...section(translate(words.presets), presetLines(rule, presets, language)),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/u, '\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`## ${title}`, lines.join('\n')] : [];
}

function optionLines({ options }: Rule, language: Language): string[] {
  return Object.entries(options).map(([name, { description, default: value }]) => {
    const initial = fill(words.defaultValue, language, { value: JSON.stringify(value) });
    return `* \`${name}\`: ${fill(description, language)}${language === 'en' ? ' ' : ''}${initial}`;
  });
}

function precisionLine({ id, docs: { sure } }: Rule, language: Language): string {
  const { right = 0, wrong = 0, note } = sure ?? {};
  const counts = right + wrong > 0 ? words.counts : words.noCounts;
  return [
    fill(counts, language, { right, total: right + wrong }),
    ...(note ? [fill(note, language)] : []),
    ...siteLines(id, language),
  ].join(language === 'en' ? ' ' : '');
}

/** What was read on sites to which the rule was not fitted. */
function siteLines(id: string, language: Language): string[] {
  const all = siteReadings.filter(({ rule }) => rule === id);
  if (all.length === 0) return [];
  const [right, wrong, arguable] = sumOf(all);
  return [fill(words.siteCounts, language, { right, arguable, total: right + wrong + arguable })];
}

function presetLines({ id }: Rule, presets: Presets, language: Language): string[] {
  return Object.entries(presets).flatMap(([name, preset]) => {
    const departure = departureIn(preset, id);
    if (!departure) return [];
    const level = fill(levelWords[departure.level], language);
    return [`* ${fill(words.presetLevel, language, { preset: name, level, why: fill(departure.why, language) })}`];
  });
}

function exampleLines(source: ExampleSource): string[] {
  const files = typeof source === 'string' ? [['', source] as const] : Object.entries(source);
  return files.flatMap(([path, text]) => {
    // Longer than any fence inside the example.
    const fence = '`'.repeat(Math.max(4, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length + 1)));
    return [...(path ? [`\`${path}\``] : []), `${fence}md\n${text.replace(/\n$/u, '')}\n${fence}`];
  });
}
