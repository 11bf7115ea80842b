import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import draft from '../../scripts/new-rule/draft-rule.ts';
import { optionSchema } from '../../src/config/config-schema.ts';
import { presets } from '../../src/config/presets.ts';
import { type FindingData, languages, type Words } from '../../src/core/types.ts';
import { departureIn } from '../../src/engine/levels.ts';
import { topics } from '../../src/engine/rule.ts';
import { isDraft } from '../../src/engine/sureness.ts';
import { rulePage } from '../../src/report/rule-page.ts';
import { runExample } from '../../src/tester.ts';

const root = join(import.meta.dirname, '../..');
const names = (folder: string, ending: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

const ids = rules.map(({ id }) => id);

test('files, registered ids and pages are the same', () => {
  expect(names('rules', '.ts').filter((name) => name !== 'index')).toEqual(ids);
  expect(names('docs/rules', '.md').filter((name) => name !== 'README')).toEqual(ids);
  expect(
    ids.filter((id) => !names('test/rules', '.test.ts').includes(id)),
    'rules without a test',
  ).toEqual([]);
});

test.each(rules.map((rule) => [rule.id, rule] as const))('%s has pages that are up to date', (id, rule) => {
  expect(readFileSync(join(root, `docs/rules/${id}.md`), 'utf8')).toBe(rulePage(rule, presets, 'en'));
  expect(readFileSync(join(root, `docs/zh-CN/rules/${id}.md`), 'utf8')).toBe(rulePage(rule, presets, 'zh-CN'));
});

test('presets and explanations name rules that exist', () => {
  for (const [name, { departures }] of Object.entries(presets)) {
    const named = departures.flatMap(({ rules: each }) => each);
    expect(
      named.filter((id) => !ids.includes(id)),
      name,
    ).toEqual([]);
    expect(new Set(named).size, `${name} names a rule twice`).toBe(named.length);
  }
});

const drafts = rules.filter(isDraft);

test(`drafts are info at most: ${drafts.length}`, () => {
  for (const { id, severity } of drafts) {
    const departures = Object.values(presets).map((preset) => departureIn(preset, id)?.level);
    for (const level of [severity, ...departures]) expect([undefined, 'off', 'info'], id).toContain(level);
  }
});

/** Returns what counts and measures in the data of a finding, which must be numbers. */
function countsIn(data: FindingData): readonly unknown[] {
  return Object.entries(data).flatMap(([key, value]) =>
    /^(?:count|total|all|days|lines|size)$/u.test(key) ? [value] : [],
  );
}

/** With what `npm run new-rule` writes. */
const withDraft = [...rules, draft].map((rule) => [rule.id, rule] as const);

describe.each(withDraft)('%s', (id, rule) => {
  const file = `rules/${id}.ts`;

  test('has a name that says what is wrong', () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
  });

  test('has words in every language, with the same values in each', () => {
    const spoken: Words[] = [
      rule.docs.title ?? { en: '' },
      rule.docs.what,
      rule.docs.why,
      ...rule.docs.examples.map(({ title }) => title),
      ...Object.values(rule.messages),
      ...Object.values(rule.fixes),
      ...Object.values(rule.notes),
      ...Object.values(rule.options).map(({ description }) => description),
      ...(rule.docs.sure?.note ? [rule.docs.sure.note] : []),
    ];
    const placeholders = (text: string) =>
      [...new Set(text.replace(/=1 \{[^{}]*\} other \{[^{}]*\}/gu, '').match(/\{\w+(?=[,}])/gu))].sort();
    for (const words of spoken) {
      for (const language of languages) {
        const text = words[language];
        if (text === undefined && isDraft(rule)) continue;
        expect(text?.trim(), `${file}: "${words.en}" has no words in ${language}`).toBeTruthy();
        expect(placeholders(text ?? ''), `${file}: "${words.en}"`).toEqual(placeholders(words.en));
        // What a schema says in its own words is passed on.
        if (language === 'zh-CN' && words.en !== '{message}') expect(text, file).toMatch(/\p{Script=Han}/u);
      }
    }
    for (const { en } of Object.values(rule.messages)) {
      expect(en, `${file}: a message ends in a full stop`).not.toMatch(/\.$/u);
      expect(en, `${file}: what to do belongs to the fix, or to a second sentence`).not.toMatch(/, expected /u);
    }
  });

  test('says its topic, its fix and what was seen of it in real articles', () => {
    expect(topics, `${file}: docs.topic is missing`).toContain(rule.docs.topic);
    expect(rule.docs.sure, `${file}: docs.sure is missing; use \`unmeasured\`, or count findings`).toBeDefined();
    expect(rule.docs.fix !== undefined, `${file}: docs.fix goes with fixes`).toBe(Object.keys(rule.fixes).length > 0);
    const { right = 0, wrong = 0 } = rule.docs.sure ?? {};
    const wanted = rule.severity === 'error' ? 0.98 : 0.9;
    expect(right, `${file}: too few findings were right`).toBeGreaterThanOrEqual((right + wrong) * wanted);
  });

  test('has options whose defaults its own schema accepts', () => {
    for (const [name, option] of Object.entries(rule.options)) {
      const validate = new Ajv({ strict: false }).compile(optionSchema(option));
      expect(validate(option.default), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  });

  test.each(rule.docs.examples.map((example) => [example.title.en, example] as const))(
    'keeps its word: %s',
    (_, example) => {
      const bad = runExample(rule, example, 'bad');
      expect(bad).not.toEqual([]);
      for (const { data } of bad) expect(countsIn(data).every((value) => typeof value === 'number')).toBe(true);
      expect(runExample(rule, example, 'good')).toEqual([]);
    },
  );
});
