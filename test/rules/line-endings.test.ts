import rule from '../../rules/line-endings.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts LF', source: 'a\nb\n', expect: [] },
  { name: 'accepts CRLF', source: 'a\r\nb\r\n', expect: [] },
  { name: 'accepts CR', source: 'a\rb\r', expect: [] },
  {
    name: 'flags a CRLF among LF',
    source: 'a\nb\r\nc\n',
    expect: ['a.md:2:2-3:1 mixed (safe fix)'],
    fixed: 'a\nb\nc\n',
  },
  {
    name: 'wants LF also among more CRLF, in front matter and code',
    source: '---\ntitle: a\r\n---\r\n\r\n```\r\nb\nc\r\n```\r\n',
    expect: ['a.md:2:9-3:1 mixed (safe fix)'],
    fixed: '---\ntitle: a\n---\n\n```\nb\nc\n```\n',
  },
  { name: 'flags a CR', source: 'a\nb\rc\n', expect: ['a.md:2:2-3:1 mixed (safe fix)'], fixed: 'a\nb\nc\n' },
  { name: 'flags CR around an LF', source: 'a\rb\nc\r', expect: ['a.md:1:2-2:1 mixed (safe fix)'], fixed: 'a\nb\nc\n' },
]);
