import { containmentTest } from '../src/core/place.ts';
import { articleRule } from '../src/engine/rule.ts';
import { images } from '../src/facts/images/images.ts';
import { demonstrations } from '../src/facts/text/demonstrations.ts';

export default articleRule({
  id: 'image-duplicate',
  severity: 'warning',
  docs: {
    title: { en: 'Same image twice in a row', 'zh-CN': '连续重复的图片' },
    topic: 'images',
    fix: 'mixed',
    what: {
      en: 'Flags an image that an article shows twice in a row, with nothing between the two. Farther apart, a second one is nearly always meant: a divider, an icon before each section, a figure that the text returns to. The option `everywhere` flags those, too.',
      'zh-CN':
        '找出连续出现两次的同一张图片，即两张之间没有任何内容。隔开的重复图片几乎都是有意为之：分隔线、小节前的图标、正文再次引用的图。如需一并检查，请使用选项 `everywhere`。',
    },
    why: {
      en: 'Readers take the second image for a mistake, and it is one: a crawler saved both an image and its preview, or a page twice.',
      'zh-CN': '读者会以为是排版错误：爬虫把图片和预览图各读一遍，或把网页读了两遍，就会留下重复的图片。',
    },
    sure: {
      right: 4,
      wrong: 0,
      note: {
        en: 'With `everywhere`, nearly all of another 67 were dividers, icons and figures that were meant.',
        'zh-CN': '启用 `everywhere` 后多出的 67 条几乎都是分隔线、图标等有意重复的图片。',
      },
    },
    examples: [
      {
        title: { en: 'The same image twice in a row', 'zh-CN': '同一张图片连续出现两次' },
        bad: '![Comet](/comet.png)\n\n![Comet](/comet.png)\n',
        good: '![Comet](/comet.png)\n',
      },
    ],
  },
  messages: {
    again: { en: 'Image `{url}` appears in this article a second time', 'zh-CN': '图片 `{url}` 在本文中重复出现' },
  },
  fixes: { remove: { en: 'Remove the second image', 'zh-CN': '删除重复的图片' } },
  restructures: ['remove'],
  notes: { first: { en: 'first shown here', 'zh-CN': '首次出现在这里' } },
  options: {
    everywhere: {
      description: {
        en: 'Whether to flag images that appear twice in an article with text between them, too.',
        'zh-CN': '是否同时检查隔着文字重复出现的图片。',
      },
      default: false,
      type: 'boolean',
    },
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
  needs: { images, demonstrations },
  check({ images, demonstrations }, { options, report }) {
    const isDemonstration = containmentTest(demonstrations.map(({ range }) => range));
    const first = new Map<string, (typeof images)[number]>();
    for (const [index, image] of images.entries()) {
      const { url, alt, range, removable } = image;
      const earlier = first.get(url);
      if (!earlier) first.set(url, image);
      else if (url !== '' && !isDemonstration(range) && !options.allow.some((part) => url.includes(part))) {
        const before = images[index - 1];
        const neighbours = image.follows && before?.url === url;
        if (!neighbours && !options.everywhere) continue;
        // Only an adjacent duplicate is safe to delete; a distant one may be intended.
        const edit = { range: [before?.range[1] ?? range[0], range[1]] as const, text: '' };
        // Deleting a duplicate with another alt text loses that text.
        const safety = alt === '' || alt === before?.alt ? 'safe' : 'unsafe';
        const fix = removable && neighbours && ({ title: 'remove', safety, edits: [edit] } as const);
        report({
          messageId: 'again',
          range,
          data: { url },
          related: [{ range: earlier.range, note: 'first' }],
          ...(fix && { fix }),
        });
      }
    }
  },
});
