import rule from '../../rules/emphasis-unrendered.ts';
import { astroCjkFriendly, jekyllCommonmark, unknownRenderer } from '../../src/site/renderers/profiles.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts signs that the text lists',
    source: 'In this tool, *stars becomes a list, and _comets is a link to another page.\n',
    expect: [],
  },
  {
    name: 'marked 0.3: accepts any pair',
    source: '先用** 彗星 **观测，**注意：**今晚\n',
    config: { engine: 'hexo', renderer: { ...unknownRenderer, emphasis: 'marked-0' } },
    expect: [],
  },
  {
    name: 'accepts paths and names of code',
    source: '映射 /** 和 /static/** 都可以。\n\nThe hook _addBuiltInPlugins runs first.\n',
    expect: [],
  },
  {
    name: 'flags bold text that ends a letter early',
    source: 'Seen by **Mira Lowentha**l in May; **the two cat**s, **API**s, **a**n and **two com**ets are fine.\n',
    expect: ['a.md:1:9-1:27 early (unsafe fix)'],
    fixed: 'Seen by **Mira Lowenthal** in May; **the two cat**s, **API**s, **a**n and **two com**ets are fine.\n',
  },
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
    name: 'flags Latin words whose bold text ends in a punctuation mark before a word',
    source:
      '**Cloud or here:**Cloud\n\n- **Roof.**Copper, for **non-**local ones\n- **Rooms (all)**12\n- **Attic -**Dry\n',
    expect: [
      'a.md:1:1-1:19 close (unsafe fix)',
      'a.md:3:3-3:12 close (unsafe fix)',
      'a.md:3:24-3:32 close (unsafe fix)',
      'a.md:4:3-4:18 close (unsafe fix)',
      'a.md:5:3-5:14 close (unsafe fix)',
    ],
    fixed:
      '**Cloud or here:** Cloud\n\n- **Roof.** Copper, for **non**-local ones\n- **Rooms (all)** 12\n- **Attic -** Dry\n',
  },
  {
    name: 'Jekyll: accepts those, which kramdown renders',
    source: '**Cloud or here:**Cloud\n',
    config: { engine: 'jekyll', site: {} },
    expect: [],
  },
  {
    name: 'accepts Latin words that may be code, names or no bold text',
    source:
      'f(**kwargs,**more)\n\n**www.**example.org\n\n**std::**vector\n\nx**yes:**no\n\n**a:**b\n\n**a=b:**cc\n\n**so/so:**dd\n\n**ee...**ff\n',
    expect: [],
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
    name: 'adds none in Korean, where it would be a mistake of spelling',
    source: '**혜성(彗星)**은 밝다.\n\n그는**“혜성”** 이라 했다.\n',
    expect: ['a.md:1:1-1:11 close', 'a.md:3:3-3:11 open'],
  },
  {
    name: 'moves out a bracket that opens what follows',
    source: '**彗星(**扫帚星)很亮。\n',
    expect: ['a.md:1:1-1:8 close (safe fix)'],
    fixed: '**彗星**(扫帚星)很亮。\n',
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
    name: 'keeps a blank that the marks need, or that stands beside Latin letters',
    source: '**注意： **将要\n\n**注意: **将要\n\n**lv **包\n\n包** lv**\n\n**甲： **（乙\n',
    expect: [
      'a.md:1:1-1:9 space (safe fix)',
      'a.md:3:1-3:9 space (safe fix)',
      'a.md:5:1-5:8 space (safe fix)',
      'a.md:7:2-7:9 space (safe fix)',
      'a.md:9:1-9:8 space (safe fix)',
    ],
    fixed: '**注意：** 将要\n\n**注意:** 将要\n\n**lv** 包\n\n包 **lv**\n\n**甲：**（乙\n',
  },
  {
    name: 'joins what touches',
    source: '**彗星****今晚**可见\n\nThe **bright****comet** is here.\n\n- **甲：****乙**丙\n',
    expect: [
      'a.md:1:5-1:9 touching (safe fix)',
      'a.md:3:13-3:17 touching (safe fix)',
      'a.md:5:7-5:11 touching (unsafe fix)',
    ],
    fixed: '**彗星今晚**可见\n\nThe **brightcomet** is here.\n\n- **甲：乙**丙\n',
  },
  {
    name: 'tells of four marks that are not between two bold texts',
    source: '****今晚有彗星。\n\n被毁，****渔业受损**\n\n**风很大，****今晚无船。\n',
    expect: ['a.md:1:1-1:5 four', 'a.md:3:4-3:8 four', 'a.md:5:7-5:11 four'],
  },
  { name: 'accepts hidden digits and names', source: '电话 138****1234，姓名张****三，密码 ****。\n', expect: [] },
  {
    name: 'tells of marks that paired with others',
    source: '点击**+**图标。在**开发**下\n',
    expect: ['a.md:1:3-1:18 crossed'],
  },
  {
    name: 'moves commas and stops out before the marks',
    source: '冷泡也行**，而且不苦。**\n\n先买**、再卖**，都行**。别急**，慢慢来。\n\n他来了**？真的**。\n',
    expect: [
      'a.md:1:5-1:15 stop (safe fix)',
      'a.md:3:3-3:10 stop (unsafe fix)',
      'a.md:3:13-3:20 stop (unsafe fix)',
      'a.md:5:4-5:11 stop (safe fix)',
    ],
    fixed: '冷泡也行，**而且不苦。**\n\n先买、**再卖**，都行。**别急**，慢慢来。\n\n他来了？**真的**。\n',
  },
  {
    name: 'tells of one mark without another',
    source:
      'Un projet** - avec un sol.\n\n注意：** 今晚有彗星。\n\n**Note: bring a lamp.\n\n- **注意：带上手电。\n\n今晚可见**，明天不行。\n',
    expect: ['a.md:1:10-1:12 one', 'a.md:3:4-3:6 one', 'a.md:5:1-5:3 one', 'a.md:7:3-7:5 one', 'a.md:9:5-9:7 one'],
  },
  {
    name: 'accepts stars of arguments, powers, notes and pointers',
    source: 'Pass **kwargs on.\n\n2 ** 8 is 256.\n\nRevenue** rose.\n\n** Without tax.\n\nchar **argv is a pointer.\n',
    expect: [],
  },
  {
    name: 'accepts stars of which the text says what they mean',
    source:
      '- 路径写 URL，**表示拦截所有方法\n\n`*` 匹配一层目录，** 匹配多层；其中**代表任意层\n\n规则 **/comet 和 **/star 都可以\n\n“**”表示多级，**matches any folder\n',
    expect: [],
  },
  {
    name: 'flags lost stars beside words that tell a meaning',
    source: '，**表示忽略彗星。**如下\n\n表示方法：** 今晚有彗星。\n\n今晚可见**，表示明天不行。\n',
    expect: ['a.md:1:2-1:13 close (safe fix)', 'a.md:3:6-3:8 one', 'a.md:5:5-5:7 one'],
    fixed: '，**表示忽略彗星**。如下\n\n表示方法：** 今晚有彗星。\n\n今晚可见**，表示明天不行。\n',
  },
  {
    name: 'accepts marks of footnotes that follow one another',
    source:
      'Notes: *comets are counted once.\n\n**Ease is how soon one sees it\n\n***price is that of a lamp.\n\n****unique means that no other has it.\n',
    expect: [],
  },
  {
    name: 'accepts marks of footnotes on lines of one paragraph',
    source: '*In euros.\n**Without tax\n\n表注\n\n*含税的价格\n\n**不含税的价格\n',
    expect: [],
  },
  {
    name: 'flags stars at the start where no others are in turn',
    source: '****unique means that no other has it.\n\n**Note: bring a lamp.\n',
    expect: ['a.md:1:1-1:5 four', 'a.md:3:1-3:3 one'],
  },
  {
    name: 'tells of one underscore before a word',
    source: 'It is the _leaf length. At noon.\n\n(the _processing specification)\n\nA “_quoted word” here.\n',
    expect: ['a.md:1:11-1:12 one', 'a.md:3:6-3:7 one', 'a.md:5:4-5:5 one'],
  },
  {
    name: 'accepts names with an underscore',
    source:
      'Read _defaults.yaml at start.\n\nPut it in _posts, please.\n\nThe _partials folder.\n\nThe variable _count is new.\n\nUse leaf_size.\n\nSet `_size` and _size again.\n\nA file_ here.\n',
    expect: [],
  },
  {
    name: 'accepts identifiers that begin with two underscores',
    source:
      '报错找不到__HAL_TIM_Set函数，办法见找不到 __HAL_TIM_Set 的说明。\n\n用__init__和__main__，见__FILE__与 __LINE__ 的值\n\n见__attribute__说明 __packed 一节\n',
    expect: [],
  },
  {
    name: 'kramdown: accepts what it renders',
    source:
      '**注意：**今晚\n\n发音**“意丝”**吗 **甲（乙）**丙\n\n冷泡也行**，而且不苦。**\n\n**彗星：****今晚**可见\n\n点击**+**图标。在**开发**下\n\n是**\u00a0彗星**的，**甲\u3000**\n\n**下载链接:**Link\n',
    config: { engine: 'jekyll' },
    expect: [],
  },
  {
    name: 'kramdown: flags blanks inside, and marks that stand alone',
    source: '是** 彗星**的\n\n**甲 **\n\nUn projet** - avec un sol.\n\n****今晚有彗星。\n\nIt is the _leaf length.\n',
    config: { engine: 'jekyll' },
    expect: [
      'a.md:1:2-1:9 space (safe fix)',
      'a.md:3:1-3:7 space (safe fix)',
      'a.md:5:10-5:12 one',
      'a.md:7:1-7:5 four',
      'a.md:9:11-9:12 one',
    ],
    fixed: '是**彗星**的\n\n**甲**\n\nUn projet** - avec un sol.\n\n****今晚有彗星。\n\nIt is the _leaf length.\n',
  },
  {
    name: 'Jekyll: flags it with another renderer',
    source: '**注意：**今晚\n',
    config: { engine: 'jekyll', renderer: jekyllCommonmark },
    expect: ['a.md:1:1-1:8 close (safe fix)'],
    fixed: '**注意**：今晚\n',
  },
  ...(['hugo', 'hexo', 'astro', 'zola', 'vitepress'] as const).map((engine) => ({
    name: `${engine}: shows the marks`,
    source: '**注意：**今晚\n',
    config: { engine },
    expect: ['a.md:1:1-1:8 close (safe fix)'],
    fixed: '**注意**：今晚\n',
  })),
  {
    name: 'CJK-friendly: flags what stands between Latin letters, and four marks',
    source: '看**《星空》**一书，**50%**以上，**下载:**Link\n\n被毁，****渔业受损**\n',
    config: { renderer: astroCjkFriendly },
    expect: ['a.md:1:23-1:30 close (safe fix)', 'a.md:3:4-3:8 four'],
    fixed: '看**《星空》**一书，**50%**以上，**下载**:Link\n\n被毁，****渔业受损**\n',
  },
  {
    name: 'docsify: flags ASCII punctuation',
    source: '**注意：**今晚，看**《星空》**一书\n\n占**50%**以上\n\n**스크립트(script)**라고\n',
    config: { engine: 'docsify' },
    expect: ['a.md:3:2-3:9 close (unsafe fix)', 'a.md:5:1-5:17 close'],
    fixed: '**注意：**今晚，看**《星空》**一书\n\n占**50%** 以上\n\n**스크립트(script)**라고\n',
  },
  {
    name: 'flags what every renderer shows where none is known',
    source: '**注意：**今晚\n\n**甲 **\n\n**彗星****今晚**可见\n\n冷泡也行**，而且不苦。**\n\nUn projet** - avec\n',
    config: { renderer: unknownRenderer },
    expect: ['a.md:3:1-3:7 space (safe fix)', 'a.md:9:10-9:12 one'],
    fixed: '**注意：**今晚\n\n**甲**\n\n**彗星****今晚**可见\n\n冷泡也行**，而且不苦。**\n\nUn projet** - avec\n',
  },
  {
    name: 'accepts code in a shortcode',
    source: "{{< code-toggle file=a >}}\nb = '_redirects'\n\nc = '**d **'\n{{< /code-toggle >}}\n",
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'flags text in a shortcode that takes Markdown',
    source: '{{% code %}}\n\n**甲 **\n\n{{% /code %}}\n\n{{< note >}}\n**乙 **\n{{< /note >}}\n',
    config: { engine: 'hugo' },
    expect: ['a.md:3:1-3:7 space (safe fix)', 'a.md:8:1-8:7 space (safe fix)'],
    fixed: '{{% code %}}\n\n**甲**\n\n{{% /code %}}\n\n{{< note >}}\n**乙**\n{{< /note >}}\n',
  },
]);
