import rule from '../../rules/shortcode-leftover.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
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
