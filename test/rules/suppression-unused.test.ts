import rule from '../../rules/suppression-unused.ts';
import { testRule } from '../rule-tester.ts';

const config = { rules: ['image-duplicate', 'link-empty'] };
const many = { rules: Array.from({ length: 20 }, (_, index) => `rule-${index}`) };

testRule(rule, [
  { name: 'accepts rules that did not run', source: '<!-- nk-lint-disable url-glued -->\n', config, expect: [] },
  { name: 'accepts a comment for all where few rules ran', source: '<!-- nk-lint-disable -->\n', config, expect: [] },
  {
    name: 'leaves other mistakes to another rule',
    source: '<!-- nk-lint-ignore link-empty -->\n\n<!-- nk-lint-disable link-empty -- until tomorrow -->\n',
    config,
    expect: [],
  },
  {
    name: 'flags a comment',
    source: 'a\n\n<!-- nk-lint-disable-next-line link-empty -- meant -->\n\nb\n',
    config,
    expect: ['a.md:3:1-3:55 unused (safe fix)'],
    fixed: 'a\n\n\nb\n',
  },
  {
    name: 'flags an entry in the front matter',
    source: '---\nnk-lint: { disable: { link-empty: meant } }\n---\n\na\n',
    config,
    expect: ['a.md:2:23-2:33 unused'],
  },
  {
    name: 'names the rules that ran',
    source: '<!-- nk-lint-disable link-empty url-glued -->\n',
    config,
    expect: ['a.md:1:1-1:46 unused'],
  },
  {
    name: 'flags a comment for all',
    source: 'a <!-- nk-lint-disable-line --> b\n',
    config: many,
    expect: ['a.md:1:3-1:32 all (safe fix)'],
    fixed: 'a  b\n',
  },
  {
    name: 'flags what has ended',
    source: '<!-- nk-lint-disable link-empty -- until 2023-12-31 -->\n',
    config,
    expect: ['a.md:1:1-1:56 expired (safe fix)'],
    fixed: '',
  },
]);
