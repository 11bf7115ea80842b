import { shareOf } from '../core/numbers.ts';
import type { Language, Severity, Words } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { levelWords, pages as words } from '../messages/pages.ts';
import { type Reading, siteReadings, sitesRead, sumOf } from './site-readings.ts';
import { page, table } from './table.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const heads = [words.right, words.wrong, words.arguable, words.share];

/** Returns the page in Markdown about what was read on public sites: per severity, per rule, and the sites. */
export function precisionPage(rulesFolder: string, language: Language): string {
  const translate = (text: Words) => fill(text, language);
  return page([
    `# ${translate(words.precision)}`,
    translate(words.precisionLead),
    table([
      [words.severity, ...heads].map(translate),
      ...severities.map((severity) => [
        translate(levelWords[severity]),
        ...cells(sumOf(siteReadings.filter((each) => each.severity === severity))),
      ]),
    ]),
    table([
      [words.rule, words.severity, ...heads].map(translate),
      ...siteReadings.map((each) => [
        `[${each.rule}](${rulesFolder}${each.rule}.md)`,
        translate(levelWords[each.severity]),
        ...cells(each.reading),
      ]),
    ]),
    translate(words.sitesLead),
    table([
      [words.generator, words.language, words.articles].map(translate),
      ...sitesRead.map((site) => site.map(String)),
    ]),
  ]);
}

/** The three counts, and the share of what was right; what is arguable counts half. */
function cells([right, wrong, arguable]: Reading): string[] {
  const { share } = shareOf(right + arguable / 2, right + wrong + arguable);
  return [right, wrong, arguable, `${share} %`].map(String);
}
