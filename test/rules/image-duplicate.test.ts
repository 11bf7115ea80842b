import rule from '../../rules/image-duplicate.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts different images', source: '![](/a.png)\n\n![](/b.png)\n', expect: [] },
  { name: 'says nothing about images without an address', source: '![]()\n\n![]()\n', expect: [] },
  {
    name: 'removes the second of two neighbours',
    source: '---\ntitle: 彗星\n---\n\n![彗星](/c.png)\n\n![彗星](/c.png)\n\n完。\n',
    expect: ['a.md:7:1-7:14 again (safe fix) [a.md:5:1-5:14]'],
    messages: ['Image `/c.png` stands in this article a second time'],
    fixed: '---\ntitle: 彗星\n---\n\n![彗星](/c.png)\n\n完。\n',
  },
  {
    name: 'only tells of one that is farther away',
    source: '![](/c.png)\n\nText.\n\n![](/c.png)\n',
    expect: ['a.md:5:1-5:12 again [a.md:1:1-1:12]'],
  },
  {
    name: 'knows references and HTML',
    source: '![a][c]\n\nText.\n\n<img src="/c.png">\n\n[c]: /c.png\n',
    expect: ['a.md:5:1-5:19 again [a.md:1:1-1:8]'],
  },
  {
    name: 'takes exceptions from its option',
    source: '![](/line.png)\n\nText.\n\n![](/line.png)\n',
    options: { allow: ['line.png'] },
    expect: [],
  },
]);
