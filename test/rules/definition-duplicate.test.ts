import rule from '../../rules/definition-duplicate.ts';
import { testRule } from '../rule-tester.ts';

const twice = 'A [comet][1].\n\n[1]: https://a.cn/comet\n[1]: https://a.cn/moon\n';

testRule(rule, [
  { name: 'accepts different labels', source: '[a][1] [b][2]\n\n[1]: /a\n[2]: /b\n', expect: [] },
  { name: 'accepts equal URLs', source: '[a][1]\n\n[1]: /a "A"\n[1]: </a>\n', expect: [] },
  {
    name: 'accepts URLs that lead to one page',
    source: '[a][1]\n\n[1]: http://www.a.cn/b%e5\n[1]: https://A.cn/b%E5/\n',
    expect: [],
  },
  { name: 'accepts labels that nothing uses', source: '[//]: # (a)\n[//]: <> (b)\n[1]: /a\n[1]: /b\n', expect: [] },
  { name: 'accepts comments', source: '[#]: a.md (one)\n[#]: b.md (two)\n\nA [#] sign.\n', expect: [] },
  { name: 'accepts code', source: '[a][1]\n\n```md\n[1]: /a\n```\n\n[1]: /b\n', expect: [] },
  { name: 'accepts notes', source: 'A[^1].\n\n[^1]: One.\n\n[^1]: Two.\n', expect: [] },
  {
    name: 'accepts branches of a template',
    source: '[a][1]\n\n{% if x %}\n\n[1]: /a\n\n{% else %}\n\n[1]: /b\n\n{% endif %}\n',
    config: { engine: 'jekyll' },
    expect: [],
  },
  {
    name: 'accepts texts in shortcodes, which are rendered by themselves',
    source:
      '{{< tabs >}}\n{{< tab >}}\n[a][1]\n\n[1]: /a\n{{< /tab >}}\n{{< tab >}}\n[b][1]\n\n[1]: /b\n{{< /tab >}}\n{{< /tabs >}}\n',
    config: { engine: 'hugo' },
    expect: [],
  },
  {
    name: 'accepts all if the renderer is not known',
    source: twice,
    config: { renderer: { repeatedDefinition: 'unknown' } },
    expect: [],
  },
  {
    name: 'flags the second one',
    source: twice,
    expect: ['a.md:4:1-4:23 above [a.md:3:1-3:24]'],
    messages: [
      '`[1]` is already defined above with another URL, so https://a.cn/moon is never used: links lead to https://a.cn/comet',
    ],
  },
  {
    name: 'flags the first one under kramdown',
    source: twice,
    config: { engine: 'jekyll' },
    expect: ['a.md:3:1-3:24 below [a.md:4:1-4:23]'],
  },
  {
    name: 'flags the second one under Hugo',
    source: '[a  B] and [b][A b]\n\n[A b]: /a\n[a b]: /b\n',
    config: { engine: 'hugo' },
    expect: ['a.md:4:1-4:10 above [a.md:3:1-3:10]'],
  },
  {
    name: 'flags images, whatever the case of the label',
    source: '![Comet]\n\n[comet]: a.png\n\nText.\n\n[COMET]: b.png\n',
    config: { engine: 'hexo' },
    expect: ['a.md:7:1-7:15 above [a.md:3:1-3:15]'],
  },
  {
    name: 'flags each that is dead, but not those like the used one',
    source: '[a][1]\n\n[1]: /a\n[1]: /b\n[1]: /a\n[1]: /a#c\n',
    expect: ['a.md:4:1-4:8 above [a.md:3:1-3:8]', 'a.md:6:1-6:10 above [a.md:3:1-3:8]'],
  },
  {
    name: 'flags definitions around a template',
    source: '[a][1]\n\n[1]: /a\n\n{% if x %}\n\nText.\n\n{% endif %}\n\n[1]: /b\n',
    config: { engine: 'jekyll' },
    expect: ['a.md:3:1-3:8 below [a.md:11:1-11:8]'],
  },
  {
    name: 'flags definitions beside shortcodes without an end',
    source: '{{< youtube a >}}\n\n[a][1]\n\n[1]: /a\n\n{{< youtube b >}}\n\n[1]: /b\n',
    config: { engine: 'hugo' },
    expect: ['a.md:9:1-9:8 above [a.md:5:1-5:8]'],
  },
  {
    name: 'flags a definition in a quotation',
    source: '[a][1]\n\n[1]: /a\n\n> [1]: /b\n',
    expect: ['a.md:5:3-5:10 above [a.md:3:1-3:8]'],
  },
]);
