import rule from '../../rules/link-reference-undefined.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts two numbers of contests or standards in brackets, but no word before one',
    source: '# P17 [ABC2001][DEFG06NOV] Stars\n\n[P17 [ABC2001][DEFG2007]](a)\n\n[Stars][ABC2001] [HTTP2][RFC7540]\n',
    expect: ['a.md:5:1-5:17 missing', 'a.md:5:18-5:34 missing'],
  },
  {
    name: 'accepts notes that are there, patterns, and powers',
    source: 'A claim.[^note] One.[^2] The pattern `[^3]` or [^a-z]+ and 2^[3].\n\n[^note]: Proof.\n[^2]: More.\n',
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'flags a note that is not there',
    source: 'A claim.[^1] Another.[^2] 彗星[^3]。\n\n[^1]: Proof.\n',
    config: { engine: 'hugo' },
    expect: ['a.md:1:22-1:26 note', 'a.md:1:29-1:33 note'],
  },
  {
    name: 'flags a note within the text',
    source: 'The mill is old^[built in the year of the flood].\n',
    config: { engine: 'hugo' },
    expect: ['a.md:1:16-1:49 inline'],
  },
  {
    name: 'says nothing of notes within the text where a plugin may read them',
    source: 'The mill is old^[built in the year of the flood].\n',
    config: { engine: 'eleventy' },
    expect: [],
  },
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
  { name: 'accepts classes of characters', source: '以字母开头：^[a-zA-Z][a-zA-Z0-9_]{4,15}$\n', expect: [] },
  { name: 'flags an image', source: '![Comet][img-1]\n', expect: ['a.md:1:1-1:16 missing'] },
  { name: 'accepts entries with tags', source: '- [General][added] - a\n- [iOS][fixed] - b\n', expect: [] },
  {
    name: 'flags a link that begins an entry',
    source: '- [Comets in spring][comets] has more\n',
    expect: ['a.md:1:3-1:29 missing'],
  },
]);
