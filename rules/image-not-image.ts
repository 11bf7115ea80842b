import { articleRule, notMet } from '../src/engine/rule.ts';
import { images } from '../src/facts/images/images.ts';
import { distinctUrls, urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { hostOf, isTemplateUrl, urlParts } from '../src/knowledge/url/url.ts';

export default articleRule({
  id: 'image-not-image',
  severity: 'warning',
  docs: {
    title: { en: 'Image URL leads to a web page', 'zh-CN': '图片网址其实是网页' },
    topic: 'images',
    fix: 'safe',
    what: {
      en: 'Flags images whose URL is a web page: one that ends in `.html`, `.php` and the like, a page of a video or photo site, the GitHub page of a file. URLs without an extension, and scripts that create images, are not flagged.',
      'zh-CN':
        '找出网址其实是网页的图片：以 `.html`、`.php` 等结尾，视频或图片网站的页面，GitHub 的文件浏览页。没有扩展名的网址和生成图片的脚本不在此列。',
    },
    why: {
      en: 'Readers see a broken image: a browser cannot show a page in its place.',
      'zh-CN': '读者只会看到一张坏图：浏览器无法把网页当作图片显示。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A page in place of an image', 'zh-CN': '以网页作图片' },
        bad: '![Comet](https://news.example.org/2024/comet.html)\n',
        good: '![Comet](https://news.example.org/2024/comet.jpg)\n',
      },
      {
        title: { en: 'The GitHub page of a file', 'zh-CN': 'GitHub 的文件浏览页' },
        bad: '![Comet](https://github.com/sky/comets/blob/main/comet.png)\n',
        good: '![Comet](https://github.com/sky/comets/raw/main/comet.png)\n',
      },
    ],
  },
  messages: {
    page: { en: 'Image URL `{url}` is a web page, not an image', 'zh-CN': '图片网址 `{url}` 是网页，不是图片' },
    video: {
      en: 'Image URL `{url}` is a page of {host}, not an image. Use a link, or the URL of an image',
      'zh-CN': '图片网址 `{url}` 是 {host} 的页面，不是图片。请改为链接，或换成图片的网址',
    },
    blob: {
      en: 'Image URL `{url}` is the page about the file, not the file itself',
      'zh-CN': '图片网址 `{url}` 是展示该文件的网页，不是文件本身',
    },
  },
  fixes: { raw: { en: 'Change to `{expected}`', 'zh-CN': '改为 `{expected}`' } },
  options: {
    allow: {
      description: {
        en: 'URLs of images that look like pages: parts of them.',
        'zh-CN': '看似网页、其实是图片的网址：其中包含的文字。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { images },
  check({ images }, { options, report }) {
    for (const image of distinctUrls(images)) {
      const { url, urlRange } = image;
      if (isTemplateUrl(url) || options.allow.some((part) => url.includes(part))) continue;
      const at = blobAt(url);
      if (at !== undefined) {
        const expected = `${url.slice(0, at)}raw${url.slice(at + 4)}`;
        const plain = urlRange[1] - urlRange[0] === url.length;
        const edits = [{ range: [urlRange[0] + at, urlRange[0] + at + 4], text: 'raw' }] as const;
        const fix = plain && ({ title: 'raw', safety: 'safe', edits } as const);
        report({ messageId: 'blob', range: urlRangeOrUse(image), data: { url, expected }, ...(fix && { fix }) });
      } else if (isPlayer(url))
        report({ messageId: 'video', range: urlRangeOrUse(image), data: { url, host: hostOf(url) ?? '' } });
      else if (isPage(url)) report({ messageId: 'page', range: urlRangeOrUse(image), data: { url } });
    }
  },
});

/** Returns the offset of `blob` in the URL of a repository file. */
function blobAt(url: string): number | undefined {
  const [, head] =
    /^(https:\/\/(?:github|gitlab|gitee)\.com\/[^/?#]+\/[^/?#]+\/(?:-\/)?)blob\/[^?#]+$/iu.exec(url) ?? [];
  return head?.length;
}

const players =
  /^(?:https?:\/\/(?:www\.)?)?(?:(?:m\.)?youtube\.com\/(?:watch|embed|shorts|playlist)\b|youtu\.be\/.|vimeo\.com\/\d|bilibili\.com\/video\/|player\.bilibili\.com\/|v\.qq\.com\/|v\.youku\.com\/|mp\.weixin\.qq\.com\/s\b|flickr\.com\/photos\/[^/]+\/\d|(?:twitter|x)\.com\/\w+\/status\/\d+(?:$|[?#]))/iu;

function isPlayer(url: string): boolean {
  return players.test(url);
}

/** Whether the URL is a web page. A script may generate an image, so its name and parameters are checked. */
function isPage(url: string): boolean {
  if (!/\.(?:s?htm|xhtml|php|aspx|jsp|cfm)/iu.test(url)) return false;
  const { scheme, path, query } = urlParts(url);
  if (!/^(?:https?)?$/u.test(scheme)) return false;
  if (/\.(?:s?html?|xhtml)$/iu.test(path)) return true;
  // A script with a query may return an image.
  if (!/\.(?:php|aspx|jspx?|cfm)$/iu.test(path) || query.length > 1) return false;
  const words =
    /ima?ge?|pic|photo|thumb|avatar|captcha|badge|chart|qr|banner|logo|cover|resize|icon|attach|download|file|media|render|png|jpe?g|gif|svg/iu;
  return !words.test(path.replace(/\.\w+$/u, ''));
}
