import { lastUpTo } from '../src/core/place.ts';
import type { Range } from '../src/core/types.ts';
import { type ArticleView, corpusRule, notMet } from '../src/engine/rule.ts';
import { type BlockFact, blocks } from '../src/facts/blocks/blocks.ts';
import type { Edge } from '../src/facts/blocks/paragraphs.ts';
import { type FrontMatterFact, frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { statedImages } from '../src/facts/front-matter/site-paths.ts';
import { type ImageFact, images } from '../src/facts/images/images.ts';
import { sources } from '../src/facts/links/sources.ts';
import { urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { isTemplateUrl, urlParts } from '../src/knowledge/url/url.ts';
import {
  commonItems,
  commonOptions,
  hashedItems,
  itemAnswers,
  itemFinder,
  tellOnce,
  withoutPlaces,
} from '../src/norms/common-items.ts';

export default corpusRule({
  id: 'image-common',
  severity: 'info',
  docs: {
    title: { en: 'Same image in many articles', 'zh-CN': '许多文章中的同一张图' },
    topic: 'images',
    fix: 'unsafe',
    what: {
      en: 'Flags an image at the beginning or the end of many articles of one kind (collection, language, version): in at least 10, and in at least 10 of 100. Reported once, at the first of these articles, with places in the others. Not flagged: images amid the text or announced by a sentence that ends in a colon, such as the steps of a tutorial; images of the site itself, unless the article has a link to its source; the cover that the front matter names; what is repeated in translations only. The option `allow` names images that are meant.',
      'zh-CN':
        '找出在同一类（集合、语言、版本相同）的许多文章开头或结尾出现的同一张图片：至少 10 篇，且占 10% 以上。只在其中第一篇报告一次，并列出其他位置。不在此列：正文中间的图片，由冒号结尾的句子引出的图片（如教程步骤），本站自己的图片（文章有原文链接时除外），front matter 中写明的封面，只在译文之间重复的图片。有意使用的图片可用选项 `allow` 指定。',
    },
    why: {
      en: 'It shows nothing of this article: it is a QR code, a logo or a banner of the site that the articles were taken from.',
      'zh-CN': '它与文章内容无关，是原网站的二维码、徽标或横幅。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'The same banner in every article', 'zh-CN': '每篇都有的横幅' },
        bad: {
          'a.md': 'A comet.\n\n![](https://img.a.cn/follow.png)\n',
          'b.md': 'The moon.\n\n![](https://img.a.cn/follow.png)\n',
        },
        good: { 'a.md': 'A comet.\n\n![](/comet.png)\n', 'b.md': 'The moon.\n\n![](/moon.png)\n' },
        options: { count: 2 },
      },
    ],
  },
  messages: {
    common: {
      en: 'Image `{url}` appears in {count} of {total} articles here, so it is likely not part of this article',
      'zh-CN': '图片 `{url}` 出现在这里 {total} 篇文章中的 {count} 篇里，多半与本文无关',
    },
    again: { en: 'Image `{url}` appears here, too', 'zh-CN': '图片 `{url}` 也出现在这里' },
  },
  fixes: { remove: { en: 'Remove the image', 'zh-CN': '删除该图片' } },
  restructures: ['remove'],
  notes: { first: { en: 'it appears here, too', 'zh-CN': '这里也有' } },
  options: {
    ...commonOptions(10, 0.1),
    allow: {
      description: {
        en: 'Images that may be repeated: parts of their URLs.',
        'zh-CN': '允许重复的图片：网址中包含的文字。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { images, blocks, frontMatter, sources },
  repeats: ['again'],
  digest({ images, blocks, frontMatter: [matter], sources }, { article }) {
    const edgeOf = edgeFinder(blocks);
    const found = images.filter(commonTest(matter, article, sources.length > 0));
    return hashedItems(
      found.map((image) => ({ id: image.url, range: urlRangeOrUse(image), edge: edgeOf(image.range).edge })),
      matter,
    );
  },
  compare: (entries) => commonItems(entries),
  shape: withoutPlaces,
  answer: (path, common) => itemAnswers(path, common.get(path)),
  check({ images, blocks, frontMatter: [matter], sources }, { article, options, compared, report }) {
    const commonItem = itemFinder(compared);
    const reported = new Set<string>();
    const edgeOf = edgeFinder(blocks);
    for (const image of images.filter(commonTest(matter, article, sources.length > 0))) {
      const { url, range, syntax } = image;
      const found = commonItem(url);
      if (!found || reported.has(url) || options.allow.some((part) => url.includes(part))) continue;
      reported.add(url);
      const { edge, alone } = edgeOf(range);
      const fix = { title: 'remove', safety: 'unsafe', edits: [{ range, text: '' }] } as const;
      report({
        ...tellOnce(found),
        range: urlRangeOrUse(image),
        data: { url, count: found.count, total: found.total },
        ...(syntax === 'inline' && alone && edge !== 'none' && { fix }),
      });
    }
  },
});

const firstBlocks = 2;
const lastBlocks = 2;

/** Returns a function that finds at which edge an image is, and whether its block has nothing but images. */
function edgeFinder(blocks: readonly BlockFact[]): (range: Range) => { readonly edge: Edge; readonly alone: boolean } {
  const visible = blocks.filter(({ kind }) => kind !== 'definition' && kind !== 'divider');
  const starts = visible.map(({ range }) => range[0]);
  return ([start]) => {
    const index = lastUpTo(starts, start);
    const block = visible[index];
    if (!block || start >= block.range[1]) return { edge: 'none', alone: false };
    // A picture that the text announces belongs to it.
    const isAnnounced = announces(block) || (block.kind === 'images' && announces(visible[index - 1]));
    const atStart = index < firstBlocks;
    const atEnd = index >= visible.length - lastBlocks;
    const edge = atStart ? (atEnd ? 'both' : 'start') : atEnd ? 'end' : 'none';
    return { edge: isAnnounced ? 'none' : edge, alone: block.kind === 'images' };
  };
}

function announces(block: BlockFact | undefined): boolean {
  return block !== undefined && /[:：]\s*$/u.test(block.last);
}

/**
 * Returns whether an image may be a filler; the cover that the front matter names is none, also where other articles
 * have it, nor is an image of the site itself in an article that was not taken from another one.
 */
function commonTest(
  matter: FrontMatterFact | undefined,
  article: ArticleView,
  isTaken: boolean,
): (image: ImageFact) => boolean {
  const covers = matter ? statedImages(matter, article).map(({ url }) => fileOf(url)) : [];
  return ({ url }) =>
    url !== '' &&
    !isTemplateUrl(url) &&
    (isTaken || urlParts(url).authority !== undefined) &&
    !covers.some((cover) => isSameFile(cover, fileOf(url)));
}

/** Returns the path of an address without its way to the root: `/sky.png` and `../sky.png` become `sky.png`. */
function fileOf(url: string): string {
  return urlParts(url).path.replace(/^(?:\.{0,2}\/)+/u, '');
}

function isSameFile(a: string, b: string): boolean {
  return a !== '' && b !== '' && (`/${a}`.endsWith(`/${b}`) || `/${b}`.endsWith(`/${a}`));
}
