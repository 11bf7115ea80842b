import { expect, test } from 'vitest';
import { effortOf, isSuspicious } from '../../../src/article/markdown/effort.ts';
import { hostile } from '../../hostile/inputs.ts';

const prose = 'The library has extended its opening hours, says its director: it is open to all (and free).\n';

test.each([
  ['a megabyte of prose', prose.repeat(10_700)],
  ['a megabyte of paragraphs', `${prose}\n`.repeat(10_500)],
  ['a list of 300 links', '- [The library](https://library.example/hours) has *new* hours\n'.repeat(300)],
  ['2,000 lines of images', '![彗星](/images/2023/comet.jpg)\n'.repeat(2000)],
  ['2,000 paragraphs of images', '![](/a.jpg)\n\n'.repeat(2000)],
  ['a table of 1,000 rows', `|a|b|c|\n|-|-|-|\n${'| **The library** | `hours` | 10 to 20 |\n'.repeat(1000)}`],
  [
    'code',
    `\`\`\`\n${`${'  const hours = [1, 2].map((hour) => hour * 2); // &c.\n'.repeat(20)}\n`.repeat(150)}\`\`\`\n`,
  ],
  ['words', '- comet\n'.repeat(4000)],
  ['front matter of 500 lines', `---\n${'- library: hours, [comet]\n'.repeat(500)}---\n${prose}`],
])('is what somebody may write: %s', (_, source) => {
  expect(isSuspicious(effortOf(source))).toBe(false);
  expect(isSuspicious(effortOf(source.replaceAll('\n', '\r\n')))).toBe(false);
});

test.each([
  'items',
  'image paragraphs',
  'strong beside Chinese',
  'emphasis that opens, another that closes',
  'images in images',
  'comments without an end',
  'lists in lists, again and again',
  'quotes apart',
  'underlined headings',
  'a quote that goes on without marks',
  'YAML: keys',
  'TOML: tables',
  'table rows',
])('is what nobody writes: %s', (name) => {
  expect(isSuspicious(effortOf(hostile[name]?.(20_000) ?? ''))).toBe(true);
});
