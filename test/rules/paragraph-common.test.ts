import rule from '../../rules/paragraph-common.ts';
import { testRule } from '../rule-tester.ts';

const common = '欢迎订阅我们的天文周报。';
/** The front matter of an article that was taken from another site. */
const taken = '---\nsource: https://a.cn/news\n---\n\n';
const many = (count: number, body: (index: number) => string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`b${String(index).padStart(2, '0')}.md`, body(index)]),
  );

const prose = (index: number, count: number) =>
  Array.from({ length: count }, (_, line) => `Star ${index} rises at ${line * 7} past ${line}.`).join('\n\n');

const pointer = 'Read the [overview](/charts/overview/) before you use this chart.';
const advert = 'Follow the [news of the society](https://a.cn/news) every night.';
/** The finding about a line that stands in all of 20 articles. */
const told = (folder: string, line: number, { length }: string) => {
  const [first, ...others] = Object.keys(many(20, () => '')).map(
    (name) => `${folder}${name}:${line}:1-${line}:${length + 1}`,
  );
  return `${first} common [${others.join(', ')}]`;
};
const starlight = { integrations: [{ call: 'starlight', with: [{ title: 'Charts' }] }] };

testRule(rule, [
  ...(
    [
      ['vitepress', {}, ''],
      ['docsify', {}, 'docs/'],
      ['docusaurus', {}, 'docs/'],
      ['astro', starlight, 'src/content/docs/'],
    ] as const
  ).map(([engine, site, folder]) => ({
    name: `${engine}: accepts what each page of a documentation points to, but no advertisement`,
    source: Object.fromEntries(
      Object.entries(many(20, (index) => `${prose(index, 2)}\n\n${pointer}\n\n${advert}\n`)).map(([path, text]) => [
        folder + path,
        text,
      ]),
    ),
    config: { engine, site },
    expect: [told(folder, 7, advert)],
  })),
  {
    name: 'flags what each article of a blog points to',
    source: Object.fromEntries(
      Object.entries(many(20, (index) => `${prose(index, 2)}\n\n${pointer}\n`)).map(([path, text]) => [
        `blog/${path}`,
        text,
      ]),
    ),
    config: { engine: 'docusaurus', site: {} },
    expect: [told('blog/', 5, pointer)],
  },
  { name: 'accepts it in few articles', source: many(19, () => `${common}\n`), expect: [] },
  {
    name: 'accepts a small share',
    source: many(60, (index) => `第 ${index} 篇的正文。\n${index < 20 ? `\n${common}\n` : ''}`),
    options: { share: 0.5 },
    expect: [],
  },
  { name: 'accepts credits', source: many(20, () => '作者：张三，许可：CC BY 4.0\n'), expect: [] },
  {
    name: 'accepts short ones, lists and headings',
    source: many(20, () => '# 天文周报第一期的标题\n\n- 欢迎订阅我们的天文周报\n\n多多\n'),
    expect: [],
  },
  {
    name: 'accepts what stands amid the text',
    source: many(
      20,
      (index) => `${prose(index, 4)}\n\nBefore you begin, read the notes on the telescope.\n\n${prose(index, 6)}\n`,
    ),
    expect: [],
  },
  {
    name: 'accepts code of templates on lines of their own',
    source: many(20, (index) =>
      [
        '{% include toc-of-the-article.html %}',
        '{% capture note %}',
        `Night ${index}.`,
        '{% endcapture %}',
        '{{ note | markdownify }}',
        '{:.wide-picture}',
        '',
      ].join('\n\n'),
    ),
    config: { engine: 'jekyll' },
    expect: [],
  },
  {
    name: 'accepts openers and closers of shortcodes',
    source: many(
      20,
      (index) =>
        `{{< details title="Words" >}}\n\nNight ${index}.\n\n{{< /details >}}\n\n{{% /columns %}} {{< hr-line >}}\n`,
    ),
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'accepts imports, exports and marks of containers',
    source: many(20, (index) =>
      [
        'import { Tabs, TabItem } from "@site/components";\nimport Card from \'../card.astro\';',
        'export const shared = "value";',
        `Night ${index}.`,
        ':::tip Good to know',
        `Star ${index}.`,
        '',
      ].join('\n\n'),
    ),
    expect: [],
  },
  {
    name: 'counts each language and version by itself',
    source: Object.fromEntries(
      ['en', 'pcm', 'de', 'v1.2-docs'].flatMap((folder) =>
        Array.from({ length: 6 }, (_, index) => [`${folder}/b${index}.md`, `Star ${index}.\n\n${common}\n`]),
      ),
    ),
    expect: [],
  },
  {
    name: 'flags it once, without a fix where it has markup',
    source: many(2, (index) => `第 ${index} 篇。\n\n**欢迎订阅**我们的天文周报。\n`),
    options: { count: 2 },
    expect: ['b00.md:3:1-3:17 common [b01.md:3:1-3:17]'],
  },
  {
    name: 'flags it from twenty articles on, and removes it from each',
    source: many(20, (index) => taken + (index < 9 ? `${common}\n` : `${common}\n\n正文。\n`)),
    options: { allow: [] },
    expect: [
      `b00.md:5:1-5:13 common (unsafe fix) [${Array.from({ length: 19 }, (_, index) => `b${String(index + 1).padStart(2, '0')}.md:5:1-5:13`).join(', ')}]`,
    ],
    messages: ['Paragraph `欢迎订阅我们的天文周报。` is repeated in 20 of 20 articles here'],
    fixed: many(20, (index) => taken.trimEnd() + (index < 9 ? '\n' : '\n\n正文。\n')),
  },
  {
    name: 'leaves to its author what articles of their own repeat',
    source: many(2, (index) => `第 ${index} 篇。\n\n${common}\n`),
    options: { count: 2, allow: [] },
    expect: ['b00.md:3:1-3:13 common [b01.md:3:1-3:13]'],
  },
  {
    name: 'accepts links that lead elsewhere in each article, and greetings',
    source: many(
      20,
      (index) => `Star ${index}.\n\nSee the [notes of this release](/notes/${index}).\n\nHappy stargazing!\n`,
    ),
    expect: [],
  },
  {
    name: 'flags links that differ in their query only',
    source: many(2, (index) => `Star ${index}.\n\n[Share it with your friends](https://a.cn/share?u=${index})\n`),
    options: { count: 2 },
    expect: ['b00.md:3:1-3:53 common [b01.md:3:1-3:53]'],
  },
  {
    name: 'accepts what belongs to a series',
    source: many(45, (index) =>
      index < 20
        ? `---\ntitle: Night walk no. ${index}\n---\n\nStar ${index}.\n\nBring a lamp with red light.\n`
        : `---\ntitle: ${'abcdefghijklmnopqrstuvwxyz'[index - 20]} comet\n---\n\nStar ${index}.\n`,
    ),
    expect: [],
  },
]);
