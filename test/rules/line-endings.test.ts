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
    name: 'flags LF among CRLF, in front matter and code',
    source: '---\ntitle: a\r\n---\r\n\r\n```\r\nb\nc\r\n```\r\n',
    expect: ['a.md:1:4-2:1 mixed (safe fix)'],
    fixed: '---\r\ntitle: a\r\n---\r\n\r\n```\r\nb\r\nc\r\n```\r\n',
  },
  { name: 'flags a CR', source: 'a\nb\rc\n', expect: ['a.md:2:2-3:1 mixed (safe fix)'], fixed: 'a\nb\nc\n' },
  { name: 'flags an LF among CR', source: 'a\rb\nc\r', expect: ['a.md:2:2-3:1 mixed (safe fix)'], fixed: 'a\rb\rc\r' },
]);
