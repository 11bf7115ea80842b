import type { Edit } from '../src/core/types.ts';
import { clipped } from '../src/core/words.ts';
import { articleRule, fewMet } from '../src/engine/rule.ts';
import { type ImageFact, images } from '../src/facts/images/images.ts';
import { writeImage, writeUrl } from '../src/knowledge/url/destination.ts';
import { findExploded } from '../src/knowledge/url/exploded-url.ts';

export default articleRule({
  id: 'image-url-exploded',
  severity: 'error',
  docs: {
    title: { en: 'Image URL split into characters', 'zh-CN': '图片网址被拆成单字' },
    topic: 'images',
    fix: 'mixed',
    what: {
      en: 'Flags a run of images that are the single characters of one URL.',
      'zh-CN': '找出由同一个网址的单个字符组成的一连串图片。',
    },
    why: {
      en: 'One image becomes dozens of broken ones, often in reverse: a script that expects a list of URLs and is given one URL reads it character by character, and joins each character to the URL of the page. The lost URL can be restored from them.',
      'zh-CN':
        '一张图变成几十张坏图，顺序往往还是反的：脚本本应得到一组网址，却只得到一个字符串，于是逐个字符遍历，并把每个字符拼接到网页的网址上。丢失的网址可以从中还原。',
    },
    sure: fewMet(1),
    examples: [
      {
        title: { en: 'A URL taken apart', 'zh-CN': '被拆成单个字符的网址' },
        bad: [...'http://a.cn/b.png']
          .map((char) => `![图](${new URL(char, 'https://c.cn/news/1.html').href})\n`)
          .join('\n'),
        good: '![图](http://a.cn/b.png)\n',
      },
      {
        title: {
          en: 'The same in reverse, not joined to the URL of the page',
          'zh-CN': '顺序相反，且未拼接网页的网址',
        },
        bad: [...'gpj.b/cip/'].map((char) => `<img src="${char}">\n`).join('\n'),
        good: '<img src="/pic/b.jpg">\n',
      },
    ],
  },
  messages: {
    exploded: {
      en: '{count} consecutive images spell out one URL, one character each: `{url}`',
      'zh-CN': '连续 {count} 张图片的网址，各是同一网址的一个字符：`{url}`',
    },
    unreadable: {
      en: '{count} consecutive images spell out one URL, one character each, but `{text}` cannot be turned back into a URL. Copy it from the source page',
      'zh-CN': '连续 {count} 张图片的网址，各是同一网址的一个字符，但 `{text}` 无法还原为网址。请对照原文恢复',
    },
  },
  fixes: {
    join: { en: 'Replace them with the one image', 'zh-CN': '合并为一张图片' },
  },
  restructures: ['join'],
  explains: [
    'image-url-truncated',
    'image-duplicate',
    'image-alt-generic',
    'image-not-image',
    'url-malformed',
    'image-broken',
  ],
  needs: { images },
  check({ images }, { report }) {
    for (const run of adjacentRuns(images)) {
      for (const { from, to, text, url, guessed } of findExploded(run.map((image) => image.url))) {
        const members = run.slice(from, to);
        const [first, last] = [members[0], members.at(-1)];
        if (!first || !last) continue;
        const range = [first.range[0], last.range[1]] as const;
        const count = members.length;
        if (url === undefined) report({ messageId: 'unreadable', range, data: { text: clipped(text, 80), count } });
        else {
          const edits = joinEdits(members, first, last, url);
          report({
            messageId: 'exploded',
            range,
            data: { url, count },
            fix: { title: 'join', safety: guessed ? 'unsafe' : 'safe', edits, image: url },
          });
        }
      }
    }
  },
});

/** Groups images that have nothing visible between them. */
function adjacentRuns(images: readonly ImageFact[]): readonly ImageFact[][] {
  const runs: ImageFact[][] = [];
  for (const image of images) {
    const run = runs.at(-1);
    if (run && image.follows) run.push(image);
    else runs.push([image]);
  }
  return runs;
}

/**
 * Returns the edits that join the images. Keeps the first image with its title and attributes if all images are alike;
 * otherwise writes a new one.
 */
function joinEdits(members: readonly ImageFact[], first: ImageFact, last: ImageFact, url: string): [Edit, ...Edit[]] {
  const { alt, syntax, urlRange } = first;
  const alike = members.every((image) => image.alt === alt && image.syntax === syntax);
  if (alike && syntax !== 'reference' && urlRange[0] < urlRange[1]) {
    const rest = [first.range[1], last.range[1]] as const;
    return [
      { range: urlRange, text: writeUrl(url, syntax) },
      { range: rest, text: '' },
    ];
  }
  const same = members.every((image) => image.alt === alt);
  return [{ range: [first.range[0], last.range[1]], text: writeImage(url, same ? alt : '', syntax) }];
}
