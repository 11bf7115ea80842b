import rule from '../../rules/boilerplate.ts';
import { testRule } from '../rule-tester.ts';

const middle = Array.from({ length: 16 }, (_, index) => `第 ${index} 段。\n`).join('\n');

testRule(rule, [
  { name: 'accepts an article', source: '# 彗星\n\n今晚可以看到彗星。\n', expect: [] },
  {
    name: 'accepts the same words inside prose',
    source: '请扫码关注我们的公众号。\n\nThey share this view.\n',
    expect: [],
  },
  {
    name: 'accepts prose that begins so',
    source: '扫一扫功能由团队在去年开发完成。它能识别彗星的照片，并且告诉读者彗星的名称和位置，用户已经超过十万。\n',
    expect: [],
  },
  {
    name: 'accepts them in the middle',
    source: `${middle.slice(0, 60)}\n\n${middle}\n\n扫码关注\n\n${middle}`,
    expect: [],
  },
  { name: 'accepts lists and code', source: '- 扫码关注\n', expect: [] },
  { name: 'accepts what is allowed', source: '责任编辑：张三\n', options: { allow: ['责任编辑：'] }, expect: [] },
  {
    name: 'flags calls, credits and buttons',
    source:
      '当前位置：首页 > 新闻\n\n今晚可以看到彗星。\n\n（责任编辑：张三）\n\n**▲ 长按识别二维码**\n\nShare this:\n',
    expect: [
      'a.md:1:1-1:13 found (unsafe fix)',
      'a.md:5:1-5:10 found (unsafe fix)',
      'a.md:7:1-7:14 found (unsafe fix)',
      'a.md:9:1-9:12 found (unsafe fix)',
    ],
    fixed: '\n\n今晚可以看到彗星。\n',
  },
  {
    name: 'takes other phrases',
    source: '本站招聘\n',
    options: { phrases: ['本站'] },
    expect: ['a.md:1:1-1:5 found (unsafe fix)'],
    fixed: '\n',
  },
]);
