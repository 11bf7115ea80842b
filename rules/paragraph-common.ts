import { memoized } from '../src/core/memo.ts';
import { thousands } from '../src/core/numbers.ts';
import { commonItems, commonOptions, hashedItems } from '../src/engine/common-items.ts';
import { corpusRule } from '../src/engine/rule.ts';
import { paragraphs } from '../src/facts/blocks/paragraphs.ts';
import { intendedRepeats } from '../src/knowledge/text/word-lists.ts';

export default corpusRule({
  id: 'paragraph-common',
  severity: 'info',
  docs: {
    topic: 'text',
    fix: 'unsafe',
    what: {
      en: 'Flags a paragraph that stands in many articles of a collection word for word: in at least 20, and in at least 5 of 100. Licences, credits, labels that end in a colon and lines that name the author of a quotation are left alone; the option `allow` names more.',
      'zh-CN':
        '找出在一个合集的许多文章中一字不差地出现的段落：至少 20 篇，且占 5% 以上。许可声明、署名、以冒号结尾的小标题和引文出处不在此列，其他例外可用选项 `allow` 指定。',
    },
    why: {
      en: 'It is no text of this article but furniture of the site that it was taken from: an author’s box, a call to subscribe, a disclaimer.',
      'zh-CN': '它不是这篇文章的内容，而是原网站的固定元素：作者简介、订阅广告、免责声明。',
    },
    sure: {
      right: 0,
      wrong: 0,
      note: {
        en: 'With a threshold of 10 articles, most findings in small collections were labels and lines of a series that were meant; from 20 on there was none left.',
        'zh-CN': '门槛为 10 篇时，小合集中的结果多是有意重复的小标题和栏目语；提高到 20 篇后没有结果。',
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
      en: 'Paragraph `{text}` stands in {count} of {total} articles here, expected text of this article',
      'zh-CN': '段落 `{text}` 在这里的 {total} 篇文章中出现于 {count} 篇，应为本文自己的内容',
    },
  },
  fixes: { remove: { en: 'Remove it', 'zh-CN': '删除' } },
  notes: { first: { en: 'it stands here, too', 'zh-CN': '这里也有' } },
  options: {
    ...commonOptions(20, 0.05),
    allow: {
      description: {
        en: 'Paragraphs that are meant to be repeated: parts of them.',
        'zh-CN': '允许重复的段落：段落中包含的文字。',
      },
      default: intendedRepeats,
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { paragraphs },
  digest({ paragraphs }) {
    return hashedItems(paragraphs.map(({ text, range }) => ({ id: text, range })));
  },
  compare: (entries) => commonItems(entries),
  concerns: (path, { paths }) => paths.has(path),
  check({ paragraphs }, { article, options, compared: common, report }) {
    const allowed = lowered(options.allow);
    for (const { text, range, removal } of paragraphs) {
      const found = common.find(article.collection.name, text);
      if (!found) continue;
      const plain = allowed.length > 0 ? text.toLowerCase() : '';
      if (allowed.some((part) => plain.includes(part))) continue;
      const data = { text: text.slice(0, 40), count: thousands(found.count), total: thousands(found.total) };
      const other = found.places.find(({ path }) => path !== article.path);
      report({
        messageId: 'common',
        range,
        data,
        ...(other && { related: [{ ...other, note: 'first' }] }),
        fix: { title: 'remove', safety: 'unsafe', edits: [{ range: removal, text: '' }] },
      });
    }
  },
});

const lowered = memoized((texts: readonly string[]) => texts.map((text) => text.toLowerCase()));
