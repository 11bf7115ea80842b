import { articleRule } from '../src/engine/rule.ts';
import { headingFaults } from '../src/facts/blocks/heading-faults.ts';

export default articleRule({
  id: 'heading-malformed',
  severity: 'warning',
  docs: {
    topic: 'structure',
    fix: 'safe',
    what: {
      en: 'Flags empty headings, headings that Markdown does not see because no space follows the `##`, and paragraphs and images that became a heading because a `---` stands directly below them. A single `#` without a space may be a hashtag, and short lines with a `---` below them are headings; both are left alone.',
      'zh-CN':
        '找出空标题、`##` 后面没有空格因而不被识别的标题，以及因为下一行紧跟 `---` 而变成标题的段落和图片。单个 `#`（可能是话题标签）和下面有 `---` 的短行（本来就是标题）不在此列。',
    },
    why: {
      en: 'An empty heading is a hole in the table of contents; one without a space shows its marks; a paragraph as a heading is a page of large bold letters.',
      'zh-CN': '空标题在目录里留下空白；缺空格的标题把 `##` 显示出来；段落变成标题则是一大段粗体大字。',
    },
    sure: { right: 17, wrong: 0 },
    examples: [
      {
        title: { en: 'No space behind the marks', 'zh-CN': '井号后缺空格' },
        bad: '##The comet\n',
        good: '## The comet\n',
      },
      {
        title: { en: 'A paragraph as a heading', 'zh-CN': '段落变成标题' },
        bad: '彗星今晚可见，明天就看不到了。\n---\n',
        good: '彗星今晚可见，明天就看不到了。\n\n---\n',
      },
    ],
  },
  messages: {
    empty: { en: 'Heading is empty, expected words or no heading', 'zh-CN': '标题是空的，应有文字，或删去' },
    unspaced: {
      en: 'Heading `{text}` has no space behind its `#` and is shown as text, expected one',
      'zh-CN': '标题 `{text}` 的 `#` 后面没有空格，会显示为正文，应加空格',
    },
    underlined: {
      en: 'Paragraph `{text}` becomes a heading by the `---` below it, expected a blank line between the two',
      'zh-CN': '段落 `{text}` 因为下面紧跟 `---` 变成了标题，两者之间应有空行',
    },
  },
  fixes: {
    remove: { en: 'Remove it', 'zh-CN': '删除' },
    space: { en: 'Add a space', 'zh-CN': '加空格' },
    separate: { en: 'Put a blank line between them', 'zh-CN': '中间加空行' },
  },
  needs: { headingFaults },
  check({ headingFaults }, { report }) {
    const titles = { empty: 'remove', unspaced: 'space', underlined: 'separate' } as const;
    for (const { kind, text, range, edit } of headingFaults) {
      const fix = edit && ({ title: titles[kind], safety: 'safe', edits: [edit] } as const);
      report({ messageId: kind, range, data: { text }, ...(fix && { fix }) });
    }
  },
});
