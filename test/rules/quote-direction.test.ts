import rule from '../../rules/quote-direction.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'leaves the marks of code alone',
    source: '元素 div id=”app” 和 new String(”aaa”)，数据 ”name”:”张三”，star(\\”b\\”)，值 s:4:”star”。\n',
    expect: [],
  },
  {
    name: 'accepts pasted commands and JSON outside of code',
    source:
      'Is it “bright”? Ask:\n\ncurl -X POST -H ‘Accept: ”text”’ star.example\n\nstar.example — data ‘{“data”:”Hello comet”}’\n\n{ ”name” : ”comet” }\n\n“light”: ”3”, “code”:”200”\n',
    expect: [],
  },
  {
    name: 'flags text beside such lines',
    source: '“彗星”返回 {“data”:”亮”}\n这颗”流星”很亮，curly\n\nuse curl，这颗”扫帚星”很亮 {a}\n',
    expect: ['a.md:2:3-2:7 closing (unsafe fix)', 'a.md:4:12-4:17 closing (unsafe fix)'],
    fixed: '“彗星”返回 {“data”:”亮”}\n这颗“流星”很亮，curly\n\nuse curl，这颗“扫帚星”很亮 {a}\n',
  },
  { name: 'accepts pairs', source: '“彗星”和“流星”\n', expect: [] },
  { name: 'accepts quotations over paragraphs', source: '“彗星来了。\n\n“它又走了。”\n', expect: [] },
  { name: 'accepts one in another', source: '“他说“彗星”来了”\n', expect: [] },
  { name: 'accepts code', source: '`“a“`\n', expect: [] },
  { name: 'accepts sentences', source: '“彗星来了。他说，“它又走了\n', expect: [] },
  { name: 'accepts German marks', source: 'Der „Komet“ und der „Stern“-Atlas, „hell“\n', expect: [] },
  { name: 'accepts Slovak marks', source: 'Dnes „kométa“, zajtra „hviezda“.\n\nA “x“ tiež.\n', expect: [] },
  { name: 'accepts Hungarian marks', source: 'Az „üstökös” és a „csillag” fényes.\n', expect: [] },
  { name: 'accepts Danish marks', source: 'Den ”komet” og den ”stjerne” lyser.\n', expect: [] },
  { name: 'accepts guillemets both ways', source: '»Komet« und «comète “vue”»\n', expect: [] },
  { name: 'accepts curly marks behind straight ones', source: '他说"彗星来了”，又说"它走了”。\n', expect: [] },
  { name: 'accepts two names around a conjunction', source: '「甲”或”乙」都行，"丙”和”丁"也行\n', expect: [] },
  {
    name: 'flags two that close in English text with others',
    source: 'The “star” and the ”comet” are bright.\n',
    expect: ['a.md:1:20-1:27 closing (unsafe fix)'],
    fixed: 'The “star” and the “comet” are bright.\n',
  },
  {
    name: 'flags Chinese text beside German text',
    source: 'Der „Komet“\n\n这颗”彗星”很亮\n',
    expect: ['a.md:3:3-3:7 closing (unsafe fix)'],
    fixed: 'Der „Komet“\n\n这颗“彗星”很亮\n',
  },
  {
    name: 'flags Latin text in a Chinese article',
    source: '输入”y”即可。\n\nmap --of=”comet” --now\n',
    expect: ['a.md:1:3-1:6 closing (unsafe fix)', 'a.md:3:10-3:17 closing (unsafe fix)'],
    fixed: '输入“y”即可。\n\nmap --of=“comet” --now\n',
  },
  {
    name: 'flags text behind a colon that no code has',
    source: '名称：”彗星”，Name: ”comet”\n',
    expect: ['a.md:1:4-1:8 closing (unsafe fix)'],
    fixed: '名称：“彗星”，Name: “comet”\n',
  },
  {
    name: 'flags two that open',
    source: '这颗“扫帚星“今晚可见\n',
    expect: ['a.md:1:3-1:8 opening (unsafe fix)'],
    fixed: '这颗“扫帚星”今晚可见\n',
  },
  {
    name: 'flags two that close',
    source: '“好”，这颗”扫帚星”今晚可见\n',
    expect: ['a.md:1:7-1:12 closing (unsafe fix)'],
    fixed: '“好”，这颗“扫帚星”今晚可见\n',
  },
  {
    name: 'flags one after the other',
    source: '“甲“和“乙“\n',
    expect: ['a.md:1:1-1:4 opening (unsafe fix)'],
    fixed: '“甲”和“乙”\n',
  },
  {
    name: 'tells the habit of an article once, and a few places one by one',
    source: {
      'a.md': '”甲”一\n\n”乙”二\n\n”丙”三\n\n”丁”四\n\n”戊”五\n',
      'b.md': '”甲”一\n\n”乙”二\n',
    },
    expect: [
      'a.md:1:1-1:4 closing (unsafe fix)',
      'b.md:1:1-1:4 closing (unsafe fix)',
      'b.md:3:1-3:4 closing (unsafe fix)',
    ],
    fixed: { 'a.md': '“甲”一\n\n“乙”二\n\n“丙”三\n\n“丁”四\n\n“戊”五\n', 'b.md': '“甲”一\n\n“乙”二\n' },
  },
]);
