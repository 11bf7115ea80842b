import { articleRule, notMet } from '../src/engine/rule.ts';
import { images } from '../src/facts/images/images.ts';
import { brokenLink } from '../src/knowledge/links/broken-link.ts';
import { type ImageReason, imageMessages, linkFinding } from '../src/knowledge/links/link-messages.ts';
import { distinctUrls, urlRangeOrUse } from '../src/knowledge/url/destination.ts';

export default articleRule({
  id: 'image-broken',
  online: true,
  severity: 'error',
  docs: {
    title: { en: 'Image that does not load (online)', 'zh-CN': '打不开的图片（联网）' },
    topic: 'images',
    what: {
      en: 'Flags images that the web does not show: gone, empty, or in fact a web page; what is an image is decided by its bytes, never by its name. Needs `--online`. What a server refuses to show, or shows too late, is a warning at most; so are images of one pixel, and those that are refused when another site shows them.',
      'zh-CN':
        '找出网络上打不开的图片：已失效、空文件，或其实是网页；是否图片只看内容字节，不看扩展名。需要 `--online`。服务器拒绝或超时最多是警告，一个像素的图片和有防盗链的图片也是警告。',
    },
    why: {
      en: 'Readers see a broken frame, or nothing.',
      'zh-CN': '读者看到的是裂开的图框，或者什么也没有。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A page in place of an image', 'zh-CN': '图片网址打开的是网页' },
        bad: '![Comet](https://img.example.org/comet.jpg)\n',
        good: '![Comet](https://img.example.org/2024/comet.jpg)\n',
        config: { web: { 'https://img.example.org/comet.jpg': { reason: 'not-an-image', status: 200 } } },
      },
    ],
  },
  messages: imageMessages({ en: 'Image `{url}`', 'zh-CN': '图片 `{url}`' }),
  needs: { images },
  check({ images }, context) {
    for (const image of distinctUrls(images)) {
      const state = brokenLink('image', image, context);
      if (state) context.report({ ...linkFinding<ImageReason>(image.url, state), range: urlRangeOrUse(image) });
    }
  },
});
