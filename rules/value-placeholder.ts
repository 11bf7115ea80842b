import { articleRule, notMet } from '../src/engine/rule.ts';
import { type PlaceholderFact, placeholderFacts } from '../src/facts/text/placeholders.ts';
import { placeholderOf } from '../src/knowledge/text/placeholder.ts';

export default articleRule({
  id: 'value-placeholder',
  severity: 'error',
  docs: {
    title: { en: 'Placeholder such as `undefined`', 'zh-CN': 'undefined 之类的占位值' },
    topic: 'text',
    what: {
      en: 'Flags what a program wrote for a value that it did not have (`undefined`, `null`, `None`, `NaN`, `[object Object]` and the like): as a whole paragraph, heading, list item, table cell or link text, as a value in the front matter, or as a part of a URL. Not reported: articles about such words, which use them in code or in a sentence; empty values in the front matter.',
      'zh-CN':
        '找出程序在取不到值时写下的内容（`undefined`、`null`、`None`、`NaN`、`[object Object]` 等）：独占一个段落、小标题、列表项、单元格或链接文字，作为 front matter 的值，或出现在网址里。不报告：本来就在讲这些词的文章（代码或句子里用到了它们），以及 front matter 中的空值。',
    },
    why: {
      en: 'The text, the tag or the image that belongs there is lost, and readers see the error in its place. A program that failed once failed for many articles.',
      'zh-CN': '本该有的文字、标签或图片丢了，读者看到的是程序的错误。一篇如此，往往许多篇都如此。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A heading and a tag that got lost', 'zh-CN': '小标题和标签丢失' },
        bad: '---\ntags: [comets, undefined]\n---\n\n## undefined\n\nA comet passed.\n',
        good: '---\ntags: [comets]\n---\n\n## A comet\n\nA comet passed.\n',
      },
      {
        title: { en: 'An image whose folder got lost', 'zh-CN': '图片目录丢失' },
        bad: '![Comet](/undefined/comet.png)\n',
        good: '![Comet](/2024/comet.png)\n',
      },
    ],
  },
  messages: {
    paragraph: {
      en: 'Paragraph is only `{value}`, which a program writes for a missing value',
      'zh-CN': '段落只有 `{value}`，这是程序取不到值时写下的',
    },
    heading: {
      en: 'Heading is `{value}`, which a program writes for a missing value',
      'zh-CN': '小标题是 `{value}`，这是程序取不到值时写下的',
    },
    item: {
      en: 'List item is `{value}`, which a program writes for a missing value',
      'zh-CN': '列表项是 `{value}`，这是程序取不到值时写下的',
    },
    cell: {
      en: 'Table cell is `{value}`, which a program writes for a missing value',
      'zh-CN': '单元格是 `{value}`，这是程序取不到值时写下的',
    },
    link: {
      en: 'Link text is `{value}`, which a program writes for a missing value',
      'zh-CN': '链接文字是 `{value}`，这是程序取不到值时写下的',
    },
    field: {
      en: '`{name}` is the text `{value}`, which a program writes for a missing value',
      'zh-CN': '`{name}` 的值是文本 `{value}`，这是程序取不到值时写下的',
    },
    image: {
      en: 'Image URL `{name}` contains `{value}`, which a program writes for a missing value',
      'zh-CN': '图片网址 `{name}` 中有 `{value}`，这是程序取不到值时写下的',
    },
    address: {
      en: 'URL `{name}` contains `{value}`, which a program writes for a missing value',
      'zh-CN': '网址 `{name}` 中有 `{value}`，这是程序取不到值时写下的',
    },
  },
  options: {
    allow: {
      description: {
        en: 'Values that are intended, such as `None` where it is a name.',
        'zh-CN': '允许出现的值，例如确实叫 `None` 的名称。',
      },
      default: [] as string[],
      type: 'array',
      items: { type: 'string' },
    },
  },
  needs: { placeholderFacts },
  explains: [
    'date-invalid',
    'front-matter-schema',
    'image-url-truncated',
    'slug-duplicate',
    'source-link-invalid',
    'tag-duplicate',
    'url-malformed',
    'url-private',
  ],
  check({ placeholderFacts: found }, { options, report }) {
    for (const fact of found) {
      const { kind, value, name, range } = fact;
      if (options.allow.includes(value) || !isDefect(fact)) continue;
      report({ messageId: kind, range, data: { value, ...(name !== '' && { name }) } });
    }
  },
});

/** Keys with values that readers see or follow; elsewhere, as in `layout: None`, the word may be intended. */
const visibleKeys =
  /(?:^|\.)(?:(?:sub|link)?title|authors?|name|description|summary|excerpt|date|lastmod|updated|pubdate|publishdate|tags?|categor(?:y|ies)|keywords|slug|urlname|url|permalink|source|link|cover|image|thumbnail|banner)(?:\[\d+\])*$/iu;

function isDefect({ kind, value, name, technical, spoken, chinese }: PlaceholderFact): boolean {
  if (kind === 'image') return !spoken || placeholderOf(name) !== undefined;
  if (spoken) return false;
  if (kind === 'field') return !/^(?:None|null)$/u.test(value) || visibleKeys.test(name);
  if (technical) return false;
  // Tables of data have gaps, and `None` is an English word.
  if (kind === 'cell') return /^(?:undefined|\[object Object\])$/u.test(value);
  return kind === 'address' || value !== 'None' || chinese;
}
