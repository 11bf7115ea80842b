import { expect, test } from 'vitest';
import rule from '../../rules/link-anchor-missing.ts';
import { lint } from '../../src/lint.ts';
import { testRule } from '../rule-tester.ts';

const hugo = { engine: 'hugo', site: { baseURL: 'https://a.cn/' } } as const;

testRule(rule, [
  {
    name: 'accepts headings, ids and names',
    source: '[a](#two-tails) [b](#c) [d](#e) [f](#g)\n\n## Two tails\n\n<a id="c"></a> <a name=e></a>\n\n## H {#g}\n',
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts what needs no heading',
    source: '[a](#top) [b](#) [c](#:~:text=d) [e](#L12) [f](#fn1) [g](#/h)\n\n## I\n',
    config: hugo,
    expect: [],
  },
  {
    name: 'flags a heading that is not there',
    source: 'See [the end](#ending).\n\n## Start\n',
    config: hugo,
    expect: ['a.md:1:15-1:22 here'],
    messages: ['Link to `#ending` leads nowhere: nothing on this page has that id'],
  },
  {
    name: 'proposes the nearest one',
    source: 'See [the tails](#two-tail).\n\n## Two tails\n',
    config: hugo,
    expect: ['a.md:1:17-1:26 hereLike (unsafe fix)'],
    fixed: 'See [the tails](#two-tails).\n\n## Two tails\n',
  },
  {
    name: 'counts headings of one text',
    source: '[a](#b-1) [c](#b-2)\n\n## B\n\n## B\n',
    config: hugo,
    expect: ['a.md:1:15-1:19 hereLike (unsafe fix)'],
    fixed: '[a](#b-1) [c](#b-1)\n\n## B\n\n## B\n',
  },
  {
    name: 'follows the renderer',
    source: '[a](#two--tails) [b](#two-tails)\n\n## Two & tails\n',
    config: { engine: 'jekyll', site: {} },
    expect: ['a.md:1:22-1:32 hereLike (unsafe fix)'],
    fixed: '[a](#two--tails) [b](#two--tails)\n\n## Two & tails\n',
  },
  {
    name: 'flags a heading that is not in another page',
    source: {
      'content/a.md': '---\ntitle: a\n---\n\n[b](/b/#d) [b](/b/#comet) [e](/b/#comets)\n',
      'content/b.md': '---\ntitle: b\n---\n\n## Comet\n',
    },
    config: hugo,
    expect: [
      'content/a.md:5:5-5:10 there [content/b.md:1:1-1:1]',
      'content/a.md:5:31-5:41 thereLike (unsafe fix) [content/b.md:1:1-1:1]',
    ],
    fixed: {
      'content/a.md': '---\ntitle: a\n---\n\n[b](/b/#d) [b](/b/#comet) [e](/b/#comet)\n',
      'content/b.md': '---\ntitle: b\n---\n\n## Comet\n',
    },
  },
  {
    name: 'follows files of Markdown',
    source: { 'docs/a.md': '[b](./b.md#d)\n', 'docs/b.md': '# B\n\n## C\n' },
    config: { engine: 'docusaurus', site: { presets: ['classic'] } },
    expect: ['docs/a.md:1:5-1:13 there [docs/b.md:1:1-1:1]'],
  },
  {
    name: 'follows addresses of Docusaurus',
    source: { 'docs/a.md': '[b](/docs/b#c) [d](/docs/b#d)\n', 'docs/b.md': '# B\n\n## C\n' },
    config: { engine: 'docusaurus', site: { presets: ['classic'] } },
    expect: ['docs/a.md:1:20-1:29 there [docs/b.md:1:1-1:1]'],
  },
  {
    name: 'accepts links in parts of pages, and to what is no page',
    source: {
      'docs/a.md': '[b](#a) [c](../README.md#C)\n\n## A\n',
      'docs/_b.md': '[a](#a)\n\n## B\n',
      'README.md': '## c\n',
    },
    config: { engine: 'docusaurus', site: { presets: ['classic'] } },
    expect: [],
  },
  {
    name: 'follows addresses of VitePress, and says nothing where another file is read',
    source: {
      'a.md': '[b](./b#c-d) [d](b.html#d) [e](/e#f)\n',
      'b.md': '# B\n\n## C d\n',
      'e.md': '## E\n\n<!--@include: ./b.md-->\n',
    },
    config: { engine: 'vitepress', site: {} },
    expect: ['a.md:1:18-1:26 there [b.md:1:1-1:1]'],
  },
  {
    name: 'docsify: follows what is behind the hash and the query',
    source: {
      'a.md': '[b](#/b?id=c-d) [c](b.md?id=c-e) [d](/b?id=x) [e](b.md#_1-y) [a](#z)\n',
      'b.md': '## C -- d\n\n## 1 y\n',
    },
    config: { engine: 'docsify', site: {}, renderer: { headingIds: 'docsify' } },
    expect: ['a.md:1:21-1:32 thereLike (unsafe fix) [b.md:1:1-1:1]', 'a.md:1:38-1:45 there [b.md:1:1-1:1]'],
    fixed: {
      'a.md': '[b](#/b?id=c-d) [c](b.md?id=c-d) [d](/b?id=x) [e](b.md#_1-y) [a](#z)\n',
      'b.md': '## C -- d\n\n## 1 y\n',
    },
  },
  {
    name: 'accepts pages whose templates may bring ids',
    source: '[a](#b)\n\n## C\n\n{{< include "d.md" >}}\n',
    config: hugo,
    expect: [],
  },
  {
    name: 'accepts components',
    source: { 'docs/a.mdx': 'import B from "./b"\n\n[a](#b)\n\n## C\n\n<B />\n' },
    config: { engine: 'docusaurus', site: {} },
    expect: [],
  },
  {
    name: 'says nothing where the ids are not known',
    source: '[a](#b)\n\n## C\n',
    config: { renderer: { headingIds: 'unknown' } },
    expect: [],
  },
  { name: 'says nothing of pages without anchors', source: '[a](#b)\n\nC.\n', config: hugo, expect: [] },
  {
    name: 'reports many in one page once',
    source: '[a](#comet-b) [b](#tail-b) [c](#x) [d](#y)\n\n## Comet\n\n## Tail\n',
    config: hugo,
    expect: ['a.md:1:5-1:13 many (unsafe fix) [a.md:1:19-1:26, a.md:1:32-1:34, a.md:1:40-1:42]'],
    messages: ['4 links on this page lead to anchors that do not exist, such as `#comet-b`'],
    fixed: '[a](#comet) [b](#tail) [c](#x) [d](#y)\n\n## Comet\n\n## Tail\n',
  },
  { name: 'accepts links that show nothing', source: '## Comet[](#x)\n\nA.\n', config: hugo, expect: [] },
]);

test('takes links to the comments of another system for a hint', async () => {
  const source = '[Ann](#12 "2012-07-13") and [Bob](#tail-of-it)\n\n## Comet\n';
  const { files } = await lint([{ path: 'content/a.md', source }], { config: { engine: 'hugo' }, only: [rule.id] });
  expect(files[0]?.findings.map((each) => each.severity)).toEqual(['info', 'warning']);
});
