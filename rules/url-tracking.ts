import { editsOf } from '../src/engine/edits.ts';
import { articleRule } from '../src/engine/rule.ts';
import { type ImageFact, images } from '../src/facts/images/images.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { sources } from '../src/facts/links/sources.ts';
import { trackingLessons } from '../src/facts/links/tracking-lessons.ts';
import { trackingParameters } from '../src/knowledge/text/word-lists.ts';
import { distinctUrls, urlRangeOrUse } from '../src/knowledge/url/destination.ts';
import { hidesTarget, redirectTarget, withoutParameters } from '../src/knowledge/url/tracking.ts';
import { siteHost, urlParts } from '../src/knowledge/url/url.ts';

export default articleRule({
  id: 'url-tracking',
  severity: 'info',
  docs: {
    title: { en: 'URL with tracking parameters', 'zh-CN': '带跟踪参数的网址' },
    topic: 'links',
    fix: 'safe',
    what: {
      en: 'Flags URLs with parameters that only count visitors (`utm_source`, `fbclid`, `wxfrom`), and links through the redirect page of another site (`link.zhihu.com`, `link.juejin.cn`). Not reported: the source link of an article, parameters that the article explains or shows as the text of a link, and those that name a partner (`utm_medium=sponsor`) or in `utm_source` nothing known such as `rss` or `weibo`: a site may name itself there. Each kind is one finding per article.',
      'zh-CN':
        '找出带有统计参数（`utm_source`、`fbclid`、`wxfrom` 等）的网址，以及经由其他网站跳转页（`link.zhihu.com`、`link.juejin.cn` 等）的链接。不报告：文章的原文链接，正文讲到的参数，在链接文字中展示的参数，注明合作方的参数（`utm_medium=sponsor`），以及 `utm_source` 不是 `rss`、`weibo` 等已知来源的（可能是网站自己的名称）。每篇文章每类只报告一次。',
    },
    why: {
      en: 'Readers are counted for another site, and the redirect page asks them whether they really want to go on, or is gone one day.',
      'zh-CN': '读者的访问被他人统计；跳转页要读者再确认一次，有一天还会失效。',
    },
    sure: {
      right: 21,
      wrong: 2,
      note: {
        en: 'The two were intended: links to sponsors that name the site itself in `utm_source`.',
        'zh-CN': '误报的两处是有意为之：赞助商链接以 `utm_source` 注明本站。',
      },
    },
    examples: [
      {
        title: { en: 'Parameters that count visitors', 'zh-CN': '统计参数' },
        bad: '[Comet](https://a.cn/comet?id=7&utm_source=rss)\n',
        good: '[Comet](https://a.cn/comet?id=7)\n',
      },
      {
        title: { en: 'A redirect page', 'zh-CN': '跳转页' },
        bad: '[彗星](https://link.zhihu.com/?target=https%3A//a.cn/comet)\n',
        good: '[彗星](https://a.cn/comet)\n',
      },
    ],
  },
  messages: {
    parameters: {
      en: 'URL `{url}` contains tracking parameters{count, plural, =1 {} other { (# such URLs in this article)}}',
      'zh-CN': '网址 `{url}` 带有统计参数{count, plural, =1 {} other {（本文共 # 处）}}',
    },
    redirect: {
      en: 'URL `{url}` leads through a redirect page{count, plural, =1 {} other { (# such URLs in this article)}}',
      'zh-CN': '网址 `{url}` 要经过跳转页{count, plural, =1 {} other {（本文共 # 处）}}',
    },
    hidden: {
      en: 'URL `{url}` leads through a redirect page that hides the target{count, plural, =1 {} other { (# such URLs in this article)}}. Link to the target',
      'zh-CN': '网址 `{url}` 要经过跳转页，看不出目标{count, plural, =1 {} other {（本文共 # 处）}}。请直接链接到目标',
    },
  },
  fixes: {
    strip: {
      en: 'Change to `{expected}`{count, plural, =1 {} other { (and the others alike)}}',
      'zh-CN': '改为 `{expected}`{count, plural, =1 {} other {（其余各处同样处理）}}',
    },
    unwrap: {
      en: 'Change to `{expected}`{count, plural, =1 {} other { (and the others alike)}}',
      'zh-CN': '改为 `{expected}`{count, plural, =1 {} other {（其余各处同样处理）}}',
    },
  },
  options: {
    parameters: {
      description: {
        en: 'Names of parameters that only count visitors; `utm_*` means all that begin with `utm_`.',
        'zh-CN': '只用于统计的参数名；`utm_*` 表示以此开头的所有参数。',
      },
      default: trackingParameters,
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { images, links, sources, trackingLessons },
  check({ images, links, sources, trackingLessons }, { options, article, report }) {
    const originals = new Set(sources.map(({ urlRange }) => urlRange[0]));
    const marked = [...links, ...images].filter(({ url }) => /[?#]/u.test(url));
    const all = distinctUrls(marked).filter(({ urlRange: [start] }) => !originals.has(start));
    const [hidden, ...more] = all.filter(({ url }) => hidesTarget(url));
    if (hidden) {
      const data = { url: hidden.url, count: more.length + 1 };
      report({ messageId: 'hidden', range: urlRangeOrUse(hidden), data });
    }
    const host = siteHost(article.site?.config);
    const kinds = [
      ['redirect', 'unwrap', redirectTarget],
      ['parameters', 'strip', (url: string) => withoutParameters(url, options.parameters)],
    ] as const;
    for (const [messageId, title, mend] of kinds) {
      const found = all.flatMap((fact) => {
        if (messageId === 'parameters' && redirectTarget(fact.url) !== undefined) return [];
        const expected = mend(fact.url);
        if (expected === undefined) return [];
        if (messageId === 'redirect' && showsItself(fact)) return [];
        if (messageId === 'parameters' && (trackingLessons.length > 0 || isMeant(fact, expected, host))) return [];
        // With escapes or entities in the source, offsets in the URL differ from offsets in the source.
        const plain = fact.urlRange[1] - fact.urlRange[0] === fact.url.length;
        return [{ fact, expected, ...(plain && { edit: { range: fact.urlRange, text: expected } }) }];
      });
      const [first] = found.sort((a, b) => a.fact.range[0] - b.fact.range[0]);
      const edits = editsOf(found);
      if (!first) continue;
      const data = { url: first.fact.url, expected: first.expected, count: found.length };
      const fix = edits && ({ title, safety: 'safe', edits } as const);
      report({ messageId, range: urlRangeOrUse(first.fact), data, ...(fix && { fix }) });
    }
  },
});

/** Where a link was copied from; another value may be the site's own name, which it shows to the one that it links to. */
const knownSource =
  /^(?:google|bing|baidu|yahoo|duckduckgo|adwords|weibo|wechat|weixin|qq|zhihu|juejin|csdn|xiaohongshu|douyin|toutiao|bilibili|telegram|twitter|x|t\.co|facebook|fb|instagram|linkedin|reddit|youtube|pinterest|hacker-?news|hn|medium|pocket|feedly|feedburner|rss|feed|newsletter|email|e-mail|mail|push|share|social|copy|app|web|chatgpt\.com|openai|(?:tag|index|sf)-[a-z-]+)$/iu;

const campaign = /^(?:e-?mail|mail|newsletter|rss|feed|social|cpc|ppc|cpm|banner|display|push)$/iu;

/** Whether the text of the link is the address itself: the article is about it. */
function showsItself(fact: LinkFact | ImageFact): boolean {
  const { authority = '', path } = urlParts(fact.url);
  return 'text' in fact && fact.syntax === 'inline' && fact.text.includes(`${authority}${path}`);
}

/** Whether the text of the link shows the parameters, or they name a partner. */
function isMeant(fact: LinkFact | ImageFact, expected: string, host: string | undefined): boolean {
  const shown = 'text' in fact && fact.syntax === 'inline' ? fact.text.trim() : '';
  if (/[?&#]\w+=/u.test(shown) && !expected.endsWith(shown)) return true;
  const parameters = [...new URLSearchParams(urlParts(fact.url).query)];
  const values = parameters.filter(([name]) => /^utm_/u.test(name));
  // Any other name is that of the site itself, or of the partner that asked for the link.
  const isNamed = values.some(([name, value]) => name === 'utm_source' && !knownSource.test(value));
  if (isNamed && !values.some(([name, value]) => name === 'utm_medium' && campaign.test(value))) return true;
  return values.some(([, value]) => partner.test(value) || (host !== undefined && namesHost(value, host)));
}

const partner =
  /(?:^|[^a-z])(?:partners?|affiliates?|sponsor(?:s|ed|ship)?|referrals?|docs|documentation)(?:$|[^a-z])/iu;

/** Whether the value is the host, or its name without the ending. */
function namesHost(value: string, host: string): boolean {
  const plain = host.replace(/^www\./u, '');
  return [plain, plain.replace(/\.[a-z]+$/u, '')].includes(value.toLowerCase().replace(/^www\./u, ''));
}
