import rule from '../../rules/character-invisible.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  { name: 'accepts emoji sequences', source: '👩\u200D💻 and 👨🏽\u200D🚀 and 🏳️\u200D🌈\n', expect: [] },
  { name: 'accepts joiners of Persian and Hindi', source: 'می\u200Cخواهم क्\u200Dष\n', expect: [] },
  { name: 'accepts breaks between Thai words', source: 'สวัสดี\u200Bครับ\n', expect: [] },
  { name: 'accepts direction marks beside Hebrew', source: 'שלום\u200F (a)\n', expect: [] },
  { name: 'accepts code', source: '`a\u200Bb`\n', expect: [] },
  {
    name: 'flags zero-width spaces once',
    source: '彗\u200B星\u200B\u200B今\n',
    expect: ['a.md:1:2-1:3 invisible (safe fix)'],
    fixed: '彗星今\n',
  },
  {
    name: 'flags a mark inside a file',
    source: 'a\n\n\uFEFFb\n',
    expect: ['a.md:3:1-3:2 invisible (safe fix)'],
    fixed: 'a\n\nb\n',
  },
  {
    name: 'flags direction marks',
    source: '\u202Aabc\u202C\n',
    expect: ['a.md:1:1-1:2 invisible (safe fix)'],
    fixed: 'abc\n',
  },
  {
    name: 'flags joiners without a partner',
    source: '👩\u200D 和\u200D文\n',
    expect: ['a.md:1:3-1:4 invisible (safe fix)'],
    fixed: '👩 和文\n',
  },
  {
    name: 'flags titles',
    source: '---\ntitle: 彗\u200B星\n---\n',
    expect: ['a.md:2:9-2:10 invisible (safe fix)'],
    fixed: '---\ntitle: 彗星\n---\n',
  },
  {
    name: 'flags soft hyphens beside CJK',
    source: '彗\u00AD星\n',
    expect: ['a.md:1:2-1:3 invisible (safe fix)'],
    fixed: '彗星\n',
  },
  {
    name: 'takes a soft hyphen between words for a dash',
    source: 'here\u00ADthe\n',
    expect: ['a.md:1:5-1:6 dash (unsafe fix)'],
    fixed: 'here—the\n',
  },
  { name: 'makes no heading of what was none', source: '\u200B# tag\n', expect: ['a.md:1:1-1:2 invisible'] },
  { name: 'flags names of files', source: { 'a\u200B.md': 'Text.\n' }, expect: ['a​.md:1:1-1:1 fileName'] },
]);
