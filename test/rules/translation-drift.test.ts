import rule from '../../rules/translation-drift.ts';
import { testRule } from '../rule-tester.ts';

const english = `# Comets

![tail](../img/tail.en.png)

## Watch

\`\`\`sh
mira watch --sky # every night
\`\`\`

See [the guide](./guide.md) and [the list](https://en.moons.example/en/list?hl=en).
`;
const french = `# Comètes

![queue](../../img/tail.fr.png)

## Regarder

\`\`\`sh
mira watch --sky # chaque nuit
\`\`\`

Voir [le guide](../fr/guide.md#debut) et [la liste](https://fr.moons.example/fr/list?hl=fr).
`;

testRule(rule, [
  {
    name: 'accepts a translation of the same shape',
    source: { 'docs/a.md': english, 'docs/fr/a.md': french, 'docs/other.md': '# Other\n' },
    expect: [],
  },
  {
    name: 'tells originals that changed later, once',
    source: { 'docs/a.md': english, 'docs/fr/a.md': french, 'docs/b.md': english, 'docs/fr/b.md': french },
    config: {
      changes: {
        'docs/a.md': [
          { order: 2, day: '2030-03-02' },
          { order: 3, day: '2030-02-01' },
          { order: 9, day: '2030-01-01' },
        ],
        'docs/fr/a.md': [{ order: 5, day: '2030-01-20' }],
        'docs/b.md': [{ order: 0 }, { order: 9, day: '2030-01-01' }],
        'docs/fr/b.md': [{ order: 9, day: '2030-01-01' }],
      },
    },
    expect: [
      'docs/fr/a.md:1:1-1:1 original [docs/a.md:1:1-1:1]',
      'docs/fr/b.md:1:1-1:1 originalEdited [docs/b.md:1:1-1:1]',
    ],
  },
  {
    name: 'accepts translations that changed with their original or later, and those without a past',
    source: { 'docs/a.md': english, 'docs/fr/a.md': french, 'docs/b.md': english, 'docs/fr/b.md': french },
    config: {
      changes: {
        'docs/a.md': [{ order: 3, day: '2030-02-01' }],
        'docs/fr/a.md': [{ order: 3, day: '2030-02-01' }],
        'docs/b.md': [{ order: 0 }],
      },
    },
    expect: [],
  },
  {
    name: 'tells an image, code, a link and a heading that are missing',
    source: { 'docs/a.md': english, 'docs/fr/a.md': '# Comètes\n\nVoir [le guide](../guide.md).\n' },
    expect: [
      'docs/fr/a.md:1:1-1:1 codeMissing [docs/a.md:7:1-9:4]',
      'docs/fr/a.md:1:1-1:1 headings [docs/a.md:5:1-5:9]',
      'docs/fr/a.md:1:1-1:1 imageMissing [docs/a.md:3:1-3:28]',
      'docs/fr/a.md:3:6-3:29 linkMissing [docs/a.md:11:33-11:83]',
    ],
    messages: [
      'Code block of the original is missing here',
      'Headings differ from the original from here on (0 here, 1 in the original)',
      'Image `../img/tail.en.png` of the original is missing here',
      'Link to `https://en.moons.example/en/list?hl=en` in the original is missing here',
    ],
  },
  {
    name: 'tells what is other than in the original',
    source: {
      'docs/a.md': english,
      'docs/fr/a.md': french
        .replace('tail.fr', 'head')
        .replace('watch --sky', 'look')
        .replace('list?', 'moons?')
        .replace('## R', '### R'),
    },
    expect: [
      'docs/fr/a.md:3:1-3:29 imageDiffers [docs/a.md:3:1-3:28]',
      'docs/fr/a.md:5:1-5:13 headingDepth [docs/a.md:5:1-5:9]',
      'docs/fr/a.md:7:1-9:4 codeDiffers [docs/a.md:7:1-9:4]',
      'docs/fr/a.md:11:42-11:93 linkDiffers [docs/a.md:11:33-11:83]',
    ],
  },
  {
    name: 'tells what the original lacks',
    source: {
      'docs/a.md': '## Comets\n\n![a](a.png)\n',
      'docs/fr/a.md': '## Comètes\n\n![a](a.png)\n\n![b](b.png)\n\n```js\nlook()\n```\n\n[c](https://c.example/)\n',
    },
    expect: [
      'docs/fr/a.md:5:1-5:12 imageAdded [docs/a.md:3:1-3:12]',
      'docs/fr/a.md:7:1-9:4 codeAdded [docs/a.md:1:1-1:1]',
      'docs/fr/a.md:11:1-11:24 linkAdded [docs/a.md:1:1-1:1]',
    ],
  },
  {
    name: 'leaves out what belongs to one language',
    source: {
      'docs/a.md': '## Comets\n\n## In England\n\n<!-- local -->\n\n[a](https://a.example/)\n\n### More\n\n## Moons\n',
      'docs/fr/a.md':
        '## Comètes\n\n<!-- local -->\n\n![b](b.png)\n\n### Ici\n\n<!-- /local -->\n\n## Lunes\n\nTexte.\n\n<!-- local -->\n\n```js\nlook()\n```\n',
    },
    expect: [],
  },
  {
    name: 'accepts what differs in every language',
    source: {
      'docs/a.md':
        '## Sky\n\n```\nHello\n```\n\n```html\n<p>Hello</p>\n```\n\n[w](https://en.wikipedia.org/wiki/Comet) [m](mailto:a@b.example) [x](#sky) [s](https://s.example/spec) ![d](data:image/png;base64,AA)\n',
      'docs/zh-cn/a.md':
        '## 天空\n\n```text\n你好\n```\n\n```html\n<p>你好</p>\n```\n\n[w](https://zh.wikipedia.org/wiki/彗星) [x](#天空) [s](https://s.example/lang/zh-cn/spec/) [y]({{ site.a }})\n',
    },
    expect: [],
  },
  {
    name: 'finds the pairs of Hugo',
    source: {
      'content/post/a.md': '## A\n',
      'content/post/a.de.md': '### A\n',
      'inhalt/post/b.md': '### A\n',
      'content/post/b.md': '## A\n',
      'content/post/c.md': '---\ntranslationKey: sky\n---\n## A\n',
      'inhalt/himmel.md': '---\ntranslationKey: sky\n---\n### A\n',
    },
    config: {
      engine: 'hugo',
      site: {
        defaultContentLanguage: 'en',
        languages: { en: { contentDir: 'content' }, de: { contentDir: 'inhalt/' } },
      },
    },
    expect: [
      'inhalt/himmel.md:4:1-4:6 headingDepth [content/post/c.md:4:1-4:5]',
      'inhalt/post/b.md:1:1-1:6 headingDepth [content/post/b.md:1:1-1:5]',
    ],
  },
  {
    name: 'finds the pairs of Hugo by the ends of file names',
    source: { 'content/a.md': '### A\n', 'content/a.en.md': '## A\n', 'content/b.de.md': '# A\n' },
    config: { engine: 'hugo', site: { defaultContentLanguage: 'zh', languages: { zh: {}, en: {} } } },
    expect: ['content/a.en.md:1:1-1:5 headingDepth [content/a.md:1:1-1:6]'],
  },
  {
    name: 'finds the pairs of Docusaurus',
    source: {
      'docs/a.md': '## A\n',
      'i18n/fr/docusaurus-plugin-content-docs/current/a.md': '### A\n',
      'blog/b.md': '## A\n',
      'i18n/fr/docusaurus-plugin-content-blog/b.md': '### A\n',
      'versioned_docs/version-1.0/c.md': '## A\n',
      'i18n/fr/docusaurus-plugin-content-docs/version-1.0/c.md': '### A\n',
      'src/pages/d.md': '## A\n',
      'i18n/fr/docusaurus-plugin-content-pages/d.md': '### A\n',
    },
    config: { engine: 'docusaurus' },
    expect: [
      'i18n/fr/docusaurus-plugin-content-blog/b.md:1:1-1:6 headingDepth [blog/b.md:1:1-1:5]',
      'i18n/fr/docusaurus-plugin-content-docs/current/a.md:1:1-1:6 headingDepth [docs/a.md:1:1-1:5]',
      'i18n/fr/docusaurus-plugin-content-docs/version-1.0/c.md:1:1-1:6 headingDepth [versioned_docs/version-1.0/c.md:1:1-1:5]',
      'i18n/fr/docusaurus-plugin-content-pages/d.md:1:1-1:6 headingDepth [src/pages/d.md:1:1-1:5]',
    ],
  },
  {
    name: 'takes the default language for that of the original',
    source: { 'source/ja/a.md': '## A\n', 'source/en/a.md': '### A\n', 'source/fr/a.md': '' },
    config: { engine: 'hexo', site: { language: ['ja', 'en'] } },
    expect: ['source/en/a.md:1:1-1:6 headingDepth [source/ja/a.md:1:1-1:5]'],
  },
  {
    name: 'says nothing where no language is the first, and of folders that are words',
    source: {
      'de/a.md': '## A\n',
      'fr/a.md': '### A\n',
      'os/index.md': '## A\n',
      'index.md': '### A\n',
      'new/b.md': '## A\n',
      'b.md': '### A\n',
    },
    expect: [],
  },
  {
    name: 'leaves links inside the site alone where each language has addresses of its own',
    source: {
      'docs/a.md': '---\nslug: comets\n---\n\n[b](/moons/) [c](https://c.example/x)\n',
      'docs/fr/a.md': '---\nslug: cometes\n---\n\n[b](/lunes/) [c](https://c.example/y)\n',
    },
    expect: ['docs/fr/a.md:5:14-5:38 linkDiffers [docs/a.md:5:14-5:38]'],
  },
  {
    name: 'reads no string into a comment',
    source: {
      'docs/a.md': '```js\n// look at the `sky` tonight\nlook()\n```\n',
      'docs/fr/a.md': "```js\n// regarde le `ciel' ce soir, c'est beau\nlook()\n```\n",
    },
    expect: [],
  },
  {
    name: 'accepts a link to the page itself',
    source: { 'docs/a.md': '## Sky\n\n[b](#sky)\n', 'docs/fr/a.md': '## Ciel\n\n[b](/docs/fr/a/#ciel)\n' },
    expect: [],
  },
]);
