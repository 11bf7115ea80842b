import rule from '../../rules/front-matter-unique.ts';
import { testRule } from '../rule-tester.ts';

const unique = { schema: { properties: { id: { 'x-unique': true } } } };

testRule(rule, [
  {
    name: 'accepts values that differ',
    source: { 'a.md': '---\nid: 1\n---\n', 'b.md': '---\nid: 2\n---\n', 'c.md': 'Text.\n' },
    config: unique,
    expect: [],
  },
  {
    name: 'tells numbers from texts',
    source: {
      'a.md': '---\nid: 1\n---\n',
      'b.md': '---\nid: "2"\n---\n',
      'c.md': '---\nid:\n---\n',
      'd.md': '---\nid:\n---\n',
    },
    config: unique,
    expect: [],
  },
  {
    name: 'accepts equal values where the schema does not mind',
    source: { 'a.md': '---\nid: 1\n---\n', 'b.md': '---\nid: 1\n---\n' },
    expect: [],
  },
  {
    name: 'tells each later article of the first, in any format',
    source: {
      'a.md': '---\nid: 彗星\n---\n',
      'b.md': '+++\nid = "彗星"\n+++\n',
      'c.md': '---\r\ntitle: x\r\nid: "彗星"\r\n---\r\n',
    },
    config: unique,
    expect: ['b.md:2:6-2:10 taken [a.md:2:5-2:7]', 'c.md:3:5-3:9 taken [a.md:2:5-2:7]'],
    messages: [
      '`id` must be unique, but `a.md` has the same value `彗星`',
      '`id` must be unique, but `a.md` has the same value `彗星`',
    ],
  },
  {
    name: 'looks at places in lists',
    source: { 'a.md': '---\naliases: [/x, /y]\n---\n', 'b.md': '---\naliases: [/z, /x]\n---\n' },
    config: { schema: { properties: { aliases: { items: { 'x-unique': true } } } } },
    expect: ['b.md:2:15-2:17 taken [a.md:2:11-2:13]'],
  },
  {
    name: 'says it in words of its own',
    source: { 'a.md': '---\nid: 1\n---\n', 'b.md': '---\nid: 1\n---\n' },
    config: { schema: { properties: { id: { 'x-unique': true, 'x-message': 'Take the next number' } } } },
    expect: ['b.md:2:5-2:6 own [a.md:2:5-2:6]'],
    messages: ['Take the next number'],
  },
  {
    name: 'compares the texts of a key that an option names, within one language',
    source: {
      'en/a.md': '---\ndescription: All of the sky\n---\n',
      'en/b.md': '---\ndescription: "All of the sky "\n---\n',
      'zh/a.md': '---\ndescription: All of the sky\n---\n',
      'en/c.md': '---\ndescription:\n---\n',
      'en/d.md': '---\ndescription: ""\n---\n',
      'en/e.md': '---\ntitle: All of the sky\n---\n',
    },
    options: { fields: ['description'] },
    expect: ['en/b.md:2:14-2:31 taken [en/a.md:2:14-2:28]'],
  },
  {
    name: 'accepts equal descriptions where no option names the key',
    source: { 'a.md': '---\ndescription: Sky\n---\n', 'b.md': '---\ndescription: Sky\n---\n' },
    expect: [],
  },
]);
