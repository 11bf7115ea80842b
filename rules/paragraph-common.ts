import { memoized } from '../src/core/memo.ts';
import { clipped } from '../src/core/words.ts';
import { corpusRule } from '../src/engine/rule.ts';
import { type ParagraphFact, paragraphs } from '../src/facts/blocks/paragraphs.ts';
import { frontMatter } from '../src/facts/front-matter/front-matter.ts';
import { type LinkFact, links } from '../src/facts/links/links.ts';
import { sources } from '../src/facts/links/sources.ts';
import { intendedRepeats } from '../src/knowledge/text/word-lists.ts';
import { urlParts } from '../src/knowledge/url/url.ts';
import {
  commonItems,
  commonOptions,
  hashedItems,
  itemAnswers,
  itemFinder,
  tellOnce,
  withoutPlaces,
} from '../src/norms/common-items.ts';
import { isDocumentation } from '../src/site/documentation.ts';

export default corpusRule({
  id: 'paragraph-common',
  severity: 'info',
  docs: {
    title: { en: 'Same paragraph in many articles', 'zh-CN': '许多文章中的同一段落' },
    topic: 'text',
    fix: 'unsafe',
    what: {
      en: 'Flags a paragraph that is repeated word for word, with the same links, at the beginning or the end of many articles of one kind (collection, language, version): in at least 20, and in at least 5 of 100. Reported once, in the first of these articles, with places in the others. Not reported: paragraphs in the middle of the text; imports, template tags and closing shortcodes on lines of their own; licences, credits, labels that end in a colon, lines that name the author of a quotation, greetings (`Happy coding!`), and paragraphs of a series, whose titles differ in numbers; the option `allow` names more. The fix is offered where the paragraph has no markup and the article a link to its source.',
      'zh-CN':
        '找出在同一类（集合、语言、版本相同）的许多文章开头或结尾一字不差、链接也相同的段落：至少 20 篇，且占 5% 以上。只在其中第一篇报告一次，并列出其他位置。不报告：正文中间的段落；单独成行的 import、模板标签和短代码结束标签；许可声明、署名、以冒号结尾的引导语、引文出处、结尾的问候语和一个系列（标题只有数字不同）共有的段落，其他例外可用选项 `allow` 指定。只有文章有原文链接、段落又没有标记时才提供修复。',
    },
    why: {
      en: 'It is not text of this article but boilerplate of the site that it was taken from: an author’s box, a call to subscribe, a disclaimer.',
      'zh-CN': '它不是这篇文章的内容，而是原网站的固定元素：作者简介、订阅广告、免责声明。',
    },
    sure: {
      right: 0,
      wrong: 0,
      note: {
        en: 'With a threshold of 10 articles, most findings in small collections were labels and lines of a series that were meant; from 20 on none was left.',
        'zh-CN': '门槛为 10 篇时，小集合中的结果多是有意重复的小标题和栏目语；提高到 20 篇后没有结果。',
      },
    },
    examples: [
      {
        title: { en: 'The same call in every article', 'zh-CN': '每篇都有的广告' },
        bad: { 'a.md': 'A comet.\n\nWrite to us today!\n', 'b.md': 'The moon.\n\nWrite to us today!\n' },
        good: { 'a.md': 'A comet.\n', 'b.md': 'The moon.\n' },
        options: { count: 2 },
      },
    ],
  },
  messages: {
    common: {
      en: 'Paragraph `{text}` is repeated in {count} of {total} articles here',
      'zh-CN': '这里的 {total} 篇文章中有 {count} 篇都有段落 `{text}`',
    },
    again: { en: 'Paragraph `{text}` is repeated here, too', 'zh-CN': '段落 `{text}` 也出现在这里' },
  },
  fixes: { remove: { en: 'Remove the paragraph', 'zh-CN': '删除这一段' } },
  restructures: ['remove'],
  notes: { first: { en: 'also here', 'zh-CN': '这里也有' } },
  options: {
    ...commonOptions(20, 0.05),
    allow: {
      description: { en: 'Parts of paragraphs that may be repeated.', 'zh-CN': '允许重复的段落：段落中包含的文字。' },
      default: intendedRepeats,
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { paragraphs, links, frontMatter, sources },
  repeats: ['again'],
  digest({ paragraphs, links, frontMatter: [matter] }, { article }) {
    const mayPoint = isDocumentation(article);
    const items = withTargets(paragraphs, links).filter(
      ({ id, text, points }) =>
        !greeting.test(text) && !(id === text && isLabel(text)) && !isResult(text) && !(mayPoint && points),
    );
    return hashedItems(items, matter);
  },
  compare: (entries) => commonItems(entries),
  shape: withoutPlaces,
  answer: (path, common) => itemAnswers(path, common.get(path)),
  check({ paragraphs, links, sources }, { options, compared, report }) {
    const commonItem = itemFinder(compared);
    const allowed = lowered(options.allow);
    for (const { id, text, range, removal, edge } of withTargets(paragraphs, links)) {
      const found = commonItem(id);
      if (!found) continue;
      const plain = allowed.length > 0 ? text.toLowerCase() : '';
      if (allowed.some((part) => plain.includes(part))) continue;
      const data = { text: clipped(text, 40), count: found.count, total: found.total };
      // In an article taken from another site, what is written as in the others, without markup, and stands at the edge
      // is proven furniture.
      const isSame = sources.length > 0 && edge !== 'none' && range[1] - range[0] === text.length;
      report({
        ...tellOnce(found),
        range,
        data,
        ...(isSame && { fix: { title: 'remove', safety: 'unsafe', edits: [{ range: removal, text: '' }] } }),
      });
    }
  },
});

/** `Happy coding!`: up to three words with which an author says goodbye. */
const greeting = /^(?:[A-Za-z’']+[ ,]*){1,3}!$/u;

/** A few words that are no sentence: `Known issues`, `#comets`. */
function isLabel(text: string): boolean {
  return (
    !/[.。!！?？…:：,，]/u.test(text) &&
    text.split(/\s+/u).length <= 5 &&
    text.length <= 40 &&
    !/\p{Script=Han}{7}/u.test(text)
  );
}

interface IdentifiedParagraph extends ParagraphFact {
  readonly id: string;
  /** Links to another page of the site, as each page of a series in a documentation does. */
  readonly points: boolean;
}

/** Returns the paragraphs with what makes two of them the same: their text and where their links lead, but for queries. */
function withTargets(paragraphs: readonly ParagraphFact[], links: readonly LinkFact[]): readonly IdentifiedParagraph[] {
  let next = 0;
  return paragraphs.map(({ text, range, removal, edge }) => {
    while ((links[next]?.range[0] ?? Number.POSITIVE_INFINITY) < range[0]) next++;
    let id = text;
    let points = false;
    for (; (links[next]?.range[1] ?? Number.POSITIVE_INFINITY) <= range[1]; next++) {
      const { url } = links[next] as LinkFact;
      id += `\n${url.replace(/\?[^#]*/u, '')}`;
      points ||= isInSite(url);
    }
    return { text, range, removal, edge, id, points };
  });
}

function isInSite(url: string): boolean {
  const { scheme, authority, path } = urlParts(url);
  return scheme === '' && authority === undefined && path !== '';
}

const lowered = memoized((texts: readonly string[]) => texts.map((text) => text.toLowerCase()));

/** Whether a line is a label with a formula or code: `Time: $O(n)$` is the result of its own article. */
function isResult(text: string): boolean {
  return text.length < 60 && /^[^:：]{1,20}[:：].*(?:\$[^$]+\$|`[^`]+`)/u.test(text);
}
