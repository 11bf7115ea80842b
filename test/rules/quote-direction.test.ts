import rule from '../../rules/quote-direction.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts pairs', source: '“彗星”和“流星”\n', expect: [] },
  { name: 'accepts quotations over paragraphs', source: '“彗星来了。\n\n“它又走了。”\n', expect: [] },
  { name: 'accepts one in another', source: '“他说“彗星”来了”\n', expect: [] },
  { name: 'accepts code', source: '`“a“`\n', expect: [] },
  { name: 'accepts sentences', source: '“彗星来了。他说，“它又走了\n', expect: [] },
  {
    name: 'flags two that open',
    source: '这颗“扫帚星“今晚可见\n',
    expect: ['a.md:1:3-1:8 opening (unsafe fix)'],
    fixed: '这颗“扫帚星”今晚可见\n',
  },
  {
    name: 'flags two that close',
    source: '“好”，这颗”扫帚星”今晚可见\n',
    expect: ['a.md:1:7-1:12 closing (unsafe fix)'],
    fixed: '“好”，这颗“扫帚星”今晚可见\n',
  },
  {
    name: 'flags one after the other',
    source: '“甲“和“乙“\n',
    expect: ['a.md:1:1-1:4 opening (unsafe fix)'],
    fixed: '“甲”和“乙”\n',
  },
]);
