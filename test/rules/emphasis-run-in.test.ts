import rule from '../../rules/emphasis-run-in.ts';
import { testRule } from '../rule-tester.ts';

const accepted: readonly (readonly [name: string, source: string])[] = [
  ['bold text in a line', '要做好工作。**要马上动手，** 把它做完。\n'],
  ['a bold heading with a colon', '**主要内容：**\n\n甲乙丙丁。\n'],
  ['a bold heading with a full stop', '他提出要求。 **一是抓落实。**\n\n要加快。\n'],
  ['a bold heading with a semicolon', '**一、背景；**\n\n甲乙丙丁。\n'],
  ['a comma that is not bold', '他提出**要求**，\n\n要加快。\n'],
  ['a salutation', '**亲爱的各位读者和朋友，**\n\n你们好，见信如晤，一切都好吗。\n'],
  ['a short salutation at the start', '**王老师，**\n\n您交代的事情已经办好了。\n'],
  ['verse', '**海上生明灯，**\n\n**灯下共此时。**\n'],
  ['a bold line above a short one', '# 诗\n\n很久以前。\n\n**海上有一盏很亮很亮的灯，**\n\n灯下有人。\n'],
  ['text before a list', '要求如下： **要马上动手，**\n\n- 甲\n- 乙\n'],
  ['text before code', '**运行下面的命令，**\n\n```\na\n```\n'],
  ['an enumeration', '出席的有**张三、**\n\n李四和王五。\n'],
  ['Latin', '**Dear all,**\n\nthank you.\n'],
  ['a question behind it', '答：很亮， **云也散了，**\n\n问：后来呢？\n'],
  ['another letter for a speaker', '很亮， **云也散了，**\n\nQ：后来呢？\n'],
  ['a name behind it', '很亮， **云也散了，**\n\n张三：后来呢？\n'],
  ['the end of the article', '要求如下。 **要马上动手，**\n'],
];

testRule(rule, [
  ...accepted.map(([name, source]) => ({ name: `accepts ${name}`, source, expect: [] })),
  {
    name: 'joins a lead-in at the end of a paragraph',
    source: '要抓紧落实。 **要马上动手，**\n\n把各项工作做在前面。\n',
    expect: ['a.md:1:8-1:18 cut (unsafe fix)'],
    messages: [
      'Bold `要马上动手，` ends its paragraph with a comma, but the sentence goes on in the next paragraph (`把各项工作做在前…`)',
    ],
    fixed: '要抓紧落实。 **要马上动手**，把各项工作做在前面。\n',
  },
  {
    name: 'joins one alone in its paragraph, with CRLF and blanks',
    source: '会议提出要求。\r\n\r\n**要马上动手，**  \r\n\r\n把各项工作做在前面，不等不靠。\r\n',
    expect: ['a.md:3:1-3:11 cut (unsafe fix)'],
    fixed: '会议提出要求。\r\n\r\n**要马上动手**，把各项工作做在前面，不等不靠。\r\n',
  },
  {
    name: 'joins a row of them',
    source:
      '他强调。 **要快，**\n\n今天就做； **要好，**\n\n做到最好； **要稳，** 一步一步来；\n\n**要省，** 不乱花钱； **要真，**\n\n不说空话。\n',
    expect: ['a.md:1:6-1:13 cut (unsafe fix)', 'a.md:3:7-3:14 cut (unsafe fix)', 'a.md:7:15-7:22 cut (unsafe fix)'],
    fixed:
      '他强调。 **要快**，今天就做； **要好**，做到最好； **要稳，** 一步一步来；\n\n**要省，** 不乱花钱； **要真**，不说空话。\n',
  },
  {
    name: 'joins before bold text and keeps underscores',
    source: '他强调。 __要快，__\n\n**今天**就做。\n',
    expect: ['a.md:1:6-1:13 cut (unsafe fix)'],
    fixed: '他强调。 __要快__，**今天**就做。\n',
  },
  {
    name: 'only tells of a comma inside other marks',
    source: '他强调。 **要*快，***\n\n今天就做。\n',
    expect: ['a.md:1:6-1:15 cut'],
  },
]);
