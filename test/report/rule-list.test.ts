import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { languages } from '../../src/core/types.ts';
import { type ListedRule, ruleLines, ruleSections } from '../../src/report/rule-list.ts';

const all: readonly ListedRule[] = rules.map((rule) => ({ rule, severity: rule.severity }));
const ids = rules.map(({ id }) => id);
const idOf = (line: string) => line.split(' ')[0] ?? '';

describe.each(languages)('the list of rules in %s', (language) => {
  test('has a line for each rule, uncut in 80 columns', () => {
    const lines = ruleLines(all, language);
    expect(lines.map(idOf)).toEqual(ids);
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  });

  test('has each rule once, by topic', () => {
    const lines = ruleSections(all, { language, width: 80, isLong: false }, (text) => `# ${text}`);
    expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(6);
    expect(
      lines
        .map(idOf)
        .filter((id) => ids.includes(id))
        .sort(),
    ).toEqual(ids);
  });

  test('tells at length what each rule flags, wrapped', () => {
    const lines = ruleSections(all, { language, width: 60, isLong: true }, (text) => text);
    expect(lines.filter((line) => stringWidth(line) > 60)).toEqual([]);
    expect(lines.join(' ')).toContain(language === 'en' ? 'Flags what a crawler leaves' : '找出爬虫留在标题里的');
  });
});

test('a rule of a plugin needs neither topic nor title', () => {
  const docs = { what: { en: 'Flags comets: the bright ones.' }, why: { en: 'They pass.' }, examples: [] };
  const comet = { ...(rules[0] as (typeof rules)[number]), id: 'comet', docs };
  const lines = ruleSections(
    [{ rule: comet, severity: 'off' }],
    { language: 'en', width: 80, isLong: false },
    (text) => text,
  );
  expect(lines).toEqual(['Other rules', 'comet  off    Flags comets', '']);
});
