import rule from '../../rules/paragraph-common.ts';
import { testRule } from '../rule-tester.ts';

const common = '欢迎订阅我们的天文周报。';
const many = (count: number, body: (index: number) => string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`b${String(index).padStart(2, '0')}.md`, body(index)]),
  );

testRule(rule, [
  { name: 'accepts it in few articles', source: many(19, () => `${common}\n`), expect: [] },
  {
    name: 'accepts a small share',
    source: many(60, (index) => `第 ${index} 篇的正文。\n${index < 20 ? `\n${common}\n` : ''}`),
    options: { share: 0.5 },
    expect: [],
  },
  { name: 'accepts credits', source: many(20, () => '作者：张三，许可：CC BY 4.0\n'), expect: [] },
  {
    name: 'accepts short ones, lists and headings',
    source: many(20, () => '# 天文周报第一期的标题\n\n- 欢迎订阅我们的天文周报\n\n多多\n'),
    expect: [],
  },
  {
    name: 'flags it in each',
    source: many(2, (index) => `第 ${index} 篇。\n\n**欢迎订阅**我们的天文周报。\n`),
    options: { count: 2 },
    expect: [
      'b00.md:3:1-3:17 common (unsafe fix) [b01.md:3:1-3:17]',
      'b01.md:3:1-3:17 common (unsafe fix) [b00.md:3:1-3:17]',
    ],
    fixed: many(2, (index) => `第 ${index} 篇。\n`),
  },
  {
    name: 'flags it from twenty articles on',
    source: many(20, (index) => (index < 9 ? `${common}\n` : `${common}\n\n正文。\n`)),
    options: { allow: [] },
    expect: [
      'b00.md:1:1-1:13 common (unsafe fix) [b01.md:1:1-1:13]',
      'b01.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b02.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b03.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b04.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b05.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b06.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b07.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b08.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b09.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b10.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b11.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b12.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b13.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b14.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b15.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b16.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b17.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b18.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
      'b19.md:1:1-1:13 common (unsafe fix) [b00.md:1:1-1:13]',
    ],
    fixed: many(20, (index) => (index < 9 ? '\n' : '\n\n正文。\n')),
  },
]);
