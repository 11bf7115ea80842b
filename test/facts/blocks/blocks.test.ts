import { expect, test } from 'vitest';
import { type BlockFact, blocks } from '../../../src/facts/blocks/blocks.ts';
import { dividers } from '../../../src/facts/blocks/dividers.ts';
import { extractRecord } from '../../../src/facts/extract.ts';

function blocksIn(source: string): readonly BlockFact[] {
  const { id, version, collect } = blocks;
  const record = extractRecord({ path: 'a.md', hash: '', engine: 'generic', source }, [{ id, version, collect }]);
  return JSON.parse(JSON.stringify(record.facts.blocks));
}

test('blocks with their kinds, lines and edges', () => {
  const source = '---\na: b\n---\n# T\n*甲*\n乙，  \n\n![](/a.png)\n\n<!--more-->\n\n\n- c\n';
  const seen = blocksIn(source).map(({ kind, lines, edges, range }) => [kind, lines, edges, source.slice(...range)]);
  expect(seen).toEqual([
    ['heading', 1, '#T', '# T'],
    ['paragraph', 2, '*，', '*甲*\n乙，'],
    ['images', 1, '!)', '![](/a.png)'],
    ['divider', 1, '<>', '<!--more-->'],
    ['list', 1, '-c', '- c'],
  ]);
});

test('brackets without a partner, with the text that they leave open', () => {
  const [first, second] = blocksIn('甲（乙）《丙（丁 `）` 戊\n\n己）》庚（辛）\n');
  expect(first?.opened).toEqual([
    { char: '《', offset: 4, rest: '丙（丁 `）` 戊' },
    { char: '（', offset: 6, rest: '丁 `）` 戊' },
  ]);
  expect(second?.closed.map(({ char, rest }) => [char, rest])).toEqual([
    ['）', '己'],
    ['》', '己）'],
  ]);
});

test('line breaks that tear off a mark', () => {
  const source = '甲 \r\n，乙\\\n。丙  \n、丁\n戊\n见 http://a.cn/\n。';
  expect(blocksIn(source)[0]?.strayBreaks).toEqual([
    { range: [1, 4], mark: '，' },
    { range: [6, 8], mark: '。' },
    { range: [10, 13], mark: '、' },
    { range: [32, 33], mark: '。', bareUrl: true },
  ]);
});

test('bold text at the end of a paragraph', () => {
  const [whole, part, nested, none] = blocksIn('**甲，**\n\n乙 __丙，__ \n\n**丁*戊，***\n\n**己** 庚\n');
  expect(whole?.bold).toEqual({ range: [0, 6], text: '甲，', whole: true, lastAt: 3 });
  expect(part?.bold).toEqual({ range: [10, 16], text: '丙，', whole: false, lastAt: 13 });
  expect(nested?.bold).toEqual({ range: [19, 28], text: '丁戊，', whole: true });
  expect(none?.bold).toBeUndefined();
});

test('summary dividers with their seams', () => {
  const source = '甲乙 \n<!--more-->\n丙。\n- 丁 <!-- More --> 戊\n\n**己<!--more-->**\n';
  const record = extractRecord({ path: 'a.md', hash: '', engine: 'generic', source }, [dividers]);
  const seen = JSON.parse(JSON.stringify(record.facts.dividers)) as (typeof dividers extends {
    collect(a: never): readonly (infer F)[];
  }
    ? F
    : never)[];
  expect(
    seen.map(({ context, before, after, seam, breaks, end, cramped }) => ({
      context,
      before,
      after,
      seam: source.slice(...seam),
      breaks,
      end: source.slice(0, end).slice(-3),
      cramped,
    })),
  ).toEqual([
    {
      context: 'flow',
      before: '甲乙',
      after: '丙。',
      seam: ' \n<!--more-->\n',
      breaks: [1, 1],
      end: '\n丙。',
      cramped: true,
    },
    {
      context: 'phrasing',
      before: '丁',
      after: '戊',
      seam: ' <!-- More --> ',
      breaks: [0, 0],
      end: '> 戊',
      cramped: false,
    },
    { context: 'span', before: '己', after: '**', seam: '<!--more-->', breaks: [0, 0], end: '>**', cramped: false },
  ]);
});
