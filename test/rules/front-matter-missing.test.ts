import rule from '../../rules/front-matter-missing.ts';
import { testRule } from '../rule-tester.ts';

const withMatter = '---\ntitle: 彗星\n---\n\n彗星掠过太阳。\n';
const plain = 'The moon rose.\n';

const named = (prefix: string, count: number, source: string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${prefix}${String(index).padStart(2, '0')}.md`, source]),
  );
const neighbours = named('n', 24, withMatter);
const keys = (...required: string[]) => ({ schema: { type: 'object', required } });

testRule(rule, [
  { name: 'asks nothing of one article alone', source: plain, expect: [] },
  { name: 'asks nothing of a site that uses none', source: named('u', 40, plain), expect: [] },
  {
    name: 'asks nothing where there are too few to tell',
    source: { ...named('n', 18, withMatter), 'z.md': plain },
    expect: [],
  },
  {
    name: 'asks nothing where too few have it',
    source: { ...named('n', 20, withMatter), ...named('u', 3, plain) },
    expect: [],
  },
  {
    name: 'takes what is broken or empty for front matter',
    source: {
      ...neighbours,
      'w.md': '---\ntitle: A: B\n---\n',
      'x.md': '---\ntitle: A\ndate: 2024-01-01\n',
      'y.md': '---\n---\n\nText.\n',
      'z.md': '\n---\ntitle: A\n---\n',
    },
    expect: [],
  },
  {
    name: 'takes TOML for front matter',
    source: { ...neighbours, 'z.md': '+++\ntitle = "A"\n+++\n\nText.\n' },
    expect: [],
  },
  {
    name: 'says nothing where a fence of some kind begins the article',
    source: { ...neighbours, 'y.md': '---\n\nText.\n', 'z.md': '{\n  "title": "A"\n}\n\nText.\n' },
    expect: [],
  },
  {
    name: 'accepts an empty block in Hexo',
    source: { ...neighbours, 'z.md': '---\n---\n\nText.\n' },
    config: { engine: 'hexo' },
    expect: [],
  },
  {
    name: 'says nothing about pages that are no articles',
    source: {
      ...neighbours,
      ...Object.fromEntries(
        [
          'README.md',
          'README.zh-CN.md',
          'docs/readme_en.md',
          'CONTRIBUTING.md',
          'FAQ.md',
          'code-of-conduct.md',
          'TOC.md',
          'SUMMARY.md',
          '_sidebar.md',
          '404.md',
          'index.md',
          'news/index.md',
          'news/index.fr.md',
          'news/_index.md',
          'news/_index.zh-cn.md',
          '.github/pull_request_template.md',
          '_includes/part.md',
          'docs/_partials/part.md',
          'docs/snippets/part.md',
          '_drafts/idea.md',
          'news/drafts/idea.md',
          'archetypes/default.md',
          'scaffolds/post.md',
          '_notes/a.md',
        ].map((path) => [path, plain]),
      ),
    },
    expect: [],
  },
  {
    name: 'says nothing about files without text of their own',
    source: {
      ...neighbours,
      'v.md': '',
      'w.md': '\n\n',
      'x.md': '<meta http-equiv="refresh" content="0; url=/b/">\n',
      'y.md': '{% include part.html %}\n',
      'z.md': '[a]: /b\n',
    },
    expect: [],
  },
  {
    name: 'says nothing about a file that cannot be read',
    source: { ...neighbours, 'a.md': 'Text' },
    problem: { kind: 'encoding', data: {}, offset: 4 },
    expect: [],
  },
  {
    name: 'says nothing about what lies in a bundle of Hugo',
    source: {
      ...neighbours,
      'posts/comet/index.md': withMatter,
      'posts/comet/tail.md': plain,
      'posts/comet/more/notes.md': plain,
    },
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'reads JSON in Hugo',
    source: { ...neighbours, 'z.md': '{\n  "title": "A"\n}\n\nText.\n' },
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'asks nothing of posts in Jekyll by themselves, for it renders them',
    source: { '_posts/2024-01-02-moon.md': plain, '_posts/2024-01-03-comet.md': withMatter },
    config: { engine: 'jekyll' },
    expect: [],
  },
  {
    name: 'tells of the one without, by what the others do',
    source: { ...neighbours, 'z.md': plain },
    expect: ['z.md:1:1-1:1 unusual'],
    messages: ['Article has no front matter (24 of 25 articles here have it)'],
  },
  {
    name: 'does so with CRLF and Chinese text',
    source: { ...named('n', 19, withMatter.replaceAll('\n', '\r\n')), 'z.md': '# 月亮\r\n\r\n月亮升起。\r\n' },
    expect: ['z.md:1:1-1:1 unusual'],
    messages: ['Article has no front matter (19 of 20 articles here have it)'],
  },
  {
    name: 'does so where the keys have lost their fences',
    source: { ...neighbours, 'z.md': 'title: The moon\ndate: 2024-01-01\n\nThe moon rose.\n' },
    expect: ['z.md:1:1-1:1 unusual'],
  },
  {
    name: 'takes an `index.md` for an article where it may be one',
    source: { ...neighbours, 'posts/comet/index.md': plain },
    config: { engine: 'hugo' },
    expect: ['posts/comet/index.md:1:1-1:1 unusual'],
  },
  {
    name: 'knows a post of Hexo by its folder',
    source: { ...neighbours, 'source/_posts/z.md': plain },
    config: { engine: 'hexo' },
    expect: ['source/_posts/z.md:1:1-1:1 unusual'],
  },
  {
    name: 'takes another share from its options',
    source: { ...named('n', 20, withMatter), ...named('u', 3, plain) },
    options: { share: 0.85 },
    expect: ['u00.md:1:1-1:1 unusual', 'u01.md:1:1-1:1 unusual', 'u02.md:1:1-1:1 unusual'],
  },
  {
    name: 'takes another number from its options',
    source: { ...named('n', 9, withMatter), 'z.md': plain },
    options: { articles: 10 },
    expect: ['z.md:1:1-1:1 unusual'],
  },
  {
    name: 'tells of the keys that a schema requires',
    source: plain,
    config: keys('title', 'date'),
    expect: ['a.md:1:1-1:1 required'],
    messages: ['Article has no front matter, but the schema `schema.json` requires `title`, `date`'],
  },
  {
    name: 'asks nothing for a schema that requires nothing',
    source: plain,
    config: { schema: { type: 'object', properties: { title: { type: 'string' } } } },
    expect: [],
  },
  { name: 'asks nothing of a README for a schema', source: { 'README.md': plain }, config: keys('title'), expect: [] },
  {
    name: 'tells of a document that Jekyll copies',
    source: { ...named('_guides/n', 3, withMatter), '_guides/z.md': plain },
    config: { engine: 'jekyll' },
    expect: ['_guides/z.md:1:1-1:1 copied'],
    messages: [
      'Jekyll copies this file instead of creating a page, because it has no front matter. Add at least two lines of `---`',
    ],
  },
  {
    name: 'but not where most of a folder are no documents',
    source: { ...named('_parts/n', 3, withMatter), ...named('_parts/u', 3, plain) },
    config: { engine: 'jekyll' },
    expect: [],
  },
  {
    name: 'tells of TOML that Jekyll and Hexo print',
    source: { '_posts/2024-01-02-moon.md': '+++\ntitle = "The moon"\n+++\n\nThe moon rose.\n' },
    config: { engine: 'jekyll' },
    expect: ['_posts/2024-01-02-moon.md:1:1-1:4 foreign'],
    messages: ['Jekyll shows TOML front matter as text. Change it to YAML between lines of `---`'],
  },
  {
    name: 'tells of JSON that Hexo prints',
    source: '{\n  "title": "月亮"\n}\n\n月亮升起。\n',
    config: { engine: 'hexo' },
    expect: ['a.md:1:1-1:2 foreign'],
    messages: ['Hexo shows JSON front matter as text. Change it to YAML between lines of `---`'],
  },
  {
    name: 'Docusaurus: accepts a heading for a title',
    source: { 'a.md': '---\ntitle: a\n---\n\nA.\n', 'b.md': '---\ntitle: b\n---\n\nB.\n', 'c.md': '# C\n\nC.\n' },
    options: { share: 0.6, articles: 3 },
    config: { engine: 'docusaurus' },
    expect: [],
  },
]);
