import { expect, test } from 'vitest';
import rule from '../../rules/title-noise.ts';
import { runCase } from '../../src/tester.ts';
import { testRule } from '../rule-tester.ts';

/** An article with some lines of front matter. */
const matter = (lines: string, body = 'Text.\n') => `---\n${lines}---\n\n${body}`;
const source = '[Original](https://www.sky.example/2024/a.html)\n';

/** Twenty and more neighbours, whose titles all end in the same way. */
const neighbours = (title: (index: number) => string) =>
  Object.fromEntries(
    Array.from({ length: 24 }, (_, index) => [
      `n${String(index).padStart(2, '0')}.md`,
      matter(`title: ${title(index)}\n`),
    ]),
  );

testRule(rule, [
  {
    name: 'accepts an article without front matter or title',
    source: { 'a.md': 'Text.\n', 'b.md': matter('date: 2024-01-01\n') },
    expect: [],
  },
  { name: 'accepts plain titles', source: matter('title: 彗星掠过太阳，网友：真美\n'), expect: [] },
  { name: 'accepts titles that are no text', source: matter('title: 404\n'), expect: [] },
  {
    name: 'accepts dashes, bars and arrows that nothing proves to be noise',
    source: {
      'a.md': matter('title: Comets - a guide\n'),
      'b.md': matter('title: Ruby 3.4 | 发布\n'),
      'c.md': matter('title: A -> B\n'),
      'd.md': matter('title: AUTO_INCREMENT\n'),
    },
    expect: [],
  },
  {
    name: 'accepts a topic that is a tag, too',
    source: {
      'a.md': matter('title: A year of reading - Rust\ntags: [Rust]\n'),
      'b.md': matter('title: 我的学习笔记 | 天文\ntags: [天文]\n'),
      'c.md': matter('title: 百年求索——南开大学\ntags: [南开大学]\n'),
    },
    expect: [],
  },
  {
    name: 'accepts an arrow between two topics',
    source: {
      'a.md': matter('title: MySQL -> TiDB migration\ncategories: [MySQL]\n'),
      'b.md': matter('title: 缓存->数据库的一致性\ncategories: [缓存, 数据库]\n'),
      'c.md': matter('title: Sky -> Sea\n', source),
    },
    expect: [],
  },
  {
    name: 'accepts a title that is all there would be left',
    source: matter('title: "| sky.example"\ncategories: [sky.example]\n'),
    expect: [],
  },
  {
    name: 'says nothing about templates',
    source: matter("title: '{{ name }}  | sky.example'\ncategories: [sky.example]\n"),
    expect: [],
  },
  { name: 'says nothing where the front matter does not parse', source: matter('title: A  B: C\n'), expect: [] },
  {
    name: 'accepts plain titles in TOML and JSON',
    source: {
      'a.md': '+++\ntitle = "Comets - a guide"\n+++\n',
      'b.md': '+++\ntitle = 2024-01-31\n+++\n',
      'c.md': '+++\ntitle = "{{ name }}  x"\n+++\n',
      'd.md': '+++\n[page]\ntitle = "A  B"\n+++\n',
      'e.md': '+++\ntitle = "A  B\n+++\n',
      'f.md': '{\n  "title": "彗星",\n  "page": { "title": "A  B" }\n}\n',
    },
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'accepts a title that is its slug',
    source: {
      'a.md': matter('title: about\nslug: about\n'),
      'b.md': matter('title: create-react-app\nslug: create-react-app\n'),
    },
    expect: [],
  },
  {
    name: 'accepts references and tags that are what the title is about',
    source: {
      'a.md': matter('title: What `&nbsp;` does\n'),
      'b.md': matter('title: The <video> element\n'),
      'c.md': matter('title: What <br> is for\n'),
      'd.md': matter('title: AT&T; and R&D\n'),
      'e.md': matter('title: <b> or <strong>\n'),
    },
    expect: [],
  },
  {
    name: 'accepts in Jekyll what its templates print as it is',
    source: matter('title: Using &lt;details&gt; <em>well</em>\n'),
    config: { engine: 'jekyll' },
    expect: [],
  },
  { name: 'accepts one full-width space', source: matter('title: 第一章　彗星\n'), expect: [] },
  { name: 'accepts spaces that HTML folds', source: matter('title: A  B   C\n'), expect: [] },
  { name: 'takes Title for title in Hugo alone', source: matter('Title: A\u00A0 B\n'), expect: [] },
  {
    name: 'and there it does',
    source: matter('Title: A\u00A0 B\n'),
    config: { engine: 'hugo' },
    expect: ['a.md:2:9-2:11 spacesInside (safe fix)'],
    fixed: matter('Title: A B\n'),
  },
  {
    name: 'tells of a title without a value',
    source: { 'a.md': matter('title:\n'), 'b.md': matter("title: ''\n") },
    expect: ['a.md:2:1-2:6 empty', 'b.md:2:1-2:6 empty'],
    messages: ['Title is empty: `title` has no value', 'Title is empty: `title` has no value'],
  },
  {
    name: 'accepts a missing title in drafts and in files that are copied for new articles',
    source: {
      '_drafts/a.md': matter('title:\n'),
      'drafts/a.md': matter("title: ''\n"),
      'archetypes/default.md': matter('title:\n'),
      'scaffolds/post.md': matter('title:\n'),
      'posts/b.md': matter('title:\ndraft: true\n'),
      'posts/c.md': matter('title:\npublished: false\n'),
      'posts/post-template.md': matter('title:\n'),
      '文章模板.md': matter('title:\n'),
    },
    expect: [],
  },
  {
    name: 'tells of a missing title beside drafts, and of others in a draft',
    source: {
      'posts/a.md': matter('title:\ndraft: false\n'),
      'posts/template-engines.md': matter('title:\n'),
      'posts/组件公共模板.md': matter('title:\n'),
      '_drafts/b.md': matter('title: The comet&#8217;s tail\n'),
    },
    expect: [
      '_drafts/b.md:2:17-2:24 entity (safe fix)',
      'posts/a.md:2:1-2:6 empty',
      'posts/template-engines.md:2:1-2:6 empty',
      'posts/组件公共模板.md:2:1-2:6 empty',
    ],
    fixed: {
      'posts/a.md': matter('title:\ndraft: false\n'),
      'posts/template-engines.md': matter('title:\n'),
      'posts/组件公共模板.md': matter('title:\n'),
      '_drafts/b.md': matter('title: The comet’s tail\n'),
    },
  },
  {
    name: 'decodes references, and quotes where YAML then needs it',
    source: matter('title: In memoriam&#58; Ann&#x2019;s sky &amp; ours\n'),
    expect: ['a.md:2:19-2:24 entity (safe fix)'],
    messages: ['Title contains the character reference `&#58;` instead of `:`'],
    fixed: matter('title: "In memoriam: Ann’s sky & ours"\n'),
  },
  {
    name: 'keeps the quotes that are there',
    source: { 'a.md': matter("title: 'It''s R&amp;D'\n"), 'b.md': matter('title: "Sky &quot;1&quot;"\n') },
    expect: ['a.md:2:16-2:21 entity (safe fix)', 'b.md:2:13-2:19 entity (safe fix)'],
    fixed: { 'a.md': matter("title: 'It''s R&D'\n"), 'b.md': matter('title: \'Sky "1"\'\n') },
  },
  {
    name: 'decodes angle brackets where templates escape',
    source: matter('title: a &lt; b\n'),
    config: { engine: 'hugo' },
    expect: ['a.md:2:10-2:14 entity (safe fix)'],
    fixed: matter('title: a < b\n'),
  },
  {
    name: 'only tells of a title in a block',
    source: matter('title: >-\n  A &amp; B\n'),
    expect: ['a.md:3:5-3:10 entity'],
  },
  {
    name: 'removes tags',
    source: matter('title: <font color="red">彗星</font>掠过<br>太阳\n'),
    expect: ['a.md:2:8-2:35 tag (safe fix)'],
    messages: ['Title contains the HTML tag `<font color="red">`'],
    fixed: matter('title: 彗星掠过 太阳\n'),
  },
  {
    name: 'removes emphasis where templates escape',
    source: matter('title: A <em>very</em> long tail\n'),
    config: { engine: 'hugo' },
    expect: ['a.md:2:10-2:23 tag (safe fix)'],
    fixed: matter('title: A very long tail\n'),
  },
  {
    name: 'removes doubled spaces, with CRLF',
    source: '---\r\ntitle: Comets\u3000\u3000of \u00A0 the year\r\n---\r\n',
    expect: ['a.md:2:14-2:16 spacesInside (safe fix)'],
    messages: ['Title contains 2 consecutive spaces'],
    fixed: '---\r\ntitle: Comets\u3000of the year\r\n---\r\n',
  },
  {
    name: 'flags the quotation marks that an exporter wrote again, and no quotation',
    source: { 'a.md': matter(`title: ' "Comets"'\n`), 'b.md': matter(`title: '"Comets"'\n`) },
    expect: ['a.md:2:8-2:19 quoted (unsafe fix)'],
    fixed: { 'a.md': matter(`title: 'Comets'\n`), 'b.md': matter(`title: '"Comets"'\n`) },
  },
  {
    name: 'removes outer spaces',
    source: matter('title: "　彗星 "\n'),
    expect: ['a.md:2:8-2:14 spacesOutside (safe fix)'],
    messages: ['Title starts or ends with a space'],
    fixed: matter('title: "彗星"\n'),
  },
  {
    name: 'tells of a slug in place of a title',
    source: {
      'a.md': matter('title: 0123456789abcdef0123456789abcdef\nurlname: 0123456789abcdef0123456789abcdef\n'),
      'b.md': matter('title: how-to-see-a-comet\nslug: how-to-see-a-comet\n'),
    },
    expect: ['a.md:2:8-2:40 slug', 'b.md:2:8-2:26 slug'],
    messages: [
      'Title `0123456789abcdef0123456789abcdef` is the same as `urlname`: readers see a slug, not a title',
      'Title `how-to-see-a-comet` is the same as `slug`: readers see a slug, not a title',
    ],
  },
  {
    name: 'cuts section and site that the categories name, too',
    source: matter(
      'title: 天文大学->天文大学举行观星会 | sky.example\ntags:\n- 天文大学\ncategories:\n- sky.example\n- 天文大学\n',
    ),
    expect: ['a.md:2:8-2:14 prefix (unsafe fix)', 'a.md:2:23-2:37 suffix (unsafe fix)'],
    messages: [
      'Title starts with the section name `天文大学->` (also in `categories`)',
      'Title ends with the site name `| sky.example` (also in `categories`)',
    ],
    fixed: matter('title: 天文大学举行观星会\ntags:\n- 天文大学\ncategories:\n- sky.example\n- 天文大学\n'),
  },
  {
    name: 'cuts the name of the host that the article was taken from',
    source: {
      'a.md': matter('title: A comet passed - Sky\n', source),
      'b.md': matter('title: 彗星掠过——www.sky.example\n', source),
      'c.md': matter('title: sky.example » A comet passed\n', source),
    },
    expect: [
      'a.md:2:22-2:28 suffix (unsafe fix)',
      'b.md:2:12-2:29 suffix (unsafe fix)',
      'c.md:2:8-2:22 prefix (unsafe fix)',
    ],
    messages: [
      'Title ends with the site name `- Sky` (also in `https://www.sky.example/2024/a.html`)',
      'Title ends with the site name `——www.sky.example` (also in `https://www.sky.example/2024/a.html`)',
      'Title starts with the section name `sky.example »` (also in `https://www.sky.example/2024/a.html`)',
    ],
    fixed: {
      'a.md': matter('title: A comet passed\n', source),
      'b.md': matter('title: 彗星掠过\n', source),
      'c.md': matter('title: A comet passed\n', source),
    },
  },
  {
    name: 'knows names of sites, separators and sections',
    source: {
      'a.md': matter('title: 彗星掠过_天文新闻网\ntags: [天文新闻网]\n'),
      'b.md': matter('title: 彗星掠过 - 天文大学\ncategories: 天文大学\n'),
      'c.md': matter('title: A comet passed | Reports\ncategory: Reports\n'),
      'd.md': matter('title: Reports » A comet passed\ncategories: [[Reports]]\n'),
      'e.md': matter('title: 校园新闻->彗星掠过\ncategories: [校园新闻]\n'),
    },
    expect: [
      'a.md:2:12-2:18 suffix (unsafe fix)',
      'b.md:2:12-2:19 suffix (unsafe fix)',
      'c.md:2:22-2:32 suffix (unsafe fix)',
      'd.md:2:8-2:18 prefix (unsafe fix)',
      'e.md:2:8-2:14 prefix (unsafe fix)',
    ],
    fixed: {
      'a.md': matter('title: 彗星掠过\ntags: [天文新闻网]\n'),
      'b.md': matter('title: 彗星掠过\ncategories: 天文大学\n'),
      'c.md': matter('title: A comet passed\ncategory: Reports\n'),
      'd.md': matter('title: A comet passed\ncategories: [[Reports]]\n'),
      'e.md': matter('title: 彗星掠过\ncategories: [校园新闻]\n'),
    },
  },
  {
    name: 'keeps basic strings of TOML, but takes the quotes that need no escapes',
    source: {
      'a.md': '+++\ntitle = "A\u00A0 \\"view\\""  # seen\n+++\n',
      'b.md': '+++\ntitle = "Tom &quot;T&quot; Hale"\n+++\n',
      'c.md': '+++\r\ntitle = "　彗星 "\r\n+++\r\n',
    },
    expect: [
      'a.md:2:11-2:13 spacesInside (safe fix)',
      'b.md:2:14-2:20 entity (safe fix)',
      'c.md:2:9-2:15 spacesOutside (safe fix)',
    ],
    fixed: {
      'a.md': '+++\ntitle = \'A "view"\'  # seen\n+++\n',
      'b.md': '+++\ntitle = \'Tom "T" Hale\'\n+++\n',
      'c.md': '+++\r\ntitle = "彗星"\r\n+++\r\n',
    },
  },
  {
    name: 'keeps literal strings of TOML where they can hold what is left',
    source: {
      'a.md': "+++\ntitle = 'C:\\sky\u00A0 at night'\n+++\n",
      'b.md': "+++\ntitle = 'Ann&#39;s sky'\n+++\n",
      'c.md': '+++\ntitle = "<b>彗星</b>"\n+++\n',
    },
    config: { engine: 'hugo' },
    expect: [
      'a.md:2:16-2:18 spacesInside (safe fix)',
      'b.md:2:13-2:18 entity (safe fix)',
      'c.md:2:10-2:19 tag (safe fix)',
    ],
    fixed: {
      'a.md': "+++\ntitle = 'C:\\sky at night'\n+++\n",
      'b.md': '+++\ntitle = "Ann\'s sky"\n+++\n',
      'c.md': '+++\ntitle = "彗星"\n+++\n',
    },
  },
  {
    name: 'only tells of a multi-line string of TOML',
    source: '+++\ntitle = $$$\nA &amp; B$$$\n+++\n'.replaceAll('$$$', '"""'),
    expect: ['a.md:3:3-3:8 entity'],
  },
  {
    name: 'cuts section and site in TOML',
    source: '+++\ntitle = "天文大学->彗星掠过 | sky.example"\ncategories = ["sky.example", "天文大学"]\n+++\n',
    expect: ['a.md:2:10-2:16 prefix (unsafe fix)', 'a.md:2:20-2:34 suffix (unsafe fix)'],
    fixed: '+++\ntitle = "彗星掠过"\ncategories = ["sky.example", "天文大学"]\n+++\n',
  },
  {
    name: 'tells of a title without a value, and of a slug, in TOML and JSON',
    source: {
      'a.md': '+++\ntitle = ""\n+++\n',
      'b.md': '+++\ntitle = "20240131007"\nslug = "20240131007"\n+++\n',
      'c.md': '{"title": null}\n',
    },
    config: { engine: 'hugo' },
    expect: ['a.md:2:1-2:6 empty', 'b.md:2:9-2:22 slug', 'c.md:1:2-1:9 empty'],
  },
  {
    name: 'writes JSON, with its escapes',
    source: {
      'a.md': '{\n  "title": "A\u00A0 \\"view\\"",\n  "tags": ["x",  "y"]\n}\n\nText.\n',
      'b.md': '{"title": "彗星 &quot;一号&quot; | sky.example", "categories": ["sky.example"]}\n',
    },
    config: { engine: 'hugo' },
    expect: [
      'a.md:2:14-2:16 spacesInside (safe fix)',
      'b.md:1:15-1:21 entity (safe fix)',
      'b.md:1:29-1:43 suffix (unsafe fix)',
    ],
    fixed: {
      'a.md': '{\n  "title": "A \\"view\\"",\n  "tags": ["x",  "y"]\n}\n\nText.\n',
      'b.md': '{"title": "彗星 \\"一号\\"", "categories": ["sky.example"]}\n',
    },
  },
  {
    name: 'writes JSON between the semicolons of Hexo',
    source: '"title": "A &amp; B",\n"layout": "post"\n;;;\n\nText.\n',
    config: { engine: 'hexo' },
    expect: ['a.md:1:13-1:18 entity (safe fix)'],
    fixed: '"title": "A & B",\n"layout": "post"\n;;;\n\nText.\n',
  },
  {
    name: 'quotes what is left where YAML would read something else',
    source: matter('title: 2024-01-31 | sky.example\ncategories: [sky.example]\n'),
    expect: ['a.md:2:18-2:32 suffix (unsafe fix)'],
    fixed: matter('title: "2024-01-31"\ncategories: [sky.example]\n'),
  },
  {
    name: 'takes what the options say',
    source: matter('title: 要闻：彗星掠过（本站）\n'),
    options: { suffixes: ['（本站）'], prefixes: ['要闻：'] },
    expect: ['a.md:2:8-2:11 prefix (unsafe fix)', 'a.md:2:15-2:19 suffix (unsafe fix)'],
    fixed: matter('title: 彗星掠过\n'),
  },
  {
    name: 'learns what nearly all titles end with',
    source: {
      ...neighbours((index) => `Comet ${index}: a view - Skies`.replace(':', ',')),
      'a.md': matter('title: A comet without it\n'),
    },
    expect: Array.from({ length: 24 }, (_, index) => {
      const at = `Comet ${index}, a view`.length + 8;
      return `n${String(index).padStart(2, '0')}.md:2:${at}-2:${at + 8} suffixUsual (unsafe fix)`;
    }),
    messages: Array(24).fill('Title ends with `- Skies`, which is not part of it (24 of 25 titles here end so)'),
    fixed: neighbours((index) => `Comet ${index}, a view`),
  },
  {
    name: 'learns what nearly all titles begin with',
    source: neighbours((index) => `Skies > Comet ${index}`.replace('>', '›')),
    expect: Array.from(
      { length: 24 },
      (_, index) => `n${String(index).padStart(2, '0')}.md:2:8-2:16 prefixUsual (unsafe fix)`,
    ),
    messages: Array(24).fill('Title starts with `Skies ›`, which is not part of it (24 of 24 titles here start so)'),
    fixed: neighbours((index) => `Comet ${index}`),
  },
  {
    name: 'learns nothing from fewer, or from less than nine in ten',
    source: { ...neighbours((index) => (index % 4 === 0 ? `Comet ${index}` : `Comet ${index} - Skies`)) },
    expect: [],
  },
  {
    name: 'decodes character references in other texts of the front matter',
    source: matter(
      'title: Mira\ndescription: "The comet&#8217;s tail &hellip;"\ntags: ["R&amp;D", "Sky &#8211; Sea", R&B]\nsummary: Salt &amp; stars\n',
    ),
    config: { engine: 'hugo' },
    expect: [
      'a.md:3:24-3:31 entityIn (safe fix)',
      'a.md:4:10-4:15 entityIn (safe fix)',
      'a.md:4:24-4:31 entityIn (safe fix)',
    ],
    messages: [
      '`description` contains the character reference `&#8217;` instead of `’`',
      '`tags` contains the character reference `&amp;` instead of `&`',
      '`tags` contains the character reference `&#8211;` instead of `–`',
    ],
    fixed: matter(
      'title: Mira\ndescription: "The comet’s tail …"\ntags: ["R&D", "Sky – Sea", R&B]\nsummary: Salt &amp; stars\n',
    ),
  },
  {
    name: 'decodes what was escaped twice',
    source: matter(
      'title: "Mira&amp;#8217;s sky"\nsummary: The end&amp;nbsp;of it\ncategories: Bread &amp;amp; Cake\n',
    ),
    config: { engine: 'hugo' },
    expect: [
      'a.md:2:13-2:24 entity (safe fix)',
      'a.md:3:17-3:27 entityIn (safe fix)',
      'a.md:4:19-4:28 entityIn (safe fix)',
    ],
    fixed: matter('title: "Mira’s sky"\nsummary: The end of it\ncategories: Bread & Cake\n'),
  },
  {
    name: 'accepts references that the article is about',
    source: {
      'a.md': matter(
        'title: What &nbsp; does\ndescription: All of &nbsp; and &amp;nbsp;\n',
        'Write `&nbsp;` for it.\n',
      ),
      'b.md': matter('title: The `&nbsp;`\ndescription: All of `&nbsp;`\ntags: [a&b, "{{ x }}&amp;"]\n'),
      'c.md': matter('title: A: B\ndescription: a &amp; b\n'),
    },
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'finds them in JSON and in lists of Hexo',
    source: matter('title: Mira\ncategories:\n  - Bread &amp; Cake\n  - caf&eacute;\n'),
    config: { engine: 'hexo' },
    expect: ['a.md:4:11-4:16 entityIn (safe fix)', 'a.md:5:8-5:16 entityIn (safe fix)'],
    fixed: matter('title: Mira\ncategories:\n  - Bread & Cake\n  - café\n'),
  },
]);

test.each([
  ['jekyll', 'Sky &amp; sea', 'info'],
  ['eleventy', 'Sky &amp; sea', 'info'],
  ['jekyll', 'Mira&amp;#8217;s sky', 'warning'],
  ['hexo', 'Sky &amp; sea', 'warning'],
  ['hugo', 'Sky &amp; sea', 'warning'],
] as const)('takes a reference in %s, in `%s`, for: %s', (engine, title, severity) => {
  const at = title.startsWith('Sky') ? '2:13-2:18' : '2:13-2:24';
  const plain = title.startsWith('Sky') ? 'Sky & sea' : 'Mira’s sky';
  const [found] = runCase(rule, {
    name: '',
    source: matter(`title: "${title}"\n`),
    config: { engine },
    // Themes of Jekyll print titles as they are, so that the sign may be read as markup.
    expect: [`a.md:${at} entity (${engine === 'jekyll' && title.startsWith('Sky') ? 'unsafe' : 'safe'} fix)`],
    fixed: matter(`title: "${plain}"\n`),
  });
  expect(found?.severity).toBe(severity);
});
