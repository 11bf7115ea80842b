import rule from '../../rules/source-link-mismatch.ts';
import { testRule } from '../rule-tester.ts';

const url = 'https://news.a.example.org/2024/0318.html';
const article = (title: string) => `---\ntitle: ${title}\n---\n\n正文。\n\n[原文](${url})\n`;
const page = (...titles: readonly string[]) => ({ web: { [url]: { reason: 'ok', titles } } }) as const;

testRule(rule, [
  { name: 'says nothing where the web was not asked', source: article('新图书馆开馆'), expect: [] },
  {
    name: 'accepts the title with the name of the site',
    source: article('新图书馆开馆'),
    config: page('新图书馆开馆-示例大学新闻网'),
    expect: [],
  },
  {
    name: 'accepts it in the first heading',
    source: article('新图书馆开馆'),
    config: page('示例大学', '新图书馆开馆'),
    expect: [],
  },
  {
    name: 'accepts other marks, widths and cases',
    source: article('ＡＩ大会：“新”图书馆（一期）开馆'),
    config: page('ai大会:新图书馆(一期)开馆'),
    expect: [],
  },
  {
    name: 'accepts a title that was cut, or noise in ours',
    source: article('示例大学->新图书馆今日开馆，自习座位增加一倍 | campus.example'),
    config: page('新图书馆今日开馆，自习座位…'),
    expect: [],
  },
  {
    name: 'accepts a title that was edited',
    source: article('新图书馆今日正式开馆 自习座位增加一倍'),
    config: page('新图书馆开馆，自习座位翻番增加'),
    expect: [],
  },
  {
    name: 'accepts a page that says nothing of itself',
    source: article('新图书馆开馆'),
    config: page('', '·'),
    expect: [],
  },
  {
    name: 'accepts a page that did not open',
    source: article('新图书馆开馆'),
    config: { web: { [url]: { reason: 'timeout', titles: ['验证码'] } } },
    expect: [],
  },
  {
    name: 'accepts an article without a title',
    source: `正文。\n\n[原文](${url})\n`,
    config: page('校运动会闭幕'),
    expect: [],
  },
  {
    name: 'flags another article',
    source: article('新图书馆开馆'),
    config: page('校运动会闭幕-示例大学新闻网', '校运动会闭幕'),
    expect: ['a.md:7:6-7:47 mismatch'],
    messages: [`Source link \`${url}\` leads to \`校运动会闭幕-示例大学新闻网\`, not to \`新图书馆开馆\``],
  },
  {
    name: 'flags another article in English',
    source: article('Library opens its new reading room'),
    config: page('Football team wins the cup - Example News'),
    expect: ['a.md:7:6-7:47 mismatch'],
  },
]);
