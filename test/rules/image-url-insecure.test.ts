import rule from '../../rules/image-url-insecure.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts https, relative and template addresses',
    source: '![](https://a.cn/b.png) ![](/c.png) ![](//a.cn/d.png) ![](http://{{ host }}/e.png)\n',
    expect: [],
  },
  { name: 'accepts links', source: '[a](http://a.cn/b.png)\n', expect: [] },
  { name: 'accepts private hosts', source: '![](http://localhost/a.png) ![](http://10.0.0.1/b.png)\n', expect: [] },
  {
    name: 'accepts a site that is served so',
    source: '![](http://a.cn/b.png)\n',
    config: { engine: 'hugo', site: { baseURL: 'http://a.cn/' } },
    expect: [],
  },
  {
    name: 'flags http',
    source: '![](http://a.cn/b.png)\n',
    expect: ['a.md:1:5-1:22 insecure (safe fix)'],
    fixed: '![](https://a.cn/b.png)\n',
  },
  {
    name: 'flags elements and references, once',
    source: '<img src="HTTP://a.cn/b.png">\n\n![c][c] ![c][c]\n\n[c]: http://a.cn/c.png\n',
    expect: ['a.md:1:11-1:28 insecure (safe fix)', 'a.md:3:1-3:8 insecure (safe fix)'],
    fixed: '<img src="https://a.cn/b.png">\n\n![c][c] ![c][c]\n\n[c]: https://a.cn/c.png\n',
  },
  { name: 'leaves ports to the author', source: '![](http://a.cn:8080/b.png)\n', expect: ['a.md:1:5-1:27 insecure'] },
]);
