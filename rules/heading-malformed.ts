import { articleRule } from '../src/engine/rule.ts';
import { headingFaults } from '../src/facts/blocks/heading-faults.ts';

export default articleRule({
  id: 'heading-malformed',
  severity: 'warning',
  docs: {
    title: { en: 'Empty or broken heading', 'zh-CN': '小标题为空或写错' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: "Flags empty headings, headings that the site's renderer does not recognise because no space, or a full-width or no-break space, follows the `##`, and whole sentences and images that became a heading because of a bare `---` directly below them, also the end of front matter that a script left in the text (`draft: false`). Not flagged: a single `#` without a space, which may be a hashtag, and a line of dashes that is longer than five or below a short text, which makes a heading, whatever the text ends in. kramdown without GFM reads `##x` as a heading, and kramdown and marked accept wide spaces: nothing is flagged there.",
      'zh-CN':
        '找出空的小标题，`##` 后面没有空格或是全角空格、不换行空格，因而不被网站的渲染器识别的小标题，以及因为下一行紧跟单独的 `---` 而变成小标题的整句和图片，包括脚本遗留在正文中的 front matter 末尾（`draft: false`）。单个 `#`（可能是话题标签）不在此列；下面的短横多于五个，或文字很短时，本来就是小标题，无论以什么标点结尾。不用 GFM 的 kramdown 能识别 `##x`，kramdown 和 marked 能识别全角空格，因此不报告。',
    },
    why: {
      en: 'An empty heading is a gap in the table of contents; one without a space is shown with its `##`; a paragraph as a heading is a page of large bold letters.',
      'zh-CN': '空的小标题在目录里留下空白；缺空格的小标题把 `##` 显示出来；段落变成小标题则是一大段粗体大字。',
    },
    sure: { right: 17, wrong: 0 },
    examples: [
      {
        title: { en: 'No space after `##`', 'zh-CN': '`##` 后缺空格' },
        bad: '##The comet\n',
        good: '## The comet\n',
      },
      {
        title: { en: 'A paragraph as a heading', 'zh-CN': '段落变成小标题' },
        bad: '彗星今晚可见，明天就看不到了。\n---\n',
        good: '彗星今晚可见，明天就看不到了。\n\n---\n',
      },
    ],
  },
  messages: {
    empty: { en: 'Heading has no text', 'zh-CN': '小标题没有文字' },
    slid: {
      en: 'Heading has no text: "{text}" is on a later line',
      'zh-CN': '小标题没有文字：“{text}”写到了后面的行',
    },
    unspaced: {
      en: 'Missing space after `{marks}`: "{text}" is shown as text, not as a heading',
      'zh-CN': '`{marks}` 后面缺少空格，“{text}”会显示为正文，而不是小标题',
    },
    wide: {
      en: 'Full-width or no-break space after `{marks}`: "{text}" is shown as text, not as a heading',
      'zh-CN': '`{marks}` 后面是全角空格或不换行空格，“{text}”会显示为正文，而不是小标题',
    },
    underlined: {
      en: '"{text}" is shown as a heading because of the `---` directly below it',
      'zh-CN': '“{text}”因为下面紧跟 `---` 而显示为小标题',
    },
    leaked: {
      en: 'Front matter in the text is shown to readers: "{text}"',
      'zh-CN': '正文中有 front matter，读者会看到“{text}”',
    },
  },
  fixes: {
    remove: { en: 'Remove the heading', 'zh-CN': '删除该小标题' },
    join: { en: 'Put the text on the line of the heading', 'zh-CN': '把文字移到小标题所在的行' },
    cut: { en: 'Remove these lines and the `---`', 'zh-CN': '删除这几行和 `---`' },
    space: { en: 'Write one plain space', 'zh-CN': '写一个半角空格' },
    separate: { en: 'Put a blank line between them', 'zh-CN': '在两者之间加空行' },
  },
  restructures: ['remove', 'join', 'cut', 'space', 'separate'],
  needs: { headingFaults },
  check({ headingFaults }, { article: { renderer }, report }) {
    for (const { kind, text, range, edit, lines } of headingFaults) {
      if (kind === 'unspaced' && renderer.gluedHeading !== 'text') continue;
      if (kind === 'wide' && renderer.wideBlankHeading !== 'text') continue;
      // Where several lines make no heading, the dashes are a rule as they stand.
      if (lines && renderer.setextOverLines !== 'heading') continue;
      const isGuess = kind === 'underlined' || kind === 'slid' || kind === 'leaked';
      const safety = isGuess ? 'unsafe' : 'safe';
      const fix = edit && ({ title: titles[kind], safety, edits: [edit] } as const);
      const marks = isGuess ? '' : '#'.repeat(edit ? edit.range[0] - range[0] : 0);
      report({ messageId: kind, range, data: { text, marks }, ...(fix && { fix }) });
    }
  },
});

const titles = {
  ...({ empty: 'remove', slid: 'join', unspaced: 'space', wide: 'space' } as const),
  ...({ underlined: 'separate', leaked: 'cut' } as const),
} as const;
