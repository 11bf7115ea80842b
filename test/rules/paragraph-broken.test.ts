import rule from '../../rules/paragraph-broken.ts';
import { testRule } from '../rule-tester.ts';

const rest = '把没有说完的事情接着说下去，说到大家都听明白为止';
const long = '这一段文字足够长，长到没有人会把它当作诗句或者称呼';

const accepted: readonly (readonly [name: string, source: string])[] = [
  ['whole paragraphs', '他来了，坐下。\n\n她也来了（迟到）。\n'],
  ['verse in paragraphs', '床前一盏灯，\n\n灯下一个人。\n'],
  ['verse in lines', '风从海上来，\n雨从山上来，\n你从远方来，\n\n我在灯下等着你，一直等到天亮，天亮以后还在等。\n'],
  ['a letter', `尊敬的各位老师、各位家长以及所有关心我们的朋友们，\n\n${long}。\n`],
  ['a short salutation', `各位读者，\n\n${long}。\n`],
  ['text before code', `${long}，\n\n\`\`\`\na\n\`\`\`\n`],
  ['text before a list', `${long}，\n\n- 甲\n- 乙\n`],
  ['text before numbered paragraphs', `${long}，\n\n一是${long}。\n`],
  ['text before an image', `${long}，\n\n![](/a.png)\n\n${long}。\n`],
  ['text before Latin', `${long}，\n\nselect * from a where b = 'c' and d = 'e';\n`],
  ['a summary divider between', `${long}，\n\n<!--more-->\n\n${long}。\n`],
  ['a finished sentence with a stray comma', `${long}吗？、\n\n${long}。\n`],
  ['lines that begin alike', `我们愿意${long}，\n\n我们愿意${rest}，\n\n我们愿意${long}。\n`],
  ['titles behind it', `${long}，\n\n${rest}【星空旧事】\n\n${long}-星空问答\n`],
  ['another speaker', `${long}，\n\n问：${rest}？\n\n${long}，\n\nQ2：${rest}？\n\n${long}，\n\n李四：${rest}！\n`],
  ['a bold end', `${long}，**要快，**\n\n${long}。\n`],
  ['a lone exclamation mark', '快跑\n\n！\n'],
  ['dots', '然后\n\n。。。\n'],
  ['a line of dots', '然后\n。。。没有了\n'],
  ['a doubled mark', '注意\n\n！！千万别点\n'],
  ['a warning sign behind a sentence', '说完了。\n！注意安全\n'],
  ['a smiley', '就这样\n：）\n'],
  ['image syntax with a wrong mark', '如图\n！[图](/a.png)\n'],
  ['a quotation mark in the wrong direction', '“天涯若比邻”\n\n”欢迎光临“\n'],
  ['a Swedish quotation', 'Han sade:\n”Hej då.”\n'],
  ['an apostrophe', 'Then came\n’tis the season\n'],
  ['a mark behind code', '```\na\n```\n\n，如上。\n'],
  ['an enumerator in a bracket', '先看（下文\n\n1）甲\n'],
  [
    'a smiley that closes nothing',
    '先看（下文\n\n很长很长的一段话，说了很多事情，说了半天还没有说完，最后笑了笑，又说了一阵子才走开：）\n',
  ],
  ['a remark of several sentences', '（编者按：本文有删改。\n\n标题是编者加的。）\n'],
  ['an address in a bracket', '（链接：\n\nhttps://example.com/search?q=a-long-query-with-many-words-in-it ）\n'],
  ['brackets in code', '`（`\n\n`）`\n'],
  ['quotes and lists', '> 他说\n> 好。\n\n- 甲\n\n  ，乙\n'],
];

testRule(rule, [
  ...accepted.map(([name, source]) => ({ name: `accepts ${name}`, source, expect: [] })),
  {
    name: 'joins a line that starts with a comma',
    source: '服务停止响应\n，并自动重启。\n',
    expect: ['a.md:2:1-2:2 line (safe fix)'],
    messages: ['Line starts with `，`, which belongs to the end of the line above'],
    fixed: '服务停止响应，并自动重启。\n',
  },
  {
    name: 'joins a hard break with CRLF behind bold text',
    source: '这是**精确打击**  \r\n，后果严重\\\r\n、难以挽回。\r\n',
    expect: ['a.md:2:1-2:2 line (safe fix)', 'a.md:3:1-3:2 line (safe fix)'],
    fixed: '这是**精确打击**，后果严重、难以挽回。\r\n',
  },
  {
    name: 'joins a lone full stop and a closing quote',
    source: '她说“好\n”，然后走了\n。\n',
    expect: ['a.md:2:1-2:2 line (safe fix)', 'a.md:3:1-3:2 line (safe fix)'],
    fixed: '她说“好”，然后走了。\n',
  },
  {
    name: 'joins English and Chinese',
    source: 'Version 3\n：修复了问题。\n',
    expect: ['a.md:2:1-2:2 line (safe fix)'],
    fixed: 'Version 3：修复了问题。\n',
  },
  {
    name: 'does not glue a mark to a bare address',
    source: '见 https://example.com/a\n。\n\nhttps://example.com/b\n\n，还有别的。\n',
    expect: ['a.md:2:1-2:2 line', 'a.md:6:1-6:2 start'],
  },
  {
    name: 'joins a paragraph that starts with a full stop',
    source: '创始人来自 Comet\n\n。Comet 成立于去年。\n',
    expect: ['a.md:3:1-3:2 start (safe fix)'],
    messages: ['Paragraph starts with `。`, which belongs to the end of the paragraph above'],
    fixed: '创始人来自 Comet。Comet 成立于去年。\n',
  },
  {
    name: 'joins a paragraph that starts with a bracket, only once',
    source: '彗星（见图\n\n）很亮。\n',
    expect: ['a.md:3:1-3:2 start (safe fix)'],
    fixed: '彗星（见图）很亮。\n',
  },
  {
    name: 'joins a byline with a space',
    source: '**本报讯** （记者 张三 摄影\n\n李四）昨天，大会召开。\n',
    expect: ['a.md:1:9-1:10 bracket (unsafe fix) [a.md:3:3-3:4]'],
    messages: ['Bracket `（` is closed only in the next paragraph'],
    fixed: '**本报讯** （记者 张三 摄影 李四）昨天，大会召开。\n',
  },
  {
    name: 'joins a title without one, also behind a colon and trailing blanks',
    source: '《共建花园：  \n  \n我们的一年》出版。\n',
    expect: ['a.md:1:1-1:2 bracket (unsafe fix) [a.md:3:6-3:7]'],
    fixed: '《共建花园：我们的一年》出版。\n',
  },
  {
    name: 'joins Latin in a bracket with a space',
    source: '彗星（Halley\n\nComet）很亮。\n',
    expect: ['a.md:1:3-1:4 bracket (unsafe fix) [a.md:3:6-3:7]'],
    fixed: '彗星（Halley Comet）很亮。\n',
  },
  {
    name: 'does not join beside stars',
    source: '彗星（见*附图*\n\n《年鉴》）很亮。\n',
    expect: ['a.md:1:3-1:4 bracket [a.md:3:5-3:6]'],
  },
  {
    name: 'joins behind a comma',
    source: `${long}，\n\n${rest}。\n`,
    expect: ['a.md:1:26-1:27 comma (unsafe fix)'],
    messages: ['Paragraph ends with `，` in the middle of a sentence, which goes on with `把没有说完的事情…`'],
    fixed: `${long}，${rest}。\n`,
  },
  {
    name: 'takes a comma before a new thought for a full stop',
    source: `${long}，\n\n此外，${rest}。\n\n${long}，\n\n总之，${rest}。\n\n${long}，\n\n后来，${rest}。\n`,
    expect: [
      'a.md:1:26-1:27 slip (unsafe fix)',
      'a.md:5:26-5:27 slip (unsafe fix)',
      'a.md:9:26-9:27 slip (unsafe fix)',
    ],
    fixed: `${long}。\n\n此外，${rest}。\n\n${long}。\n\n总之，${rest}。\n\n${long}。\n\n后来，${rest}。\n`,
  },
  {
    name: 'joins behind an enumeration comma, with CRLF',
    source: `${long}、\r\n\r\n${rest}。\r\n`,
    expect: ['a.md:1:26-1:27 comma (unsafe fix)'],
    fixed: `${long}、${rest}。\r\n`,
  },
  {
    name: 'joins three parts one after the other',
    source: `${long}，\n\n${rest}，\n\n${long}。\n`,
    expect: ['a.md:1:26-1:27 comma (unsafe fix)', 'a.md:3:25-3:26 comma (unsafe fix)'],
    fixed: `${long}，${rest}，${long}。\n`,
  },
]);
