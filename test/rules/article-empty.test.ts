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

testRule(rule, [
  { name: 'accepts text', source: titled('\nText.\n'), expect: [] },
  {
    name: 'accepts pictures and players where nothing is known',
    source: { 'a.md': titled('\n![](b.png)\n'), 'b.md': titled('\n<iframe src="c"></iframe>\n') },
    expect: [],
  },
  { name: 'accepts a shortcode', source: titled('\n{{< gallery >}}\n'), config: { engine: 'hugo' }, expect: [] },
  { name: 'accepts list pages', source: { 'news/_index.md': titled(''), 'about/index.md': titled('') }, expect: [] },
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
    name: 'flags a few characters where others have many',
    source: { ...others(20), 'a.md': titled('\nx\n') },
    expect: ['a.md:3:4-3:4 short'],
  },
  { name: 'accepts them among fewer articles', source: { ...others(18), 'a.md': titled('\nx\n') }, expect: [] },
]);
