import rule from '../../rules/tag-duplicate.ts';
import { testRule } from '../rule-tester.ts';

const matter = (text: string, newline = '\n') => `---\n${text}\n---\n\nText.\n`.replaceAll('\n', newline);
const list = (...tags: string[]) => matter(`tags: [${tags.join(', ')}]`);
/** Articles that spell a tag in the usual way, as many as a usual spelling takes. */
const usual = (tag: string, count = 3) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`u${index}.md`, list(tag)]));

testRule(rule, [
  ...(
    [
      ['different tags', list('campus', 'sports')],
      ['an article without tags', matter('title: A')],
      ['an article without front matter', 'Text.\n'],
      ['one string', matter('tags: campus campus')],
      ['one string with commas', matter('tags: campus, sports, campus')],
      ['an empty list', matter('tags: []')],
      ['no value', matter('tags:')],
      ['empty items', matter('tags:\n  -\n  - ""\n  - ""\n  - null\n  - null')],
      ['tags that differ in an accent', list('resume', 'résumé')],
      ['tags that differ in a sign', list('C', 'C++', 'C#')],
      ['tags of signs alone', matter('tags: ["-", "_", "--"]')],
      ['names of two letters that differ in case', list('US', 'us', 'Go', 'go', 'C', 'c', 'ＡＩ', 'ai')],
      ['words with and without a blank', list('e mail', 'email')],
      ['templates', matter('tags: ["{{ tag }}", "{{ tag }}"]')],
      ['the same name in tags and categories', matter('tags: [campus]\ncategories: [campus]')],
      ['lists under other keys', matter('keywords: [a b c, a b c]')],
      ['front matter that does not parse', matter('tags: [a, a\nb: "')],
      ['mappings', matter('tags:\n  - name: a\n  - name: a')],
      ['hierarchies with a common level', matter('categories:\n  - [News, Campus]\n  - [News, Sports]')],
    ] as const
  ).map(([name, source]) => ({ name: `accepts ${name}`, source, expect: [] })),
  {
    name: 'accepts a hierarchy of Hexo with a name twice',
    config: { engine: 'hexo' },
    source: matter('categories:\n  - News\n  - News'),
    expect: [],
  },
  {
    name: 'accepts two spellings of which none is usual',
    source: { 'a.md': list('Open Day'), 'b.md': list('open-day'), 'c.md': list('open-day') },
    expect: [],
  },
  {
    name: 'accepts two spellings that are both frequent',
    source: {
      ...usual('Open Day', 5),
      'v1.md': list('open-day'),
      'v2.md': list('open-day'),
    },
    expect: [],
  },
  {
    name: 'accepts other spellings in other languages',
    source: {
      'en/a.md': list('Linux'),
      'en/b.md': list('Linux'),
      'en/c.md': list('Linux'),
      'de/a.md': list('linux'),
      'post.fr.md': list('linux'),
      'stated.md': matter('lang: ja\ntags: [linux]'),
    },
    expect: [],
  },
  {
    name: 'accepts an unusual name of two letters',
    source: { ...usual('US', 9), 'z.md': list('us') },
    expect: [],
  },
  {
    name: 'counts articles, not places',
    source: { 'a.md': list('Open Day', 'Open Day', 'Open Day'), 'b.md': list('open-day') },
    expect: ['a.md:2:18-2:26 again (safe fix) [a.md:2:8-2:16]', 'a.md:2:28-2:36 again (safe fix) [a.md:2:8-2:16]'],
    fixed: { 'a.md': list('Open Day') },
  },

  {
    name: 'removes the second one of a flow list',
    source: matter('tags: [campus, sports,  campus] # all of them'),
    expect: ['a.md:2:25-2:31 again (safe fix) [a.md:2:8-2:14]'],
    messages: ['`campus` is repeated in `tags`'],
    fixed: matter('tags: [campus, sports] # all of them'),
  },
  {
    name: 'removes a line of a block list',
    source: matter('tags:\n  - 校园\n  # the team\n  - 体育\n  - 校园\ntitle: 开放日'),
    expect: ['a.md:6:5-6:7 again (safe fix) [a.md:3:5-3:7]'],
    messages: ['`校园` is repeated in `tags`'],
    fixed: matter('tags:\n  - 校园\n  # the team\n  - 体育\ntitle: 开放日'),
  },
  {
    name: 'removes the last line of all',
    source: matter('title: A\ntags:\n- a b\n- "a b"'),
    expect: ['a.md:5:3-5:8 again (safe fix) [a.md:4:3-4:6]'],
    fixed: matter('title: A\ntags:\n- a b'),
  },
  {
    name: 'keeps CRLF',
    source: matter('tags:\n  - campus\n  - campus', '\r\n'),
    expect: ['a.md:4:5-4:11 again (safe fix) [a.md:3:5-3:11]'],
    fixed: matter('tags:\n  - campus', '\r\n'),
  },
  {
    name: 'reads TOML',
    source: '+++\ntags = ["campus", "sports", "campus"]\n+++\n\nText.\n',
    expect: ['a.md:2:29-2:37 again (safe fix) [a.md:2:9-2:17]'],
    fixed: '+++\ntags = ["campus", "sports"]\n+++\n\nText.\n',
  },
  {
    name: 'reads JSON, and keys of Hugo in any case',
    config: { engine: 'hugo' },
    source: '{\n  "Tags": ["campus", "campus"]\n}\n\nText.\n',
    expect: ['a.md:2:22-2:30 again (safe fix) [a.md:2:12-2:20]'],
    messages: ['`campus` is repeated in `Tags`'],
    fixed: '{\n  "Tags": ["campus"]\n}\n\nText.\n',
  },
  {
    name: 'compares numbers as they are written',
    source: matter('tags: [2023, "2024", 2024, 2024.0]'),
    expect: ['a.md:2:22-2:26 again (safe fix) [a.md:2:14-2:20]'],
    fixed: matter('tags: [2023, "2024", 2024.0]'),
  },
  {
    name: 'reads categories, where lists are none of Hexo’s hierarchies',
    source: matter('categories: [News, News]'),
    expect: ['a.md:2:20-2:24 again (safe fix) [a.md:2:14-2:18]'],
    fixed: matter('categories: [News]'),
  },
  {
    name: 'tells hierarchies that are the same',
    config: { engine: 'hexo' },
    source: matter('categories:\n  - [News, Campus]\n  - [News, Sports]\n  - [News, Campus]\n  - Club\n  - Club'),
    expect: ['a.md:5:5-5:19 again (safe fix) [a.md:3:5-3:19]', 'a.md:7:5-7:9 again (safe fix) [a.md:6:5-6:9]'],
    messages: ['`News / Campus` is repeated in `categories`', '`Club` is repeated in `categories`'],
    fixed: matter('categories:\n  - [News, Campus]\n  - [News, Sports]\n  - Club'),
  },
  {
    name: 'reads the keys of its option',
    options: { fields: ['keywords'] },
    source: matter('tags: [a b, a b]\nkeywords: [a b, a b]'),
    expect: ['a.md:3:17-3:20 again (safe fix) [a.md:3:12-3:15]'],
    fixed: matter('tags: [a b, a b]\nkeywords: [a b]'),
  },
  {
    name: 'has no fix for an item that a mapping or several lines make',
    source: matter('tags:\n  - >-\n    campus\n  - campus\n  - >-\n    campus'),
    expect: ['a.md:5:5-5:11 again (safe fix) [a.md:3:5-5:1]', 'a.md:6:5-8:1 again [a.md:3:5-5:1]'],
    fixed: matter('tags:\n  - >-\n    campus\n  - >-\n    campus'),
  },

  {
    name: 'tells two spellings in one article',
    source: list('Machine Learning', 'campus', 'machine-learning'),
    expect: ['a.md:2:34-2:50 respelled (unsafe fix) [a.md:2:8-2:24]'],
    messages: ['`machine-learning` in `tags` repeats `Machine Learning` in another spelling'],
    fixed: list('Machine Learning', 'campus'),
  },
  {
    name: 'leaves spellings of one article that are meant',
    options: { allow: ['SAS'] },
    source: list('SAS', 'sas'),
    expect: [],
  },

  {
    name: 'writes the usual spelling',
    source: { ...usual('machine-learning'), 'z.md': list('campus', 'machine learning') },
    expect: ['z.md:2:16-2:32 variant (unsafe fix) [u0.md:2:8-2:24]'],
    messages: [
      '`machine learning` in `tags` is usually spelled `machine-learning` here (in 3 articles; this spelling in 1)',
    ],
    fixed: { 'z.md': list('campus', 'machine-learning') },
  },
  {
    name: 'does not take the capitals of a name away',
    source: { ...usual('linux'), 'y.md': list('campus', 'Linux'), 'z.md': list('moon', 'Moon') },
    expect: ['y.md:2:16-2:21 cased [u0.md:2:8-2:13]', 'z.md:2:14-2:18 respelled [z.md:2:8-2:12]'],
    messages: [
      '`Linux` in `tags` is spelled `linux` in 3 articles here, and in this way in 1',
      '`Moon` in `tags` repeats `moon` in another spelling',
    ],
  },
  ...(
    [
      ['hugo', {}, 'open-day'],
      ['hugo', {}, 'OPEN DAY'],
      ['docusaurus', {}, 'open day'],
    ] as const
  ).map(([engine, site, tag]) => ({
    name: `accepts ${tag} where ${engine} makes one page of both`,
    config: { engine, site },
    source: { ...usual('Open Day'), 'z.md': list(tag) },
    expect: [],
  })),
  ...(
    [
      ['hugo', {}, 'Open Day', 'open_day'],
      ['hugo', { disablePathToLower: true }, 'Open Day', 'open day'],
      ['docusaurus', {}, 'OpenDay', 'openday'],
      ['hexo', {}, 'Open Day', 'open day'],
    ] as const
  ).map(([engine, site, usually, tag]) => ({
    name: `flags ${tag} where ${engine} makes two pages with ${JSON.stringify(site)}`,
    config: { engine, site },
    source: { ...usual(usually), 'z.md': list(tag) },
    expect: [`z.md:2:8-2:${8 + tag.length} variant (unsafe fix) [u0.md:2:8-2:${8 + usually.length}]`],
    fixed: { 'z.md': list(usually) },
  })),
  {
    name: 'tells each article and each spelling once',
    source: {
      ...usual('Open Day', 6),
      'v.md': list('open-day', 'open-day'),
      'w.md': list('open-day'),
      'x.md': list('OPEN_DAY'),
    },
    expect: [
      'v.md:2:8-2:16 variant (unsafe fix) [u0.md:2:8-2:16]',
      'v.md:2:18-2:26 again (safe fix) [v.md:2:8-2:16]',
      'w.md:2:8-2:16 variant (unsafe fix) [u0.md:2:8-2:16]',
      'x.md:2:8-2:16 variant (unsafe fix) [u0.md:2:8-2:16]',
    ],
    fixed: { 'v.md': list('Open Day'), 'w.md': list('Open Day'), 'x.md': list('Open Day') },
  },
  {
    name: 'removes the unusual spelling beside the usual one, wherever it stands',
    source: { ...usual('Open Day'), 'z.md': list('open day', 'campus', 'Open Day') },
    expect: ['z.md:2:8-2:16 variant (unsafe fix) [u0.md:2:8-2:16]'],
    fixed: { 'z.md': list('campus', 'Open Day') },
  },
  {
    name: 'keeps quotes',
    source: { ...usual('Open Day', 6), 'y.md': list('"open-day"'), 'z.md': list("'open-day'") },
    expect: [
      'y.md:2:8-2:18 variant (unsafe fix) [u0.md:2:8-2:16]',
      'z.md:2:8-2:18 variant (unsafe fix) [u0.md:2:8-2:16]',
    ],
    fixed: { 'y.md': list('"Open Day"'), 'z.md': list("'Open Day'") },
  },
  {
    name: 'writes TOML',
    source: { ...usual('Open Day'), 'z.md': '+++\ntags = ["open-day"]\n+++\n\nText.\n' },
    expect: ['z.md:2:9-2:19 variant (unsafe fix) [u0.md:2:8-2:16]'],
    fixed: { 'z.md': '+++\ntags = ["Open Day"]\n+++\n\nText.\n' },
  },
  {
    name: 'knows full-width characters',
    source: { ...usual('ＡＩ大会', 1), ...{ 'b.md': list('AI大会'), 'c.md': list('AI大会'), 'd.md': list('AI大会') } },
    expect: ['u0.md:2:8-2:12 variant (unsafe fix) [b.md:2:8-2:12]'],
    fixed: { 'u0.md': list('AI大会') },
  },
  {
    name: 'has no fix where the usual spelling needs quotes of its own',
    source: { ...usual('"#Open Day"'), 'z.md': list('"#open-day"') },
    expect: ['z.md:2:8-2:19 variant [u0.md:2:8-2:19]'],
  },
  {
    name: 'reads the levels of hierarchies',
    config: { engine: 'hexo' },
    source: {
      'a.md': matter('categories: [News, Campus]'),
      'b.md': matter('categories:\n  - [News, Sports]\n  - [News, Club]'),
      'c.md': matter('categories: [News]'),
      'd.md': matter('categories:\n  - [news, Club]'),
    },
    expect: ['d.md:3:6-3:10 variant (unsafe fix) [a.md:2:14-2:18]'],
    fixed: { 'd.md': matter('categories:\n  - [News, Club]') },
  },
  {
    name: 'accepts one name under two parents in Hexo, and compares under one',
    config: { engine: 'hexo' },
    source: {
      ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.md`, matter('categories: [Dev, Java]')])),
      'd.md': matter('categories: [Ops, JAVA]'),
      'e.md': matter('categories:\n  - [Dev, jAVA]'),
    },
    expect: ['e.md:3:11-3:15 variant (unsafe fix) [a.md:2:19-2:23]'],
    fixed: { 'e.md': matter('categories:\n  - [Dev, Java]') },
  },
  {
    name: 'leaves spellings that are meant',
    options: { allow: ['open-day'] },
    source: { ...usual('Open Day'), 'z.md': list('open-day') },
    expect: [],
  },
  {
    name: 'Jekyll: has no fix for the spelling that has a page',
    config: { engine: 'jekyll', files: ['tag/open-day.md'] },
    source: { ...usual('open day'), 'z.md': list('open-day') },
    expect: ['z.md:2:8-2:16 variant [u0.md:2:8-2:16]'],
  },
  {
    name: 'Jekyll: changes a spelling without one',
    config: { engine: 'jekyll', files: ['tag/open-day.md'] },
    source: { ...usual('open-day'), 'z.md': list('open day') },
    expect: ['z.md:2:8-2:16 variant (unsafe fix) [u0.md:2:8-2:16]'],
    fixed: { 'z.md': list('open-day') },
  },
  {
    name: 'Jekyll: keeps the spelling with a page where both are in one article',
    config: { engine: 'jekyll', files: ['tag/open-day.md'] },
    source: { 'a.md': matter('tags: [open day, open-day]') },
    expect: ['a.md:2:18-2:26 respelled [a.md:2:8-2:16]'],
  },
]);
