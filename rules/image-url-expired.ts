import { pointerKeys } from '../src/core/pointer.ts';
import type { Range } from '../src/core/types.ts';
import { articleRule, fewMet } from '../src/engine/rule.ts';
import { type FrontMatterFact, frontMatter, placedTexts, valueRange } from '../src/facts/front-matter/front-matter.ts';
import { images } from '../src/facts/images/images.ts';
import { links } from '../src/facts/links/links.ts';
import { distinctUrls, urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { expiryOf } from '../src/knowledge/url/signed-url.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A URL that works for longer was signed to stay. */
const maxDays = 366;

export default articleRule({
  id: 'image-url-expired',
  severity: 'error',
  docs: {
    title: { en: 'Image URL has expired', 'zh-CN': '图片网址已过期' },
    topic: 'images',
    what: {
      en: 'Flags images whose signed URL states when it stops working, in text, raw HTML and front matter: `X-Amz-Date` with `X-Amz-Expires` and the same of Google, Alibaba and others; `Expires`, `Policy` or `se` beside a signature (CloudFront, S3, Google, Alibaba, Azure); the token of an image in a private issue on GitHub; Notion, Discord, Facebook. Past dates are errors, dates within a year warnings. Links to such files are checked, too. Not flagged: `expires` without a signature, dates more than a year ahead, code, bare URLs.',
      'zh-CN':
        '找出带签名且网址自身写明失效时间的图片，包括正文、HTML 和 front matter：`X-Amz-Date` 与 `X-Amz-Expires`（以及 Google、阿里云等的同类参数）；与签名同时出现的 `Expires`、`Policy`、`se`（CloudFront、S3、Google、阿里云、Azure）；GitHub 私有 issue 图片的令牌；Notion、Discord、Facebook 的图片。已过期的为错误，一年之内将过期的为警告。指向这类文件的链接也会检查。没有签名的 `expires`、一年以后才过期的网址、代码以及裸露的网址不在此列。',
    },
    why: {
      en: 'Readers see a broken image, because the server refuses a signed URL after its time. Such URLs are made for a moment: exports of Notion and copies from a console are full of them.',
      'zh-CN':
        '签名网址过期后服务器会拒绝访问，读者看到的是坏图。这类网址本来只供临时使用，Notion 的导出和从控制台复制的内容中很常见。',
    },
    sure: fewMet(3),
    examples: [
      {
        title: { en: 'A URL that was signed for an hour', 'zh-CN': '有效期一小时的签名网址' },
        bad: '![The comet](https://mira.s3.amazonaws.com/comet.jpg?X-Amz-Date=20230503T100000Z&X-Amz-Expires=3600&X-Amz-Signature=5a1e)\n',
        good: '![The comet](/img/comet.jpg)\n',
      },
    ],
  },
  messages: {
    expired: {
      en: 'Image is broken: its signed URL expired on {date}. Keep a copy of the file in the site',
      'zh-CN': '图片已无法显示：签名网址已于 {date} 过期。请把文件保存到网站中',
    },
    expiring: {
      en: 'Image breaks on {date}, when its signed URL expires. Keep a copy of the file in the site',
      'zh-CN': '图片到 {date} 将无法显示：签名网址届时过期。请把文件保存到网站中',
    },
    linkExpired: {
      en: 'Link is broken: its signed URL expired on {date}',
      'zh-CN': '链接已失效：签名网址已于 {date} 过期',
    },
    linkExpiring: {
      en: 'Link breaks on {date}, when its signed URL expires',
      'zh-CN': '链接到 {date} 将失效：签名网址届时过期',
    },
    keyExpired: { en: 'Signed URL in `{key}` expired on {date}', 'zh-CN': '`{key}` 中的签名网址已于 {date} 过期' },
    keyExpiring: { en: 'Signed URL in `{key}` expires on {date}', 'zh-CN': '`{key}` 中的签名网址将于 {date} 过期' },
  },
  needs: { images, links, frontMatter },
  check({ images, links, frontMatter: [matter] }, { run, report }) {
    const check = (kind: keyof typeof messages, url: string, range: Range, key = '') => {
      const end = expiryOf(url);
      if (end === undefined || end > run.now + maxDays * dayMs) return;
      const isOver = end <= run.now;
      const data = { date: new Date(end).toISOString().slice(0, 10), ...(key !== '' && { key }) };
      const messageId = messages[kind][isOver ? 0 : 1];
      report({ messageId, range, data, key: url, severity: isOver ? undefined : 'warning' });
    };
    if (matter) for (const { url, key, range } of urlsIn(matter)) check('key', url, range, key);
    for (const image of distinctUrls(images)) check('image', image.url, urlRangeOrUse(image));
    const imageUrls = new Set(images.map(({ url }) => url));
    for (const link of distinctUrls(links)) {
      // A bare URL may be an example, and an image often links to itself.
      if (link.syntax === 'literal' || link.syntax === 'autolink') continue;
      if (!imageUrls.has(link.url)) check('link', link.url, urlRangeOrUse(link));
    }
  },
});

const messages = {
  image: ['expired', 'expiring'],
  link: ['linkExpired', 'linkExpiring'],
  key: ['keyExpired', 'keyExpiring'],
} as const;

interface StatedUrl {
  readonly url: string;
  readonly key: string;
  readonly range: Range;
}

/** Returns the URLs in front matter, at any depth. */
function urlsIn(matter: FrontMatterFact): StatedUrl[] {
  if (!matter.text.includes('://')) return [];
  return placedTexts(matter.value).flatMap(({ pointer, text: url }) => {
    const range = /^https?:\/\//iu.test(url) ? valueRange(matter, pointer) : undefined;
    const keys = pointerKeys(pointer).filter((key) => !/^\d+$/u.test(key));
    return range ? [{ url, key: keys.join('.'), range }] : [];
  });
}
