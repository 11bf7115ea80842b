import rule from '../../rules/emphasis-unrendered.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts bold text', source: '**彗星**今晚__可见__。**注意：** 请看 **“甲”**、乙\n', expect: [] },
  {
    name: 'accepts globs, code and arithmetic',
    source: 'src/**/a.ts and b/**/c, `**注意：**请看`, 2**3**4, 2 ** 3 ** 4, /**/ and make: ***\n',
    expect: [],
  },
  { name: 'accepts escapes', source: '\\*\\*注意：\\*\\*请看\n', expect: [] },
  { name: 'accepts names of Python', source: 'Use __init__ and a__b__c.\n', expect: [] },
  {
    name: 'flags Latin neighbours in any renderer',
    source: '**下载链接:**Link\n',
    options: { cjkFriendly: true },
    expect: ['a.md:1:1-1:10 close (safe fix)'],
    fixed: '**下载链接**:Link\n',
  },
  {
    name: 'accepts them where the renderer does',
    source: '**注意：**请看\n',
    options: { cjkFriendly: true },
    expect: [],
  },
  {
    name: 'moves punctuation out',
    source: '**注意：**今晚\n\n他说**可以。**然后\n\n**设备位置，**发电\n',
    expect: ['a.md:1:1-1:8 close (safe fix)', 'a.md:3:3-3:10 close (safe fix)', 'a.md:5:1-5:10 close (safe fix)'],
    fixed: '**注意**：今晚\n\n他说**可以**。然后\n\n**设备位置**，发电\n',
  },
  {
    name: 'adds a blank behind quotes and brackets',
    source: 'Istio 发音**“意丝”**吗 **甲（乙）**丙\n',
    expect: ['a.md:1:9-1:17 close (unsafe fix)', 'a.md:1:19-1:27 close (unsafe fix)'],
    fixed: 'Istio 发音 **“意丝”** 吗 **甲（乙）** 丙\n',
  },
  {
    name: 'adds a blank before an opening',
    source: '这是**“彗星”**。\n',
    expect: ['a.md:1:3-1:11 open (unsafe fix)'],
    fixed: '这是 **“彗星”**。\n',
  },
  {
    name: 'moves blanks out',
    source: '**Seth Meisels, **chair\n\n是** 彗星**的\n\n**甲 **\n',
    expect: ['a.md:1:1-1:19 space (safe fix)', 'a.md:3:2-3:9 space (safe fix)', 'a.md:5:1-5:7 space (safe fix)'],
    fixed: '**Seth Meisels,** chair\n\n是**彗星**的\n\n**甲**\n',
  },
  {
    name: 'joins what touches',
    source: '**彗星：****今晚**可见\n',
    expect: ['a.md:1:6-1:10 touching (safe fix)'],
    fixed: '**彗星：今晚**可见\n',
  },
  {
    name: 'tells of marks that paired with others',
    source: '点击**+**图标。在**开发**下\n',
    expect: ['a.md:1:3-1:18 crossed'],
  },
]);
