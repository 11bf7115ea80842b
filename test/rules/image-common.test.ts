import rule from '../../rules/image-common.ts';
import { testRule } from '../rule-tester.ts';

const many = (count: number, body: (index: number) => string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`b${String(index).padStart(2, '0')}.md`, body(index)]),
  );

testRule(rule, [
  { name: 'accepts it in few articles', source: many(9, () => '![](/qr.png)\n'), expect: [] },
  {
    name: 'accepts a small share',
    source: many(20, (index) => `![](/${index < 10 ? 'qr' : index}.png)\n`),
    options: { share: 0.6 },
    expect: [],
  },
  {
    name: 'accepts templates and what is allowed',
    source: many(2, () => '![]({{ site.logo }}) ![](/logo.png)\n'),
    options: { count: 2, allow: ['logo.png'] },
    expect: [],
  },
  {
    name: 'flags it once in each',
    source: many(2, (index) => `${index} ![](/qr.png) ![](/qr.png)\n`),
    options: { count: 2 },
    expect: [
      'b00.md:1:7-1:14 common (unsafe fix) [b01.md:1:20-1:27]',
      'b01.md:1:7-1:14 common (unsafe fix) [b00.md:1:20-1:27]',
    ],
    fixed: many(2, (index) => `${index}  \n`),
  },
  {
    name: 'flags elements without a fix',
    source: many(2, () => '<img src="/qr.png">\n'),
    options: { count: 2 },
    expect: ['b00.md:1:11-1:18 common [b01.md:1:11-1:18]', 'b01.md:1:11-1:18 common [b00.md:1:11-1:18]'],
  },
]);
