import type { Language, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { departureIn, type Preset, type Presets } from '../engine/levels.ts';
import { type Rule, topics } from '../engine/rule.ts';
import { levelWords, pages as words } from '../messages/pages.ts';
import { page, table } from './table.ts';

const fixCells = { safe: words.cellSafe, unsafe: words.cellUnsafe, mixed: words.cellMixed } as const;

/** Returns the list of all rules in Markdown, by topic. `presetsPage` is the URL of the page about presets. */
export function ruleIndex(rules: readonly Rule[], presets: Presets, presetsPage: string, language: Language): string {
  const translate = (text: Words) => fill(text, language);
  const departing = Object.entries(presets).filter(([, { departures }]) => departures.length > 0);
  const head = [words.rule, words.severity, words.fix].map(translate);
  return page([
    `# ${translate(words.rules)}`,
    fill(words.indexLead, language, { presets: presetsPage }),
    ...topics.flatMap((topic) => {
      const rows = rules
        .filter(({ docs }) => docs.topic === topic)
        .map(({ id, severity, docs }) => [
          `[${id}](${id}.md)`,
          translate(levelWords[severity]),
          docs.fix ? translate(fixCells[docs.fix]) : '',
          ...departing.map(([, preset]) => levelCell(preset, id, language)),
          inShort(translate(docs.what)),
        ]);
      const columns = [...head, ...departing.map(([name]) => `\`${name}\``), translate(words.what)];
      return rows.length > 0 ? [`## ${translate(words[topic])}`, table([columns, ...rows])] : [];
    }),
  ]);
}

/** Returns the page about presets in Markdown: the purpose of each, and the reason for each change. */
export function presetsPage(presets: Presets, rulesFolder: string, language: Language): string {
  const translate = (text: Words) => fill(text, language);
  return page([
    `# ${translate(words.presets)}`,
    translate(words.presetsLead),
    ...Object.entries(presets).flatMap(([name, { what, departures }]) => [
      `## ${name}`,
      translate(what),
      ...(departures.length === 0
        ? []
        : [
            table([
              [words.level, words.rules, words.reason].map(translate),
              ...departures.map(({ level, rules, why }) => [
                translate(levelWords[level]),
                rules.map((id) => `[${id}](${rulesFolder}${id}.md)`).join(', '),
                translate(why),
              ]),
            ]),
          ]),
    ]),
  ]);
}

function levelCell(preset: Preset, id: string, language: Language): string {
  const departure = departureIn(preset, id);
  return departure ? fill(levelWords[departure.level], language) : '';
}

/** Returns the first sentence, up to a colon. Details follow on the page of the rule. */
export function inShort(text: string): string {
  const short = /^(?:`[^`]*`|\([^)]*\)|（[^）]*）|.)*?(?=[:.](?:\s|$)|[：。])/su.exec(text)?.[0];
  return short ?? text;
}
