import { articleRule } from '../src/engine/rule.ts';
import { lostNotes, undefinedReferences } from '../src/facts/links/undefined-references.ts';

/** Others have plugins for notes within the text. */
const hasNoInlineNotes = /^(?:goldmark|kramdown|remark|mdx|pulldown-cmark)$/u;

export default articleRule({
  id: 'link-reference-undefined',
  severity: 'warning',
  docs: {
    topic: 'links',
    what: {
      en: 'Flags links and images by reference (`[text][label]`) whose label is defined nowhere in the file, marks of notes (`[^2]`) that have no note where others do, and notes within the text (`^[…]`) where the renderer has none. `[text]` alone, code, and labels that kramdown finds although CommonMark does not, are left alone.',
      'zh-CN':
        '找出引用式链接和图片（`[文字][标签]`）中没有定义的标签，文中有脚注却没有对应注释的脚注标记（`[^2]`），以及渲染器不支持的行内脚注（`^[…]`）。单独的 `[文字]`、代码，以及 kramdown 能识别的定义不在此列。',
    },
    why: {
      en: 'Readers see the brackets, and the address is lost: whatever converted the article dropped the definitions at its end.',
      'zh-CN': '读者看到的是方括号，链接地址已经丢失：转换文章的程序丢掉了文末的定义。',
    },
    sure: { right: 6, wrong: 0 },
    examples: [
      {
        title: { en: 'A label without a definition', 'zh-CN': '没有定义的标签' },
        bad: 'See the [comet page][3].\n',
        good: 'See the [comet page][3].\n\n[3]: https://a.cn/comet\n',
      },
    ],
  },
  messages: {
    missing: {
      en: 'Link `{text}` refers to `[{label}]`, which is defined nowhere in this file, expected a line `[{label}]: address`',
      'zh-CN': '链接 `{text}` 引用的 `[{label}]` 在文中没有定义，应有一行 `[{label}]: 网址`',
    },
    note: {
      en: 'Note `{text}` is defined nowhere in this file and is shown as text, expected a line `{text}: …`',
      'zh-CN': '脚注 `{text}` 在文中没有定义，会显示为文字，应有一行 `{text}: …`',
    },
    inline: {
      en: 'Note `{text}` is shown as text: the renderer of this site has no notes within the text, expected `[^1]` and a line `[^1]: …`',
      'zh-CN': '脚注 `{text}` 会显示为文字：本站的渲染器不支持行内脚注，应写成 `[^1]`，并另有一行 `[^1]: …`',
    },
  },
  needs: { undefinedReferences, lostNotes },
  check({ undefinedReferences, lostNotes }, { article: { renderer }, report }) {
    for (const { kind, text, range } of lostNotes) {
      if (kind === 'mark' && renderer.footnotes !== 'none') report({ messageId: 'note', range, data: { text } });
      if (kind === 'inline' && hasNoInlineNotes.test(renderer.name))
        report({ messageId: 'inline', range, data: { text } });
    }
    for (const { text, label, range } of undefinedReferences) {
      report({ messageId: 'missing', range, data: { text: text.slice(0, 60), label } });
    }
  },
});
