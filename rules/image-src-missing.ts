import { clipped } from '../src/core/words.ts';
import { articleRule, notMet } from '../src/engine/rule.ts';
import { images } from '../src/facts/images/images.ts';
import { lazyImages } from '../src/facts/images/lazy-images.ts';
import { unnamedImages } from '../src/facts/images/unnamed-images.ts';
import { isCutData, isOnePixel } from '../src/knowledge/images/data-images.ts';

export default articleRule({
  id: 'image-src-missing',
  severity: 'error',
  docs: {
    title: { en: 'Image without a URL', 'zh-CN': '图片没有网址' },
    topic: 'images',
    fix: 'mixed',
    what: {
      en: 'Flags images without a URL; `<img>` elements whose URL is in an attribute such as `data-src`, with nothing or a placeholder of a few bytes as `src`; images that are only a one-pixel placeholder (`data:image/gif;…`) or whose data are cut off (`data:image/png;base64,iVBO...`); and `<img>` whose URL lost its `src=`. Not flagged: other images in `data:` URLs, and `<img>` in a text about HTML.',
      'zh-CN':
        '找出没有网址的图片，以及网址写在 `data-src` 等属性中、`src` 为空或只是占位图的 `<img>`，还有只剩一个像素的占位图（`data:image/gif;…`）、数据被截断的图片（`data:image/png;base64,iVBO...`），以及网址前丢了 `src=` 的 `<img>`。其他 `data:` 图片不在此列，讲解 HTML 的文章中举例的 `<img>` 不在此列。',
    },
    why: {
      en: 'The source page loads its images with a script. Without that script, browsers do not find the URL.',
      'zh-CN': '原网页用脚本延迟加载图片。没有那个脚本，浏览器就找不到图片的网址。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'An image that waits for a script', 'zh-CN': '等待脚本加载的图片' },
        bad: '<img data-src="/comet.jpg" alt="Comet">\n',
        good: '<img src="/comet.jpg" alt="Comet">\n',
      },
      {
        title: { en: 'An image without a URL', 'zh-CN': '没有网址的图片' },
        bad: 'The comet.\n\n![Comet]()\n',
        good: 'The comet.\n\n![Comet](/comet.jpg)\n',
      },
    ],
  },
  messages: {
    empty: { en: 'Image has no URL', 'zh-CN': '图片没有网址' },
    leftover: {
      en: 'Empty image `![]()` is left over behind another image',
      'zh-CN': '另一张图片后面残留空的图片 `![]()`',
    },
    lazy: {
      en: 'Image is not loaded: its URL `{url}` is in `{attribute}`, not in `src`',
      'zh-CN': '图片不会加载：网址 `{url}` 写在 `{attribute}` 中，而不是 `src` 中',
    },
    placeholder: {
      en: 'Image shows only a placeholder: its URL `{url}` is in `{attribute}`, not in `src`',
      'zh-CN': '图片只显示占位图：真正的网址 `{url}` 写在 `{attribute}` 中，而不是 `src` 中',
    },
    standIn: {
      en: 'Image is only a one-pixel placeholder. Write the URL of the image',
      'zh-CN': '图片只是一个像素的占位图。请写上真正的图片网址',
    },
    data: { en: 'Image is broken: its data `{url}` are cut off', 'zh-CN': '图片无法显示：图片数据 `{url}` 不完整' },
    unnamed: {
      en: 'Image tag is shown as text, because its URL `{url}` has no `src=`',
      'zh-CN': '图片标签会显示为文字：网址 `{url}` 前缺少 `src=`',
    },
  },
  fixes: {
    name: { en: 'Add `src=`', 'zh-CN': '补上 `src=`' },
    move: { en: 'Move the URL to `src`', 'zh-CN': '把网址移到 `src`' },
    remove: { en: 'Remove the image', 'zh-CN': '删除该图片' },
  },
  restructures: ['remove', 'move', 'name'],
  needs: { images, lazyImages, unnamedImages },
  check({ images, lazyImages, unnamedImages }, { report }) {
    for (const { url, range, edit } of unnamedImages)
      report({ messageId: 'unnamed', range, data: { url }, fix: { title: 'name', safety: 'unsafe', edits: [edit] } });
    for (const { range, attribute, url, placeholder, edit } of lazyImages) {
      const fix = { title: 'move', safety: 'safe', edits: [edit] } as const;
      report({ messageId: placeholder ? 'placeholder' : 'lazy', range, data: { url, attribute }, fix });
    }
    const lazy = new Set(lazyImages.map(({ range: [start] }) => start));
    for (const { url, syntax, range, urlRange, alt, follows } of images) {
      if (isCutData(url)) {
        report({ messageId: 'data', range, data: { url: clipped(url, 40) } });
        continue;
      }
      if (isOnePixel(url) && !lazy.has(range[0])) {
        report({ messageId: 'standIn', range: urlRange[0] < urlRange[1] ? [urlRange[0], urlRange[0] + 20] : range });
        continue;
      }
      if (url !== '' || syntax === 'html') continue;
      // Browsers draw nothing for it, and no picture is lost.
      if (follows && alt === '' && syntax === 'inline') {
        const fix = { title: 'remove', safety: 'safe', edits: [{ range, text: '' }] } as const;
        report({ messageId: 'leftover', severity: 'info', range, fix });
        continue;
      }
      const fix = { title: 'remove', safety: 'unsafe', edits: [{ range, text: '' }] } as const;
      report({ messageId: 'empty', range, ...(syntax === 'inline' && { fix }) });
    }
  },
});
