import { articleRule, notMet } from '../src/engine/rule.ts';
import { linkSyntax } from '../src/facts/links/link-syntax.ts';

export default articleRule({
  id: 'link-syntax',
  severity: 'error',
  docs: {
    topic: 'links',
    fix: 'mixed',
    what: {
      en: 'Flags links and images that Markdown shows as text: a blank between `]` and `(`, full-width brackets around the address, blanks in it, no closing bracket, or another reason that leaves `](address` behind. Templates, code and escaped brackets are left alone.',
      'zh-CN':
        '找出会原样显示为文字的链接和图片：`]` 与 `(` 之间有空格，地址用了全角括号，地址中有空格，缺少右括号，或因其他原因残留 `](网址`。模板、代码和转义的括号不在此列。',
    },
    why: {
      en: 'Readers see brackets and an address in place of a link or a picture.',
      'zh-CN': '读者看到的是一串括号和网址，而不是链接或图片。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A blank between the brackets', 'zh-CN': '括号之间有空格' },
        bad: 'See the [comet] (https://a.cn/comet).\n',
        good: 'See the [comet](https://a.cn/comet).\n',
      },
      {
        title: { en: 'Full-width brackets', 'zh-CN': '全角括号' },
        bad: '见[彗星]（https://a.cn/comet）。\n',
        good: '见[彗星](https://a.cn/comet)。\n',
      },
      {
        title: { en: 'A blank in the address', 'zh-CN': '地址中有空格' },
        bad: '![Comet](/img/comet tail.png)\n',
        good: '![Comet](/img/comet%20tail.png)\n',
      },
    ],
  },
  messages: {
    space: {
      en: 'Link `{text}` has a blank between `]` and `(` and is shown as text, expected none',
      'zh-CN': '链接 `{text}` 的 `]` 与 `(` 之间有空格，会显示为文字，应去掉空格',
    },
    wide: {
      en: 'Link `{text}` has full-width brackets and is shown as text, expected `(` and `)`',
      'zh-CN': '链接 `{text}` 用了全角括号，会显示为文字，应为 `(` 和 `)`',
    },
    blank: {
      en: 'Link `{text}` has blanks in its address and is shown as text, expected `%20`',
      'zh-CN': '链接 `{text}` 的地址中有空格，会显示为文字，应写成 `%20`',
    },
    unclosed: {
      en: 'Link `{text}` is not closed and is shown as text, expected `)` at its end',
      'zh-CN': '链接 `{text}` 没有结束，会显示为文字，末尾应有 `)`',
    },
    left: {
      en: 'Link syntax is left as text: `{text}`, expected a whole link',
      'zh-CN': '残留的链接语法 `{text}`，应为完整的链接',
    },
  },
  fixes: {
    space: { en: 'Remove the blank', 'zh-CN': '去掉空格' },
    wide: { en: 'Write half-width brackets', 'zh-CN': '改为半角括号' },
    blank: { en: 'Encode the blanks', 'zh-CN': '将空格编码' },
    unclosed: { en: 'Close it', 'zh-CN': '补上右括号' },
  },
  needs: { linkSyntax },
  check({ linkSyntax }, { report }) {
    for (const { kind, text, range, edit } of linkSyntax) {
      const safety = kind === 'unclosed' ? 'unsafe' : 'safe';
      const fix = edit && kind !== 'left' && ({ title: kind, safety, edits: [edit] } as const);
      report({ messageId: kind, range, data: { text }, ...(fix && { fix }) });
    }
  },
});
