import { textMember } from '../src/core/mapping.ts';
import { articleRule } from '../src/engine/rule.ts';
import { images } from '../src/facts/images/images.ts';
import { distinctUrls, urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { hostOf, isTemplateUrl } from '../src/knowledge/url/url.ts';

export default articleRule({
  id: 'image-url-insecure',
  severity: 'off',
  docs: {
    title: { en: 'Image over plain HTTP', 'zh-CN': '图片使用 http 网址' },
    topic: 'images',
    fix: 'safe',
    what: {
      en: 'Flags images with an `http:` URL. Not flagged: sites whose own configuration says that they are served over `http:`, and images from this machine or a private network.',
      'zh-CN': '找出网址为 `http:` 的图片。站点配置表明本站使用 `http:` 的，以及来自本机或内网的图片，不在此列。',
    },
    why: {
      en: 'On a page that is served over `https:`, browsers load them over `https:` instead or show a warning; where the host has no `https:`, the image is missing.',
      'zh-CN': '在 `https:` 页面上，浏览器会改用 `https:` 加载，或者给出警告；对方不支持 `https:` 时图片就不会显示。',
    },
    sure: { right: 12, wrong: 0 },
    examples: [
      {
        title: { en: 'An image without encryption', 'zh-CN': '未加密的图片' },
        bad: '![Comet](http://img.example.org/comet.jpg)\n',
        good: '![Comet](https://img.example.org/comet.jpg)\n',
      },
    ],
  },
  messages: {
    insecure: { en: 'Image `{url}` is loaded over unencrypted `http:`', 'zh-CN': '图片 `{url}` 使用未加密的 `http:`' },
  },
  fixes: { secure: { en: 'Change to `https:`', 'zh-CN': '改为 `https:`' } },
  needs: { images },
  check({ images }, { article: { site }, report }) {
    const own = textMember(site?.config, 'baseurl') ?? textMember(site?.config, 'url');
    if (own !== undefined && /^http:/iu.test(own)) return;
    for (const image of distinctUrls(images)) {
      const { url, urlRange } = image;
      const [start] = urlRange;
      const host = /^http:/iu.test(url) && !isTemplateUrl(url) ? hostOf(url) : undefined;
      if (host === undefined || !host.includes('.') || /^[\d.]+$|\.local$/u.test(host)) continue;
      // An explicit port serves either http or https.
      const fix =
        !/^http:\/\/[^/]*:\d+/iu.test(url) &&
        ({ title: 'secure', safety: 'safe', edits: [{ range: [start, start + 5], text: 'https:' }] } as const);
      report({ messageId: 'insecure', range: urlRangeOrUse(image), data: { url }, ...(fix && { fix }) });
    }
  },
});
