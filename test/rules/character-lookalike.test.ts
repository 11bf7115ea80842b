import rule from '../../rules/character-lookalike.ts';
import { testRule } from '../rule-tester.ts';

testRule(rule, [
  {
    name: 'is not sure of letters that few languages have',
    source: 'Комета sвказує час.\n',
    expect: ['a.md:1:8-1:15 word (unsafe fix)'],
    fixed: 'Комета ѕвказує час.\n',
  },
  { name: 'accepts words of one script', source: 'comet комета κομήτης 彗星\n', expect: [] },
  { name: 'accepts quantities', source: 'ΔT, μm, kΩ, Hα, Aβ, χ2\n', expect: [] },
  { name: 'accepts words side by side', source: 'USB-кабель, Wi‑Fi-сеть\n', expect: [] },
  { name: 'accepts code and bare addresses', source: '`c\u043Emet` https://c\u043Emet.example/a\n', expect: [] },
  { name: 'accepts radicals by themselves', source: '⼀ ⼁ ⼂\n', expect: [] },
  {
    name: 'flags Cyrillic letters in a Latin word',
    source: 'The c\u043Em\u0435t.\n',
    expect: ['a.md:1:5-1:10 word (safe fix)'],
    fixed: 'The comet.\n',
  },
  {
    name: 'flags Latin letters in a Cyrillic word',
    source: 'к\u006Fм\u0065та\n',
    expect: ['a.md:1:1-1:7 word (safe fix)'],
    fixed: 'к\u043Eм\u0435та\n',
  },
  { name: 'flags Greek capitals', source: '\u0391BOUT\n', expect: ['a.md:1:1-1:6 word (safe fix)'], fixed: 'ABOUT\n' },
  {
    name: 'mends a Greek word into Greek',
    source: 'Το \u006Fυραν\u006F και ο \u0061στέρας στ\u0430 βουνά\n',
    expect: ['a.md:1:4-1:10 word (safe fix)', 'a.md:1:17-1:24 word (safe fix)', 'a.md:1:25-1:28 word (safe fix)'],
    fixed: 'Το \u03BFυραν\u03BF και ο \u03B1στέρας στ\u03B1 βουνά\n',
  },
  { name: 'accepts Greek letters in a formula', source: 'With αβT and Δxy the comet moves\n', expect: [] },
  {
    name: 'accepts symbols of a grammar beside strings of Greek letters',
    source: '若 A → αBβ 是产生式，则 αβγ 由终结符构成，δaβ 也是；Αpple 则不是。\n',
    expect: ['a.md:1:36-1:41 word (safe fix)'],
    fixed: '若 A → αBβ 是产生式，则 αβγ 由终结符构成，δaβ 也是；Apple 则不是。\n',
  },
  {
    name: 'accepts a capital among small letters of a short word in Greek text',
    source: 'Ο κανόνας αBβ είναι απλός, \u0041υγό και στ\u0061 βουνά.\n',
    expect: ['a.md:1:28-1:32 word (safe fix)', 'a.md:1:37-1:40 word (safe fix)'],
    fixed: 'Ο κανόνας αBβ είναι απλός, \u0391υγό και στ\u03B1 βουνά.\n',
  },
  { name: 'accepts a host that imitates another', source: 'star.example or st\u0430r.example?\n', expect: [] },
  {
    name: 'accepts a name that is compared with its lookalike',
    source: 'Are star_comet and star_c\u043Emet one? What of “c\u043Emet” vs “comet”?\n',
    expect: [],
  },
  {
    name: 'flags a word whose plain spelling stands elsewhere in the paragraph',
    source: 'A comet is bright, and that c\u043Emet too.\n',
    expect: ['a.md:1:29-1:34 word (safe fix)'],
    fixed: 'A comet is bright, and that comet too.\n',
  },
  {
    name: 'accepts lookalikes that the paragraph names',
    source:
      'In “c\u043Emet” the second letter is Cyrillic.\n\n“c\u043Emet” 中有一个西里尔字母。\n\nc\u043Emet 容易混淆。\n',
    expect: [],
  },
  {
    name: 'accepts an example of phishing',
    source: 'Phishing: they send c\u043Emet where you expect comet.\n\n钓鱼网站用 c\u043Emet.example 骗人。\n',
    expect: [],
  },
  {
    name: 'flags words in another paragraph of such an article',
    source: 'Phishing is common.\n\nThe c\u043Emet is bright.\n',
    expect: ['a.md:3:5-3:10 word (safe fix)'],
    fixed: 'Phishing is common.\n\nThe comet is bright.\n',
  },
  {
    name: 'flags radicals',
    source: '安全\u2F1A商的\u2FAE严格与\u2ED4槛\n',
    expect: ['a.md:1:3-1:4 radical (safe fix)', 'a.md:1:6-1:7 radical (safe fix)', 'a.md:1:10-1:11 radical (safe fix)'],
    fixed: '安全厂商的非严格与门槛\n',
  },
  {
    name: 'removes radicals whose characters are there already',
    source: '北\u2F45方的\u2EE3骨头，大米\u2F76饭，\u2F00\u2F46一无所有，南\u2F45\u2F79网\n',
    expect: [
      'a.md:1:2-1:3 doubled (safe fix)',
      'a.md:1:5-1:6 doubled (safe fix)',
      'a.md:1:11-1:12 doubled (safe fix)',
      'a.md:1:14-1:16 doubled (safe fix)',
      'a.md:1:22-1:24 radical (safe fix)',
    ],
    fixed: '北方的骨头，大米饭，一无所有，南方网\n',
  },
  {
    name: 'flags titles',
    source: '---\ntitle: \u2ED3期\n---\n',
    expect: ['a.md:2:8-2:9 radical (safe fix)'],
    fixed: '---\ntitle: 长期\n---\n',
  },
  {
    name: 'accepts an abbreviation that is glued to a word',
    source: '* **ISRG кореньX2** и корень**X**\n',
    expect: [],
  },
  {
    name: 'asks where a letter may be one too many',
    source: 'Il сco-creatore. АQuando arriva. Il cоme.\n',
    expect: ['a.md:1:4-1:7 word (unsafe fix)', 'a.md:1:18-1:25 word (unsafe fix)', 'a.md:1:37-1:41 word (safe fix)'],
    fixed: 'Il cco-creatore. AQuando arriva. Il come.\n',
  },
]);
