import type { Range } from '../src/core/types.ts';
import { type ArticleView, articleRule, notMet } from '../src/engine/rule.ts';
import { outline } from '../src/facts/blocks/outline.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { plainPhrase, plainPhrases } from '../src/knowledge/text/plain-phrase.ts';
import { continuationPhrases } from '../src/knowledge/text/word-lists.ts';
import { isOwnUrl, siteHost } from '../src/knowledge/url/url.ts';
import { type BodyShape, bodyShape } from '../src/norms/body-shape.ts';
import { type SourceLinksNorm, sourceLinks } from '../src/norms/source-links.ts';

export default articleRule({
  id: 'article-truncated',
  severity: 'warning',
  docs: {
    title: { en: 'Article that breaks off', 'zh-CN': '中断的文章' },
    topic: 'article',
    what: {
      en: 'Flags articles whose last paragraph is a call to read on elsewhere (`Read more`, in Chinese or English), ends in `[…]`, or breaks off at a comma with dots in a collection where nearly all articles end with a full stop. A sentence that says where to read more about something is not flagged, nor are dots alone, which are a matter of style. A call that links to another host is not flagged where authors write the articles themselves: in a collection of at least 10, hardly any of which has a source URL; among fewer articles it is `info`.',
      'zh-CN':
        '找出最后一段是“阅读全文”“Read more”之类、以 `[…]` 结尾，或在几乎都以句号收尾的集合中停在逗号加省略号处的文章。说明在哪里了解更多的完整句子不在此列；单独的省略号是行文风格，也不在此列。如果集合至少有 10 篇文章，且几乎都没有原文链接，可见是作者自己写的，则链接到其他网站的“阅读全文”也不在此列；不足 10 篇时级别为 `info`（建议）。',
    },
    why: {
      en: 'The rest of the article is missing: the crawler saved the teaser of a list page.',
      'zh-CN': '后面的内容丢失了：爬虫把列表页上的摘要当成了全文。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'The teaser of a list page', 'zh-CN': '列表页上的摘要' },
        bad: 'Two comets can be seen tonight. The brighter one [...]\n',
        good: 'Two comets can be seen tonight. The brighter one has a tail.\n',
      },
      {
        title: { en: 'A call to read on', 'zh-CN': '阅读全文' },
        bad: '今晚可以看到两颗彗星。\n\n阅读全文 >>\n',
        good: '今晚可以看到两颗彗星，其中一颗拖着长尾。\n',
      },
    ],
  },
  messages: {
    phrase: {
      en: 'Article ends in `{text}`: this is the teaser of a list page, not the whole article',
      'zh-CN': '文章以 `{text}` 结尾：这是列表页的摘要，不是全文',
    },
    dots: {
      en: 'Article breaks off at `{text}` ({count} of {total} articles here end in a full stop)',
      'zh-CN': '文章停在 `{text}`（这里的 {total} 篇文章中有 {count} 篇以句末标点结尾）',
    },
  },
  options: {
    phrases: {
      description: { en: 'Calls to read on elsewhere.', 'zh-CN': '引导到别处继续阅读的话。' },
      default: continuationPhrases,
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { outline, links },
  norms: { body: bodyShape, sourceLinks },
  habits: ({ body, sourceLinks: norm }) => [mostlyStops(body), originIn(norm)],
  check({ outline: [fact], links }, { article, options, norms: { body, sourceLinks }, report }) {
    const { text, range } = fact?.closing ?? {};
    if (text === undefined || !range) return;
    const tail = text.length > 24 ? `…${text.slice(-23)}` : text;
    const plain = text.length <= 30 ? plainPhrase(text) : undefined;
    const isCall = plain !== undefined && plainPhrases(options.phrases).some((phrase) => isBareCall(plain, phrase));
    if (isCall && leadsElsewhere(links, range, article)) {
      const origin = originOf(article, sourceLinks);
      if (origin === 'own') return;
      report({
        messageId: 'phrase',
        range,
        data: { text: tail },
        ...(origin === 'unknown' && { severity: 'info' as const }),
      });
    } else if (
      isCall ||
      /(?:\[(?:…|\.{3})\]|\((?:more|read more)(?:…|\.{3})\)|(?:…|\.{3})\s*(?:read more|阅读全文))[\s»>→]*$/iu.test(text)
    ) {
      report({ messageId: 'phrase', range, data: { text: tail } });
    } else if (/[，,、]\s*(?:\.{3,}|…+)$/u.test(text) && body && mostlyStops(body)) {
      report({ messageId: 'dots', range, data: { text: tail, count: body.stopped, total: body.paragraphs } });
    }
  },
});

function leadsElsewhere(links: readonly LinkFact[], [start, end]: Range, { site }: ArticleView): boolean {
  const within = links.filter(({ range: [at] }) => at >= start && at < end);
  return within.some(({ url }) => !isOwnUrl(url, siteHost(site?.config)));
}

const fewArticles = 10;
/** From this share of articles with a link to the original on, a collection was taken from elsewhere. */
const takenShare = 0.1;

/** Whether the articles of a collection were taken from elsewhere, or are its authors' own, who may announce a text. */
function originOf({ collection }: ArticleView, norm: SourceLinksNorm | undefined): Origin {
  return collection.source ? 'taken' : originIn(norm);
}

type Origin = 'taken' | 'own' | 'unknown';

function originIn({ linked, total }: Pick<SourceLinksNorm, 'linked' | 'total'> = { linked: 0, total: 0 }): Origin {
  if (linked > 0 && linked >= takenShare * total) return 'taken';
  return total >= fewArticles ? 'own' : 'unknown';
}

/** Whether nearly all articles of a collection end with a full stop. */
function mostlyStops({ paragraphs, stopped }: Pick<BodyShape, 'paragraphs' | 'stopped'> = noEnds): boolean {
  return paragraphs >= 20 && stopped >= 0.9 * paragraphs;
}

const noEnds = { paragraphs: 0, stopped: 0 };

/** Whether the text is the call and nothing else: `read more about comets` and `阅读更多有关彗星的内容。` are none. */
function isBareCall(text: string, phrase: string): boolean {
  if (!text.startsWith(phrase)) return false;
  const rest = text.slice(phrase.length).trim();
  return !/^(?:有关|关于|相关|about\b)/u.test(rest) && !/.[。.!]$/u.test(rest);
}
