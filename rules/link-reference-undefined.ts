import { articleRule } from '../src/engine/rule.ts';
import { undefinedReferences } from '../src/facts/links/undefined-references.ts';

export default articleRule({
  id: 'link-reference-undefined',
  severity: 'warning',
  docs: {
    topic: 'links',
    what: {
      en: 'Flags links and images by reference (`[text][label]`) whose label is defined nowhere in the file. `[text]` alone, code, and labels that kramdown finds although CommonMark does not, are left alone.',
      'zh-CN':
        '找出引用式链接和图片（`[文字][标签]`）中没有定义的标签。单独的 `[文字]`、代码，以及 kramdown 能识别的定义不在此列。',
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
  },
  needs: { undefinedReferences },
  check({ undefinedReferences }, { report }) {
    for (const { text, label, range } of undefinedReferences) {
      report({ messageId: 'missing', range, data: { text: text.slice(0, 60), label } });
    }
  },
});
