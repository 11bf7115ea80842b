import { describe, expect, test } from 'vitest';
import type { ReportFinding } from '../../../src/engine/report.ts';
import { compareReports } from '../../../src/report/comparison.ts';
import { filterOf, fragmentOf, withValues } from '../../../src/report/html/client/filter-link.ts';
import { emptyFilter, type Filter, modelOf } from '../../../src/report/html/client/model.ts';
import { finding, reportOf, sample } from '../sample.ts';
import { dataIn, pageOf } from './page.ts';

const hosts = new Map([['content/b.md', 'news.example.org']]);
const model = modelOf(dataIn(pageOf(sample, { hosts })));

interface Case {
  readonly name: string;
  readonly filter: Partial<Filter>;
  /** Rules of the findings that are selected. */
  readonly expect: readonly string[];
}

const all = ['image-url-truncated', 'title-noise', 'image-duplicate'];
const cases: readonly Case[] = [
  {
    name: 'no filter selects all, the worst article first',
    filter: {},
    expect: ['title-noise', all[0] ?? '', 'image-duplicate'],
  },
  { name: 'a severity', filter: values({ severity: ['error'] }), expect: ['image-url-truncated'] },
  {
    name: 'either of two severities',
    filter: values({ severity: ['error', 'warning'] }),
    expect: ['image-url-truncated', 'image-duplicate'],
  },
  { name: 'both of two facets', filter: values({ severity: ['error'], host: ['news.example.org'] }), expect: [] },
  { name: 'a source that is unknown', filter: values({ host: [''] }), expect: ['title-noise', 'image-url-truncated'] },
  { name: 'a kind of fix', filter: values({ fix: ['safe'] }), expect: ['image-duplicate'] },
  { name: 'no fix', filter: values({ fix: ['none'] }), expect: ['title-noise'] },
  { name: 'a word of the message', filter: { query: 'SECOND' }, expect: ['image-duplicate'] },
  { name: 'a word of the excerpt', filter: { query: '欢迎前来' }, expect: ['image-url-truncated'] },
  { name: 'a part of the path', filter: { query: 'b.md' }, expect: ['image-duplicate'] },
  { name: 'a rule', filter: { query: 'title-noise' }, expect: ['title-noise'] },
  { name: 'each word somewhere', filter: { query: '图书馆 noise' }, expect: ['title-noise'] },
  { name: 'a word that is nowhere', filter: { query: 'moon' }, expect: [] },
  { name: 'by path', filter: { order: 'path' }, expect: ['image-duplicate', 'title-noise', 'image-url-truncated'] },
];

test.each(cases)('$name', ({ filter, expect: expected }) => {
  const { articles, count } = model.select({ ...emptyFilter, ...filter });
  expect(articles.flatMap(({ findings }) => findings.map((each) => each.values.rule))).toEqual(expected);
  expect(count).toBe(expected.length);
});

describe('counts', () => {
  test('of a facet are those of what the other facets select', () => {
    const { counts } = model.select({ ...emptyFilter, ...values({ severity: ['error'] }) });
    expect(Object.fromEntries(counts.severity)).toEqual({ error: 1, warning: 1, info: 1 });
    expect(Object.fromEntries(counts.rule)).toEqual({ 'image-url-truncated': 1 });
  });

  test('order the values', () => {
    expect(model.values.severity).toEqual(['error', 'warning', 'info']);
    expect(model.values.host).toEqual(['', 'news.example.org']);
  });
});

test('folders are as deep as a short list allows', () => {
  const folders = (paths: readonly string[]) =>
    modelOf(dataIn(pageOf(reportOf(paths.map((path) => ({ path, findings: [finding('content/b.md', '/b.pn')] }))))))
      .values.folder;
  expect(folders(['a/b/1.md', 'a/c/2.md', '3.md'])).toEqual(['.', 'a/b', 'a/c']);
  expect(folders(Array.from({ length: 100 }, (_, index) => `a/${index}/index.md`))).toEqual(['a']);
});

test('what an earlier report lacks is new', () => {
  const [file] = sample.files;
  const comparison = compareReports({
    file: 'old.json',
    earlier: file ? [file] : [],
    current: sample.files,
    hidden: [],
    isChecked: () => true,
  });
  const { counts } = modelOf(dataIn(pageOf(sample, { comparison }))).select(emptyFilter);
  expect(Object.fromEntries(counts.change)).toEqual({ new: 2, known: 1 });
});

describe('the address of a filter', () => {
  test.each([
    ['', emptyFilter],
    ['q=a+b&order=path', { query: 'a b', order: 'path', values: {} }],
    ['rule=a&rule=b&host=', { ...emptyFilter, values: { rule: new Set(['a', 'b']), host: new Set(['']) } }],
  ] satisfies [string, Filter][])('%s', (fragment, filter) => {
    expect(fragmentOf(filter)).toBe(fragment);
    expect(filterOf(`#${fragment}`)).toEqual(filter);
  });

  test('ignores what it does not know', () => {
    expect(filterOf('#order=x&moon=1')).toEqual(emptyFilter);
    expect(fragmentOf(withValues(emptyFilter, 'rule', new Set()))).toBe('');
  });
});

function values(lists: Readonly<Partial<Record<keyof Filter['values'], readonly string[]>>>): Partial<Filter> {
  return { values: Object.fromEntries(Object.entries(lists).map(([id, list]) => [id, new Set(list)])) };
}

test('a fix is shown with the text around its edits', () => {
  const edits = [{ offset: 10, endOffset: 20, text: '' }];
  const own: Partial<ReportFinding> = { fix: { safety: 'safe', title: 'Remove it', edits } };
  const data = dataIn(pageOf(reportOf([{ path: 'content/b.md', findings: [finding('content/b.md', '/b.pn', own)] }])));
  const fix = data.articles[0]?.[2][0]?.[6];
  const [title, safety, hunks, more] = fix || [];
  const [excerpt, inserted] = hunks?.[0] ?? [];
  const [text, mark] = excerpt ?? [];
  expect([data.strings[title ?? -1], safety, more]).toEqual(['Remove it', 'safe', 0]);
  expect([data.strings[text ?? -1], mark, data.strings[inserted?.[0] ?? -1]]).toEqual([
    'Two ![](/b.pn) and ![](/b.pn)',
    [4, 14],
    '',
  ]);
});
