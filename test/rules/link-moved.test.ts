import rule from '../../rules/link-moved.ts';
import { testRule } from '../rule-tester.ts';

const web = {
  'http://a.example.org/b': { reason: 'moved', finalUrl: 'https://a.example.org/c' },
  'http://a.example.org/d': { reason: 'ok', finalUrl: 'https://a.example.org/c' },
} as const;
// The MD5 of http://a.example.org/b.
const slug = '069e6f9ff5b42cfb4de7e78658b5aba4';

testRule(rule, [
  { name: 'says nothing where the web was not asked', source: '[a](http://a.example.org/b)\n', expect: [] },
  {
    name: 'accepts a redirect that is not for good',
    source: '[a](http://a.example.org/d)\n',
    config: { web },
    expect: [],
  },
  {
    name: 'writes the new address of links, images and originals, and keeps the fragment',
    source:
      '---\nsource: http://a.example.org/b\n---\n\n[a](http://a.example.org/b#c) ![i](http://a.example.org/b)\n\n<a href="http://a.example.org/b">d</a> [r][r]\n\n[r]: http://a.example.org/b\n',
    config: { web },
    expect: [
      'a.md:2:9-2:31 moved (safe fix)',
      'a.md:5:5-5:29 moved (safe fix)',
      'a.md:5:36-5:58 moved (safe fix)',
      'a.md:7:10-7:32 moved (safe fix)',
      'a.md:7:40-7:46 moved (safe fix)',
    ],
    fixed:
      '---\nsource: https://a.example.org/c\n---\n\n[a](https://a.example.org/c#c) ![i](https://a.example.org/c)\n\n<a href="https://a.example.org/c">d</a> [r][r]\n\n[r]: https://a.example.org/c\n',
  },
  {
    name: 'is careful where the slug follows from the address',
    source: `---\nslug: ${slug}\nsource: http://a.example.org/b\n---\n\n正文。\n`,
    config: { web },
    expect: ['a.md:3:9-3:31 moved (unsafe fix)'],
    fixed: `---\nslug: ${slug}\nsource: https://a.example.org/c\n---\n\n正文。\n`,
  },
  {
    name: 'leaves an address with escapes to the author',
    source: '[a](http&colon;//a.example.org/b)\n',
    config: { web },
    expect: ['a.md:1:5-1:33 moved'],
  },
]);
