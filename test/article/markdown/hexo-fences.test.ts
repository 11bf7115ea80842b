import { expect, test } from 'vitest';
import { displacedFences } from '../../../src/article/markdown/hexo-fences.ts';
import { parseOf } from '../../../src/article/markdown/parse.ts';

function taken(source: string): string[] {
  return displacedFences(source, 0).map(({ range }) => source.slice(...range));
}

test.each<[string, string, string[]]>([
  ['plain code', '```js\na\n```\n\n- b\n\n  ~~~\n  c\n  ~~~\n\n> ```\n> d\n> ```\n', []],
  ['code that is never closed', '- ```js\na\n', []],
  ['a span of code on a line', '- a\n  ```b```\nc\n  ```d```\n', []],
  ['a list', '- a\n  ```js\nb\n  ```\n', ['```js\nb\n  ```']],
  ['the lines of Windows', '- a\r\n  ```js\r\nb\r\n  ```\r\n', ['```js\r\nb\r\n  ```']],
  ['a quotation', '> ~~~\na\n> ~~~\n', ['~~~\na\n> ~~~']],
  ['marks that are longer than the first', '```\na\n````\nb\n```\n', ['```\na\n````\nb\n```']],
  ['an item of a list in a list, whose end opens', '  - ```js\n    a\n    ```\nb\n```\n', ['```\nb\n```']],
])('Hexo takes %s', (_, source, expected) => {
  expect(taken(source)).toEqual(expected);
});

test('what Hexo takes is code in the tree', () => {
  const source = '- a\n  ```js title\n{{ b }}\n\n<c>\n  ```\n- {{ d }}\n';
  const { tree, templates } = parseOf('hexo', source, undefined);
  expect(templates.map((range) => source.slice(...range))).toEqual(['{{ d }}']);
  const [list] = tree.children;
  const item = list?.type === 'list' ? list.children[0] : undefined;
  const code = item?.children[1];
  expect(code).toMatchObject({ type: 'code', lang: 'js', meta: 'title', value: '{{ b }}\n\n<c>' });
  expect(source.slice(code?.position?.start.offset, code?.position?.end.offset)).toBe(
    '```js title\n{{ b }}\n\n<c>\n  ```',
  );
});
