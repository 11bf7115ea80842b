import { articleRule, fewMet } from '../src/engine/rule.ts';
import { blocks } from '../src/facts/blocks/blocks.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { sources } from '../src/facts/links/sources.ts';
import { type SourceLinksNorm, sourceLinks } from '../src/norms/source-links.ts';
import { isUsual, type UsualOptions, usualOptions } from '../src/norms/usual-options.ts';

export default articleRule({
  id: 'source-link-missing',
  severity: 'warning',
  docs: {
    title: { en: 'Source link is missing', 'zh-CN': '缺少原文链接' },
    topic: 'links',
    what: {
      en: 'Flags an article without a source link, where the other articles of its collection link to a few sites or the configuration requires one (`source.required`). Not reported: entries of a directory whose links lead to many sites.',
      'zh-CN':
        '找出没有原文链接的文章：同一集合的其他文章都链接到少数几个网站，或配置要求必须有（`source.required`）。链接指向许多网站的导航类集合中的自有条目不报告。',
    },
    why: {
      en: 'Without its source an article can neither be checked nor crawled again, and readers do not learn where it comes from. When all other articles have the link, it got lost here.',
      'zh-CN': '没有来源，文章就无法核对，也无法重新抓取，读者也不知道它出自哪里。其他文章都有链接，说明这一篇的丢了。',
    },
    sure: fewMet(1),
    examples: [
      {
        title: { en: 'The link at the end got lost', 'zh-CN': '文末的链接丢了' },
        bad: 'The observatory opens its doors in May.\n',
        good: 'The observatory opens its doors in May.\n\n[Source](https://news.example.edu/2024/05/doors.html)\n',
        config: { source: { required: true } },
      },
    ],
  },
  messages: {
    required: {
      en: 'Source link is missing, but the configuration requires it (`source.required`)',
      'zh-CN': '缺少原文链接，而配置要求必须有（`source.required`）',
    },
    unusual: {
      en: 'Source link is missing ({count} of {total} articles here have one)',
      'zh-CN': '缺少原文链接（这里的 {total} 篇文章中有 {count} 篇有）',
    },
  },
  options: usualOptions({
    en: 'The minimum share of articles with a source link for its absence to be reported.',
    'zh-CN': '有链接的文章达到这一比例时，其余文章也应有链接。',
  }),
  needs: { sources, blocks, frontMatter },
  norms: { sourceLinks },
  habits: (norms, options) => isUnusual(norms.sourceLinks, options),
  check({ sources, blocks, frontMatter: [matter] }, { options, norms, article, report }) {
    const last = blocks.at(-1);
    // A section page lists articles and has no original. Link syntax left as text is reported by `link-syntax`.
    if (sources.length > 0 || !last || /(?:^|\/)_index(?:\.[\w-]+)?\.md$/u.test(article.path)) return;
    if (blocks.slice(-3).some(({ first, kind }) => kind === 'paragraph' && /\]\s*[(（]/u.test(first))) return;
    const { linked = 0, total = 0, inFrontMatter = 0 } = norms.sourceLinks ?? {};
    const required = article.collection.source?.required;
    const unusual = isUnusual(norms.sourceLinks, options);
    if (required === false || (!required && !unusual)) return;
    const range = inFrontMatter > linked / 2 && matter ? matter.close : ([last.range[1], last.range[1]] as const);
    if (!unusual) report({ messageId: 'required', range });
    else report({ messageId: 'unusual', range, data: { count: linked, total: total } });
  },
});

/** The number of hosts that most articles of a collection taken from elsewhere link to. */
const fewHosts = 5;

/** Whether an article without a source is an exception in its collection. */
function isUnusual(norm: SourceLinksNorm | undefined, options: UsualOptions): boolean {
  const { linked = 0, total = 0, hosts = [] } = norm ?? {};
  return isUsual(linked, total, options) && isTakenFrom(hosts, linked);
}

/** Whether most links lead to few hosts. In a directory of links to anywhere, an entry may be the site's own. */
function isTakenFrom(hosts: SourceLinksNorm['hosts'], linked: number): boolean {
  const main = hosts.slice(0, fewHosts).reduce((sum, [, count]) => sum + count, 0);
  return main > linked / 2;
}
