import { expect, test } from 'vitest';
import type { Collector } from '../../src/core/types.ts';
import { factsOf } from '../../src/engine/fact-access.ts';
import { blocks } from '../../src/facts/blocks/blocks.ts';
import { openFences } from '../../src/facts/blocks/open-fences.ts';
import { outline } from '../../src/facts/blocks/outline.ts';
import { paragraphs } from '../../src/facts/blocks/paragraphs.ts';
import { extractRecord } from '../../src/facts/extract.ts';
import { suppressions } from '../../src/facts/front-matter/suppressions.ts';
import { images } from '../../src/facts/images/images.ts';
import { links } from '../../src/facts/links/links.ts';
import { letters } from '../../src/facts/text/letters.ts';

function collected<Fact>(collector: Collector<Fact>, source: string, parser: 'fast' | 'remark' = 'fast') {
  const record = extractRecord({ path: 'a.mdx', hash: '', engine: 'astro', source, mdx: true, parser }, [collector]);
  return factsOf(record, collector) as readonly Fact[];
}

test.each([
  ['<img src="a.png" alt="b" />\n', ['a.png']],
  ['<Figure>\n<Image src="/a b.png" alt={c} />\n\n![d](e.png)\n</Figure>\n', ['/a b.png', 'e.png']],
  ['<img src={a} alt="b > c" /> <Image src={b} /> <Card image="c.png" />\n', []],
  ['<img alt={a > "b" ? <c d="e" /> : f} src="g.png" />\n', ['g.png']],
])('images of %j', (source, expected) => {
  const found = collected(images, source);
  expect(found.map(({ url }) => url)).toEqual(expected);
  for (const { url, urlRange } of found) expect(source.slice(...urlRange)).toBe(url);
});

test.each([
  ['<a href="/a">b</a>\n', ['/a']],
  ['<Tabs>\n- [a](b)\n- <a href={c}>d</a> <a href="e" f={g > h}>i</a>\n</Tabs>\n', ['b', 'e']],
  ['<Card href="a">[b](c)</Card>\n\n{<a href="d" />}\n', ['c']],
])('links of %j', (source, expected) => {
  expect(collected(links, source).map(({ url }) => url)).toEqual(expected);
});

test.each([
  ['import Word from "word"\n\nOne two {three.four} <Five six="seven">eight</Five>\n', 3],
  ['export const a = `one\n\ntwo`\n\nThree {/* four */}\n', 1],
  ['<A b={c}>\n\nOne\n\n</A>\n', 1],
])('words of %j', (source, expected) => {
  expect(collected(letters, source)).toEqual([{ han: 0, kana: 0, latinWords: expected }]);
});

test('imports, exports and expressions are no paragraphs', () => {
  const source = 'import Word from "word"\n\nThe comet returns.\n\n{/* The comet returned. */}\n\n{words.map(a)}\n';
  expect(collected(paragraphs, source).map(({ text }) => text)).toEqual(['The comet returns.']);
  expect(collected(blocks, source).map(({ kind, length }) => `${kind} ${length}`)).toEqual([
    'html 0',
    'paragraph 18',
    'html 0',
    'html 0',
  ]);
});

test('what is no MDX has no imports as text either', () => {
  const source =
    "---\ntitle: a\n---\n\nimport Word from 'word';\nimport { Tab,\n  Tabs } from 'tabs';\n\nThe comet <br> returns.\n";
  expect(collected(paragraphs, source).map(({ text }) => text)).toEqual(['The comet returns.']);
});

test.each([
  ['import A from "a"\n\n<A />\n', true],
  ['{props.children}\n', true],
  ['import A from "a"\n\n{/* b */}\n', false],
])('whether %j shows anything', (source, expected) => {
  expect(collected(outline, source)[0]?.other).toBe(expected);
});

test.each([
  ['<Tabs>\n<Tab>\n```sh\na\n```\n</Tab>\n</Tabs>\n', 0],
  ['<Steps>\n1. a\n   ```sh\n   b\n   ```\n</Steps>\n', 0],
  ['<Tab>\n```sh\na\n</Tab>\n', 0],
  ['a\n\n```sh\nb\n', 1],
])('fences of %j that stay open', (source, expected) => {
  expect(collected(openFences, source)).toHaveLength(expected);
});

test.each([
  ['{/* nk-lint-disable-next-line link-empty -- a reason */}\n\n[a]()\n', '[a]()'],
  ['a [b]() {/* nk-lint-disable-line link-empty */}\n', 'a [b]() {/* nk-lint-disable-line link-empty */}'],
  [
    '<Tab>\n{ /* nk-lint-disable link-empty */ }\n[a]()\n{/* nk-lint-enable link-empty */}\n</Tab>\n',
    '{ /* nk-lint-disable link-empty */ }\n[a]()\n',
  ],
  ['{/* nk-lint-disable-next-line link-empty */}\n\na <br> [b]()\n', 'a <br> [b]()'],
])('what the comment of %j covers', (source, expected) => {
  const [found, ...others] = collected(suppressions, source);
  expect(others).toEqual([]);
  expect(found?.rules).toEqual(['link-empty']);
  expect(source.slice(...(found?.covers ?? [0, 0]))).toBe(expected);
});

test('both parsers give the same record', () => {
  const source = 'import A from "a"\n\n# B\n\n<A>\n- [c](d)\n</A>\n\nhttps://a.cn {e}\n';
  for (const collector of [blocks, links, paragraphs, outline])
    expect(collected<unknown>(collector, source, 'remark')).toEqual(collected<unknown>(collector, source));
});
