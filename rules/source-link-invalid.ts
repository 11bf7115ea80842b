import { articleRule, notMet } from '../src/engine/rule.ts';
import { sources } from '../src/facts/links/sources.ts';
import { sourceDefect } from '../src/norms/source-defects.ts';
import { sourceLinks } from '../src/norms/source-links.ts';

export default articleRule({
  id: 'source-link-invalid',
  severity: 'error',
  docs: {
    title: { en: 'Source link cannot be right', 'zh-CN': '原文链接有误' },
    topic: 'links',
    fix: 'mixed',
    what: {
      en: 'Flags a source link that cannot lead to the source page: a malformed or cut URL, the home page or a list page of the site, something other than a web page, or a host that the articles of this collection do not come from.',
      'zh-CN':
        '找出到不了原文的原文链接：网址写错或被截断，指向网站首页或列表页，不是网页地址，或不是本集合文章来源的网站。',
    },
    why: {
      en: 'The source link is the identity of a copied article: readers must find the source page with it, and so must the next crawl. Defects that only a comparison shows (an extension, a list page, a host) are reported where the configuration states it or the other articles prove it.',
      'zh-CN':
        '原文链接是转载文章的身份：读者和下一次抓取都要靠它找到原文。需要比较才能判断的问题（扩展名、列表页、网站），只在配置写明或其他文章足以证明时才报告。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A cut extension', 'zh-CN': '扩展名被截断' },
        bad: 'Text.\n\n[Source](https://news.example.edu.cn/system/2024/03/01/030012345.sht)\n',
        good: 'Text.\n\n[Source](https://news.example.edu.cn/system/2024/03/01/030012345.shtml)\n',
      },
      {
        title: { en: 'The home page instead of the article', 'zh-CN': '链接到首页而不是文章' },
        bad: 'Text.\n\n[Source](https://news.example.edu.cn/)\n',
        good: 'Text.\n\n[Source](https://news.example.edu.cn/system/2024/03/01/030012345.shtml)\n',
        config: { source: { hosts: ['news.example.edu.cn'] } },
      },
    ],
  },
  messages: {
    scheme: {
      en: 'Source link `{url}` does not start with `http://` or `https://`',
      'zh-CN': '原文链接 `{url}` 的开头不是 `http://` 或 `https://`',
    },
    invalid: { en: 'Source link `{url}` is not a valid URL', 'zh-CN': '原文链接 `{url}` 不是有效的网址' },
    foreign: {
      en: 'Source link `{url}` is not the URL of a web page (`https://…` or `http://…`)',
      'zh-CN': '原文链接 `{url}` 不是网页的网址（`https://…` 或 `http://…`）',
    },
    host: {
      en: 'Source link `{url}` leads to `{host}`, which is not one of the configured hosts ({hosts})',
      'zh-CN': '原文链接 `{url}` 指向 `{host}`，不在配置列出的网站中（{hosts, list}）',
    },
    unknown: {
      en: 'Source link `{url}` leads to `{host}`, unlike all other articles here ({count} of {total} come from {hosts})',
      'zh-CN':
        '原文链接 `{url}` 指向 `{host}`，这里没有其他文章来自该网站（{total} 篇中有 {count} 篇来自 {hosts, list}）',
    },
    ellipsis: {
      en: 'Source link `{url}` is cut off: it ends in `{found}`',
      'zh-CN': '原文链接 `{url}` 不完整：以 `{found}` 结尾',
    },
    short: {
      en: 'Source link `{url}` is cut off: its last part has {found, plural, =1 {1 character} other {# characters}} ({expected} in the other links to `{host}`)',
      'zh-CN': '原文链接 `{url}` 不完整：最后一段只有 {found} 个字符（指向 `{host}` 的其他链接都是 {expected} 个）',
    },
    clipped: {
      en: 'Source link `{url}` is cut off: it ends in `{found}` instead of `{expected}`',
      'zh-CN': '原文链接 `{url}` 不完整：以 `{found}` 结尾，而不是 `{expected}`',
    },
    extension: {
      en: 'Source link `{url}` ends in `{found}` ({count} of {total} links to `{host}` end in {endings})',
      'zh-CN': '原文链接 `{url}` 以 `{found}` 结尾（指向 `{host}` 的 {total} 个链接中有 {count} 个以 {endings} 结尾）',
    },
    cut: {
      en: 'Source link `{url}` is cut off: it has no extension ({count} of {total} links to `{host}` end in {endings})',
      'zh-CN': '原文链接 `{url}` 不完整：没有扩展名（指向 `{host}` 的 {total} 个链接中有 {count} 个以 {endings} 结尾）',
    },
    list: {
      en: 'Source link `{url}` leads to a list of articles, not to the article',
      'zh-CN': '原文链接 `{url}` 指向文章列表，而不是文章本身',
    },
    root: {
      en: 'Source link `{url}` leads to the home page of `{host}`, not to the article',
      'zh-CN': '原文链接 `{url}` 指向 `{host}` 的首页，而不是文章本身',
    },
  },
  fixes: { complete: { en: 'Change to `{whole}`', 'zh-CN': '改为 `{whole}`' } },
  needs: { sources },
  norms: { sourceLinks },
  explains: ['url-malformed', 'url-private', 'source-link-broken', 'source-link-mismatch'],
  check({ sources: [source] }, { norms, article, report }) {
    const defect = source && sourceDefect(source.url, article.collection.source, norms.sourceLinks);
    if (!source || !defect) return;
    const { urlRange, url } = source;
    const { kind, data, completeUrl, isCertain } = defect;
    // An article may have another source than its neighbours.
    const severity = kind === 'unknown' ? 'warning' : undefined;
    if (completeUrl === undefined)
      return report({ messageId: kind, range: urlRange, data, ...(severity && { severity }) });
    const edits = [{ range: urlRange, text: completeUrl }] as const;
    // With escapes or entities in the source, the new text is unknown.
    const plain = urlRange[1] - urlRange[0] === url.length;
    const fix = plain && ({ title: 'complete', safety: isCertain ? 'safe' : 'unsafe', edits } as const);
    report({ messageId: kind, range: urlRange, data: { ...data, whole: completeUrl }, ...(fix && { fix }) });
  },
});
