import rule from '../../rules/code-indented-prose.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts code',
    source: 'a\n\n    make install\n\nb\n\n    const c = "彗星将在今晚的西北方天空出现。";\n',
    expect: [],
  },
  { name: 'accepts fences', source: '```\n彗星将在今晚的西北方天空出现。\n```\n', expect: [] },
  { name: 'accepts output below a colon', source: '输出：\n\n    彗星将在今晚的西北方天空出现。\n', expect: [] },
  { name: 'accepts what belongs to a list', source: '- a\n\n\n      彗星将在今晚的西北方天空出现。\n', expect: [] },
  {
    name: 'accepts code below a list',
    source: '1. a\n\n<!-- b -->\n\n- c\n\n         彗星将在今晚的西北方天空出现。\n',
    expect: [],
  },
  {
    name: 'accepts short and open lines',
    source: '    彗星出现。\n\na\n\n    彗星将在今晚的西北方天空出现\n',
    expect: [],
  },
  {
    name: 'accepts comments of code',
    source: 'a\n\n    # The comet is seen in the north tonight.\n    // The comet is seen in the north.\n',
    expect: [],
  },
  {
    name: 'Eleventy: accepts it where it is no code',
    source: '    彗星将在今晚的西北方天空出现。\n',
    config: { engine: 'eleventy' },
    expect: [],
  },
  { name: 'accepts MDX', source: { 'a.mdx': '    彗星将在今晚的西北方天空出现。\n' }, expect: [] },
  {
    name: 'flags four blanks',
    source: '    彗星将在今晚的西北方天空出现。\n\n请看。\n',
    config: { engine: 'hexo' },
    expect: ['a.md:1:5-1:20 prose (unsafe fix)'],
    fixed: '彗星将在今晚的西北方天空出现。\n\n请看。\n',
  },
  {
    name: 'flags a tab, and several lines',
    source: '请看。\n\n\t彗星将在今晚的西北方天空出现。\n\t“请带上你们的望远镜！”\n',
    expect: ['a.md:3:2-3:17 prose (unsafe fix)'],
    fixed: '请看。\n\n彗星将在今晚的西北方天空出现。\n\n“请带上你们的望远镜！”\n',
  },
  {
    name: 'accepts code with an explanation, and calls among sentences',
    source:
      '请看。\n\n\ta.reverse()\n\t该方法会改变原来的数组，而不会创建新的数组。\n\n请看。\n\n\t主要支持以下的函数。\n\tdate(time, part, ...)\n\t它返回一个日期。\n',
    expect: [],
  },
  {
    name: 'flags wide blanks behind four',
    source: '请看。\n\n    　　彗星将在今晚的西北方天空出现。\n',
    config: { engine: 'hugo' },
    expect: ['a.md:3:5-3:22 prose (unsafe fix)'],
    fixed: '请看。\n\n　　彗星将在今晚的西北方天空出现。\n',
  },
  {
    name: 'flags English sentences',
    source: 'Look.\n\n    The comet will be seen in the north,\n    where the sky is dark enough.\n',
    config: { engine: 'jekyll' },
    expect: ['a.md:3:5-3:41 prose (unsafe fix)'],
    fixed: 'Look.\n\nThe comet will be seen in the north,\nwhere the sky is dark enough.\n',
  },
  {
    name: 'flags an indented element within another',
    source: '<div class="box">\n\n    <p>This became code.</p>\n\n</div>\n',
    expect: ['a.md:3:5-3:29 html (unsafe fix)'],
    fixed: '<div class="box">\n\n<p>This became code.</p>\n\n</div>\n',
  },
  {
    name: 'accepts an example of HTML below a whole element',
    source: '<p>a</p>\n\n    <div>b</div>\n',
    expect: [],
  },
  {
    name: 'Jekyll: accepts it, because the blank line does not end the element',
    source: '<div>\n\n    <p>This is no code.</p>\n\n</div>\n',
    config: { engine: 'jekyll' },
    expect: [],
  },
  {
    name: 'accepts examples of code: below a heading that says so, and those whose source is shown',
    source:
      '## Code blocks\n\n    This sentence is there to be shown as code.\n\nAnother:\n\n~\n\n    Here is one more block of some words.\n\nWritten so:\n\n```md\n    Here is one more block of some words.\n```\n',
    expect: [],
  },
  {
    name: 'flags one below a heading about other things',
    source: '## Comets\n\n    This sentence is there to be read by all.\n',
    expect: ['a.md:3:5-3:46 prose (unsafe fix)'],
    fixed: '## Comets\n\nThis sentence is there to be read by all.\n',
  },
]);
