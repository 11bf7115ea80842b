import { articleRule } from '../src/engine/rule.ts';
import { earlyEmphasis } from '../src/facts/text/early-emphasis.ts';
import { type LiteralEmphasisFact, literalEmphasis } from '../src/facts/text/literal-emphasis.ts';

export default articleRule({
  id: 'emphasis-unrendered',
  severity: 'warning',
  docs: {
    title: { en: 'Bold or italic marks shown as text', 'zh-CN': '强调标记显示为文字' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: "Flags `**` and `__` that stay visible, with the reason: CommonMark does not close bold text between a punctuation mark and a letter (`**Note：**see`), nor open it between a letter and a punctuation mark; there are spaces inside the `**`; two bold texts touch; `**`, `****` or `_` has no counterpart; also bold text that ends a letter before its last word does. The site's renderer decides: kramdown (Jekyll) only needs that no space is inside the `**`, and renderers with a CJK-friendly extension show most of these as bold. Where the renderer is not known, only what every one shows is flagged. Latin bold text that ends in a punctuation mark is flagged where it starts a word and a word follows. Not flagged: code, globs, stars that the text explains (`** matches any folder`), arithmetic, notes marked with `**`, hidden digits (`138****1234`), and names such as `__HAL_TIM` or `_config.yml`.",
      'zh-CN':
        '找出不会渲染、原样显示出来的 `**` 和 `__`，并说明原因：CommonMark 不在标点与文字之间结束粗体（`**注意：**请看`），也不在文字与标点之间开始粗体；`**` 内侧有空格；两段粗体相连；`**`、`****` 或 `_` 没有配对；还有少了最后一个字母的粗体。以网站的渲染器为准：kramdown（Jekyll）只要 `**` 内侧没有空格即可渲染，带中文扩展的渲染器也能渲染其中多数；渲染器不明时，只报告任何渲染器都会原样显示的。以标点结尾的西文粗体，仅在从词首开始且后面紧跟单词时报告。代码、通配符、文中说明了含义的星号（`**表示任意目录`）、算式、用 `**` 标的注释、隐去的数字（`138****1234`）以及 `__HAL_TIM`、`_config.yml` 之类的名称不在此列。',
    },
    why: {
      en: 'Readers see the asterisks. In Chinese text, which has no spaces between words, this is the most frequent defect of all.',
      'zh-CN': '读者会看到星号。中文词语之间没有空格，这是最常见的问题。',
    },
    sure: { right: 17, wrong: 0 },
    examples: [
      {
        title: { en: 'A colon before the closing `**`', 'zh-CN': '结尾的 `**` 前有冒号' },
        bad: '**注意：**今晚有彗星。\n',
        good: '**注意**：今晚有彗星。\n',
      },
      {
        title: { en: 'A space inside the `**`', 'zh-CN': '`**` 内侧有空格' },
        bad: 'The **comet **is bright.\n',
        good: 'The **comet** is bright.\n',
      },
    ],
  },
  messages: {
    touching: {
      en: '`****` between two bold texts is shown as text: `{text}`',
      'zh-CN': '两段粗体之间的 `****` 会原样显示：`{text}`',
    },
    space: {
      en: '`{text}` does not render as bold: there is a space inside the `{delimiter}`',
      'zh-CN': '`{text}` 不会显示为粗体：`{delimiter}` 内侧有空格',
    },
    close: {
      en: '`{text}` does not render as bold: a closing `{delimiter}` after `{mark}` must not be followed by a letter',
      'zh-CN': '`{text}` 不会显示为粗体：结尾的 `{delimiter}` 前面是 `{mark}`，后面不能紧跟文字',
    },
    open: {
      en: '`{text}` does not render as bold: an opening `{delimiter}` before `{mark}` must not follow a letter',
      'zh-CN': '`{text}` 不会显示为粗体：开头的 `{delimiter}` 后面是 `{mark}`，前面不能紧跟文字',
    },
    stop: {
      en: '`{text}` does not render as bold: an opening `{delimiter}` before `{mark}` must not follow a letter',
      'zh-CN': '`{text}` 不会显示为粗体：开头的 `{delimiter}` 后面是 `{mark}`，前面不能紧跟文字',
    },
    four: {
      en: '`****` is shown as text at `{text}`, because it is not between two bold texts. Write `**`, or remove it',
      'zh-CN': '`{text}` 处的 `****` 不在两段粗体之间，会原样显示。请改为 `**`，或删除',
    },
    one: {
      en: '`{mark}` is shown as text at `{text}`, because no other `{mark}` in its paragraph goes with it',
      'zh-CN': '`{text}` 处的 `{mark}` 会原样显示：本段中没有与之配对的 `{mark}`',
    },
    crossed: {
      en: '`{text}` does not render as bold: other `{delimiter}` inside it pair up first',
      'zh-CN': '`{text}` 不会显示为粗体：中间的 `{delimiter}` 先配成了对',
    },
    early: { en: 'Bold text ends one letter too early in `{text}`', 'zh-CN': '`{text}` 中的粗体少了最后一个字母' },
  },
  fixes: {
    extend: { en: 'Move the letter into the bold text', 'zh-CN': '把字母移入粗体' },
    join: { en: 'Remove the `****` to make one bold text', 'zh-CN': '删除 `****`，合为一段粗体' },
    outside: { en: 'Move the space outside the `{delimiter}`', 'zh-CN': '把空格移到 `{delimiter}` 外面' },
    move: { en: 'Move `{mark}` outside the `{delimiter}`', 'zh-CN': '把 `{mark}` 移到 `{delimiter}` 外面' },
    blank: { en: 'Add a space outside the `{delimiter}`', 'zh-CN': '在 `{delimiter}` 外面加空格' },
  },
  options: {
    cjkFriendly: {
      description: {
        en: 'Whether the renderer of this site opens and closes bold text beside CJK punctuation all the same (`remark-cjk-friendly` and the like).',
        'zh-CN': '本站的渲染器能否正确处理中文标点旁的粗体（如 `remark-cjk-friendly`）。',
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
      if (emphasis === 'marked-0' && pairs.has(kind)) continue;
      if (emphasis === 'unknown' ? hiddenBy.length > 0 : hiddenBy.some((each) => each === emphasis)) continue;
      const [first, ...others] = edits;
      const fix =
        first &&
        ({
          title: titleOf(kind, safe || first.text.startsWith(text.slice(0, 2))),
          safety: safe ? 'safe' : 'unsafe',
          edits: [first, ...others],
        } as const);
      report({ messageId: kind, range, data: { text, mark, delimiter: text.slice(0, 2) }, ...(fix && { fix }) });
    }
  },
});

/** Faults of two marks, which marked 0.3 takes for bold wherever they stand. */
const pairs: ReadonlySet<LiteralEmphasisFact['kind']> = new Set([
  'space',
  'open',
  'close',
  'stop',
  'crossed',
  'touching',
]);

function titleOf(kind: LiteralEmphasisFact['kind'], moves: boolean) {
  if (kind === 'touching') return 'join';
  if (kind === 'space') return 'outside';
  return moves || kind === 'stop' ? 'move' : 'blank';
}
