import rule from '../../rules/link-reference-undefined.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts brackets in the words of a link, and a grammar',
    source: 'See [[COMET-233][moon]](https://a.cn/1) and flow:[comet-tail][moon-phase];\n',
    expect: [],
  },
  { name: 'accepts what is defined', source: '[comet][1] ![tail][Tail]\n\n[1]: a\n[tail]: b.png\n', expect: [] },
  {
    name: 'accepts what kramdown finds',
    source: 'See the [comet][1].\n[1]: a\nText.\n',
    config: { engine: 'jekyll' },
    expect: [],
  },
  { name: 'accepts brackets alone', source: '[comet] [comet][] [ ]\n', expect: [] },
  {
    name: 'accepts code',
    source: '`[ab][c]` rows[ab][0] matches[0-9][a-z] [1][1] [a][b]\n\n    [ab][c]\n',
    expect: [],
  },
  { name: 'accepts escapes and templates', source: '\\[ab][c] {% link [ab][c] %}\n', expect: [] },
  {
    name: 'flags a link',
    source: 'See the [comet page][3] and [那里][a].\n',
    expect: ['a.md:1:9-1:24 missing', 'a.md:1:29-1:36 missing'],
  },
  { name: 'flags an image', source: '![Comet][img-1]\n', expect: ['a.md:1:1-1:16 missing'] },
  { name: 'accepts entries with tags', source: '- [General][added] - a\n- [iOS][fixed] - b\n', expect: [] },
  {
    name: 'flags a link that begins an entry',
    source: '- [Comets in spring][comets] has more\n',
    expect: ['a.md:1:3-1:29 missing'],
  },
]);
