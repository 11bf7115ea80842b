import { clipped } from '../src/core/words.ts';
import { articleRule } from '../src/engine/rule.ts';
import { lostNotes, undefinedReferences } from '../src/facts/links/undefined-references.ts';

/** Others have plugins for notes within the text. */
const hasNoInlineNotes = /^(?:goldmark|kramdown|remark|mdx|pulldown-cmark)$/u;

export default articleRule({
  id: 'link-reference-undefined',
  severity: 'warning',
  docs: {
    title: { en: 'Link label is not defined', 'zh-CN': '链接标签没有定义' },
    topic: 'links',
    what: {
      en: 'Flags links and images by reference (`[text][label]`) whose label is not defined in the file, footnote references (`[^2]`) without a footnote where others have one, and inline footnotes (`^[…]`) where the renderer has none. Not reported: `[text]` alone, code, and labels that kramdown finds although CommonMark does not.',
      'zh-CN':
        '找出引用式链接和图片（`[文字][标签]`）中没有定义的标签，文中有脚注却没有对应注释的脚注标记（`[^2]`），以及渲染器不支持的行内脚注（`^[…]`）。单独的 `[文字]`、代码，以及 kramdown 能识别的定义不报告。',
    },
    why: {
      en: 'Readers see the brackets, and the URL is lost: the program that converted the article dropped the definitions at its end.',
      'zh-CN': '读者看到的是方括号，链接网址已经丢失：转换文章的程序丢掉了文末的定义。',
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
      en: 'Link `{text}` is shown as text: this file does not define `[{label}]`. Add a line `[{label}]: URL`',
      'zh-CN': '链接 `{text}` 会显示为文字：文中没有定义 `[{label}]`。请添加一行 `[{label}]: 网址`',
    },
    note: {
      en: 'Footnote reference `{text}` is shown as text: this file has no such footnote. Add a line `{text}: …`',
      'zh-CN': '脚注标记 `{text}` 会显示为文字：文中没有这条脚注。请添加一行 `{text}: …`',
    },
    inline: {
      en: 'Footnote `{text}` is shown as text: {renderer} has no inline footnotes. Write `[^1]` here and a line `[^1]: …` below',
      'zh-CN': '脚注 `{text}` 会显示为文字：{renderer} 不支持行内脚注。请在此写 `[^1]`，另起一行写 `[^1]: …`',
    },
  },
  needs: { undefinedReferences, lostNotes },
  check({ undefinedReferences, lostNotes }, { article: { renderer }, report }) {
    for (const { kind, text, range } of lostNotes) {
      if (kind === 'mark' && renderer.footnotes !== 'none') report({ messageId: 'note', range, data: { text } });
      if (kind === 'inline' && hasNoInlineNotes.test(renderer.name))
        report({ messageId: 'inline', range, data: { text, renderer: renderer.name } });
    }
    for (const { text, label, range } of undefinedReferences) {
      report({ messageId: 'missing', range, data: { text: clipped(text, 60).replaceAll('`', "'"), label } });
    }
  },
});
