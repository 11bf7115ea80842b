import rule from '../../rules/punctuation-width.ts';
import { testRule } from '../rule-tester.ts';

/** The author writes all marks full-width elsewhere. */
const wide = '甲，乙；丙：丁！戊？\n\n';
/** Other articles of the collection. */
const others = (text: string) => Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`b/${at}.md`, text]));

testRule(rule, [
  {
    name: 'accepts brackets in formulas',
    source:
      '由此得\n\n$$\n\\begin{aligned}\nb_i&= \\text{生育率}\\text{（每个 }[i,i+1)\\text{ 段的均值）}\\\\\n\\end{aligned}\n$$\n\n其中 $x_{彗,星}$。\n',
    expect: [],
  },
  {
    name: 'leaves brackets of formulas alone',
    source: '若样本不变（例如$f(x)$与$\\boldsymbol{x})$，彗星亮。\n',
    expect: [],
  },
  { name: 'accepts full-width marks', source: '彗星（今晚）很亮，请看：在西边；好吗？好！\n', expect: [] },
  {
    name: 'accepts half-width marks beside others',
    source: 'a,b 彗星, 比分 3:2，时间 12:30，彗星(comet)来了\n',
    expect: [],
  },
  { name: 'accepts the pattern of a time', source: `${wide}月/日/年 时:分:秒，请看\n`, expect: [] },
  {
    name: 'accepts brackets with a surplus one between',
    source: `${wide}彗星(今晚，很亮）)，（今晚，很亮)）请看\n`,
    expect: [],
  },
  {
    name: 'Hexo: leaves it to the author whether a heading gets another id',
    source: `${wide}## 开机时启动,运行\n\n彗星很亮,今晚可见\n`,
    config: { engine: 'hexo' },
    expect: ['a.md:3:9-3:10 half (unsafe fix)', 'a.md:5:5-5:6 half (safe fix)'],
    fixed: `${wide}## 开机时启动，运行\n\n彗星很亮，今晚可见\n`,
  },
  {
    name: 'Hugo: changes headings, whose ids have no punctuation',
    source: `${wide}## 开机时启动,运行\n\n彗星很亮,今晚可见\n`,
    config: { engine: 'hugo' },
    expect: ['a.md:3:9-3:10 half (safe fix)'],
    fixed: `${wide}## 开机时启动，运行\n\n彗星很亮，今晚可见\n`,
  },
  {
    name: 'accepts tuples in an article with several',
    source: `${wide}输出(URL,1)，再产生(词,频率)列表和(星名,亮度,方位)，彗星很亮,今晚(键,值)可见\n`,
    expect: ['a.md:3:38-3:39 half (safe fix)'],
    fixed: `${wide}输出(URL,1)，再产生(词,频率)列表和(星名,亮度,方位)，彗星很亮，今晚(键,值)可见\n`,
  },
  {
    name: 'flags remarks in half-width brackets, and a pair alone',
    source: {
      'a.md': `${wide}输出(很亮,今晚可见，请看)和(星名,亮度)，还有(例如,金星)\n`,
      'b.md': `${wide}输出(URL,1)和(星名,亮度)\n`,
      'c.md': `${wide}计算 f(a,b)、f(b,c)、f(c,d)(星名,亮度)\n`,
    },
    expect: ['a.md:3:6-3:7 half (safe fix)', 'b.md:3:14-3:15 half (safe fix)', 'c.md:3:27-3:28 half (safe fix)'],
    fixed: {
      'a.md': `${wide}输出(很亮，今晚可见，请看)和(星名，亮度)，还有(例如，金星)\n`,
      'b.md': `${wide}输出(URL,1)和(星名，亮度)\n`,
      'c.md': `${wide}计算 f(a,b)、f(b,c)、f(c,d)(星名，亮度)\n`,
    },
  },
  { name: 'accepts code and addresses', source: '`键:值,键` <https://a.cn/彗,星>\n', expect: [] },
  { name: 'accepts dots and enumerations', source: '等等。。。，，， 1）甲 2）乙 :）\n', expect: [] },
  {
    name: 'accepts emoticons in full-width brackets',
    source: '彗星（很亮 :-) 真的）来了（可惜 :( ），走了（也好 ;) 吧）（唉 =)）\n',
    expect: [],
  },
  {
    name: 'flags brackets beside emoticons',
    source: '彗星（今晚 :-) 可见)来了(甲:）\n',
    expect: ['a.md:1:13-1:14 bracket (safe fix)'],
    fixed: '彗星（今晚 :-) 可见）来了(甲:）\n',
  },
  {
    name: 'accepts signs that are spoken of',
    source: '可以用?通配符。\n\n在命令前加!号。\n\n这里的:分隔符不能省。\n\n写?代表任意一个字。\n\n占位符写?就行。\n',
    expect: [],
  },
  {
    name: 'flags questions and colons beside such words',
    source: `${wide}怎样用这个命令?先看手册。运行命令:先打开星图\n\n你会用通配符吗?会\n`,
    expect: ['a.md:3:8-3:9 half (safe fix)'],
    fixed: `${wide}怎样用这个命令？先看手册。运行命令：先打开星图\n\n你会用通配符吗？会\n`,
  },
  {
    name: 'flags half-width marks once',
    source: `${wide}彗星很亮,今晚可见;请看:西边!好吗?好\n`,
    expect: ['a.md:3:5-3:6 half (safe fix)'],
    fixed: `${wide}彗星很亮，今晚可见；请看：西边！好吗？好\n`,
  },
  {
    name: 'flags brackets',
    source: '彗星（今晚)来了(明晚）走\n',
    expect: ['a.md:1:6-1:7 bracket (safe fix)'],
    fixed: '彗星（今晚）来了（明晚）走\n',
  },
  {
    name: 'flags doubled marks',
    source: '彗星，，很亮。\n',
    expect: ['a.md:1:3-1:5 doubled (safe fix)'],
    fixed: '彗星，很亮。\n',
  },
  {
    name: 'leaves it to the author whether two full stops trail off',
    source: '彗星很亮。。\n',
    expect: ['a.md:1:5-1:7 doubled (unsafe fix)'],
    fixed: '彗星很亮。\n',
  },
  {
    name: 'accepts the titles of other pages and signs in code',
    source: '见[彗星,月亮与太阳](https://a.cn/b)。替换?指定的参数。\n',
    expect: [],
  },
  {
    name: 'flags the words of a link in the site',
    source: `${wide}见[彗星,月亮与太阳](/b)。\n`,
    expect: ['a.md:3:5-3:6 half (safe fix)'],
    fixed: `${wide}见[彗星，月亮与太阳](/b)。\n`,
  },
  { name: 'accepts an article of half-width marks alone', source: '彗星很亮,今晚可见,请看:西边\n', expect: [] },
  {
    name: 'accepts half-width marks of one kind beside full-width ones of another',
    source: '彗星很亮，请看:西边\n',
    expect: [],
  },
  {
    name: 'flags one or two between full stops, but not a habit',
    source: { 'a.md': '今晚看得到彗星吗?能,很亮。\n', 'b.md': '今晚,明晚,后晚,都看得到彗星。\n' },
    expect: ['a.md:1:9-1:10 half (safe fix)'],
    fixed: { 'a.md': '今晚看得到彗星吗？能，很亮。\n', 'b.md': '今晚,明晚,后晚,都看得到彗星。\n' },
  },
  {
    name: 'flags half-width marks alone where the collection has full-width ones',
    source: { 'b/a.md': '彗星很亮,今晚可见;请看\n', ...others('彗星很亮，今晚可见\n') },
    expect: ['b/a.md:1:5-1:6 half (safe fix)'],
    fixed: { 'b/a.md': '彗星很亮，今晚可见；请看\n', ...others('彗星很亮，今晚可见\n') },
  },
  {
    name: 'accepts them where others of the collection do so, too',
    source: {
      'b/a.md': '彗星很亮,今晚可见\n',
      ...others('彗星很亮，今晚可见\n'),
      'b/3.md': '甲,乙\n',
      'b/4.md': '甲,乙\n',
      'b/5.md': '甲,乙\n',
    },
    expect: [],
  },
  {
    name: 'leaves no mark of the line half-width beside code, Latin text or a blank',
    source: `${wide}打开终端,运行 \`a,b\`,\`c\`,然后用star,再看, 最后写**名**,等3,000秒:\`d\` a,b\n\n另行, 不改,\`e\`\n`,
    expect: ['a.md:3:5-3:6 half (safe fix)'],
    fixed: `${wide}打开终端，运行 \`a,b\`，\`c\`，然后用star，再看，最后写**名**，等3,000秒:\`d\` a,b\n\n另行, 不改,\`e\`\n`,
  },
  {
    name: 'accepts a colon that is a key or begins commands',
    source: '请按:字符，然后：输入。\n\n当输入:命令时：退出。\n\n所有的:命令都如此：试试。\n',
    expect: [],
  },
  {
    name: 'and flags one behind a word for them',
    source: '请输入命令:先保存。然后：退出。\n',
    expect: ['a.md:1:6-1:7 half (safe fix)'],
    fixed: '请输入命令：先保存。然后：退出。\n',
  },
]);
