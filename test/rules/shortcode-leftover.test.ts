import rule from '../../rules/shortcode-leftover.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts names with marks that are no tags',
    source:
      '[some_name] [a-b](c.md) [x_y]: and `[vc_row][/vc_row]`, [key_a=1] or [my-label][some_name].\n\n[some_name]: d.md\n',
    expect: [],
  },
  {
    name: 'flags tags of plugins once',
    source: '[vc_row][vc_column width="1/2"]\n\nText.\n\n[/vc_column][/vc_row]\n',
    expect: ['a.md:1:1-1:9 plugin'],
    messages: [
      'Shortcode `[vc_row]` of a WordPress plugin is shown as text (4 such in this article). Write its content in Markdown',
    ],
  },
  { name: 'flags their ends alone', source: 'Text.\n\n[/vc_column][/vc_row]\n', expect: ['a.md:3:1-3:13 plugin'] },
  {
    name: 'flags one with an attribute',
    source: '[su_button url="https://a.cn"]Go[/su_button]\n',
    expect: ['a.md:1:1-1:31 plugin'],
  },
  { name: 'accepts links', source: '[youtube-dl][5] [video](a.mp4) [code] [b] [url=x](y)\n\n[5]: a\n', expect: [] },
  { name: 'accepts code', source: '`[b]a[/b]` `[youtube=a]`\n', expect: [] },
  { name: 'accepts shortcodes of Hugo', source: '{{< youtube id="a" >}}\n', config: { engine: 'hugo' }, expect: [] },
  { name: 'accepts types and ranges', source: 'array[i=0] and [video, audio] and [b]\n', expect: [] },
  {
    name: 'flags a video',
    source: 'See [youtube=http://www.youtube.com/watch?v=a&w=600] now.\n',
    expect: ['a.md:1:5-1:53 left'],
  },
  {
    name: 'flags attributes',
    source: '[gallery ids="1,2"]\n\n[caption id="a" width="3"]A comet[/caption]\n',
    expect: ['a.md:1:1-1:20 left', 'a.md:3:1-3:27 left'],
  },
  {
    name: 'flags BBCode',
    source: '[b]Comet[/b] [url=https://a.cn]a[/url] [img]https://a.cn/b.png[/img]\n',
    expect: ['a.md:1:1-1:13 left', 'a.md:1:14-1:39 left', 'a.md:1:40-1:69 left'],
  },
]);
