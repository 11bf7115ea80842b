import { articleRule, notMet } from '../src/engine/rule.ts';
import { sources } from '../src/facts/links/sources.ts';
import { sourceDefect } from '../src/norms/source-defects.ts';
import { sourceLinks } from '../src/norms/source-links.ts';

export default articleRule({
  id: 'source-link-invalid',
  severity: 'error',
  docs: {
    topic: 'links',
    fix: 'mixed',
    what: {
      en: 'Flags a link to the original that cannot lead there: a malformed or cut address, the front page or a list page of the site, something other than a web page, or a host that the articles of this collection do not come from.',
      'zh-CN':
        '找出到不了原文的原文链接：地址写错或被截断，指向网站首页或列表页，不是网页地址，或不是本集合文章来源的网站。',
    },
    why: {
      en: 'The source link is the identity of a copied article: who follows it must find the original, and so must the next crawl. What is wrong only in comparison (an extension, a list page, a host) is told where the configuration states it or the neighbours prove it.',
      'zh-CN':
        '原文链接是转载文章的身份：读者和下一次抓取都要靠它找到原文。需要比较才能判断的问题（扩展名、列表页、网站），只在配置写明或其他文章足以证明时才报告。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A clipped extension', 'zh-CN': '扩展名被截断' },
        bad: 'Text.\n\n[Source](https://news.example.edu.cn/system/2024/03/01/030012345.sht)\n',
        good: 'Text.\n\n[Source](https://news.example.edu.cn/system/2024/03/01/030012345.shtml)\n',
      },
      {
        title: { en: 'A front page instead of the article', 'zh-CN': '链接到首页而不是文章' },
        bad: 'Text.\n\n[Source](https://news.example.edu.cn/)\n',
        good: 'Text.\n\n[Source](https://news.example.edu.cn/system/2024/03/01/030012345.shtml)\n',
        config: { source: { hosts: ['news.example.edu.cn'] } },
      },
    ],
  },
  messages: {
    scheme: {
      en: 'Source link `{url}` does not begin as a web address, expected `{whole}`',
      'zh-CN': '原文链接 `{url}` 的开头不是网址，应为 `{whole}`',
    },
    invalid: {
      en: 'Source link `{url}` is no valid web address, expected that of the original',
      'zh-CN': '原文链接 `{url}` 不是有效的网址，应为原文的地址',
    },
    foreign: {
      en: 'Source link `{url}` is no web address, expected one that begins with `https://` or `http://`',
      'zh-CN': '原文链接 `{url}` 不是网址，应以 `https://` 或 `http://` 开头',
    },
    host: {
      en: 'Source link `{url}` leads to `{host}`, expected a host that the configuration lists: {hosts}',
      'zh-CN': '原文链接 `{url}` 指向 `{host}`，不在配置列出的网站中：{hosts}',
    },
    unknown: {
      en: 'Source link `{url}` leads to `{host}`, which no other article here does: {count} of {total} come from {hosts}',
      'zh-CN': '原文链接 `{url}` 指向 `{host}`，这里没有其他文章来自该网站：{total} 篇中有 {count} 篇来自 {hosts}',
    },
    ellipsis: {
      en: 'Source link `{url}` ends in `{found}`, expected the whole address',
      'zh-CN': '原文链接 `{url}` 以 `{found}` 结尾，应为完整的地址',
    },
    short: {
      en: 'Source link `{url}` ends after {found} characters of its name, expected {expected} as in the other links to `{host}`',
      'zh-CN': '原文链接 `{url}` 的最后一段只有 {found} 个字符，指向 `{host}` 的其他链接都是 {expected} 个',
    },
    clipped: {
      en: 'Source link `{url}` ends in `{found}`, expected `{expected}`',
      'zh-CN': '原文链接 `{url}` 以 `{found}` 结尾，应为 `{expected}`',
    },
    extension: {
      en: 'Source link `{url}` ends in `{found}`, expected `{expected}` as in {count} of {total} links to `{host}`',
      'zh-CN':
        '原文链接 `{url}` 以 `{found}` 结尾，应为 `{expected}`：指向 `{host}` 的 {total} 个链接中有 {count} 个如此',
    },
    cut: {
      en: 'Source link `{url}` has no extension, expected one such as `{expected}`, in which {count} of {total} links to `{host}` end',
      'zh-CN':
        '原文链接 `{url}` 没有扩展名，应有 `{expected}` 之类的扩展名：指向 `{host}` 的 {total} 个链接中有 {count} 个以此结尾',
    },
    list: {
      en: 'Source link `{url}` leads to a list of articles, expected the article itself',
      'zh-CN': '原文链接 `{url}` 指向文章列表，应指向文章本身',
    },
    root: {
      en: 'Source link `{url}` leads to the front page of `{host}`, expected the article itself',
      'zh-CN': '原文链接 `{url}` 指向 `{host}` 的首页，应指向文章本身',
    },
  },
  fixes: { complete: { en: 'Change it to `{whole}`', 'zh-CN': '改为 `{whole}`' } },
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
