import { articleRule } from '../src/engine/rule.ts';
import { literalEmphasis } from '../src/facts/text/literal-emphasis.ts';

export default articleRule({
  id: 'emphasis-unrendered',
  severity: 'warning',
  docs: {
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags `**` and `__` that stay visible, with the reason: CommonMark does not close bold text between a punctuation mark and a letter (`**Note：**see`), nor open it between a letter and a mark; blanks stand inside the marks; two bold texts touch. Code, globs and arithmetic are left alone.',
      'zh-CN':
        '找出不会渲染、原样显示出来的 `**` 和 `__`，并说明原因：CommonMark 不在标点与文字之间结束粗体（`**注意：**请看`），也不在文字与标点之间开始粗体；标记内侧有空格；两段粗体相连。代码、通配符和算式不在此列。',
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
    crossed: {
      en: 'Marks of `{text}` stay visible because others between them paired first, expected each pair around its own text',
      'zh-CN': '`{text}` 的标记会原样显示：中间的标记先配成了对，每对标记应各自包住自己的文字',
    },
  },
  fixes: {
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
  needs: { literalEmphasis },
  check({ literalEmphasis }, { options, report }) {
    for (const { kind, text, mark, range, edits, safe, friendly } of literalEmphasis) {
      if (options.cjkFriendly && friendly) continue;
      const [first, ...others] = edits;
      const title = kind === 'touching' ? 'join' : kind === 'space' ? 'outside' : safe ? 'move' : 'blank';
      const fix = first && ({ title, safety: safe ? 'safe' : 'unsafe', edits: [first, ...others] } as const);
      report({ messageId: kind, range, data: { text, mark }, ...(fix && { fix }) });
    }
  },
});
