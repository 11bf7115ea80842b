import { expect, test } from 'vitest';
import type { Engine } from '../../../src/core/types.ts';
import { factsOf } from '../../../src/engine/fact-access.ts';
import { extractRecord } from '../../../src/facts/extract.ts';
import { type SourceFact, sources } from '../../../src/facts/links/sources.ts';

function sourcesOf(source: string, engine: Engine = 'generic'): readonly SourceFact[] {
  return factsOf(extractRecord({ path: 'a.md', hash: '', engine, source }, [sources]), sources);
}

const url = 'https://news.example.edu/2024/05/opening.html';

test.each([
  ['a labelled link at the end', `Text.\n\n[Source](${url} "Permalink to the release")\n`],
  ['a label in Chinese', `正文。\n\n[转入文章首发地址](${url})`],
  ['an empty label, and a title that says so', `Text.\n\n[Opening of the hall](${url} "Permalink to the release")\n`],
  ['a word before the address', `Text.\n\nvia: ${url}\n\n作者：[某人][a]\n\n[a]: https://example.org/\n`],
  ['the same before CRLF', `Text.\r\n\r\nvia: ${url}\r\n\r\nTranslated by a friend.\r\n`],
  [
    'a quote at the head',
    `# 标题\n\n> 原文：[Opening of the hall](${url})\n>\n> 译者：[某人](https://example.org/)\n\n正文。\n`,
  ],
  ['code as the text of the link', `> 原文：[\`news.example.edu\`](${url})\n\n正文。\n`],
  ['a name between the label and the address', `正文。\n\n来源：示例新闻网 <${url}>\n`],
  ['a label on the line before', `正文。\n\n原文链接：\n${url}\n`],
  ['a label in the paragraph before', `正文。\n\n原文链接：\n\n${url}\n`],
  ['bold labels', `正文。\n\n**原文链接：** ${url}\n`],
  ['an English sentence', `Text.\n\n*Originally published at [Example](${url}).*\n`],
  ['HTML', `正文。\n\n<p><a href="${url}">阅读原文</a></p>\n`],
  ['a reference', `正文。\n\n[原文][1]\n\n[1]: ${url}\n`],
  ['brackets that are no link', `正文。\n\n[via: ${url}]\n`],
  ['a link that was never closed', `正文。\n\n[转入文章首发地址](${url}`],
  ['a comment behind it', `正文。\n\n[原文](${url})\n\n<!-- end -->\n`],
  ['front matter', `---\nsource_url: ${url}\n---\n\n正文。\n`],
  ['quoted front matter', `---\nsource: "${url}"\n---\n\n正文。\n`],
  ['front matter inside a mapping', `---\nsource:\n  name: 示例\n  url: ${url}\n---\n\n正文。\n`],
  ['a Chinese key', `---\n原文链接: ${url}\n---\n\n正文。\n`],
])('finds %s', (_, source) => {
  const found = sourcesOf(source);
  expect(found.map((fact) => fact.url)).toEqual([url]);
  expect(found.map(({ urlRange }) => source.slice(...urlRange))).toEqual([url]);
});

test.each([
  ['a link at the end without a label', `Text.\n\n[ReleaseNotes22](${url})\n`],
  ['a bare address at the end', `Text.\n\n${url}\n`],
  ['a caption with its origin', `![](/a.png)\n\n一次晚霞，摄于校园东门外的河边。（[via](${url})）\n\n正文。\n`],
  ['origins of pictures and data', `正文。\n\n图片来源：${url}\n\n数据来源：[某局](${url})\n`],
  ['prose with such a word in it', `The [source code](${url}) is public.\n`],
  ['a link in prose', `This story has many sources; [one of them](${url}) tells the original tale.\n`],
  ['data source as a term', `在配置文件中设置[数据来源](${url})即可。\n`],
  ['an e-mail address', '正文。\n\n来源：news@example.edu\n'],
  ['a footnote', '正文。\n\n[来源](#refs)\n'],
  ['a label far from both ends', `${'段。\n\n'.repeat(6)}原文：${url}\n\n${'段。\n\n'.repeat(6)}`],
  ['a name in the front matter', '---\nsource: 示例通讯社\norigin: null\nvia: 42\n---\n\n正文。\n'],
  ['front matter keys of other meaning', `---\nurl: ${url}\nimage: ${url}\n---\n\n正文。\n`],
  ['code', `正文。\n\n\`原文：${url}\`\n`],
])('takes no source from %s', (_, source) => {
  expect(sourcesOf(source)).toEqual([]);
});

test('puts front matter first, then what is nearest to the end', () => {
  const source = `---\nsource: ${url}?1\n---\n\n[原文](${url}?2)\n\n正文。\n\n[原文](${url}?3)\n\n尾注。\n\n[来源](${url}?4)\n`;
  expect(sourcesOf(source).map(({ url: found, from, closing }) => [found.slice(-1), from, closing])).toEqual([
    ['1', 'front-matter', false],
    ['4', 'body', true],
    ['3', 'body', false],
    ['2', 'body', false],
  ]);
});

test('takes addresses as they are, also broken ones', () => {
  expect(sourcesOf('正文。\n\n[原文](ttps://news.example.edu/a.sht)\n').map((fact) => fact.url)).toEqual([
    'ttps://news.example.edu/a.sht',
  ]);
  expect(sourcesOf('正文。\n\n[原文](/system/a.html)\n').map((fact) => fact.url)).toEqual(['/system/a.html']);
  expect(sourcesOf('---\nsource: http：//news.example.edu/a.html\n---\n\n正文。\n').map((fact) => fact.url)).toEqual([
    'http：//news.example.edu/a.html',
  ]);
});
