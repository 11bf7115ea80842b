import rule from '../../rules/heading-malformed.ts';
import { kramdown, unknownRenderer } from '../../src/site/renderers/profiles.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'flags marks before code and emphasis',
    source: '##`start`\n\n###*What?*\n\n##[Moon](a.md)\n\nThe answer ##*1* is `##`a.\n',
    config: { engine: 'hugo' },
    expect: [
      'a.md:1:1-1:3 unspaced (safe fix)',
      'a.md:3:1-3:4 unspaced (safe fix)',
      'a.md:5:1-5:3 unspaced (safe fix)',
    ],
    fixed: '## `start`\n\n### *What?*\n\n## [Moon](a.md)\n\nThe answer ##*1* is `##`a.\n',
  },
  { name: 'accepts headings', source: '# a\n\n## b ##\n\nc\n---\n\nd\n===\n', expect: [] },
  { name: 'accepts hashtags', source: '#话题 #漏洞\n', expect: [] },
  {
    name: 'accepts marks that are no heading',
    source: 'C## a\n\n##vso[task]\n\n##NAME## is filled in\n\n`##a`\n',
    expect: [],
  },
  { name: 'accepts images as headings', source: '## ![a](b.png)\n', expect: [] },
  {
    name: 'flags empty headings',
    source: 'a\n\n##\n\n###\nb\n',
    expect: ['a.md:3:1-3:3 empty (safe fix)', 'a.md:5:1-5:4 empty (safe fix)'],
    fixed: 'a\n\n\nb\n',
  },
  {
    name: 'flags headings without a space',
    source: '##标题\n\n###Title three\n',
    expect: ['a.md:1:1-1:3 unspaced (safe fix)', 'a.md:3:1-3:4 unspaced (safe fix)'],
    fixed: '## 标题\n\n### Title three\n',
  },
  {
    name: 'flags a line in a paragraph',
    source: 'text\n##b\n',
    expect: ['a.md:2:1-2:3 unspaced (safe fix)'],
    fixed: 'text\n## b\n',
  },
  {
    name: 'flags whole sentences above a bare rule',
    source:
      '彗星今晚可见，明天就看不到了。\n---\n\nIt will be gone before\nthe end of the night\n---\n\nThe boats came in late, and nobody was left on the pier.\n----\n',
    expect: [
      'a.md:1:1-2:4 underlined (unsafe fix)',
      'a.md:4:1-6:4 underlined (unsafe fix)',
      'a.md:8:1-9:5 underlined (unsafe fix)',
    ],
    fixed:
      '彗星今晚可见，明天就看不到了。\n\n---\n\nIt will be gone before\nthe end of the night\n\n---\n\nThe boats came in late, and nobody was left on the pier.\n\n----\n',
  },
  {
    name: 'accepts front matter that is shown, also between the tags of a template',
    source:
      'Write it so:\n\n{% set example %}\n---\ntags: post\ntitle: The boats came in late, and nobody was there\n---\n{% endset %}\n\npermalink: /harbour/\ntags:\n  - boats that came in late, in the rain\n---\n',
    expect: [],
  },
  {
    name: 'accepts underlined headings, whatever they end in',
    source:
      'Why so early?\n-------------\n\nEverybody pours tea for the neighbour, never for oneself.\n----------\n\n真的要看吗？\n---\n\n第一，看天。\n---\n\nStep 1: look up.\n----\n\nA heading that is as long as a sentence, but whose dashes are many, and so is meant.\n------\n',
    expect: [],
  },
  {
    name: 'accepts front matter that is introduced, or begins with its fence',
    source:
      'Write this:\n\ndraft: false\ntoc: true\n---\n\n---\ndraft: true\ntoc: true\n---\n\nThe front matter is\n\ndate: 2020\ntoc: true\n---\n\ntitle: Star\ndate: 2020\n---\n',
    expect: [],
  },
  {
    name: 'flags front matter that a script left in the text',
    source: 'The comet.\n\ndate: 2020-01-31\ndraft: false\ntoc: true\n---\n\nThe moon.\n',
    expect: ['a.md:3:1-6:4 leaked (unsafe fix)'],
    messages: ['Front matter in the text is shown to readers: "date: 2020-01-31 draft: false toc: true"'],
    fixed: 'The comet.\n\n\n\nThe moon.\n',
  },
  {
    name: 'keeps the line of dashes before such front matter, but makes no heading of it',
    source:
      'The comet.\n\n--------draft: false\ntoc: true\n---\n\nThe moon\n------draft: false\ntoc: true\n---\n\nStar.\n',
    expect: ['a.md:3:9-5:4 leaked (unsafe fix)', 'a.md:8:7-10:4 leaked (unsafe fix)'],
    fixed: 'The comet.\n\n--------\n\nThe moon\n\n\nStar.\n',
  },
  {
    name: 'puts the text of a heading back',
    source: '##\n\n\nComets\n\nThey are bright.\n\n##\n\nThey are gone.\n\nThe end\n',
    expect: ['a.md:1:1-1:3 slid (unsafe fix)', 'a.md:8:1-8:3 empty (safe fix)'],
    fixed: '## Comets\n\nThey are bright.\n\n\nThey are gone.\n\nThe end\n',
  },
  {
    name: 'flags images as headings',
    source: '![a](b.png)\n---\n',
    expect: ['a.md:1:1-2:4 underlined (unsafe fix)'],
    fixed: '![a](b.png)\n\n---\n',
  },
  {
    name: 'flags wide blanks',
    source: '##　标题\n\n#\u00a0Title\n\ntext\n###　三\n\n#话题　#漏洞\n',
    expect: ['a.md:1:1-1:4 wide (safe fix)', 'a.md:3:1-3:3 wide (safe fix)', 'a.md:6:1-6:5 wide (safe fix)'],
    fixed: '## 标题\n\n# Title\n\ntext\n### 三\n\n#话题　#漏洞\n',
  },
  {
    name: 'Jekyll: flags both, as kramdown with GFM shows them',
    source: '##标题\n\n##　标题\n\nIt will be gone before\nthe end of the night\n---\n',
    config: { engine: 'jekyll' },
    expect: ['a.md:1:1-1:3 unspaced (safe fix)', 'a.md:3:1-3:4 wide (safe fix)'],
    fixed: '## 标题\n\n## 标题\n\nIt will be gone before\nthe end of the night\n---\n',
  },
  { name: 'kramdown: accepts both', source: '##标题\n\n##　标题\n', config: { renderer: kramdown }, expect: [] },
  {
    name: 'Hexo: accepts wide blanks',
    source: '##标题\n\n##　标题\n',
    config: { engine: 'hexo' },
    expect: ['a.md:1:1-1:3 unspaced (safe fix)'],
    fixed: '## 标题\n\n##　标题\n',
  },
  {
    name: 'says what is right with every renderer where none is known',
    source: '##标题\n\n##　标题\n\n彗星今晚可见，明天就看不到了。\n---\n',
    config: { renderer: unknownRenderer },
    expect: ['a.md:5:1-6:4 underlined (unsafe fix)'],
    fixed: '##标题\n\n##　标题\n\n彗星今晚可见，明天就看不到了。\n\n---\n',
  },
  {
    name: 'accepts what a template keeps for later',
    source: '{%- set example %}\n---js\nconst a = 1;\n---\n{% endset %}\n\nText.\n',
    config: { engine: 'eleventy' },
    expect: [],
  },
  {
    name: 'flags what stands behind a variable',
    source: '{% set a = 1 %}\n\n彗星今晚可见，明天就看不到了。\n---\n{% endset %}\n',
    config: { engine: 'eleventy' },
    expect: ['a.md:3:1-4:4 underlined (unsafe fix)'],
    fixed: '{% set a = 1 %}\n\n彗星今晚可见，明天就看不到了。\n\n---\n{% endset %}\n',
  },
]);
