import rule from '../../rules/image-url-truncated.ts';
import { testRule } from '../rule-tester.ts';

function md(...urls: readonly string[]): string {
  return urls.map((url) => `![](${url})\n`).join('\n');
}

/** Addresses of one shape: `https://pic.a.cn/003/00300052501.jpg`. */
function files(count: number, extension = '.jpg'): string[] {
  return Array.from(
    { length: count },
    (_, n) => `https://pic.a.cn/003/003000525${String(n).padStart(2, '0')}${extension}`,
  );
}

testRule(rule, [
  {
    name: 'accepts an address whose image has a fallback of its own',
    source: `<img src="https://a.cn/b.pn" onerror="this.src='/c.png'">\n\n<img src="https://a.cn/d.pn">\n`,
    expect: ['a.md:3:11-3:28 clipped (unsafe fix)'],
    fixed: `<img src="https://a.cn/b.pn" onerror="this.src='/c.png'">\n\n<img src="https://a.cn/d.png">\n`,
  },
  {
    name: 'accepts whole addresses',
    source: md(
      '/a.png',
      'a.JPEG',
      'https://a.cn/b.webp',
      '//a.cn/c.svg',
      './d.gif',
      '../e.avif',
      'https://a.cn/f.jpg#g',
      'https://a.cn/h.png?v=2',
    ),
    expect: [],
  },
  {
    name: 'accepts addresses without an extension',
    source: md(
      'https://avatars.a.cn/u/1234567',
      'https://pbs.a.cn/media/Abc',
      'https://a.cn/image/640',
      'https://a.cn/badge/license-MIT-blue',
      '/image/upload',
    ),
    expect: [],
  },
  {
    name: 'accepts a format in the query, also where another image has a longer one',
    source: md(
      'https://mmbiz.a.cn/abc/640?wx_fmt=png',
      'https://mmbiz.a.cn/abc/640?wx_fmt=jpeg&from=appmsg',
      'https://mmbiz.a.cn/abc/640',
      'https://a.cn/?attachment_id=9376',
    ),
    expect: [],
  },
  {
    name: 'accepts an extension with more behind it',
    source: md('https://a.cn/b.jpg!thumb', 'https://a.cn/b.jpg@600w', 'https://a.cn/b.png/600', ...files(25)),
    expect: [],
  },
  {
    name: 'accepts data, other schemes and templates',
    source: md(
      'data:image/png;base64,AA%',
      'blob:https://a.cn/',
      '{{site.url}}/',
      '/a/{{x}}.pn',
      'cid:a.',
      '<%= a %>/',
    ),
    expect: [],
  },
  {
    name: 'accepts placeholders',
    source: md('https://...', 'https://example.com/...', '...', '…', 'url...'),
    expect: [],
  },
  { name: 'accepts an empty address', source: '![]()\n\n<img src="">\n', expect: [] },
  {
    name: 'accepts pages: that is another defect',
    source: md('https://a.cn/b.html', 'https://a.cn/status/1/photo/1', 'https://a.cn/c.php'),
    expect: [],
  },
  { name: 'accepts one character alone', source: md('https://a.cn/s', 'x', '/p/a', '/p/b', '/p/c'), expect: [] },
  {
    name: 'accepts digits',
    source: md(
      'https://a.cn/p/1',
      'https://a.cn/p/2',
      'https://a.cn/p/3',
      'https://a.cn/p/4',
      'https://a.cn/b.png',
      'https://a.cn/c.png',
      'https://a.cn/d.png',
    ),
    expect: [],
  },
  {
    name: 'accepts a trailing slash where the host has few files',
    source: md('https://a.cn/b/', 'https://a.cn/screen-jpg.342/', 'https://a.cn/c.png'),
    expect: [],
  },
  {
    name: 'accepts GBK',
    source: md(
      'https://a.cn/%D6%D0%B9%FA',
      'https://a.cn/%C4%CF%BF%AA%B4%F3%D1%A7.jpg',
      'https://a.cn/%D6%D0%CE%C4%D0',
    ),
    expect: [],
  },
  {
    name: 'accepts a percent sign in the query',
    source: md('https://a.cn/b?w=50%', 'https://a.cn/b.png?w=100%'),
    expect: [],
  },
  {
    name: 'accepts a name that another one only begins with',
    source: md(
      'https://a.cn/p/comet',
      'https://a.cn/p/comet.png',
      'https://a.cn/p/banner',
      'https://a.cn/p/banner-2.png',
      'https://a.cn/p/vitest',
      'https://a.cn/p/vitests.svg',
    ),
    expect: [],
  },
  {
    name: 'accepts a prefix that several go on from',
    source: md('https://a.cn/IMG_2023', 'https://a.cn/IMG_20231.jpg', 'https://a.cn/IMG_20232.jpg'),
    expect: [],
  },
  {
    name: 'accepts a prefix that is a folder of the longer one',
    source: md('https://a.cn/pictures', 'https://a.cn/pictures/comet.jpg'),
    expect: [],
  },
  {
    name: 'accepts a prefix in another folder',
    source: { 'x/a.md': md('img/comet-20230'), 'y/b.md': md('img/comet-20230512.jpg') },
    expect: [],
  },
  {
    name: 'accepts one without extension that is as long as the others',
    source: md(...files(25), 'https://pic.a.cn/assets/5f0c1d2e-7c1b'),
    expect: [],
  },
  {
    name: 'accepts a short one where others lack an extension, too',
    source: md(...files(25), 'https://pic.a.cn/1234', 'https://pic.a.cn/5678'),
    expect: [],
  },
  {
    name: 'accepts a short one where there are few to compare',
    source: md(...files(15), 'https://pic.a.cn/1234'),
    expect: [],
  },
  {
    name: 'ellipsis',
    source: md('https://a.cn/b/comet...', '/b/comet…', 'https://a.cn/b?id=123...', 'https://a.cn/b/comet%E2%80%A6'),
    expect: ['a.md:1:5-1:28 ellipsis', 'a.md:3:5-3:14 ellipsis', 'a.md:5:5-5:29 ellipsis', 'a.md:7:5-7:34 ellipsis'],
    messages: [
      'Image URL `https://a.cn/b/comet...` is cut off: it ends in `...`',
      'Image URL `/b/comet…` is cut off: it ends in `…`',
      'Image URL `https://a.cn/b?id=123...` is cut off: it ends in `...`',
      'Image URL `https://a.cn/b/comet%E2%80%A6` is cut off: it ends in `%E2%80%A6`',
    ],
  },
  {
    name: 'ellipsis in the place of what another article knows',
    source: { 'a.md': md('https://a.cn/b/comet...'), 'b.md': md('http://a.cn/b/comet-1.png') },
    expect: ['a.md:1:5-1:28 prefix (unsafe fix) [b.md:1:1-1:31]'],
    fixed: { 'a.md': md('http://a.cn/b/comet-1.png') },
  },
  {
    name: 'half an escape',
    source: md('https://a.cn/%E5%9B%BE%', '/%E5%9B%B', '/a%E5%9B%BE%E7%89', 'https://a.cn/%E5%9B%BE%E7'),
    expect: ['a.md:1:5-1:28 escape', 'a.md:3:5-3:14 escape', 'a.md:5:5-5:22 escape', 'a.md:7:5-7:30 escape'],
  },
  {
    name: 'clipped extensions, in their own case',
    source: md('/comet.pn', 'https://a.cn/b.jpe', 'C.GI', 'd.web', 'e.j'),
    expect: [
      'a.md:1:5-1:14 clipped (unsafe fix)',
      'a.md:3:5-3:23 clipped (unsafe fix)',
      'a.md:5:5-5:9 clipped (unsafe fix)',
      'a.md:7:5-7:10 clipped (unsafe fix)',
      'a.md:9:5-9:8 clipped (unsafe fix)',
    ],
    fixed: md('/comet.png', 'https://a.cn/b.jpeg', 'C.GIF', 'd.webp', 'e.jpg'),
  },
  {
    name: 'clipped extensions with title, angle brackets and CRLF',
    source: '一\r\n\r\n![彗星](</comet (1).pn> "title")\r\n',
    expect: ['a.md:3:8-3:21 clipped (unsafe fix)'],
    messages: ['Image URL `/comet (1).pn` ends in `.pn`, likely cut from `.png`'],
    fixed: '一\r\n\r\n![彗星](</comet (1).png> "title")\r\n',
  },
  {
    name: 'clipped extensions in HTML and once per definition',
    source: '<img src="/a.jp">\n\n![a][b] ![c][b]\n\n[b]: /d.pn "t"\n',
    expect: ['a.md:1:11-1:16 clipped (unsafe fix)', 'a.md:3:1-3:8 clipped (unsafe fix)'],
    fixed: '<img src="/a.jpg">\n\n![a][b] ![c][b]\n\n[b]: /d.png "t"\n',
  },
  {
    name: 'completes an extension that is written with entities',
    source: '![](/a.j&#112;)\n\n<img src="/b.j&#112;">\n',
    expect: ['a.md:1:5-1:15 clipped (unsafe fix)', 'a.md:3:11-3:21 clipped (unsafe fix)'],
    fixed: '![](/a.jpg)\n\n<img src="/b.jpg">\n',
  },
  {
    name: 'a clipped extension that another article has whole',
    source: { 'a.md': md('https://a.cn/b.jp'), 'b.md': md('https://a.cn/b.jpeg') },
    expect: ['a.md:1:5-1:22 prefix (unsafe fix) [b.md:1:1-1:25]'],
    fixed: { 'a.md': md('https://a.cn/b.jpeg') },
  },
  {
    name: 'takes extensions from its option',
    source: md('/a.tif', '/b.pn', '/c.bm'),
    options: { complete: { bm: 'bmp' } },
    expect: ['a.md:5:5-5:10 clipped (unsafe fix)'],
    fixed: md('/a.tif', '/b.pn', '/c.bmp'),
  },
  { name: 'a dot', source: md('https://a.cn/b/comet.'), expect: ['a.md:1:5-1:26 dot'] },
  {
    name: 'the root of a site',
    source: md('https://a.cn/', 'https://b.cn', '/', '//c.cn/'),
    expect: ['a.md:1:5-1:18 root', 'a.md:3:5-3:17 root', 'a.md:5:5-5:6 root', 'a.md:7:5-7:12 root'],
  },
  {
    name: 'a folder among files',
    source: md('https://a.cn/p/', 'https://a.cn/p/a.png', 'https://a.cn/p/b.png', 'https://a.cn/q/c.png'),
    expect: ['a.md:1:5-1:20 directory'],
    messages: ['Image URL `https://a.cn/p/` is a folder, not an image (3 of 4 image URLs from `a.cn` are files)'],
  },
  {
    name: 'a single character among files, and three of them',
    source: {
      'a.md': md('https://a.cn/p/h', 'https://a.cn/p/a.png', 'https://a.cn/p/b.png', 'https://a.cn/p/c.png'),
      'b.md': md('https://b.cn/h', 'https://b.cn/t', 'https://b.cn/_'),
    },
    expect: ['a.md:1:5-1:21 single', 'b.md:1:5-1:19 single', 'b.md:3:5-3:19 single', 'b.md:5:5-5:19 single'],
  },
  {
    name: 'the beginning of an address that is known',
    source: { 'a.md': '![彗星](https://a.cn/p/comet-20230)\n', 'b.md': md('https://a.cn/p/comet-20230512.jpg') },
    expect: ['a.md:1:7-1:33 prefix (unsafe fix) [b.md:1:1-1:39]'],
    messages: [
      'Image URL `https://a.cn/p/comet-20230` is cut off: the whole URL is `https://a.cn/p/comet-20230512.jpg`',
    ],
    fixed: { 'a.md': '![彗星](https://a.cn/p/comet-20230512.jpg)\n' },
  },
  {
    name: 'shorter than its neighbours, and without their extension',
    source: md(...files(25), 'https://pic.a.cn/003/00300052'),
    expect: ['a.md:51:5-51:34 shape'],
    messages: [
      'Image URL `https://pic.a.cn/003/00300052` is likely cut off: it has no extension and is shorter than all others from `pic.a.cn` (25 of 26 are image files)',
    ],
  },
  {
    name: 'takes exceptions from its option',
    source: md('https://random.a.cn/', 'https://b.cn/'),
    options: { allow: ['//random.'] },
    expect: ['a.md:3:5-3:18 root'],
  },
]);
