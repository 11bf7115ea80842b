import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '../../src/article/front-matter.ts';
import { parse } from '../../src/article/markdown/parse.ts';
import type { FrontMatterBlock } from '../../src/core/types.ts';
import { field, frontMatter } from '../../src/facts/front-matter/front-matter.ts';
import { daysMeant, forms, formsOf } from '../engines/dates.ts';
import { inputs } from '../engines/inputs.ts';
import { lint } from '../engines/lint.ts';
import { readMeasured, type TestedEngine } from '../engines/measured.ts';

const engines = Object.keys(formsOf) as TestedEngine[];

const firstMark =
  'the text begins with a mark by which Hugo knows front matter: a mistake of the text, and of no block';
const duplicate = 'the engine lets the last one win in silence, and the author sees the wrong value';
const documentEnd = 'the engine drops what follows in silence';
const tag = 'the engine drops the word behind the `!` in silence';
const control = 'a matter of the characters, wherever they stand';
const template = 'what a template will make of it is unknown';
const otherFence = 'the engine lets the other fence close, and then prints the front matter as text';
const prose = 'the engine drops the article for want of front matter; nobody meant this for any';

/** Where nk-lint knowingly says something else about a front matter than the engine, and why. */
const differences: Readonly<Record<TestedEngine, Readonly<Record<string, string>>>> = {
  hugo: {
    'comment-before': 'Hugo stops at the comment, not at the front matter',
    'opening-tab': 'tabs behind a fence are unheard of',
    'two-dashes': firstMark,
    'list-first': firstMark,
    'plus-list-first': firstMark,
    'minus-first': firstMark,
    'list-then-break': firstMark,
    'shortcode-first': firstMark,
    'liquid-first': firstMark,
    org: 'front matter of Org mode belongs into Org files',
    'closing-dots-then-break': documentEnd,
    'document-end': documentEnd,
    'json-duplicate': duplicate,
    'duplicate-same': duplicate,
    'duplicate-differs': duplicate,
    'duplicate-nested': duplicate,
    'title-with-bang': tag,
    'null-byte': control,
    'template-value': template,
  },
  hexo: { 'heading-then-break': prose, 'list-then-break': prose, 'null-byte': control },
  jekyll: {
    'duplicate-same': duplicate,
    'duplicate-differs': duplicate,
    'duplicate-nested': duplicate,
    'title-with-bang': tag,
    'tag-unknown': tag,
    'null-byte': control,
    'template-value': template,
  },
  astro: {
    'closing-pluses': otherFence,
    'toml-closing-dashes': otherFence,
    'null-byte': control,
    'template-value': template,
  },
};

const byMachine = 'as text, it is read by the clock of the machine: right where that is the clock of the site';
const timeLost = 'the engine reads the day and drops the time';
const toml11 = 'TOML 1.1, which only this parser of TOML reads';
/** The same for dates, as `form: spelling`. */
const dateDifferences: Readonly<Record<TestedEngine, Readonly<Record<string, string>>>> = {
  hugo: {},
  hexo: {
    'yaml: 2024-01-02 00:30:00 +0800': byMachine,
    'yaml quoted: 2024-01-02T00:30:00+08:00': byMachine,
    'yaml quoted: 2024-01-02 00:30:00 +0800': byMachine,
    'semicolons: 2024-01-02T00:30:00+08:00': byMachine,
    'semicolons: 2024-01-02 00:30:00 +0800': byMachine,
  },
  jekyll: {
    'yaml: 2024-01-02 09：30：00': timeLost,
    'yaml quoted: 2024-01-02 09：30：00': timeLost,
  },
  astro: { 'toml: 2024-01-02 09:30': toml11, 'toml: 2024-01-02T09:30': toml11 },
};

describe.each(engines)('%s', (engine) => {
  const measured = readMeasured(engine);

  test('takes as front matter what nk-lint takes', () => {
    const found: Record<string, unknown> = {};
    for (const [name, source] of Object.entries(inputs)) {
      const taken = measured.frontMatter[name] ?? {};
      const text = source.replace(/^\uFEFF/u, '');
      const ours = cut(text);
      const agrees = taken.failed
        ? ours.flagged
        : ours.title === taken.title && ours.body === oneEnding(taken.body ?? '');
      if (!agrees || (!taken.failed && ours.errors)) found[name] = { taken, ours };
    }
    expectOnly(found, differences[engine]);
  });

  function cut(source: string) {
    const block = splitFrontMatter(source, engine);
    const [fact] = frontMatter.collect({
      source,
      engine,
      frontMatter: block,
      templates: [],
      tree: parse('', undefined),
      problem: undefined,
    });
    const flagged = lint(source, engine).some(({ rule }) => rule === 'front-matter-invalid');
    if (!block || !fact || !isTaken(block, fact.errors.length))
      return { body: oneEnding(source), flagged, errors: false };
    const title = field(fact, 'title');
    const body = oneEnding(source.slice(block.range[1]));
    return { ...(title !== undefined && { title: String(title) }), body, flagged, errors: fact.errors.length > 0 };
  }

  function isTaken({ problem, fence }: FrontMatterBlock, errors: number): boolean {
    // Jekyll does not close there, Hexo prints JSON that it cannot read.
    if (problem === 'text-after-fence') return engine !== 'jekyll';
    return problem === undefined && !(engine === 'hexo' && fence.startsWith(';') && errors > 0);
  }

  test('reads the dates that nk-lint lets pass, and no other', () => {
    const found: Record<string, unknown> = {};
    for (const form of formsOf[engine])
      for (const [date, reading] of Object.entries(measured.dates[form] ?? {})) {
        const days = daysMeant(date);
        const flags = lint(forms[form](date), engine).filter(({ rule }) => rule !== 'date-imprecise');
        const lost = /^(?:none|failed)$/u.test(reading);
        const wrong = lost || (days !== undefined && !days.some((day) => reading.startsWith(day)));
        // What Astro cannot read depends on the schema of the site, and then stops its build.
        const agrees = wrong === flags.length > 0 || (engine === 'astro' && wrong);
        if (!agrees) found[`${form}: ${date}`] = { reading, ours: flags.map(({ messageId }) => messageId) };
      }
    expectOnly(found, dateDifferences[engine]);
  });
});

/** All that differs is known, and all that is known does differ. */
function expectOnly(found: Readonly<Record<string, unknown>>, known: Readonly<Record<string, string>>): void {
  expect(Object.fromEntries(Object.entries(found).filter(([name]) => !(name in known)))).toEqual({});
  expect(Object.keys(known).filter((name) => !(name in found))).toEqual([]);
}

function oneEnding(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
