import rule from '../../rules/encoding-invalid.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts Chinese', source: '---\ntitle: 大学\n---\n\n学校今天开学。\n', expect: [] },
  { name: 'accepts accents', source: 'Café, naïve, São Paulo, ÂGE, 10 °C, “quoted”, 25 €.\n', expect: [] },
  { name: 'accepts words that only look alike', source: '滚烫的水。屯田制。\n', expect: [] },
  { name: 'accepts what code shows', source: 'It prints `锟斤拷`.\n\n```\nCafÃ© \uFFFD\n```\n', expect: [] },
  {
    name: 'accepts code in HTML',
    source: 'It prints <code>CafÃ©</code>.\n\n<pre>\n锟斤拷锟斤拷\n</pre>\n',
    expect: [],
  },
  {
    name: 'accepts words about it',
    source: '网页显示“锟斤拷锟斤拷”或“\uFFFD”。手持两把锟斤拷，口中疾呼烫烫烫。\n\nThe letters (Ã©) stand for "Â©".\n',
    expect: [],
  },
  { name: 'accepts Portuguese capitals in guillemets', source: '«AMANHû e «SIMÇ.\n', expect: [] },
  {
    name: 'tells of Chinese that was read as Latin',
    source: 'å—å¼€å¤§å\u00ADï¼Œå¤§å\u00AD¦ä¸­æ–‡。\n',
    expect: ['a.md:1:3-1:9 mojibake'],
  },
  {
    name: 'tells of memory that nobody wrote to, and of spaces that were read as Latin',
    source: '校长烫烫烫烫烫烫烫。\n\n10Â°C,Â\u00A0maybe.\n',
    expect: ['a.md:1:3-1:10 mojibake'],
  },
  {
    name: 'tells of lost characters once, at the first place',
    source: '可以\uFFFD\uFFFD挥。\n\n再次\uFFFD。\n',
    expect: ['a.md:1:3-1:5 replacement'],
    messages: ['Characters were lost in decoding and are shown as `�` (2 times). Copy them from the source page'],
  },
  { name: 'tells of UTF-8 that was read as Latin', source: 'The cafÃ© is open.\n', expect: ['a.md:1:8-1:10 mojibake'] },
  { name: 'tells of quotes that were read as Latin', source: 'Itâ€™s open.\n', expect: ['a.md:1:3-1:6 mojibake'] },
  {
    name: 'tells of UTF-8 that was read as GBK',
    source: '校长锟斤拷锟斤拷出席。\n',
    expect: ['a.md:1:3-1:9 mojibake'],
  },
  { name: 'looks into the front matter', source: '---\ntitle: 大\uFFFD\n---\n', expect: ['a.md:2:9-2:10 replacement'] },
  { name: 'tells of NUL, also in code', source: '```\na\u0000b\n```\n', expect: ['a.md:2:2-2:3 nul'] },
  {
    name: 'names the encoding of a file that is not UTF-8, where the readable part ends',
    source: '---\ntitle: ',
    problem: { kind: 'encoding', data: { encoding: 'GB18030' }, offset: 11 },
    expect: ['a.md:2:8-2:8 notUtf8'],
    messages: ['File is not UTF-8 from here on; its encoding looks like GB18030. Convert it to UTF-8'],
  },
  {
    name: 'says no more than it knows',
    source: '',
    problem: { kind: 'encoding', data: { encoding: 'unknown' }, offset: 0 },
    expect: ['a.md:1:1-1:1 unknown'],
  },
]);
