import rule from '../../rules/article-empty.ts';
import { testRule } from '../rule-tester.ts';

const others = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `b${index}.md`,
      `---\ntitle: b\n---\n\n${'彗星今晚可见，请抬头看。'.repeat(20)}\n`,
    ]),
  );
const titled = (body: string, keys = '') => `---\ntitle: a\n${keys}---\n${body}`;

const records = (count: number, name: string, keys: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}.md`, titled('', keys)]));

const posts = (count: number) =>
  Object.fromEntries(Object.entries(others(count)).map(([path, text]) => [`_posts/2024-01-01-${path}`, text]));

testRule(rule, [
  { name: 'accepts text', source: titled('\nText.\n'), expect: [] },
  {
    name: 'accepts pictures and players where nothing is known',
    source: { 'a.md': titled('\n![](b.png)\n'), 'b.md': titled('\n<iframe src="c"></iframe>\n') },
    expect: [],
  },
  { name: 'accepts a shortcode', source: titled('\n{{< gallery >}}\n'), config: { engine: 'hugo' }, expect: [] },
  {
    name: 'accepts list pages',
    source: { ...others(20), 'news/_index.md': titled(''), 'about/index.md': titled(''), 'sky/README.md': '[[toc]]\n' },
    expect: [],
  },
  { name: 'accepts posts that are a link', source: titled('', 'link: https://a.cn\n'), expect: [] },
  {
    name: 'accepts pages with a layout or data',
    source: { 'a.md': titled('', 'layout: archive\n'), 'b.md': titled('', 'people: [{ name: c }]\n') },
    expect: [],
  },
  { name: 'accepts drafts', source: titled('', 'draft: true\n'), expect: [] },
  { name: 'accepts a file of no bytes', source: '', expect: [] },
  {
    name: 'flags an article without a body',
    source: titled('\n\n', 'layout: post\nsource: https://a.cn/1.html\n'),
    expect: ['a.md:5:4-5:4 body'],
  },
  { name: 'takes a comment for nothing', source: titled('\n<!-- text -->\n'), expect: ['a.md:3:4-3:4 body'] },
  {
    name: 'flags pictures where others have text',
    source: { ...others(20), 'a.md': titled('\n![](b.png)\n') },
    expect: ['a.md:3:4-3:4 pictures'],
  },
  {
    name: 'accepts a gallery',
    source: { ...others(20), 'a.md': titled('\n![](b.png)\n\n![](c.png)\n\n![](d.png)\n') },
    expect: [],
  },
  {
    name: 'flags a few characters where others have many',
    source: { ...others(20), 'a.md': titled('\nx\n') },
    expect: ['a.md:3:4-3:4 short'],
  },
  {
    name: 'says nothing of a file among the posts of which Jekyll makes no page',
    source: { ...posts(40), '_posts/template.md': titled('\nx\n'), '_posts/2024-05-03-a.md': titled('\nx\n') },
    config: { engine: 'jekyll' },
    expect: ['_posts/2024-05-03-a.md:3:4-3:4 short'],
  },
  { name: 'accepts them among fewer articles', source: { ...others(18), 'a.md': titled('\nx\n') }, expect: [] },
  {
    name: 'accepts records, in a collection of them and by their keys',
    source: {
      ...records(6, 'a', 'role: picker\n'),
      ...others(12),
    },
    expect: [],
  },
  { name: 'accepts a collection of records', source: records(3, 'a', 'role: picker\n'), expect: [] },
  {
    name: 'flags two without a body among others with the same keys',
    source: { ...others(6), ...records(2, 'a', '') },
    expect: ['a0.md:3:4-3:4 body', 'a1.md:3:4-3:4 body'],
  },
  {
    name: 'accepts cards that lead elsewhere',
    source: {
      ...others(6),
      'a.md': titled('', 'source_url: https://a.cn/1.html\n'),
      'c.md': titled('', 'website: https://c.example\n'),
      'd.md': titled('', 'event_url: https://d.example/2024\n'),
    },
    expect: [],
  },
  {
    name: 'accepts a link with a summary',
    source: titled('', 'source: https://a.cn/1.html\nsummary: Two comets\n'),
    expect: [],
  },
  {
    name: 'takes the address of a picture or an author for no such link',
    source: {
      ...others(6),
      'a.md': titled('', 'cover_url: https://a.cn/1\n'),
      'c.md': titled('', 'author_url: https://a.cn/1\n'),
      'd.md': titled('', 'url: https://a.cn/1.png\n'),
    },
    expect: ['a.md:4:4-4:4 body', 'c.md:4:4-4:4 body', 'd.md:4:4-4:4 body'],
  },
  {
    name: 'flags a lost body where all name their source',
    source: {
      ...Object.fromEntries(
        [1, 2, 3, 4].map((index) => [
          `b${index}.md`,
          titled(`\nText ${index}.\n`, `source: https://a.cn/${index}.html\n`),
        ]),
      ),
      'a.md': titled('', 'source: https://a.cn/9.html\nsummary: Two comets\n'),
    },
    expect: ['a.md:5:4-5:4 body'],
  },
  {
    name: 'flags files of no bytes and of blank lines among articles',
    source: { ...others(20), 'a.md': '', 'c.md': '\n\n', 'README.md': '', '_index.md': '' },
    expect: ['a.md:1:1-1:1 body', 'c.md:1:1-1:1 body'],
  },
  {
    name: 'accepts them among files without front matter',
    source: { 'a.md': '', 'b.md': 'B.\n', 'c.md': 'C.\n' },
    expect: [],
  },
  {
    name: 'accepts what a key marks as empty, whatever the other keys are',
    source: {
      ...others(5),
      'a.md': titled('', 'untranslated: true\n'),
      'c.md': titled('', 'untranslated: true\ndate: 2024-01-01\n'),
      'd.md': titled('', 'untranslated: true\nweight: 3\n'),
    },
    expect: [],
  },
  {
    name: 'flags them where articles with a body have the key, too',
    source: {
      ...others(5),
      'a.md': titled('', 'lang: de\n'),
      'c.md': titled('', 'lang: de\ndate: 2024-01-01\n'),
      'd.md': titled('', 'lang: de\nweight: 3\n'),
      'e.md': titled('\nText.\n', 'lang: de\nf: 1\n'),
    },
    expect: ['a.md:4:4-4:4 body', 'c.md:5:4-5:4 body', 'd.md:5:4-5:4 body'],
  },
  { name: 'accepts HTML that is indented', source: titled('\n  <div>\n  <p>Text.</p>\n  </div>\n'), expect: [] },
  { name: 'accepts drafts by their folder', source: { '_drafts/a.md': titled('') }, expect: [] },
]);
