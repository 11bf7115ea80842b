import { articleRule } from '../src/engine/rule.ts';
import { earlyEmphasis } from '../src/facts/text/early-emphasis.ts';
import { type LiteralEmphasisFact, literalEmphasis } from '../src/facts/text/literal-emphasis.ts';

export default articleRule({
  id: 'emphasis-unrendered',
  severity: 'warning',
  docs: {
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: "Flags `**` and `__` that stay visible, with the reason: CommonMark does not close bold text between a punctuation mark and a letter (`**Note：**see`), nor open it between a letter and a mark; blanks stand inside the marks; two bold texts touch; `**`, `****` or `_` stands alone; also bold text that ends a letter before its last word. The site's renderer decides: kramdown (Jekyll) needs no more than that no blank is inside the marks, and renderers with a CJK-friendly extension show most of these as bold. Where the renderer is not known, only what every one shows is flagged. Code, globs, arithmetic, notes marked with `**`, hidden digits (`138****1234`), and names such as `__HAL_TIM` or `_config.yml` are left alone.",
      'zh-CN':
        '找出不会渲染、原样显示出来的 `**` 和 `__`，并说明原因：CommonMark 不在标点与文字之间结束粗体（`**注意：**请看`），也不在文字与标点之间开始粗体；标记内侧有空格；两段粗体相连；`**`、`****` 或 `_` 没有配对；还有少了最后一个字母的粗体。以网站的渲染器为准：kramdown（Jekyll）只要标记内侧没有空格即可渲染，带中文扩展的渲染器也能渲染其中多数；渲染器不明时，只报告任何渲染器都会原样显示的。代码、通配符、算式、用 `**` 标的注释、隐去的数字（`138****1234`）以及 `__HAL_TIM`、`_config.yml` 之类的名称不在此列。',
    },
    why: {
      en: 'Readers see the asterisks. In Chinese text, where no blanks stand between words, this is the most frequent defect of all.',
      'zh-CN': '读者会看到星号。中文词语之间没有空格，这是最常见的问题。',
    },
    sure: { right: 17, wrong: 0 },
    examples: [
      {
        title: { en: 'A colon before the closing marks', 'zh-CN': '结束标记前有冒号' },
        bad: '**注意：**今晚有彗星。\n',
        good: '**注意**：今晚有彗星。\n',
      },
      {
        title: { en: 'A blank inside the marks', 'zh-CN': '标记内侧有空格' },
        bad: 'The **comet **is bright.\n',
        good: 'The **comet** is bright.\n',
      },
    ],
  },
  messages: {
    touching: {
      en: 'Marks `****` between two bold texts stay visible in `{text}`, expected one bold text',
      'zh-CN': '`{text}` 中两段粗体之间的 `****` 会原样显示，应合为一段',
    },
    space: {
      en: 'Marks of `{text}` stay visible because of the blank inside them, expected it outside',
      'zh-CN': '`{text}` 的标记内侧有空格，会原样显示，空格应放在外面',
    },
    close: {
      en: 'Marks of `{text}` stay visible: `{mark}` stands before the closing ones and a letter behind them, expected `{mark}` outside or a blank',
      'zh-CN': '`{text}` 的标记会原样显示：结束标记前是 `{mark}`、后面紧跟文字，应把 `{mark}` 移到外面，或加空格',
    },
    open: {
      en: 'Marks of `{text}` stay visible: a letter stands before the opening ones and `{mark}` behind them, expected a blank before them',
      'zh-CN': '`{text}` 的标记会原样显示：开始标记前紧跟文字、后面是 `{mark}`，前面应加空格',
    },
    stop: {
      en: 'Marks of `{text}` stay visible: `{mark}` stands behind the opening ones and a letter before them, expected `{mark}` outside',
      'zh-CN': '`{text}` 的标记会原样显示：开始标记前紧跟文字、后面是 `{mark}`，应把 `{mark}` 移到外面',
    },
    four: {
      en: 'Marks `****` stay visible at `{text}` because they do not stand between two bold texts, expected `**` or none',
      'zh-CN': '`{text}` 处的 `****` 不在两段粗体之间，会原样显示，应为 `**`，或删去',
    },
    one: {
      en: 'Mark `{mark}` stays visible at `{text}` because it has no counterpart in its paragraph, expected a pair or none',
      'zh-CN': '`{text}` 处的 `{mark}` 在本段中没有配对，会原样显示，应成对使用，或删去',
    },
    crossed: {
      en: 'Marks of `{text}` stay visible because others between them paired first, expected each pair around its own text',
      'zh-CN': '`{text}` 的标记会原样显示：中间的标记先配成了对，每对标记应各自包住自己的文字',
    },
    early: {
      en: 'Bold text ends a letter early in `{text}`, expected it at the end of the word',
      'zh-CN': '`{text}` 中的粗体少了最后一个字母，应在单词末尾结束',
    },
  },
  fixes: {
    extend: { en: 'Move the letter in', 'zh-CN': '把字母移入粗体' },
    join: { en: 'Remove `****`', 'zh-CN': '去掉 `****`' },
    outside: { en: 'Move the blank out', 'zh-CN': '把空格移到外面' },
    move: { en: 'Move `{mark}` out', 'zh-CN': '把 `{mark}` 移到外面' },
    blank: { en: 'Add a blank', 'zh-CN': '加空格' },
  },
  options: {
    cjkFriendly: {
      description: {
        en: 'The renderer of this site opens and closes bold text beside CJK punctuation all the same (`remark-cjk-friendly` and its like).',
        'zh-CN': '本站的渲染器能正确处理中文标点旁的粗体（如 `remark-cjk-friendly`）。',
      },
      default: false,
      type: 'boolean',
    },
  },
  needs: { literalEmphasis, earlyEmphasis },
  check({ literalEmphasis, earlyEmphasis }, { options, article: { renderer }, report }) {
    for (const { text, range, edit } of earlyEmphasis)
      report({ messageId: 'early', range, data: { text }, fix: { title: 'extend', safety: 'unsafe', edits: [edit] } });
    const emphasis = options.cjkFriendly ? 'cjk-friendly' : renderer.emphasis;
    for (const { kind, text, mark, range, edits, safe, hiddenBy } of literalEmphasis) {
      if (emphasis === 'unknown' ? hiddenBy.length > 0 : hiddenBy.some((each) => each === emphasis)) continue;
      const [first, ...others] = edits;
      const fix =
        first && ({ title: titleOf(kind, safe), safety: safe ? 'safe' : 'unsafe', edits: [first, ...others] } as const);
      report({ messageId: kind, range, data: { text, mark }, ...(fix && { fix }) });
    }
  },
});

function titleOf(kind: LiteralEmphasisFact['kind'], safe: boolean) {
  if (kind === 'touching') return 'join';
  if (kind === 'space') return 'outside';
  return safe || kind === 'stop' ? 'move' : 'blank';
}
