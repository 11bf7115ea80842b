import { articleRule } from '../src/core/rule.ts';
import { images } from '../src/facts/images.ts';

export default articleRule({
  id: 'image-duplicate',
  severity: 'warning',
  docs: {
    topic: 'images',
    fix: 'mixed',
    what: {
      en: 'Flags an image that an article shows a second time.',
      'zh-CN': '找出在同一篇文章中重复出现的图片。',
    },
    why: {
      en: 'A crawler that reads both the picture and its preview, or a page twice, leaves the same image behind again; readers take it for a mistake, and it is one.',
      'zh-CN': '爬虫把图片和预览图各读一遍，或把网页读了两遍，就会留下重复的图片；读者会以为是排版错误。',
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
    again: {
      en: 'Image `{url}` stands in this article a second time',
      'zh-CN': '图片 `{url}` 在本文中重复出现',
    },
  },
  fixes: { remove: { en: 'Remove the second one', 'zh-CN': '删除重复的图片' } },
  notes: { first: { en: 'first shown here', 'zh-CN': '首次出现在这里' } },
  options: {
    allow: {
      description: {
        en: 'Images that may be repeated: parts of their addresses.',
        'zh-CN': '允许重复的图片：地址中包含的文字。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { images },
  check({ images }, { options, report }) {
    const first = new Map<string, (typeof images)[number]>();
    for (const [index, image] of images.entries()) {
      const { url, alt, range, removable } = image;
      const earlier = first.get(url);
      if (!earlier) first.set(url, image);
      else if (url !== '' && !options.allow.some((part) => url.includes(part))) {
        const before = images[index - 1];
        // Only a neighbour is safe to delete: farther away, the second one may be meant.
        const edit = { range: [before?.range[1] ?? range[0], range[1]] as const, text: '' };
        // Another alternative text is lost with it.
        const safety = alt === '' || alt === before?.alt ? 'safe' : 'unsafe';
        const fix = removable && before?.url === url && ({ title: 'remove', safety, edits: [edit] } as const);
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
