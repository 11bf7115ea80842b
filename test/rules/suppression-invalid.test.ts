import rule from '../../rules/suppression-invalid.ts';
import { testRule } from '../rule-tester.ts';

const config = { rules: ['image-duplicate', 'link-empty'] };

testRule(rule, [
  {
    name: 'accepts what is right',
    source:
      '<!-- nk-lint-disable image-duplicate, link-empty -- logos until 2027-01-31 -->\n\n<!-- nk-lint-enable -->\n',
    config,
    expect: [],
  },
  { name: 'accepts other comments', source: '<!-- nk lint -->\n\n<!-- eslint-disable -->\n', config, expect: [] },
  { name: 'accepts no reason', source: '<!-- nk-lint-disable-file -->\n', config, expect: [] },
  {
    name: 'flags commands',
    source: '<!-- nk-lint-disable-nextline link-empty -->\n',
    config,
    expect: ['a.md:1:1-1:45 command'],
  },
  {
    name: 'flags misspelt rules',
    source: '<!-- nk-lint-disable-line image-duplicated -->\n',
    config,
    expect: ['a.md:1:1-1:47 nearest'],
  },
  {
    name: 'flags rules that are none',
    source: '---\nnk-lint: { disable: { no-bare-urls: meant } }\n---\n',
    config,
    expect: ['a.md:2:23-2:35 rule'],
  },
  {
    name: 'flags days',
    source: '<!-- nk-lint-disable link-empty -- until tomorrow -->\n',
    config,
    expect: ['a.md:1:1-1:54 day'],
  },
  {
    name: 'flags a lack of reasons',
    source: '<!-- nk-lint-disable link-empty -->\n',
    config,
    options: { reason: true },
    expect: ['a.md:1:1-1:36 reason'],
  },
]);
