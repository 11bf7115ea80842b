import { articleRule } from '../src/engine/rule.ts';
import { headingFaults } from '../src/facts/blocks/heading-faults.ts';

export default articleRule({
  id: 'heading-malformed',
  severity: 'warning',
  docs: {
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: "Flags empty headings, headings that the site's renderer does not see because no space, or an ideographic or no-break space, follows the `##`, and whole sentences and images that became a heading because a bare `---` stands directly below them. A single `#` without a space may be a hashtag, and a line of dashes makes a heading, whatever its text ends in, if it is longer than five or the text is short; these are left alone. kramdown without GFM takes `##x` for a heading, and kramdown and marked take wide spaces: nothing is said there.",
      'zh-CN':
        '找出空标题，`##` 后面没有空格或是全角空格、不换行空格，因而不被网站的渲染器识别的标题，以及因为下一行紧跟单独的 `---` 而变成标题的整句和图片。单个 `#`（可能是话题标签）不在此列；下面的短横多于五个，或文字很短时，本来就是标题，无论以什么标点结尾。不用 GFM 的 kramdown 能识别 `##x`，kramdown 和 marked 能识别全角空格，因此不报告。',
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
    wide: {
      en: 'Heading `{text}` has an ideographic or no-break space behind its `#` and is shown as text, expected a plain one',
      'zh-CN': '标题 `{text}` 的 `#` 后面是全角空格或不换行空格，会显示为正文，应为普通空格',
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
  restructures: ['remove', 'space', 'separate'],
  needs: { headingFaults },
  check({ headingFaults }, { article: { renderer }, report }) {
    const titles = { empty: 'remove', unspaced: 'space', wide: 'space', underlined: 'separate' } as const;
    for (const { kind, text, range, edit, lines } of headingFaults) {
      if (kind === 'unspaced' && renderer.gluedHeading !== 'text') continue;
      if (kind === 'wide' && renderer.wideBlankHeading !== 'text') continue;
      // Where several lines make no heading, the dashes are a rule as they stand.
      if (lines && renderer.setextOverLines !== 'heading') continue;
      const safety = kind === 'underlined' ? 'unsafe' : 'safe';
      const fix = edit && ({ title: titles[kind], safety, edits: [edit] } as const);
      report({ messageId: kind, range, data: { text }, ...(fix && { fix }) });
    }
  },
});
