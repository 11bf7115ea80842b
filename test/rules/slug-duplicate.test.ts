import rule from '../../rules/slug-duplicate.ts';
import type { CaseConfig } from '../../src/tester.ts';
import { testRule } from '../rule-tester.ts';

/** Front matter → article. */
const articles = (matters: Readonly<Record<string, string>>, newline = '\n') =>
  Object.fromEntries(
    Object.entries(matters).map(([path, text]) => [path, `---\n${text}\n---\n\nText.\n`.replaceAll('\n', newline)]),
  );
const hugo = (site: NonNullable<CaseConfig['site']> = {}): CaseConfig => ({ engine: 'hugo', site });
const hexo = (site: NonNullable<CaseConfig['site']> = {}): CaseConfig => ({ engine: 'hexo', site });
const jekyll = (site: NonNullable<CaseConfig['site']> = {}): CaseConfig => ({ engine: 'jekyll', site });
const hash = 'd14a36bb0d9f909bf73d3481b15a4c9d';

const clean: readonly (readonly [name: string, config: CaseConfig, matters: Readonly<Record<string, string>>])[] = [
  [
    'articles of Hugo with names of their own',
    hugo(),
    { 'content/a.md': 'title: A', 'content/b.md': 'title: A', 'content/news/a.md': 'title: A' },
  ],
  ['a slug of Hugo in two sections', hugo(), { 'content/news/a.md': 'slug: x', 'content/blog/b.md': 'slug: x' }],
  ['a draft', hugo(), { 'content/news/a.md': 'slug: x\ndraft: true', 'content/news/b.md': 'slug: x' }],
  [
    'what Hugo does not publish',
    hugo(),
    {
      'content/news/a.md': 'slug: x',
      'content/news/b.md': 'slug: x\nheadless: true',
      'content/news/c.md': 'slug: x\n_build:\n  render: never',
      'content/news/d.md': 'slug: x\nexpiryDate: 2020-01-01',
      'content/news/e.md': 'slug: x\noutputs: [json]',
    },
  ],
  [
    'the resources of a bundle',
    hugo(),
    {
      'content/news/b/index.md': 'title: B',
      'content/news/b/a.md': 'slug: x',
      'content/news/b/deep/b.md': 'url: /y/',
      'content/news/b/c.md': 'slug: x\nurl: /y/',
    },
  ],
  [
    'articles below a branch that decides how they are published',
    hugo(),
    {
      'content/old/_index.md': 'cascade:\n  build:\n    render: never',
      'content/old/a.md': 'url: /x/',
      'content/new/a.md': 'url: /x/',
    },
  ],
  [
    'translations by name',
    hugo({ languages: { en: {}, de: {} } }),
    { 'content/news/a.md': 'slug: x', 'content/news/a.de.md': 'slug: x' },
  ],
  [
    'translations by folder',
    hugo({ languages: { en: { contentDir: 'content/en' }, de: { contentDir: 'content/de' } } }),
    { 'content/en/a.md': 'url: /x/', 'content/de/a.md': 'url: /x/' },
  ],
  [
    'aliases where there are several languages',
    hugo({ languages: { en: {}, de: {} } }),
    { 'content/a.md': 'aliases: [/b/]', 'content/b.md': 'title: B' },
  ],
  [
    'one slug on different days, where the day is in the address',
    hugo({ permalinks: { news: '/:year/:month/:day/:slug/' } }),
    { 'content/news/a.md': 'slug: x\ndate: 2024-01-01', 'content/news/b.md': 'slug: x\ndate: 2024-01-02' },
  ],
  [
    'a pattern with a date that an article lacks',
    hugo({ permalinks: { news: '/:year/:slug/' } }),
    { 'content/news/a.md': 'slug: x', 'content/news/b.md': 'slug: x' },
  ],
  [
    'a pattern that nobody knows',
    hugo({ permalinks: { news: '/:magic/' } }),
    { 'content/news/a.md': 'slug: x', 'content/news/b.md': 'slug: x' },
  ],
  [
    'content from modules',
    hugo({ module: { mounts: [{ source: 'docs', target: 'content/docs' }] } }),
    { 'content/news/a.md': 'slug: x', 'content/news/b.md': 'slug: x' },
  ],
  ['files beside the content', hugo(), { 'README.md': 'url: /x/', 'docs/a.md': 'url: /x/' }],
  [
    'templates and addresses with parameters',
    hugo(),
    {
      'content/a.md': 'url: /:year/x/',
      'content/b.md': 'url: /:year/x/',
      'content/c.md': 'url: "{{ x }}"',
      'content/d.md': 'url: "{{ x }}"',
    },
  ],
  [
    'an alias that an article has twice, and one in capitals',
    hugo(),
    { 'content/a.md': 'aliases: [/old/, /old, /A/]', 'content/b.md': 'aliases: [/a/old/]' },
  ],
  [
    'aliases that Hugo is told not to write',
    hugo({ disableAliases: true }),
    { 'content/a.md': 'aliases: [/b/]', 'content/b.md': 'title: B' },
  ],
  [
    'posts of Hexo on different days',
    hexo({ new_post_name: ':year-:month-:day-:title.md' }),
    { 'source/_posts/2024-01-01-x.md': 'title: X', 'source/_posts/2024-01-02-x.md': 'title: X' },
  ],
  [
    'the slug, which Hexo does not read',
    hexo(),
    {
      'source/_posts/a.md': `slug: ${hash}\ndate: 2024-01-01`,
      'source/_posts/b.md': `slug: ${hash}\ndate: 2024-01-01`,
    },
  ],
  [
    'what only Hexo knows',
    hexo({ permalink: ':category/:hash/' }),
    { 'source/_posts/a/x.md': 'title: X', 'source/_posts/b/x.md': 'title: X' },
  ],
  [
    'hidden posts and drafts of Hexo',
    hexo({ permalink: ':name/' }),
    {
      'source/_posts/a/x.md': 'title: X',
      'source/_posts/b/x.md': 'title: X\npublished: false',
      'source/_drafts/x.md': 'title: X\npermalink: x/',
    },
  ],
  [
    'posts of Hexo in two languages',
    hexo({ permalink: ':name/' }),
    { 'source/_posts/a/x.md': 'lang: en', 'source/_posts/b/x.md': 'lang: de' },
  ],
  [
    'posts of Jekyll on different days, and in different categories',
    jekyll(),
    {
      '_posts/2024-01-01-x.md': 'title: X',
      '_posts/2024-01-02-x.md': 'title: X',
      'news/_posts/2024-01-01-x.md': 'title: X',
      '_posts/old/2024-01-01-x.md': 'title: X\ncategory: old',
    },
  ],
  [
    'posts of Jekyll with defaults for their addresses',
    jekyll({ permalink: '/:title/', defaults: [{ scope: { path: 'old' }, values: { permalink: '/old/:title/' } }] }),
    { '_posts/2024-01-01-x.md': 'title: X', '_posts/2024-01-02-x.md': 'title: X' },
  ],
  [
    'the name of a style, and an address with parameters',
    jekyll(),
    {
      '_posts/2024-01-01-a.md': 'permalink: pretty',
      '_posts/2024-01-01-b.md': 'permalink: pretty',
      '_posts/2024-01-01-c.md': 'permalink: /:title/',
      '_posts/2024-01-01-d.md': 'permalink: /:title/',
    },
  ],
  [
    'pages of Jekyll in two languages, and what it does not publish',
    jekyll(),
    {
      'a.md': 'permalink: /x/\nlang: en',
      'b.md': 'permalink: /x/\nlang: de',
      'c.md': 'permalink: /x/\nlang: en\npublished: false',
      '_drafts/d.md': 'permalink: /x/\nlang: en',
    },
  ],
  [
    'posts whose times may be moved to another day',
    hexo({ permalink: ':year/:month/:day/:name/' }),
    {
      'source/_posts/a/x.md': 'date: 2024-01-01T23:00:00+08:00',
      'source/_posts/b/x.md': 'date: 2024-01-01 10:00:00',
      'source/_posts/c/x.md': 'date: 2024-01-01T01:00:00Z',
    },
  ],
  [
    'the same in Jekyll',
    jekyll(),
    {
      '_posts/a/2024-01-01-x.md': 'date: 2024-01-01 23:00:00',
      '_posts/b/2024-01-01-x.md': 'date: 2024-01-01 10:00:00',
      '_posts/c/2024-01-01-x.md': 'date: 2024-01-01',
    },
  ],
  [
    'styles of Jekyll that count days and weeks',
    jekyll({ permalink: 'ordinal' }),
    { '_posts/a/2024-01-01-x.md': 'title: X', '_posts/b/2024-01-01-x.md': 'title: X' },
  ],
  [
    'unknown sites: one slug on different days, in different folders or categories',
    {},
    {
      'a/1.md': 'slug: x\ndate: 2024-01-01',
      'a/2.md': 'slug: x\ndate: 2024-01-02',
      'a/2024-05-01-3.md': 'slug: x',
      'a/4.md': 'slug: x\ndate: 2024-01-01\ncategories: [old]',
      'b/1.md': 'slug: x\ndate: 2024-01-01',
    },
  ],
  [
    'unknown sites: addresses of originals, and parameters',
    {},
    {
      '1.md': 'permalink: https://example.org/x/\nurl: /y/',
      '2.md': 'permalink: https://example.org/x/\nurl: /y/',
      '3.md': 'permalink: /:slug/',
      '4.md': 'permalink: /:slug/',
    },
  ],
  [
    'unknown sites: translations and drafts',
    {},
    {
      'en/a.md': 'permalink: /x/',
      'de/a.md': 'permalink: /x/',
      'a.fr.md': 'permalink: /x/',
      'b.md': 'permalink: /x/\nlang: ja',
      'c.md': 'permalink: /x/\ndraft: true',
      'd.md': 'permalink: /x/\npublished: false',
    },
  ],
  [
    'unknown sites: slugs that Hexo does not read',
    { engine: 'hexo' },
    { 'source/_posts/a.md': 'slug: x', 'source/_posts/b.md': 'slug: x' },
  ],
  [
    'addresses without end',
    hugo(),
    {
      'content/a.md': `slug: "a${' '.repeat(9000)}b"`,
      'content/b.md': `slug: "a${' '.repeat(9000)}b"`,
      'content/c.md': `aliases: ["/${'.'.repeat(9000)}/"]`,
      'content/d.md': `aliases: ["/${'.'.repeat(9000)}/"]`,
    },
  ],
  ['front matter that does not parse', {}, { 'a.md': 'permalink: /x/\nb: "', 'b.md': 'permalink: /x/\nb: "' }],
];

testRule(rule, [
  ...clean.map(([name, config, matters]) => ({
    name: `accepts ${name}`,
    config,
    source: articles(matters),
    expect: [],
  })),
  { name: 'accepts an article without front matter', config: jekyll(), source: 'Text.\n', expect: [] },

  {
    name: 'tells one slug in a section of Hugo, whatever its case',
    config: hugo(),
    source: articles({ 'content/news/a.md': 'slug: Open Day', 'content/news/b.md': 'slug: "open-day!"' }),
    expect: ['content/news/b.md:2:7-2:18 page [content/news/a.md:2:7-2:15]'],
    messages: [
      'This article and `content/news/a.md` are both published at `/news/open-day/`: only one of them appears',
    ],
  },
  {
    name: 'tells each article of several',
    config: hugo(),
    source: articles({
      'content/news/a.md': 'slug: 开放日',
      'content/news/b.md': 'slug: 开放日',
      'content/news/c.md': 'slug: 开放日',
    }),
    expect: [
      'content/news/b.md:2:7-2:10 page [content/news/a.md:2:7-2:10]',
      'content/news/c.md:2:7-2:10 page [content/news/a.md:2:7-2:10]',
    ],
    messages: [
      'This article and `content/news/a.md` are both published at `/news/开放日/`: only one of them appears',
      'This article and `content/news/a.md` are both published at `/news/开放日/`: only one of them appears',
    ],
  },
  {
    name: 'tells a slug that is the name of another file, with CRLF',
    config: hugo(),
    source: articles({ 'content/news/a.md': 'title: A', 'content/news/b.md': 'title: B\nslug: a' }, '\r\n'),
    expect: ['content/news/b.md:3:7-3:8 page [content/news/a.md:2:8-2:9]'],
  },
  {
    name: 'tells names of files that Hugo makes equal',
    config: hugo(),
    source: articles({ 'content/news/Open Day.md': 'title: A', 'content/news/open-day.md': 'date: 2024-01-01' }),
    expect: ['content/news/open-day.md:1:1-1:1 page [content/news/Open Day.md:2:8-2:9]'],
  },
  {
    name: 'tells bundles and files of one name',
    config: hugo(),
    source: articles({
      'content/news/a.md': 'title: A',
      'content/news/a/index.md': 'title: A',
      'content/news/b.md': 'title: B',
      'content/news/b/_index.md': 'title: B',
    }),
    expect: [
      'content/news/a/index.md:2:8-2:9 page [content/news/a.md:2:8-2:9]',
      'content/news/b/_index.md:2:8-2:9 page [content/news/b.md:2:8-2:9]',
    ],
  },
  {
    name: 'prefers `url` to `slug`, in keys of any case and in TOML',
    config: hugo(),
    source: {
      ...articles({ 'content/blog/a.md': 'URL: /news/b\nslug: unused' }),
      'content/news/b.md': '+++\ntitle = "B"\n+++\n\nText.\n',
      'content/news/c.md': '+++\nurl = "/news/b/"\n+++\n\nText.\n',
    },
    expect: [
      'content/news/b.md:2:9-2:12 page [content/blog/a.md:2:6-2:13]',
      'content/news/c.md:2:7-2:17 page [content/blog/a.md:2:6-2:13]',
    ],
  },
  {
    name: 'fills in the patterns of the site',
    config: hugo({ permalinks: { page: { news: '/:year/:slug/' }, blog: '/2024/:filename/' } }),
    source: articles({
      'content/blog/open-day.md': 'slug: unused',
      'content/news/a.md': 'title: Open Day\ndate: 2024-01-01',
      'content/news/deep/b.md': 'slug: open-day\ndate: 2024-06-01T10:00:00+08:00',
    }),
    expect: [
      'content/news/a.md:2:8-2:16 page [content/blog/open-day.md:1:1-1:1]',
      'content/news/deep/b.md:2:7-2:15 page [content/blog/open-day.md:1:1-1:1]',
    ],
  },
  {
    name: 'tells aliases',
    config: hugo(),
    source: articles({
      'content/news/a.md': 'title: A\naliases: [/news/c/, /old/, ../older]',
      'content/news/b.md': 'title: B\naliases:\n  - /old\n  - /older/',
      'content/news/c.md': 'title: C',
    }),
    expect: [
      'content/news/a.md:3:11-3:19 alias [content/news/c.md:2:8-2:9]',
      'content/news/b.md:4:5-4:9 aliases [content/news/a.md:3:21-3:26]',
      'content/news/b.md:5:5-5:12 aliases [content/news/a.md:3:28-3:36]',
    ],
    messages: [
      'Alias `/news/c/` is also the URL of `content/news/c.md`',
      'Alias `/old/` is also an alias of `content/news/a.md`: it can lead to only one of them',
      'Alias `/older/` is also an alias of `content/news/a.md`: it can lead to only one of them',
    ],
  },
  {
    name: 'tells duplicates in one of several languages',
    config: hugo({ languages: { en: {}, de: {} } }),
    source: articles({
      'content/a.md': 'slug: x',
      'content/b.de.md': 'slug: x',
      'content/c.de.md': 'slug: x',
      'content/d/index.de.md': 'title: D',
      'content/d/index.en.md': 'slug: x',
    }),
    expect: [
      'content/c.de.md:2:7-2:8 page [content/b.de.md:2:7-2:8]',
      'content/d/index.en.md:2:7-2:8 page [content/a.md:2:7-2:8]',
    ],
  },
  {
    name: 'fills in the permalink of Hexo',
    config: hexo({ permalink: 'p/:urlname.html' }),
    source: articles({
      'source/_posts/a.md': `urlname: ${hash}`,
      'source/_posts/b.md': `title: B\nurlname: ${hash}`,
      'source/_posts/c.md': 'title: C',
    }),
    expect: [`source/_posts/b.md:3:10-3:42 page [source/_posts/a.md:2:10-2:42]`],
    messages: [
      `This article and \`source/_posts/a.md\` are both published at \`/p/${hash}.html\`: only one of them appears`,
    ],
  },
  {
    name: 'knows permalinks of posts and pages of Hexo',
    config: hexo(),
    source: articles({
      'source/_posts/a.md': 'permalink: about/',
      'source/_posts/b.md': 'permalink: /about/',
      'source/about/index.md': 'title: About',
    }),
    expect: [
      'source/_posts/b.md:2:12-2:19 page [source/_posts/a.md:2:12-2:18]',
      'source/about/index.md:2:8-2:13 page [source/_posts/a.md:2:12-2:18]',
    ],
  },
  {
    name: 'takes the day of Hexo from the date, or from the name',
    config: hexo({ new_post_name: ':year-:month-:day-:title.md', permalink: ':year/:month/:day/:title/' }),
    source: articles({
      'source/_posts/2023-12-31-x.md': 'date: 2024-01-05',
      'source/_posts/2024-01-05-x.md': 'title: X',
    }),
    expect: ['source/_posts/2024-01-05-x.md:2:8-2:9 page [source/_posts/2023-12-31-x.md:1:1-1:1]'],
  },
  {
    name: 'fills in the permalink of Jekyll',
    config: jekyll({ permalink: '/:title/' }),
    source: articles({
      '_posts/2023-01-01-x.md': 'title: X',
      '_posts/2024-01-01-x.md': 'title: X',
      'about.md': 'permalink: /x/',
    }),
    expect: [
      '_posts/2024-01-01-x.md:2:8-2:9 page [_posts/2023-01-01-x.md:2:8-2:9]',
      'about.md:2:12-2:15 page [_posts/2023-01-01-x.md:2:8-2:9]',
    ],
  },
  {
    name: 'tells posts of Jekyll in two folders on one day',
    config: jekyll(),
    source: articles({
      '_posts/a/2024-01-01-x.md': 'slug: y',
      '_posts/b/2024-01-02-z.md': 'slug: y\ndate: 2024-01-01',
    }),
    expect: ['_posts/b/2024-01-02-z.md:2:7-2:8 page [_posts/a/2024-01-01-x.md:2:7-2:8]'],
    messages: [
      'This article and `_posts/a/2024-01-01-x.md` are both published at `/2024/01/01/y.html`: only one of them appears',
    ],
  },
  {
    name: 'tells stated addresses whatever the time',
    config: jekyll(),
    source: articles({
      '_posts/2024-01-01-x.md': 'permalink: /x/\ndate: 2024-01-01 10:00:00',
      '_posts/2024-01-01-y.md': 'permalink: /x/\ndate: 2024-01-01 11:00:00',
    }),
    expect: ['_posts/2024-01-01-y.md:2:12-2:15 page [_posts/2024-01-01-x.md:2:12-2:15]'],
  },
  {
    name: 'tells posts of Hexo at one time with a zone',
    config: hexo({ permalink: ':year/:month/:day/:urlname/' }),
    source: articles({
      'source/_posts/a.md': 'urlname: x\ndate: 2024-01-01T23:00:00+08:00',
      'source/_posts/b.md': 'urlname: x\ndate: 2024-01-01T23:00:00+08:00',
    }),
    expect: ['source/_posts/b.md:2:10-2:11 page [source/_posts/a.md:2:10-2:11]'],
    messages: [
      'This article and `source/_posts/a.md` are both published at `/2024/01/01/x/`: only one of them appears',
    ],
  },
  {
    name: 'tells one hash in a folder of an unknown site',
    source: articles({
      'news/1.md': `slug: ${hash}\nurlname: ${hash}\ndate: 2024-01-01`,
      'news/2.md': `slug: ${hash}\nurlname: ${hash}\ndate: 2024-01-02`,
    }),
    expect: ['news/2.md:2:7-2:39 value [news/1.md:2:7-2:39]'],
    messages: [`\`slug\` is \`${hash}\` here and in \`news/1.md\``],
  },
  {
    name: 'tells one slug on one day, and one address',
    source: articles({
      'a/1.md': 'slug: x\ndate: 2024-01-01 10:00:00',
      'a/2.md': 'slug: x\ndate: 2024-01-01',
      'b/1.md': 'permalink: /y/',
      'c/1.md': 'permalink: /y/',
    }),
    expect: ['a/2.md:2:7-2:8 value [a/1.md:2:7-2:8]', 'c/1.md:2:12-2:15 value [b/1.md:2:12-2:15]'],
  },
  {
    name: 'reads `url` where the engine is stated, but no site is found',
    config: { engine: 'hugo' },
    source: articles({ 'a/1.md': 'Url: /y/', 'b/1.md': 'url: /y/' }),
    expect: ['b/1.md:2:6-2:9 value [a/1.md:2:6-2:9]'],
  },
  {
    name: 'compares slugs of Astro like those of unknown sites',
    config: { engine: 'astro', site: {} },
    source: articles({ 'src/content/blog/1.md': 'slug: x', 'src/content/blog/2.md': 'slug: x' }),
    expect: ['src/content/blog/2.md:2:7-2:8 value [src/content/blog/1.md:2:7-2:8]'],
  },
]);
