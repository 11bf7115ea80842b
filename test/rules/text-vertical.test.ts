import rule from '../../rules/text-vertical.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts lines of text', source: '彗星\n今晚\n可见\n请看\n', expect: [] },
  { name: 'accepts three', source: '甲\n\n乙\n\n丙\n', expect: [] },
  { name: 'accepts letters and numbers', source: 'a\n\nb\n\n1\n\n2\n', expect: [] },
  { name: 'accepts lists', source: '- 甲\n- 乙\n- 丙\n- 丁\n', expect: [] },
  {
    name: 'flags lines',
    source: '前文。\n\n本\n文\n版\n权\n归\n\n后文。\n',
    expect: ['a.md:3:1-7:2 tower (safe fix)'],
    fixed: '前文。\n\n本文版权归\n\n后文。\n',
  },
  {
    name: 'flags paragraphs, with marks and numbers among them',
    source: '共\n\n2\n\n颗\n\n彗\n\n星\n\n。\n',
    expect: ['a.md:1:1-11:2 tower (safe fix)'],
    fixed: '共2颗彗星。\n',
  },
  {
    name: 'flags a run in a paragraph',
    source: '标题\n今  \n晚\\\n可\n见\n的彗星\n',
    expect: ['a.md:2:1-5:2 tower (safe fix)'],
    fixed: '标题\n今晚可见\n的彗星\n',
  },
  {
    name: 'flags two runs around an image',
    source: '一\n二\n三\n四\n\n![](a.png)\n\n五\n六\n七\n八\n',
    expect: ['a.md:1:1-4:2 tower (safe fix)', 'a.md:8:1-11:2 tower (safe fix)'],
    fixed: '一二三四\n\n![](a.png)\n\n五六七八\n',
  },
]);
