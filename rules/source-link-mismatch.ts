import { articleRule, notMet } from '../src/engine/rule.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { titleOf } from '../src/facts/front-matter/title.ts';
import { sources } from '../src/facts/links/sources.ts';
import { mayBeSameTitle, plainTitle } from '../src/knowledge/text/same-title.ts';
import { linkHref } from '../src/knowledge/url/link-href.ts';

export default articleRule({
  id: 'source-link-mismatch',
  online: true,
  severity: 'warning',
  docs: {
    title: { en: 'Source is another article (online)', 'zh-CN': '原文是另一篇（联网）' },
    topic: 'links',
    what: {
      en: 'Flags source links that open, but show another article: neither the title nor the first heading of the page has anything in common with the title here. It needs `--online`. A title that many pages of a site share is not compared.',
      'zh-CN':
        '找出能打开、但显示的是另一篇文章的原文链接：网页的标题和首个大标题都与本文标题无关。需要 `--online`。同一网站许多网页共用的标题不作比较。',
    },
    why: {
      en: 'A URL that now belongs to another page, or that was copied from the wrong line, answers 200 like any other: link checkers do not notice.',
      'zh-CN': '网址被网站挪作他用，或抓取时抄错了行，照样返回 200，一般的链接检查发现不了。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'The article of the next day', 'zh-CN': '链接到另一天的文章' },
        bad: '---\ntitle: 新图书馆开馆\n---\n\n正文。\n\n[原文](https://news.example.edu.cn/2024/0319.html)\n',
        good: '---\ntitle: 校运动会闭幕\n---\n\n正文。\n\n[原文](https://news.example.edu.cn/2024/0319.html)\n',
        config: {
          web: {
            'https://news.example.edu.cn/2024/0319.html': { reason: 'ok', titles: ['校运动会闭幕-示例大学新闻网'] },
          },
        },
      },
    ],
  },
  messages: {
    mismatch: {
      en: 'Source link `{url}` leads to `{found}`, not to `{title}`',
      'zh-CN': '原文链接 `{url}` 打开的是 `{found}`，而不是 `{title}`',
    },
  },
  needs: { sources, frontMatter },
  check({ sources: [source], frontMatter: [matter] }, { run, article, report }) {
    const title = matter && titleOf(matter, article.engine)?.text;
    const href = source && linkHref(source.url);
    const state = href === undefined ? undefined : run.links?.('source', href);
    if (!source || !title || (state?.verdict !== 'ok' && state?.verdict !== 'moved')) return;
    const titles = (state.titles ?? []).filter((each) => plainTitle(each) !== '');
    if (titles.length === 0 || titles.some((each) => mayBeSameTitle(each, title))) return;
    const { url, urlRange: range } = source;
    report({ messageId: 'mismatch', range, data: { url, found: titles[0] ?? '', title }, key: url });
  },
});
