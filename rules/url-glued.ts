import type { Renderer } from '../src/core/renderer.ts';
import { clipped } from '../src/core/words.ts';
import { articleRule } from '../src/engine/rule.ts';
import { linkSyntax } from '../src/facts/links/link-syntax.ts';
import { links } from '../src/facts/links/links.ts';
import { urlLengthBeforeText } from '../src/knowledge/url/glued-url.ts';
import { linkifiedLength } from '../src/knowledge/url/linkified-url.ts';
import { isExampleUrl } from '../src/knowledge/url/private-host.ts';
import { isTemplateUrl } from '../src/knowledge/url/url.ts';

export default articleRule({
  id: 'url-glued',
  severity: 'warning',
  docs: {
    title: { en: 'URL that swallows the next words', 'zh-CN': '网址粘连后面的文字' },
    topic: 'links',
    fix: 'mixed',
    what: {
      en: "Flags bare URLs with Chinese text or punctuation right after them, where the site's renderer makes a link of both. Hugo ends such a link at the first Chinese character, markdown-it at an unpaired quotation mark or bracket and, directly after the host, at any punctuation, and Jekyll, Zola and Eleventy make none: nothing is reported there, nor where the renderer is unknown. Example URLs (private hosts, `http://xxx/`, `example.com`) are `info`. Not reported: Chinese in a path, and URLs in angle brackets or in a link, complete or broken.",
      'zh-CN':
        '网站的渲染器会把裸露的网址连同后面的文字一起变成链接时，找出末尾直接连着中文或中文标点的网址。Hugo 遇到中文即结束链接，markdown-it 遇到不成对的引号或括号，以及域名后面紧跟的标点即结束链接，Jekyll、Zola 和 Eleventy 不会生成链接，渲染器不明时也无从判断，均不报告。示例网址（内网主机、`http://xxx/`、`example.com`）级别为 `info`（建议）。路径中的中文（`/词条`）、尖括号或链接（包括残缺的链接）中的网址也不报告。',
    },
    why: {
      en: 'A bare URL ends only at the next space. The text up to there becomes part of the link, and the link leads nowhere.',
      'zh-CN': '裸露的网址到空格才结束，后面的文字会成为链接的一部分，链接就打不开了。',
    },
    sure: { right: 16, wrong: 0 },
    examples: [
      {
        title: { en: 'Text right after a URL', 'zh-CN': '网址后面紧跟文字' },
        bad: '见 https://a.cn/comets，今晚可见。\n',
        good: '见 <https://a.cn/comets>，今晚可见。\n',
      },
    ],
  },
  messages: {
    glued: {
      en: 'URL `{url}` swallows the text after it (`{text}`): the link leads nowhere',
      'zh-CN': '网址 `{url}` 会吞掉后面的文字 `{text}`，链接因此打不开',
    },
    link: {
      en: 'URL `{url}` swallows the text after it (`{text}`): the link leads nowhere. Write it as `[text](URL)`',
      'zh-CN': '网址 `{url}` 会吞掉后面的文字 `{text}`，链接因此打不开。请写成 `[文字](网址)`',
    },
    example: {
      en: 'Example URL `{url}` becomes a link, together with the text after it (`{text}`). Write it as code',
      'zh-CN': '示例网址 `{url}` 会连同后面的文字 `{text}` 一起变成链接。请写成代码',
    },
  },
  fixes: {
    code: { en: 'Put it in backticks', 'zh-CN': '用反引号括起来' },
    separate: { en: 'Put it between `<` and `>`', 'zh-CN': '用 `<` 和 `>` 括起来' },
    link: { en: 'Write it as a link', 'zh-CN': '改写为链接' },
  },
  needs: { links, linkSyntax },
  check({ links, linkSyntax }, { article: { renderer }, report }) {
    if (renderer.bareUrls !== 'gfm' && renderer.bareUrls !== 'linkify') return;
    for (const { syntax, url, text: written, range } of links) {
      // The address of a torn link is the matter of another rule.
      if (linkSyntax.some((link) => link.range[0] < range[1] && range[0] < link.range[1])) continue;
      const taken = renderer.bareUrls === 'linkify' ? linkifiedLength(written) : written.length;
      const at = syntax === 'literal' && !isTemplateUrl(url) ? urlLengthBeforeText(written) : undefined;
      if (at === undefined || at === 0 || at >= taken || range[1] - range[0] !== written.length) continue;
      const address = written.slice(0, at);
      const hasScheme = /^https?:/iu.test(address);
      if (!hasScheme && renderer.bareDomains === 'none') continue;
      const data = { url: address, text: clipped(written.slice(at, taken), 20) };
      if (hasScheme && isExampleUrl(address)) {
        const fix = asCode(address, range[0]);
        report({ messageId: 'example', severity: 'info', range, data, ...(fix && { fix }) });
        continue;
      }
      const messageId = hasScheme && renderer.angleUrls === 'link' ? 'glued' : 'link';
      const fix = hasScheme && separation(address, range[0], renderer);
      report({ messageId, range, data, ...(fix && { fix }) });
    }
  },
});

/** Returns the fix that makes an address code; undefined where words of the sentence may be in it. */
function asCode(address: string, start: number) {
  if (/[^\x21-\x7e]|`/u.test(address)) return undefined;
  const end = start + address.length;
  const edits = [
    { range: [start, start], text: '`' },
    { range: [end, end], text: '`' },
  ] as const;
  return { title: 'code', safety: 'unsafe', edits } as const;
}

/** Returns the fix that ends an address; undefined if the address would become another one. */
function separation(address: string, start: number, { angleUrls }: Renderer) {
  // A backslash is part of an address between `<` and `>`, but hardly meant.
  if (/[\\<>]/u.test(address)) return undefined;
  const end = start + address.length;
  const [before, after] = angleUrls === 'link' ? ['<', '>'] : ['[', `](${address})`];
  // MDX takes braces for an expression, and brackets or marks end the words of a link.
  if (angleUrls !== 'link' && /[[\](){}*~`]|(?<![a-z\d])_|_(?![a-z\d])/iu.test(address)) return undefined;
  const edits = [
    { range: [start, start], text: before },
    { range: [end, end], text: after },
  ] as const;
  // Words of the sentence may be in it: `http://localhost:8080/了`.
  const safety = /[^\x21-\x7e]/u.test(address) ? 'unsafe' : 'safe';
  return { title: angleUrls === 'link' ? 'separate' : 'link', safety, edits } as const;
}
