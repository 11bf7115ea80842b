import rule from '../../rules/image-broken.ts';
import { testRule } from '../rule-tester.ts';
import { casesOf } from './web-cases.ts';

testRule(rule, [
  { name: 'says nothing where the web was not asked', source: '![a](https://a.example.org/b)\n', expect: [] },
  {
    name: 'leaves images alone that are not on the web',
    source: '![a](b.png) ![c](data:image/png;base64,AA==) ![d](/b.png)\n',
    config: { web: { 'https://a.example.org/b': { reason: 'not-found' } } },
    expect: [],
  },
  {
    name: 'finds raw HTML, too',
    source: '<img src="https://a.example.org/b">\n',
    config: { web: { 'https://a.example.org/b': { reason: 'empty-image' } } },
    expect: ['a.md:1:11-1:34 empty-image'],
  },
  ...casesOf(Object.keys(rule.messages), '![彗星](https://a.example.org/b)\n', 'a.md:1:7-1:30', {
    'not-an-image': 'Image `https://a.example.org/b` leads to a web page, not to an image',
    'tracking-pixel': 'Image `https://a.example.org/b` is only 1 × 1 pixels, as tracking pixels are',
  }),
]);
