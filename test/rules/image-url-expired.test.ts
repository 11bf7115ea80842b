import rule from '../../rules/image-url-expired.ts';
import { testRule } from '../rule-tester.ts';

// The tests run on 2024-01-01.
const past = 'https://mira.s3.amazonaws.com/moon.jpg?X-Amz-Date=20230503T100000Z&X-Amz-Expires=3600&X-Amz-Signature=5a';
const soon = 'https://d1.cloudfront.net/moon.jpg?Expires=1709251200&Signature=5a&Key-Pair-Id=K2';
const far = 'https://d1.cloudfront.net/moon.jpg?Expires=4102444800&Signature=5a&Key-Pair-Id=K2';

testRule(rule, [
  {
    name: 'accepts other URLs',
    source: '![a](/moon.jpg) ![b](https://img.example.org/moon.jpg?expires=3600) [c](https://example.org/?se=a)\n',
    expect: [],
  },
  { name: 'accepts an end that is far away', source: `---\ncover: ${far}\n---\n\n![a](${far})\n`, expect: [] },
  {
    name: 'accepts code, bare URLs and templates',
    source: `\`${past}\`\n\n\`\`\`\n![a](${past})\n\`\`\`\n\n${past} <${past}>\n\n![b](${past}{{ sign }})\n`,
    expect: [],
  },
  {
    name: 'flags images of the past and of the coming year',
    source: `![a](${past})\n\n![b](${soon})\n`,
    expect: ['a.md:1:6-1:110 expired', 'a.md:3:6-3:87 expiring'],
    messages: [
      'Image is broken: its signed URL expired on 2023-05-03. Keep a copy of the file in the site',
      'Image breaks on 2024-03-01, when its signed URL expires. Keep a copy of the file in the site',
    ],
  },
  {
    name: 'flags raw HTML and references',
    source: `<img src="${past.replaceAll('&', '&amp;')}">\n\n![a][b] ![c][b]\n\n[b]: ${past}\n`,
    expect: ['a.md:1:11-1:123 expired', 'a.md:3:1-3:8 expired'],
  },
  {
    name: 'reports an image that links to itself once',
    source: `[![a](${past})](${past})\n`,
    expect: ['a.md:1:7-1:111 expired'],
  },
  {
    name: 'flags links',
    source: `[a](${past.replace('.jpg', '.pdf')}) [b](${soon})\n`,
    expect: ['a.md:1:5-1:109 linkExpired', 'a.md:1:115-1:196 linkExpiring'],
    messages: [
      'Link is broken: its signed URL expired on 2023-05-03',
      'Link breaks on 2024-03-01, when its signed URL expires',
    ],
  },
  {
    name: 'flags front matter at any depth',
    source: `---\ntitle: a\ncover:\n  image: ${past}\nimages:\n  - ${soon}\n---\n\na\n`,
    expect: ['a.md:4:10-4:114 keyExpired', 'a.md:6:5-6:86 keyExpiring'],
    messages: ['Signed URL in `cover.image` expired on 2023-05-03', 'Signed URL in `images` expires on 2024-03-01'],
  },
  {
    name: 'flags front matter of TOML',
    source: `+++\ncover = "${past}"\n+++\n\na\n`,
    config: { engine: 'hugo' },
    expect: ['a.md:2:9-2:115 keyExpired'],
  },
  {
    name: 'is silent before the day',
    source: `![a](${past})\n`,
    config: { now: '2022-01-01' },
    expect: [],
  },
]);
