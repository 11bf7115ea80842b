import rule from '../../rules/link-broken.ts';
import { testRule } from '../rule-tester.ts';
import { casesOf } from './web-cases.ts';

const gone = { 'https://a.example.org/b': { reason: 'not-found', status: 404 } } as const;

testRule(rule, [
  { name: 'says nothing where the web was not asked', source: '[a](https://a.example.org/b)\n', expect: [] },
  {
    name: 'leaves the link to the original to its own rule',
    source: '正文。\n\n[原文](https://a.example.org/b)\n',
    config: { web: gone },
    expect: [],
  },
  {
    name: 'leaves addresses alone that are none of the web, or relative',
    source: '[a](mailto:a@example.org) [b](/b) [c](b.md) [d](#d) [e](ftp://a.example.org/b) [f]({{< ref "b" >}})\n',
    config: { web: gone },
    expect: [],
  },
  {
    name: 'finds each place of an address, a definition once',
    source:
      '[a](https://a.example.org/b#c) <https://a.example.org/b> [r] [r]\n\n<a href="//a.example.org/b">d</a>\n\n[r]: https://a.example.org/b\n',
    config: { web: gone },
    expect: [
      'a.md:1:5-1:30 not-found',
      'a.md:1:33-1:56 not-found',
      'a.md:1:58-1:61 not-found',
      'a.md:3:10-3:27 not-found',
    ],
  },
  {
    name: 'asks with escapes as they are written',
    source: '[a](https://a.example.org/%D6%D0?b=%2B+c) [b](https://图书馆.example.org/新闻)\n',
    config: {
      web: {
        'https://a.example.org/%D6%D0?b=%2B+c': { reason: 'not-found', status: 410 },
        'https://xn--1jq52s681d.example.org/%E6%96%B0%E9%97%BB': { reason: 'not-found', status: 404 },
      },
    },
    expect: ['a.md:1:5-1:41 not-found', 'a.md:1:47-1:73 not-found'],
  },
  ...casesOf(Object.keys(rule.messages), 'See [a](https://a.example.org/b).\n', 'a.md:1:9-1:32', {
    timeout: 'Link `https://a.example.org/b` could not be checked: a.example.org did not answer in time',
  }),
]);
