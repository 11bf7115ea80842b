import type { Nodes, Root } from 'mdast';
import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '../../../src/article/front-matter.ts';
import { parse, parseAsMdx } from '../../../src/article/markdown/parse.ts';

function parsed(source: string) {
  const found = parseAsMdx(source, splitFrontMatter(source, 'astro'));
  if (!('tree' in found)) throw new Error(found.reason);
  return found;
}

/** Each node with its source. */
function listed(source: string, tree: Root): string[] {
  const lines: string[] = [];
  const add = (node: Nodes, depth: number) => {
    const text = source.slice(node.position?.start.offset, node.position?.end.offset);
    lines.push(`${'  '.repeat(depth)}${node.type} ${JSON.stringify(text)}`);
    if ('children' in node) for (const child of node.children) add(child, depth + 1);
  };
  for (const node of tree.children) add(node, 0);
  return lines;
}

describe('what MDX is not asked about is the tree of Markdown, to the last column', () => {
  test.each([
    '---\ntitle: a\n---\n\n# 彗星\n\n- 一\n- [二](https://a.cn "t")\n\n> **三** `四`\n',
    '\r\n\r\n正文 ![a](b.png)\r\n\r\n| a | b |\r\n|---|---|\r\n| c | d |\r\n',
    'a[^1] ~~b~~ https://a.cn\n\n[^1]: c\n\n```sh\n<br> {x}\n```\n\n- [ ] d\n',
    '---\nno front matter\n---\n\ntext\n',
    '+++\ntitle = "a"\n+++\n\n[a]: b\n\n[a] 😀 *b*\n\n***\n',
  ])('%j', (source) => {
    const frontMatter = splitFrontMatter(source, 'astro');
    expect(parsed(source).tree).toEqual(parse(source, frontMatter, [], 'remark'));
  });
});

test('Markdown in components is Markdown, and tags are raw HTML', () => {
  const source = '<Tabs a={x > 1}>\n<Tab>\n```sh\nls\n```\n\n## In\n</Tab>\n</Tabs>\n\na <b>c</b> <D e={"f"} />\n';
  expect(listed(source, parsed(source).tree)).toEqual([
    'html "<Tabs a={x > 1}>"',
    'html "<Tab>"',
    'code "```sh\\nls\\n```"',
    'heading "## In"',
    '  text "In"',
    'html "</Tab>"',
    'html "</Tabs>"',
    'paragraph "a <b>c</b> <D e={\\"f\\"} />"',
    '  text "a "',
    '  html "<b>"',
    '  text "c"',
    '  html "</b>"',
    '  text " "',
    '  html "<D e={\\"f\\"} />"',
  ]);
});

test('in quotes and items, tags are where they stand', () => {
  const source = '> <A\n>   b={1}>\n> - c\n> </A>\n\n1. <Steps>\n   - d\n   </Steps>\n';
  expect(listed(source, parsed(source).tree).filter((line) => line.includes('html'))).toEqual([
    '  html "<A\\n>   b={1}>"',
    '  html "</A>"',
    '    html "<Steps>"',
    '    html "</Steps>"',
  ]);
});

test.each([
  [
    '---\ntitle: a\n---\n\nimport A from "a"\nexport const b = 1\n\nc {d} e\n\n{/* f */}\n',
    ['import A from "a"\nexport const b = 1', '{d}', '{/* f */}'],
  ],
  ['---\nno front matter\n---\n\n{a}\n', ['{a}']],
  ['{(\n  <b>{c}</b>\n)}\n\n`{d}` \\{e}\n', ['{(\n  <b>{c}</b>\n)}']],
])('imports, exports and expressions of %j', (source, expected) => {
  expect(parsed(source).code.map((range) => source.slice(...range))).toEqual(expected);
});

test.each([
  ['a <br> b\n', '<br>'],
  ['---\ntitle: a\n---\n\nb {c d}\n', ' d}'],
  ['---\nno front matter\n---\n\na <5\n', '5'],
])('the place where %j is no MDX', (source, rest) => {
  const found = parseAsMdx(source, splitFrontMatter(source, 'astro'));
  if ('tree' in found) throw new Error('it is MDX');
  expect(source.slice(found.offset).startsWith(rest)).toBe(true);
});
