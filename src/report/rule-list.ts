import type { Language, Severity } from '../core/types.ts';
import { type Rule, topics } from '../engine/rule.ts';
import { levelWords, pages as words } from '../messages/pages.ts';
import { fillVisible, visible } from './escape.ts';
import { cut, table } from './frame.ts';
import { inShort } from './rule-index.ts';
import { wrap } from './wrap.ts';

/** A rule with the level that the configuration gives it. */
export interface ListedRule {
  readonly rule: Rule;
  readonly severity: Severity | 'off';
}

const fixWords = { safe: words.cellSafe, unsafe: words.cellUnsafe, mixed: words.cellBoth } as const;

/** Returns a line for each rule: id, level, safety of its fixes, title. */
export function ruleLines(rules: readonly ListedRule[], language: Language): string[] {
  const rows = rules.map(({ rule: { id, docs }, severity }) => [
    visible(id),
    fillVisible(levelWords[severity], language),
    docs.fix ? fillVisible(fixWords[docs.fix], language) : '',
    docs.title ? fillVisible(docs.title, language) : inShort(fillVisible(docs.what, language)),
  ]);
  return table(rows, ['left', 'left', 'left', 'left']);
}

/** Returns the same lines for a screen of `width` columns, by topic. `isLong` adds what each rule flags. */
export function ruleSections(
  rules: readonly ListedRule[],
  { language, width, isLong }: { readonly language: Language; readonly width: number; readonly isLong: boolean },
  heading: (text: string) => string,
): string[] {
  const lines = ruleLines(rules, language).map((line) => cut(line, width));
  return [...topics, undefined].flatMap((topic) => {
    const some = rules.flatMap(({ rule: { docs } }, index) => {
      if (docs.topic !== topic) return [];
      const line = lines[index] ?? '';
      return isLong
        ? [line, ...wrap(fillVisible(docs.what, language), width - 4).map((row) => `    ${row}`), '']
        : line;
    });
    if (some.length === 0) return [];
    const title = topic === undefined ? words.otherRules : words[topic];
    return [heading(fillVisible(title, language)), ...some, ...(isLong ? [] : [''])];
  });
}
