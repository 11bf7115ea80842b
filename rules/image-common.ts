import { thousands } from '../src/core/numbers.ts';
import { commonItems, commonOptions, hashedItems } from '../src/engine/common-items.ts';
import { corpusRule, notMet } from '../src/engine/rule.ts';
import { type ImageFact, images } from '../src/facts/images/images.ts';
import { urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { isTemplateUrl } from '../src/knowledge/url/url.ts';

export default corpusRule({
  id: 'image-common',
  severity: 'info',
  docs: {
    topic: 'images',
    fix: 'unsafe',
    what: {
      en: 'Flags an image that stands in many articles of a collection: in at least 10, and in at least 10 of 100. Brand images of a hand-made site are usually rarer; the option `allow` names those that are meant.',
      'zh-CN':
        '找出在一个合集的许多文章中出现的同一张图片：至少 10 篇，且占 10% 以上。手工编写的网站中的品牌图片通常没有这么多；有意使用的图片可用选项 `allow` 指定。',
    },
    why: {
      en: 'It shows nothing of this article: it is a QR code, a logo or a banner of the site that the articles were taken from.',
      'zh-CN': '它与文章内容无关，是原网站的二维码、徽标或横幅。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'The same banner in every article', 'zh-CN': '每篇都有的横幅' },
        bad: { 'a.md': 'A comet.\n\n![](/follow.png)\n', 'b.md': 'The moon.\n\n![](/follow.png)\n' },
        good: { 'a.md': 'A comet.\n\n![](/comet.png)\n', 'b.md': 'The moon.\n\n![](/moon.png)\n' },
        options: { count: 2 },
      },
    ],
  },
  messages: {
    common: {
      en: 'Image `{url}` stands in {count} of {total} articles here, expected one that belongs to this article',
      'zh-CN': '图片 `{url}` 在这里的 {total} 篇文章中出现于 {count} 篇，应为本文自己的图片',
    },
  },
  fixes: { remove: { en: 'Remove it', 'zh-CN': '删除' } },
  notes: { first: { en: 'it stands here, too', 'zh-CN': '这里也有' } },
  options: {
    ...commonOptions(10, 0.1),
    allow: {
      description: {
        en: 'Images that are meant to be repeated: parts of their addresses.',
        'zh-CN': '允许重复的图片：地址中包含的文字。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { images },
  digest({ images }) {
    return hashedItems(images.filter(mayBeCommon).map((image) => ({ id: image.url, range: urlRangeOrUse(image) })));
  },
  compare: (entries) => commonItems(entries),
  concerns: (path, { paths }) => paths.has(path),
  check({ images }, { article, options, compared: common, report }) {
    const reported = new Set<string>();
    for (const image of images.filter(mayBeCommon)) {
      const { url, range, syntax } = image;
      const found = common.find(article.collection.name, url);
      if (!found || reported.has(url) || options.allow.some((part) => url.includes(part))) continue;
      reported.add(url);
      const other = found.places.find(({ path }) => path !== article.path);
      const fix = { title: 'remove', safety: 'unsafe', edits: [{ range, text: '' }] } as const;
      report({
        messageId: 'common',
        range: urlRangeOrUse(image),
        data: { url, count: thousands(found.count), total: thousands(found.total) },
        ...(other && { related: [{ ...other, note: 'first' }] }),
        ...(syntax === 'inline' && { fix }),
      });
    }
  },
});

function mayBeCommon({ url }: ImageFact): boolean {
  return url !== '' && !isTemplateUrl(url);
}
