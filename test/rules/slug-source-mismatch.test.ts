import rule from '../../rules/slug-source-mismatch.ts';
import type { RuleCase } from '../../src/tester.ts';
import { testRule } from '../rule-tester.ts';
import { article, md5, siblings, sourceUrl } from '../siblings.ts';

const url = sourceUrl(3);
const hash = md5(url);
const other = md5('something else');
const identity = { source: { identity: { fields: ['slug', 'urlname'], is: 'md5(url)' } } } as const;

function clean(name: string, source: RuleCase['source'], config?: RuleCase['config']): RuleCase {
  return { name, source, expect: [], ...(config && { config }) };
}

/** One article whose link is `address`, and whose slug belongs to `url`. */
function alone(address: string): string {
  return `---\nslug: ${hash}\n---\n\n正文。\n\n[原文](${address})\n`;
}

testRule(rule, [
  clean('accepts a slug that is the MD5 of the source', article(url)),
  clean('accepts upper-case digits', article(url, { slug: hash.toUpperCase() })),
  // 45e15430616436241624480078308027 is infinite.
  clean('accepts a slug that YAML reads as a number', article('https://news.example.edu.cn/n/773690.html'), identity),
  clean('asks nothing of one article alone', article(url, { slug: other })),
  clean('asks nothing where too few follow the convention', { ...siblings(18), 'z.md': article(url, { slug: other }) }),
  clean('asks nothing where the slugs are hashes of something else', {
    ...Object.fromEntries(
      Object.keys(siblings(24)).map((path, index) => [path, article(sourceUrl(index), { slug: md5(path) })]),
    ),
  }),
  clean('asks nothing of slugs that are words', { ...siblings(24), 'z.md': article(url, { slug: 'library-opens' }) }),
  clean('says nothing without a source', { ...siblings(24), 'z.md': `---\nslug: ${other}\n---\n\n正文。\n` }),
  clean('says nothing without front matter', { ...siblings(24), 'z.md': `正文。\n\n[原文](${url})\n` }),
  clean('says nothing about templates', {
    ...siblings(24),
    'z.md': article('https://example.edu.cn/{{page}}.sht', { slug: other }),
  }),
  clean('takes any of several sources', {
    ...siblings(24),
    'z.md': `---\nslug: ${hash}\n---\n\n[原文](${url})\n\n正文。\n\n[来源](https://example.edu.cn/other.html)\n`,
  }),
  clean('leaves another spelling alone where nothing demands the exact one', {
    'a.md': alone(url.replace('https', 'http')),
    'b.md': alone(url.replace('//', '//www.')),
    'c.md': alone(`${url}/`),
    'd.md': alone(`${url}#top`),
  }),

  {
    name: 'restores a clipped extension in one article alone, because its MD5 is the slug',
    source: alone(url.slice(0, -1)),
    expect: ['a.md:7:6-7:71 altered (safe fix) [a.md:2:7-2:39]'],
    messages: [`Source link \`${url.slice(0, -1)}\` does not match \`slug\`, which is the MD5 of \`${url}\``],
    fixed: alone(url),
  },
  {
    name: 'restores other losses',
    source: {
      'a.md': alone(url.slice(0, -6)),
      'b.md': alone(url.slice(1)),
      'c.md': alone(url.slice(5)),
      'd.md': `---\r\nslug: "${hash}"\r\nsource: ${url.slice(0, -3).replace('https', 'http')}\r\n---\r\n\r\n正文。\r\n`,
    },
    expect: [
      'a.md:7:6-7:66 altered (safe fix) [a.md:2:7-2:39]',
      'b.md:7:6-7:71 altered (safe fix) [b.md:2:7-2:39]',
      'c.md:7:6-7:67 altered (safe fix) [c.md:2:7-2:39]',
      'd.md:3:9-3:71 altered (safe fix) [d.md:2:8-2:40]',
    ],
    fixed: {
      'a.md': alone(url),
      'b.md': alone(url),
      'c.md': alone(url),
      'd.md': `---\r\nslug: "${hash}"\r\nsource: ${url}\r\n---\r\n\r\n正文。\r\n`,
    },
  },
  {
    name: 'offers no fix where the address is written with escapes',
    source: `---\nslug: ${md5('https://example.edu.cn/a_b.shtml')}\n---\n\n正文。\n\n[原文](https://example.edu.cn/a\\_b.sht)\n`,
    expect: ['a.md:7:6-7:37 altered [a.md:2:7-2:39]'],
  },
  {
    name: 'restores another spelling where all others are exact',
    source: { ...siblings(24), 'z.md': article(url.replace('https', 'http'), { slug: hash }) },
    expect: ['z.md:9:12-9:77 altered (unsafe fix) [z.md:4:7-4:39]'],
    fixed: { 'z.md': article(url) },
  },
  {
    name: 'restores another spelling where the configuration demands the exact one',
    source: alone(`${url}/`),
    config: identity,
    expect: ['a.md:7:6-7:73 altered (unsafe fix) [a.md:2:7-2:39]'],
    fixed: alone(url),
  },
  {
    name: 'tells of a slug that was altered, and of the key beside it only once',
    source: { ...siblings(24), 'z.md': article(url, { slug: other }) },
    expect: ['z.md:4:7-4:39 unusual [z.md:9:12-9:78]'],
    messages: [
      `\`slug\` is \`${other}\`, but the MD5 of the source link is \`${hash}\` (they are the same in 24 of 25 articles here)`,
    ],
  },
  {
    name: 'rewrites one key where the other one proves the link',
    source: { ...siblings(24), 'z.md': article(url, { urlname: other }) },
    expect: ['z.md:3:10-3:42 unusual (unsafe fix) [z.md:9:12-9:78]'],
    fixed: { 'z.md': article(url) },
  },
  {
    name: 'keeps quotes when it rewrites',
    source: `---\nslug: '${hash}'\nurlname: '${other}'\n---\n\n正文。\n\n[原文](${url})\n`,
    config: identity,
    expect: ['a.md:3:11-3:43 configured (unsafe fix) [a.md:8:6-8:72]'],
    messages: [
      `\`urlname\` is \`${other}\`, but the MD5 of the source link is \`${hash}\` (the configuration requires it)`,
    ],
    fixed: `---\nslug: '${hash}'\nurlname: '${hash}'\n---\n\n正文。\n\n[原文](${url})\n`,
  },
  {
    name: 'demands what the configuration states, of any value and key',
    source: { 'a.md': `---\nid: 42\n---\n\n正文。\n\n[原文](${url})\n`, 'b.md': article(url, { slug: other }) },
    config: { source: { identity: { fields: ['id'], is: 'md5(url)' } } },
    expect: ['a.md:2:5-2:7 configured [a.md:7:6-7:72]'],
  },
  {
    name: 'points at the link where the link is what is wrong',
    source: { ...siblings(24), 'z.md': article(url.slice(0, -10), { slug: hash }) },
    expect: ['z.md:9:12-9:68 link [z.md:4:7-4:39]'],
    messages: [
      `Source link \`${url.slice(0, -10)}\` does not match \`slug\`: the MD5 of the link is \`${md5(url.slice(0, -10))}\`, not \`${hash}\``,
    ],
  },
]);
