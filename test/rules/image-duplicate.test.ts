import rule from '../../rules/image-duplicate.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts rows of one image in dummy text, which shows a theme',
    source: 'Lorem ipsum dolor sit amet.\n\n<img src="/a.png">\n<img src="/a.png">\n\n![](/b.png)\n![](/b.png)\n',
    expect: [],
  },
  {
    name: 'accepts an image that its titles show in two ways',
    source: "![logo](a.png ':size=WxH')\n![logo](a.png ':size=50')\n",
    config: { engine: 'docsify' },
    expect: [],
  },
  {
    name: 'accepts images that a tag arranges',
    source: '{% grouppicture 2-1 %}\n![](a.png)\n![](a.png)\n{% endgrouppicture %}\n',
    config: { engine: 'hexo' },
    expect: [],
  },
  ...(
    [
      ['hexo', '<img src="{% asset_path "a.png" %}" width="700">', '<img src="{% asset_path "b.png" %}" width="700">'],
      ['hexo', '<img src={% asset_path "a.png" %}>', '<img src={% asset_path "b.png" %}>'],
      ['jekyll', '<img src="{{ "/a.png" | relative_url }}">', '<img src="{{ "/b.png" | relative_url }}">'],
      ['hugo', '<img src="{{< asset "a.png" >}}">', '<img src="{{< asset "b.png" >}}">'],
      ['eleventy', "<img src='{{ 'a.png' | url }}' alt=''>", "<img src='{{ 'b.png' | url }}' alt=''>"],
    ] as const
  ).map(([engine, first, second]) => ({
    name: `accepts addresses that are other tags of templates: ${engine}, ${first}`,
    source: `Text.\n\n${first}\n${second}\n\n<p>${first} ${second}</p>\n`,
    config: { engine },
    expect: [],
  })),
  {
    name: 'knows an address that is the same tag of a template',
    source: '<img src="{% asset_path "a.png" %}" width="700">\n<img src="{% asset_path "a.png" %}" width="700">\n',
    config: { engine: 'hexo' },
    expect: ['a.md:2:1-2:49 again (safe fix) [a.md:1:1-1:49]'],
    messages: ['Image `{% asset_path "a.png" %}` appears in this article a second time'],
    fixed: '<img src="{% asset_path "a.png" %}" width="700">\n',
  },
  { name: 'accepts different images', source: '![](/a.png)\n\n![](/b.png)\n', expect: [] },
  { name: 'says nothing about images without an address', source: '![]()\n\n![]()\n', expect: [] },
  {
    name: 'removes the second of two neighbours',
    source: '---\ntitle: 彗星\n---\n\n![彗星](/c.png)\n\n![彗星](/c.png)\n\n完。\n',
    expect: ['a.md:7:1-7:14 again (safe fix) [a.md:5:1-5:14]'],
    messages: ['Image `/c.png` appears in this article a second time'],
    fixed: '---\ntitle: 彗星\n---\n\n![彗星](/c.png)\n\n完。\n',
  },
  {
    name: 'accepts a divider, an icon and a figure that the text comes back to',
    source: '![](/line.gif)\n\nText.\n\n![](/line.gif)\n\n![](/b.png)\n\n![](/line.gif)\n',
    expect: [],
  },
  {
    name: 'tells of one that is farther away where it is asked to',
    source: '![](/c.png)\n\nText.\n\n![](/c.png)\n',
    options: { everywhere: true },
    expect: ['a.md:5:1-5:12 again [a.md:1:1-1:12]'],
  },
  {
    name: 'knows references and HTML',
    source: '![a][c]\n\n<img src="/c.png">\n\nText.\n\n[c]: /c.png\n',
    expect: ['a.md:3:1-3:19 again (safe fix) [a.md:1:1-1:8]'],
    fixed: '![a][c]\n\nText.\n\n[c]: /c.png\n',
  },
  ...(
    [
      ['text in a heading', '# ![](/c.png)\n\n![](/c.png) text\n', '3:1-3:12 again [a.md:1:3-1:14]'],
      ['a quote', '![](/c.png)\n\n> ![](/c.png) text\n', '3:3-3:14 again [a.md:1:1-1:12]'],
      ['an item of a list', '![](/c.png)\n\n- ![](/c.png) text\n- more\n', '3:3-3:14 again [a.md:1:1-1:12]'],
      [
        'elements that do not match',
        '<p><img src="/c.png"></p>\n<div><img src="/c.png"></div>\n',
        '2:6-2:24 again [a.md:1:4-1:22]',
      ],
    ] as const
  ).map(([name, source, place]) => ({
    name: `does not tear ${name}`,
    source,
    options: { everywhere: true },
    expect: [`a.md:${place}`],
  })),
  {
    name: 'removes a whole item of a list',
    source: '- ![](/c.png)\n- ![](/c.png)\n- b\n',
    expect: ['a.md:2:3-2:14 again (safe fix) [a.md:1:3-1:14]'],
    fixed: '- ![](/c.png)\n- b\n',
  },
  {
    name: 'removes an element with the one around it',
    source: '<p><img src="/c.png"></p>\n<p><img src="/c.png"></p>\n',
    expect: ['a.md:2:4-2:22 again (safe fix) [a.md:1:4-1:22]'],
    fixed: '<p><img src="/c.png"></p>\n',
  },
  {
    name: 'does not lose another alternative text unasked',
    source: '![彗星](/c.png)\n\n![彗星的尾巴](/c.png)\n',
    expect: ['a.md:3:1-3:17 again (unsafe fix) [a.md:1:1-1:14]'],
    fixed: '![彗星](/c.png)\n',
  },
  {
    name: 'takes exceptions from its option',
    source: '![](/line.png)\n\n![](/line.png)\n',
    options: { allow: ['line.png'] },
    expect: [],
  },
]);
