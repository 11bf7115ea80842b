import rule from '../../rules/front-matter-key-misspelt.ts';
import { testRule } from '../rule-tester.ts';

const night = 'layout: post\ndescription: A night\ntags: [sky]\nimage_feature: a.jpg\ndate: 2024-01-02';

/** Articles that all have the same front matter, and others of their own. */
function among(others: Readonly<Record<string, string>>, { count = 12, usual = night } = {}) {
  const articles = [...Array.from({ length: count }, (_, index) => [`n${index}.md`, usual]), ...Object.entries(others)];
  return Object.fromEntries(articles.map(([path, matter]) => [path, `---\n${matter}\n---\n\nText.\n`]));
}

/** The front matter of the others, with a key in place of another. */
const withKey = (key: string, other: string) => night.replace(new RegExp(`^${key}(?=:)`, 'mu'), other);
const moon = (key: string, other: string) => among({ 'moon.md': withKey(key, other) });
const jekyll = { engine: 'jekyll' } as const;

testRule(rule, [
  { name: 'accepts equal keys', source: among({}), expect: [] },
  { name: 'accepts other keys', source: among({ 'moon.md': `${night}\nlayer: 1\nsky_name: a` }), expect: [] },
  {
    name: 'accepts a key beside the usual one',
    source: among({ 'moon.md': `${night}\nimage_features: b.jpg` }),
    expect: [],
  },
  { name: 'accepts keys that generators know', source: moon('tags', 'tag'), config: jekyll, expect: [] },
  {
    name: 'accepts keys of a generator that is not the usual one',
    source: among({ 'moon.md': 'editLink: false' }, { usual: 'editLinks: false' }),
    config: { engine: 'vitepress' },
    expect: [],
  },
  {
    name: 'accepts keys that themes know',
    source: among({ 'moon.md': 'authors: A and B' }, { usual: 'author: A' }),
    expect: [],
  },
  {
    name: 'accepts a key with other words',
    source: among({ 'moon.md': withKey('image_feature', 'image_credit') }),
    expect: [],
  },
  {
    name: 'accepts a value of another type',
    source: among({ 'moon.md': withKey('description', 'descriptions').replace('A night', '[a, b]') }),
    expect: [],
  },
  {
    name: 'accepts numbered keys',
    source: among({ 'moon.md': withKey('image_feature', 'image_feature2') }),
    expect: [],
  },
  {
    name: 'accepts a small collection',
    source: among({ 'moon.md': withKey('layout', 'layput') }, { count: 8 }),
    expect: [],
  },
  {
    name: 'accepts a key of several articles',
    source: among(Object.fromEntries([1, 2, 3, 4].map((at) => [`m${at}.md`, withKey('layout', 'layput')])), {
      count: 90,
    }),
    expect: [],
  },
  {
    name: 'accepts a key that another collection has',
    source: {
      ...among({ 'moon.md': withKey('layout', 'layput') }),
      ...Object.fromEntries([1, 2, 3].map((at) => [`other/${at}.md`, '---\nlayput: post\n---\n\nText.\n'])),
    },
    expect: [],
  },
  {
    name: 'accepts a key where fewer than nine in ten have the other',
    source: among({
      ...Object.fromEntries([1, 2, 3].map((at) => [`m${at}.md`, 'title: M'])),
      'moon.md': 'layput: post',
    }),
    expect: [],
  },
  {
    name: 'accepts keys of the schema',
    source: moon('layout', 'layouts'),
    config: { schema: { properties: { layouts: { type: 'string' } } } },
    expect: [],
  },
  {
    name: 'accepts all where a schema knows all keys, because front-matter-schema reports others',
    source: moon('layout', 'layput'),
    config: { schema: { properties: { layout: {} }, additionalProperties: false } },
    expect: [],
  },
  {
    name: 'accepts another case under Hugo',
    source: moon('description', 'Description'),
    config: { engine: 'hugo' },
    expect: [],
  },
  { name: 'accepts what is no YAML', source: moon('layout: post', 'layput: "post'), expect: [] },
  {
    name: 'flags a wrong letter',
    source: moon('layout', 'layput'),
    config: jekyll,
    expect: ['moon.md:2:1-2:7 misspelt (safe fix)'],
    messages: [
      'Key `layput` is likely a misspelling of `layout`, which this article lacks (12 of 13 articles have it)',
    ],
    fixed: among({ 'moon.md': night }),
  },
  {
    name: 'flags a missing letter, swapped letters and a plural',
    source: among(
      {
        'm1.md': withKey('description', 'descrition'),
        'm2.md': withKey('layout', 'lyaout'),
        'm3.md': withKey('image_feature', 'image_features'),
      },
      { count: 40 },
    ),
    expect: [
      'm1.md:3:1-3:11 misspelt (safe fix)',
      'm2.md:2:1-2:7 misspelt (safe fix)',
      'm3.md:5:1-5:15 misspelt (safe fix)',
    ],
    fixed: among({ 'm1.md': night, 'm2.md': night, 'm3.md': night }, { count: 40 }),
  },
  {
    name: 'flags another case under Jekyll',
    source: moon('image_feature', 'Image_Feature'),
    config: jekyll,
    expect: ['moon.md:5:1-5:14 misspelt (safe fix)'],
    fixed: among({ 'moon.md': night }),
  },
  {
    name: 'flags a key of TOML under Hugo, and keeps the case of the usual one',
    source: Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `n${index}.md`,
        `+++\n${index === 11 ? 'photoTitel' : 'photoTitle'} = "A"\n+++\n\nText.\n`,
      ]),
    ),
    config: { engine: 'hugo' },
    expect: ['n11.md:2:1-2:11 misspelt (safe fix)'],
    fixed: Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`n${index}.md`, '+++\nphotoTitle = "A"\n+++\n\nText.\n']),
    ),
  },
  {
    name: 'flags an empty value',
    source: among({ 'moon.md': withKey('description', 'desciption').replace(' A night', '') }),
    expect: ['moon.md:3:1-3:11 misspelt (safe fix)'],
    fixed: among({ 'moon.md': night.replace(' A night', '') }),
  },
]);
