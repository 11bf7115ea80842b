import { articleRule, notMet } from '../src/engine/rule.ts';
import { sources } from '../src/facts/links/sources.ts';
import { brokenLink } from '../src/knowledge/links/broken-link.ts';
import { linkFinding, type PageReason, pageMessages } from '../src/knowledge/links/link-messages.ts';

export default articleRule({
  id: 'source-link-broken',
  online: true,
  severity: 'error',
  docs: {
    title: { en: 'Source that leads nowhere (online)', 'zh-CN': '打不开的原文（联网）' },
    topic: 'links',
    fix: 'unsafe',
    what: {
      en: 'Flags source links that lead nowhere. It needs `--online`. Only what is proven is an error: the page is gone, or its host does not exist. Pages that a server refuses to show, or shows too late, are a warning at most.',
      'zh-CN':
        '找出打不开的原文链接，需要 `--online`。只有确证的失效（页面或主机不存在）才算错误；服务器拒绝或超时，最多是警告。',
    },
    why: {
      en: 'Without the source page, readers cannot check whether the copy says the same.',
      'zh-CN': '转载文章以原文为据；链接失效，读者就无从核对原文。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A page that is gone', 'zh-CN': '页面已不存在' },
        bad: 'Text.\n\n[Source](https://news.example.edu.cn/2024/old.html)\n',
        good: 'Text.\n\n[Source](https://news.example.edu.cn/2024/new.html)\n',
        config: { web: { 'https://news.example.edu.cn/2024/old.html': { reason: 'not-found', status: 404 } } },
      },
    ],
  },
  messages: pageMessages({ en: 'Source link `{url}`', 'zh-CN': '原文链接 `{url}`' }),
  fixes: { archive: { en: 'Change to the archived copy `{archived}`', 'zh-CN': '改为存档副本 `{archived}`' } },
  needs: { sources },
  check({ sources }, context) {
    for (const source of sources) {
      const { url, urlRange: range } = source;
      const state = brokenLink('source', source, context);
      if (!state) continue;
      const finding = { ...linkFinding<PageReason>(url, state), range };
      const { archived } = state;
      const plain = range[1] - range[0] === url.length;
      if (archived === undefined || !plain) context.report(finding);
      else context.report({ ...finding, data: { ...finding.data, archived }, fix: archiveFix(range, archived) });
    }
  },
});

function archiveFix(range: readonly [number, number], text: string) {
  return { title: 'archive', safety: 'unsafe', edits: [{ range, text }] } as const;
}
