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
    topic: 'images',
    fix: 'mixed',
    what: {
      en: 'Flags images without an address, and `<img>` elements whose address stands in an attribute such as `data-src`, with nothing or a stand-in of a few bytes as `src`, and images that are nothing but a stand-in of one pixel (`data:image/gif;…`) or whose data are cut (`data:image/png;base64,iVBO...`), and `<img>` whose address lost its `src=`. Other pictures in `data:` addresses are left alone, and so is `<img>` in a text about HTML.',
      'zh-CN':
        '找出没有地址的图片，以及地址写在 `data-src` 等属性中、`src` 为空或只是占位图的 `<img>`，还有只剩一个像素的占位图（`data:image/gif;…`）、数据被截断的图片（`data:image/png;base64,iVBO...`），以及地址前丢了 `src=` 的 `<img>`。其他 `data:` 图片不在此列，讲解 HTML 的文章中举例的 `<img>` 不在此列。',
    },
    why: {
      en: 'The page that the article was taken from loads its images with a script. Without that script nothing puts the address where browsers look for it.',
      'zh-CN': '原网页用脚本延迟加载图片。没有那个脚本，浏览器就看不到图片的地址。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'An image that waits for a script', 'zh-CN': '等待脚本加载的图片' },
        bad: '<img data-src="/comet.jpg" alt="Comet">\n',
        good: '<img src="/comet.jpg" alt="Comet">\n',
      },
      {
        title: { en: 'An image without an address', 'zh-CN': '没有地址的图片' },
        bad: 'The comet.\n\n![Comet]()\n',
        good: 'The comet.\n\n![Comet](/comet.jpg)\n',
      },
    ],
  },
  messages: {
    empty: { en: 'Image has no address, expected one', 'zh-CN': '图片没有地址，应写明地址' },
    lazy: {
      en: 'Image has its address `{url}` in `{attribute}`, expected it in `src`',
      'zh-CN': '图片地址 `{url}` 写在 `{attribute}` 中，应写在 `src` 中',
    },
    placeholder: {
      en: 'Image has a stand-in as `src` and its address `{url}` in `{attribute}`, expected the address in `src`',
      'zh-CN': '图片的 `src` 是占位图，真正的地址 `{url}` 写在 `{attribute}` 中，应写在 `src` 中',
    },
    standIn: {
      en: 'Image is a stand-in of one pixel, expected the address of the picture',
      'zh-CN': '图片只是一个像素的占位图，应为真正的图片地址',
    },
    data: {
      en: 'Image holds its data as `{url}`, which is cut: readers see a broken image',
      'zh-CN': '图片数据 `{url}` 不完整，读者看到的是坏图',
    },
    unnamed: {
      en: 'Image has its address `{url}` without `src=`, so that the tag is shown as text',
      'zh-CN': '图片地址 `{url}` 前缺少 `src=`，整个标签会显示为文字',
    },
  },
  fixes: {
    name: { en: 'Write `src=` before it', 'zh-CN': '补上 `src=`' },
    move: { en: 'Move the address to `src`', 'zh-CN': '把地址移到 `src`' },
    remove: { en: 'Remove the image', 'zh-CN': '删除图片' },
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
    for (const { url, syntax, range, urlRange } of images) {
      if (isCutData(url)) {
        report({ messageId: 'data', range, data: { url: clipped(url, 40) } });
        continue;
      }
      if (isOnePixel(url) && !lazy.has(range[0])) {
        report({ messageId: 'standIn', range: urlRange[0] < urlRange[1] ? [urlRange[0], urlRange[0] + 20] : range });
        continue;
      }
      if (url !== '' || syntax === 'html') continue;
      const fix = { title: 'remove', safety: 'unsafe', edits: [{ range, text: '' }] } as const;
      report({ messageId: 'empty', range, ...(syntax === 'inline' && { fix }) });
    }
  },
});
