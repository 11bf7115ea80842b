import rule from '../../rules/heading-malformed.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
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
    name: 'flags sentences as headings',
    source: '彗星今晚可见。\n---\n\nIt will be gone\ntomorrow\n---\n',
    expect: ['a.md:1:1-2:4 underlined (safe fix)', 'a.md:4:1-6:4 underlined (safe fix)'],
    fixed: '彗星今晚可见。\n\n---\n\nIt will be gone\ntomorrow\n\n---\n',
  },
  {
    name: 'flags images as headings',
    source: '![a](b.png)\n---\n',
    expect: ['a.md:1:1-2:4 underlined (safe fix)'],
    fixed: '![a](b.png)\n\n---\n',
  },
]);
