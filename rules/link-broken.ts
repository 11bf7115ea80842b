import { articleRule, notMet } from '../src/engine/rule.ts';
import { links } from '../src/facts/links/links.ts';
import { sources } from '../src/facts/links/sources.ts';
import { brokenLink } from '../src/knowledge/links/broken-link.ts';
import { linkFinding, type PageReason, pageMessages } from '../src/knowledge/links/link-messages.ts';
import { distinctUrls, urlRangeOrUse } from '../src/knowledge/url/destination.ts';

export default articleRule({
  id: 'link-broken',
  online: true,
  severity: 'error',
  docs: {
    title: { en: 'Link that leads nowhere (online)', 'zh-CN': '打不开的链接（联网）' },
    topic: 'links',
    what: {
      en: 'Flags links that lead nowhere. It needs `--online`. Only what is proven is an error: the page is gone, or its host does not exist. Pages that a server refuses to show, or shows too late, are a warning at most. Source links are checked by `source-link-broken`.',
      'zh-CN':
        '找出打不开的链接，需要 `--online`。只有确证的失效（页面或主机不存在）才算错误；服务器拒绝或超时，最多是警告。原文链接由 `source-link-broken` 检查。',
    },
    why: {
      en: 'Readers who follow the link get an error page, and trust the article less.',
      'zh-CN': '读者点开看到的是错误页，对文章的信任随之降低。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A page that is gone', 'zh-CN': '页面已不存在' },
        bad: 'See [the plan](https://a.example.org/plan.html).\n',
        good: 'See [the plan](https://a.example.org/plans/2024.html).\n',
        config: { web: { 'https://a.example.org/plan.html': { reason: 'not-found', status: 410 } } },
      },
    ],
  },
  messages: pageMessages({ en: 'Link `{url}`', 'zh-CN': '链接 `{url}`' }),
  needs: { links, sources },
  check({ links, sources }, context) {
    const original = new Set(sources.map(({ urlRange: [start] }) => start));
    for (const link of distinctUrls(links)) {
      const state = original.has(link.urlRange[0]) ? undefined : brokenLink('link', link, context);
      if (state) context.report({ ...linkFinding<PageReason>(link.url, state), range: urlRangeOrUse(link) });
    }
  },
});
