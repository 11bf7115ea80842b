import rule from '../../rules/url-private.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'accepts public hosts',
    source: '[a](http://a.cn) [b](https://8.8.8.8/) [c](http://172.32.0.1/) [d](http://[2001:db8::1]/)\n',
    expect: [],
  },
  { name: 'accepts bare addresses', source: 'Open http://localhost:4000 or <http://127.0.0.1/>.\n', expect: [] },
  { name: 'accepts a text that names the host', source: '[localhost:4000](http://localhost:4000/)\n', expect: [] },
  {
    name: 'accepts tutorials',
    source: '```\ncurl http://localhost:4000\n```\n\nThen [open it](http://localhost:4000/).\n',
    expect: [],
  },
  {
    name: 'accepts tutorials by option',
    source: '[open it](http://localhost:4000/)\n',
    options: { tutorial: true },
    expect: [],
  },
  { name: 'accepts what is allowed', source: '[a](http://wiki.lan/)\n', options: { allow: ['wiki.lan'] }, expect: [] },
  {
    name: 'accepts placeholders',
    source: '[a](http://your-server/) [b](http://HOST/) [c](http://{{ host }}/)\n',
    expect: [],
  },
  {
    name: 'flags the own machine',
    source: '[a](http://localhost:1313/b) [c](http://127.0.0.1) [d](http://[::1]/) [e](http://a.localhost)\n',
    expect: ['a.md:1:5-1:28 loopback', 'a.md:1:34-1:50 loopback', 'a.md:1:56-1:69 loopback', 'a.md:1:75-1:93 loopback'],
  },
  {
    name: 'flags images in tutorials',
    source: '`localhost`\n\n![](http://localhost/a.png)\n',
    expect: ['a.md:3:5-3:27 loopback'],
  },
  {
    name: 'flags private networks',
    source:
      '[a](http://10.0.0.1/) [b](http://192.168.1.1) [c](http://172.16.5.4/) [d](http://100.64.0.1/) [e](http://[fd00::1]/) [f](http://[::ffff:10.0.0.1]/)\n',
    expect: [
      'a.md:1:5-1:21 network',
      'a.md:1:27-1:45 network',
      'a.md:1:51-1:69 network',
      'a.md:1:75-1:93 network',
      'a.md:1:99-1:116 network',
      'a.md:1:122-1:147 network',
    ],
  },
  {
    name: 'flags neighbours and metadata',
    source: '[a](http://169.254.169.254/latest/) [b](http://[fe80::1]/)\n',
    expect: ['a.md:1:5-1:35 local', 'a.md:1:41-1:58 local'],
  },
  {
    name: 'flags names',
    source: '[a](http://guides) [b](http://wiki.internal/)\n',
    expect: ['a.md:1:5-1:18 name', 'a.md:1:24-1:45 name'],
  },
  {
    name: 'sees through disguises',
    source: '[a](http://2130706433/) [b](http://0x7f.1/) [c](http://127。0。0。1/) [d](http://0300.0250.0.1/)\n',
    expect: ['a.md:1:5-1:23 loopback', 'a.md:1:29-1:43 loopback', 'a.md:1:49-1:66 loopback', 'a.md:1:72-1:93 network'],
    messages: [
      'URL `http://2130706433/` leads to the reader’s own machine (127.0.0.1)',
      'URL `http://0x7f.1/` leads to the reader’s own machine (127.0.0.1)',
      'URL `http://127。0。0。1/` leads to the reader’s own machine (127.0.0.1)',
      'URL `http://0300.0250.0.1/` leads to a private network (192.168.0.1), which readers cannot reach',
    ],
  },
  {
    name: 'accepts elements whose text names the host',
    source: 'Open <a href="http://localhost:4000/b">http://localhost:4000/<b>b</b></a>.\n',
    expect: [],
  },
  {
    name: 'flags elements with another text',
    source: '<a href="http://localhost:4000/b">the page</a>\n',
    expect: ['a.md:1:10-1:33 loopback'],
  },
]);
