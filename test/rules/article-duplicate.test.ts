import rule from '../../rules/article-duplicate.ts';
import { testRule } from '../rule-tester.ts';

const text = '今晚日落后一小时，西方低空可以看到两颗彗星，较亮的一颗拖着长长的尾巴，肉眼就能看见。'.split('，');
const story = Array.from(
  { length: 12 },
  (_, index) =>
    `第${index}夜${text[index % text.length]}，${index * 37}号记录写道${text[(index * 3 + 1) % text.length]}。`,
).join('\n\n');
const other = Array.from(
  { length: 12 },
  (_, index) => `The moon of night ${index} rises ${index * 7} minutes later and sets in cloud ${index * 13}.`,
).join('\n\n');
const line = 'Two comets can be seen in the west tonight.\n';
const linked = (body: string, url: string) => `${body}\n\n[原文链接](${url})\n`;

testRule(rule, [
  {
    name: 'accepts short texts below different titles, whose content is in the front matter',
    source: {
      'a.md': `---\ntitle: Woman with a hat\nimage: a.jpg\n---\n\n${line}`,
      'b.md': `---\ntitle: The blue hour\nimage: b.jpg\n---\n\n${line}`,
      'c.md': `---\ntitle: The blue hour\nimage: c.jpg\n---\n\n${line}`,
    },
    expect: ['c.md:4:4-4:4 equal [b.md:4:4-4:4]'],
  },
  {
    name: 'flags short texts with one title, and long ones with any',
    source: {
      'a.md': `---\ntitle: Tonight\n---\n\n${line}`,
      'b.md': `---\ntitle: Tonight | Campus News\n---\n\n${line}`,
      'c.md': `---\ntitle: Woman with a hat\n---\n\n${story}`,
      'd.md': `---\ntitle: The blue hour\n---\n\n${story}`,
    },
    expect: ['b.md:3:4-3:4 equal [a.md:3:4-3:4]', 'd.md:3:4-3:4 equal [c.md:3:4-3:4]'],
  },
  {
    name: 'accepts files about the repository, and pieces beside the code of components',
    source: {
      'AGENTS.md': line,
      'CLAUDE.md': line,
      'src/components/notes/a.md': line,
      'docs/src/components/b.md': line,
      'docs/components/c.md': story,
      'docs/components/d.md': story,
      'FAQ.md': `---\ntitle: FAQ\n---\n\n${other}`,
      'docs/faq.md': `---\ntitle: FAQ\n---\n\n${other}`,
    },
    expect: [
      'docs/components/d.md:1:1-1:1 equal [docs/components/c.md:1:1-1:1]',
      'docs/faq.md:3:4-3:4 equal [FAQ.md:3:4-3:4]',
    ],
  },
  {
    name: 'accepts variants of a page in parallel folders',
    source: {
      'docs/react/storage.md': `---\ntitle: a\n---\n\n${story}`,
      'docs/vue/storage.md': `---\ntitle: a\n---\n\n${story.replace('第3夜', '第三个夜晚')}`,
    },
    expect: [],
  },
  {
    name: 'accepts variants whose names are numbered in each folder',
    source: {
      'docs/Comet (Night)/step-5-find.mdx': story,
      'docs/Moon/step-6-find.mdx': story.replace('第3夜', '第三个夜晚'),
    },
    expect: [],
  },
  {
    name: 'flags the same text in such folders, other names and posts by date',
    source: {
      'docs/comet/step-5-find.md': story,
      'docs/moon/step-6-find.md': story,
      'docs/moon/step-7-see.md': story.replace('第3夜', '第三个夜晚'),
      'news/2020-01-02-moon.md': `---\ntitle: b\n---\n\n${other}`,
      'old/2020-02-03-moon.md': `---\ntitle: b\n---\n\n${other.replace('night 3', 'the third night')}`,
    },
    expect: [
      'docs/moon/step-6-find.md:1:1-1:1 equal [docs/comet/step-5-find.md:1:1-1:1]',
      'docs/moon/step-7-see.md:1:1-1:1 near [docs/comet/step-5-find.md:1:1-1:1]',
      'old/2020-02-03-moon.md:3:4-3:4 near [news/2020-01-02-moon.md:3:4-3:4]',
    ],
  },
  { name: 'accepts different articles', source: { 'a.md': story, 'b.md': other, 'c.md': line }, expect: [] },
  { name: 'accepts short texts', source: { 'a.md': 'TBD\n', 'b.md': 'TBD\n' }, expect: [] },
  {
    name: 'accepts versions and translations',
    source: {
      'en/a.md': story,
      'zh-CN/a.md': story,
      'v1/b.md': other,
      'v2/b.md': other,
      'c.md': line,
      'c.zh.md': line,
    },
    expect: [],
  },
  {
    name: 'accepts the front page of a site as the original',
    source: { 'a.md': linked('Comets.', 'https://a.cn/'), 'b.md': linked('Moons.', 'https://a.cn/') },
    expect: [],
  },
  {
    name: 'flags the same text',
    source: { 'a.md': line, 'b.md': `# Two\n`, 'c.md': line.toUpperCase() },
    expect: ['c.md:1:1-1:1 equal [a.md:1:1-1:1]'],
  },
  {
    name: 'flags nearly the same text',
    source: {
      'a.md': `---\ntitle: a\n---\n\n${story}`,
      'b.md': story.replace('第3夜', '第三个夜晚').replace('第9夜', '第九个夜晚'),
    },
    expect: ['b.md:1:1-1:1 near [a.md:3:4-3:4]'],
  },
  {
    name: 'flags the same original',
    source: {
      'a.md': linked('Comets.', 'https://a.cn/1.html'),
      'b.md': linked('Moons.', 'http://www.a.cn/1.html#top'),
    },
    expect: ['b.md:3:8-3:34 source [a.md:3:8-3:27]'],
  },
  {
    name: 'takes another share',
    source: { 'a.md': story, 'b.md': story.replace('第3夜', '第三个夜晚') },
    options: { similarity: 1 },
    expect: [],
  },
  {
    name: 'flags many copies once',
    source: Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.md`, story])),
    expect: ['b.md:1:1-1:1 equals [a.md:1:1-1:1, c.md:1:1-1:1, d.md:1:1-1:1, e.md:1:1-1:1]'],
  },
  {
    name: 'flags many posts of one original once',
    source: Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.md`, linked(`News ${name}.`, 'https://a.cn/1.html')]),
    ),
    expect: ['b.md:3:8-3:27 sources [a.md:3:8-3:27, c.md:3:8-3:27, d.md:3:8-3:27, e.md:3:8-3:27]'],
  },
  {
    name: 'accepts translations by any tag',
    source: {
      'guide/pcm/a.md': story,
      'guide/a.md': story,
      'guide/zh-Hans/a.md': story,
      'guide/pt_br/a.md': story,
      'b.md': `---\nlang: gsw\n---\n\n${other}`,
      'about.md': other,
      'about_kab.md': other,
      'about-de.md': other,
    },
    expect: [],
  },
  {
    name: 'takes no other folder for a language',
    source: { 'faq/a.md': story, 'css/a.md': story, 'new/b.md': other, 'war/b.md': other },
    expect: ['css/a.md:1:1-1:1 equal [faq/a.md:1:1-1:1]', 'war/b.md:1:1-1:1 equal [new/b.md:1:1-1:1]'],
  },
  {
    name: 'accepts versions whose page moved',
    source: {
      'docs/v3.6-docs/setup/a.md': story,
      'docs/next-docs/start/a.md': story,
      'docs/latest/a.md': story,
      'api/1.51/b.md': other,
      'api/2.x/moved/b.md': other,
      'api/stable/b.md': other,
    },
    expect: [],
  },
  {
    name: 'flags a copy inside of a version, and words that name none',
    source: {
      'docs/v1/a.md': story,
      'docs/v1/b/a.md': story,
      'docs/v2/a.md': story,
      'news/latest/c.md': other,
      'news/2023/d.md': other,
    },
    expect: [
      'docs/v1/b/a.md:1:1-1:1 equal [docs/v1/a.md:1:1-1:1]',
      'news/2023/d.md:1:1-1:1 equal [news/latest/c.md:1:1-1:1]',
    ],
  },
  {
    name: 'counts raw HTML as text',
    source: {
      'a.md': `${line}\n<table>${other.replace(/.+/gu, '<tr><td>$&</td></tr>').replaceAll('\n\n', '\n')}</table>\n`,
      'b.md': `${line}\n<table><tr><td>None of these nights had a moon that anybody saw.</td></tr></table>\n`,
      'c.md': `${line}\n<div>The same.</div>\n`,
      'd.md': `${line}\n<div><b>The same.</b></div>\n`,
    },
    expect: ['d.md:1:1-1:1 equal [c.md:1:1-1:1]'],
  },
  {
    name: 'accepts bodies of one include or component',
    source: {
      'a.md': '{{% include "/_common/methods/next-and-previous.md" %}}\n',
      'b.md': '{{% include "/_common/methods/next-and-previous.md" %}}\n',
      'c.mdx': 'import Hours from "../../components/Hours.astro";\n\n<Hours town={props.town} />\n',
      'd.mdx': 'import Hours from "../../components/Hours.astro";\n\n<Hours town={props.town} />\n',
      'e.md': '{% include_relative shared/opening-hours-of-the-observatory.md %}\n',
      'f.md': '{% include_relative shared/opening-hours-of-the-observatory.md %}\n',
    },
    expect: [],
  },
  {
    name: 'accepts reference pages, dates of a series and texts with other numbers',
    source: {
      'a.md': `---\ntitle: First\n---\n\nThe first one.\n\n${story}`,
      'b.md': `---\ntitle: Last\n---\n\nThe last one.\n\n${story}`,
      'c.md': `---\ntitle: Star walk in May\nlocation: Roof\n---\n\n${other}`,
      'd.md': `---\ntitle: Star walk in June\nlocation: Roof\n---\n\n${other}`,
      'e.md': `---\ntitle: Report\n---\n\n${other} Seen by 12.`,
      'f.md': `---\ntitle: Report\n---\n\n${other} Seen by 345.`,
    },
    expect: [],
  },
  {
    name: 'accepts a series from one template',
    source: Object.fromEntries(
      ['red', 'blue', 'green', 'white', 'black'].map((name) => [`${name}.md`, `${other} The ${name} one.`]),
    ),
    expect: [],
  },
  {
    name: 'flags the same news twice, with the name of the site in one of the titles',
    source: {
      'a.md': `---\ntitle: 彗星掠过太阳\n---\n\n${story}`,
      'b.md': `---\ntitle: 彗星掠过太阳 | 天文网\n---\n\n${story.replace('第3夜', '第三个夜晚')}`,
    },
    expect: ['b.md:3:4-3:4 near [a.md:3:4-3:4]'],
  },
  {
    name: 'accepts parts of other pages and drafts',
    source: {
      '_tabs.md': story,
      'a.md': story,
      '_common/b.md': other,
      'b.md': other,
      '_drafts/c.md': linked(story, 'https://a.cn/1'),
    },
    expect: [],
  },
  {
    name: 'accepts two articles that were made from parts of one original and credit it',
    source: { 'a.md': linked(story, 'https://a.cn/1'), 'b.md': linked(other, 'https://a.cn/1') },
    expect: [],
  },
  {
    name: 'accepts a shared citation of articles with other titles and texts, also where they share paragraphs',
    source: {
      'a.md': `---\ntitle: Four years of comets\n---\n\n${other}\n\n${story.slice(0, 450)}\n\nSource: [Sky Show](https://a.cn/1)\n`,
      'b.md': `---\ntitle: How to build a telescope\n---\n\n${story}\n\n${other.slice(0, 450)}\n\nSource: [Sky Show](https://a.cn/1)\n`,
      'c.md': '---\ntitle: The moon\n---\n\nA film of the moon.\n\nSource: [Sky Show](https://a.cn/1)\n',
    },
    expect: [],
  },
  {
    name: 'flags a shared citation of articles with one title, or with nearly the same text',
    source: {
      'a.md': '---\ntitle: The moon\n---\n\nA film of the moon.\n\nSource: [Sky Show](https://a.cn/1)\n',
      'b.md': '---\ntitle: The moon | News\n---\n\nOur film of it.\n\nSource: [Sky Show](https://a.cn/1)\n',
      'c.md': `---\ntitle: Comets\n---\n\n${story}\n\nSource: [Night](https://a.cn/2)\n`,
      'd.md': `---\ntitle: The tail\n---\n\n${story.replace('第3夜', '第三个夜晚')}\n\nSource: [Night](https://a.cn/2)\n`,
    },
    expect: ['b.md:7:20-7:34 source [a.md:7:20-7:34]', 'd.md:29:17-29:31 source [c.md:29:17-29:31]'],
  },
  {
    name: 'flags them where the front matter states the original',
    source: {
      'a.md': `---\nsource: https://a.cn/1\n---\n${story}`,
      'b.md': `---\nsource: https://a.cn/1\n---\n${other}`,
    },
    expect: ['b.md:2:9-2:23 source [a.md:2:9-2:23]'],
  },
  {
    name: 'accepts short notices that link elsewhere',
    source: Object.fromEntries(
      ['moon', 'sun', 'comet', 'star', 'dust'].map((name) => [
        `docs/${name}.md`,
        `---\ntitle: ${name}\n---\n\nThis chart is no longer drawn. You find the old one [in the archive](https://a.cn/${name}).\n`,
      ]),
    ),
    expect: [],
  },
  {
    name: 'flags short notices with the same links',
    source: {
      'a.md': 'This chart is no longer drawn, see [the archive](https://a.cn/b).\n',
      'b.md': 'This chart is no longer drawn, see [the archive](https://a.cn/b).\n',
    },
    expect: ['b.md:1:1-1:1 equal [a.md:1:1-1:1]'],
  },
  {
    name: 'flags what was taken from two addresses: short texts by their other links, long ones always',
    source: {
      'a.md': linked(line, 'https://a.cn/1.html'),
      'b.md': linked(line, 'https://a.cn/2.html'),
      'c.md': linked(`${other}\n\n[a map](https://b.cn/3)`, 'https://a.cn/3.html'),
      'd.md': linked(`${other}\n\n[a map](https://b.cn/4)`, 'https://a.cn/4.html'),
    },
    expect: ['b.md:1:1-1:1 equal [a.md:1:1-1:1]', 'd.md:1:1-1:1 equal [c.md:1:1-1:1]'],
  },
  {
    name: 'accepts files of code alone, which pages include',
    source: {
      'data/moon/install.md': '```shell\ninstall --save-dev observatory-core observatory-register\n```\n',
      'data/sun/install.md': '```shell\ninstall --save-dev observatory-core observatory-register\n```\n',
    },
    expect: [],
  },
  {
    name: 'flags pages of code alone, and pages without front matter',
    source: {
      'a/b.md': '---\ntitle: Install\n---\n\n```shell\ninstall --save-dev observatory-core observatory\n```\n',
      'a/c.md': '---\ntitle: Install\n---\n\n```shell\ninstall --save-dev observatory-core observatory\n```\n',
      'b/d.md': `${line}\n\`\`\`shell\nlook\n\`\`\`\n`,
      'b/e.md': `${line}\n\`\`\`shell\nlook\n\`\`\`\n`,
    },
    expect: ['a/c.md:3:4-3:4 equal [a/b.md:3:4-3:4]', 'b/e.md:1:1-1:1 equal [b/d.md:1:1-1:1]'],
  },
]);
