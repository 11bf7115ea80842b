import rule from '../../rules/image-common.ts';
import { testRule } from '../rule-tester.ts';

const many = (count: number, body: (index: number) => string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`b${String(index).padStart(2, '0')}.md`, body(index)]),
  );

/** The front matter of an article that was taken from another site. */
const taken = '---\nsource: https://a.cn/news\n---\n\n';

testRule(rule, [
  {
    name: 'accepts images of the site itself in articles of its own',
    source: many(20, (index) => `${index}\n\n![](/img/signature.png)\n`),
    expect: [],
  },
  { name: 'accepts it in few articles', source: many(9, () => '![](https://b.cn/qr.png)\n'), expect: [] },
  {
    name: 'accepts a small share',
    source: many(20, (index) => `![](https://b.cn/${index < 10 ? 'qr' : index}.png)\n`),
    options: { share: 0.6 },
    expect: [],
  },
  {
    name: 'accepts templates and what is allowed',
    source: many(2, () => '![]({{ site.logo }}) ![](//b.cn/logo.png)\n'),
    options: { count: 2, allow: ['logo.png'] },
    expect: [],
  },
  {
    name: 'accepts steps that the text announces, or that stand amid it',
    source: {
      ...many(
        10,
        (index) => `Star ${index}.\n\nOpen the chart:\n\n![](//b.cn/chart.png)\n\nTurn it：\n![](//b.cn/turn.png)\n`,
      ),
      ...Object.fromEntries(
        Array.from({ length: 10 }, (_, index) => [
          `c${index}.md`,
          `One ${index}.\n\nTwo.\n\nOpen the lens.\n\n![](//b.cn/lens.png)\n\nFour.\n\nFive.\n`,
        ]),
      ),
    },
    expect: [],
  },
  {
    name: 'counts translations and versions once',
    source: Object.fromEntries(
      ['', 'de/', 'pcm/', 'zh-Hant/', 'v2.1/', 'next/'].flatMap((folder) =>
        ['a', 'b', 'c'].map((name) => [`${folder}${name}.md`, `${folder}${name}\n\n![](//b.cn/ann.png)\n`]),
      ),
    ),
    expect: [],
  },
  {
    name: 'counts what articles state as their language',
    source: many(
      20,
      (index) =>
        `---\nlang: ${index % 2 ? 'gsw' : 'kab'}\n---\n\n${index}\n\n![](//b.cn/${index % 4 > 1 ? 'ann' : index}.png)\n`,
    ),
    expect: [],
  },
  {
    name: 'flags it once, and removes it where it stands alone',
    source: {
      ...many(2, (index) => `${index}\n\n![](https://b.cn/qr.png)\n`),
      'b02.md': 'Two ![](https://b.cn/qr.png) ![](https://b.cn/qr.png)\n',
    },
    options: { count: 2 },
    expect: ['b00.md:3:5-3:24 common (unsafe fix) [b01.md:3:5-3:24, b02.md:1:34-1:53]'],
    fixed: { ...many(2, (index) => `${index}\n\n\n`) },
  },
  {
    name: 'flags elements without a fix',
    source: many(2, () => '<img src="https://b.cn/qr.png">\n'),
    options: { count: 2 },
    expect: ['b00.md:1:11-1:30 common [b01.md:1:11-1:30]'],
  },
  {
    name: 'accepts the cover that the front matter names',
    source: {
      ...many(3, (index) => `---\ncover_image: /covers/moon.png\n---\n\n![](../covers/moon.png)\n\n${index}\n`),
      'c.md': '---\ncover: sun.png\n---\n\n![](./sun.png)\n\nOne.\n',
      'd.md': '---\ncover: sun.png\n---\n\n![](./sun.png)\n\nTwo.\n',
    },
    options: { count: 2 },
    expect: [],
  },
  {
    name: 'flags another image than the cover, and the cover of others',
    source: {
      'a.md': '---\ncover: /moon.png\n---\n\n![](https://b.cn/qr.png)\n\nOne.\n',
      'b.md': '---\ncover: /moon.png\n---\n\n![](https://b.cn/qr.png)\n\nTwo.\n',
      'c.md': `${taken}![](/moon.png)\n\nThree.\n`,
      'd.md': `${taken}![](/moon.png)\n\nFour.\n`,
    },
    options: { count: 2 },
    expect: ['a.md:5:5-5:24 common (unsafe fix) [b.md:5:5-5:24]', 'c.md:5:5-5:14 common (unsafe fix) [d.md:5:5-5:14]'],
    fixed: {
      'a.md': '---\ncover: /moon.png\n---\n\n\n\nOne.\n',
      'b.md': '---\ncover: /moon.png\n---\n\n\n\nTwo.\n',
      'c.md': `${taken}\n\nThree.\n`,
      'd.md': `${taken}\n\nFour.\n`,
    },
  },
]);
