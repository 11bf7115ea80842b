import { groupBy } from '../src/core/grouping.ts';
import { articleRule } from '../src/engine/rule.ts';
import { quotes } from '../src/facts/text/quotes.ts';

export default articleRule({
  id: 'quote-direction',
  severity: 'info',
  docs: {
    title: { en: 'Quotation marks the wrong way round', 'zh-CN': '引号方向错误' },
    topic: 'text',
    fix: 'unsafe',
    what: {
      en: 'Flags a word between two quotation marks that are both opening (`“组“`) or both closing (`”组”`). Not reported: quotations over several paragraphs, which open again in each, the quotation marks of code (`id=”app”`, `s:3:”app”`, `star(\\”app\\”)`, lines with `{“data”:”app”}` or `curl`), and those of other languages: `„Wort“`, `„słowo”`, `”ord”`. A straight quotation mark may open or close. Five or more places of one kind in an article are one finding.',
      'zh-CN':
        '找出两个引号方向相同的词语：都是前引号（`“组“`）或都是后引号（`”组”`）。跨段引文每段开头重复前引号的不报告，代码中的引号（`id=”app”`、`s:3:”app”`、`star(\\”app\\”)`，以及含有 `{“data”:”app”}` 或 `curl` 的行）和其他语言的引号（`„Wort“`、`„słowo”`、`”ord”`）也不报告。直引号可作前引号或后引号。一篇文章中同类有 5 处以上时合为一条。',
    },
    why: {
      en: 'A program that turned straight quotes into curly ones guessed wrong, or the author typed the same key twice.',
      'zh-CN': '程序把直引号转换成弯引号时猜错了方向，或者同一个键按了两次。',
    },
    sure: { right: 4, wrong: 0 },
    examples: [
      {
        title: { en: 'Two opening quotation marks', 'zh-CN': '两个前引号' },
        bad: '这颗“扫帚星“今晚可见。\n',
        good: '这颗“扫帚星”今晚可见。\n',
      },
    ],
  },
  messages: {
    opening: {
      en: 'Both quotation marks of `{text}` are opening ones{count, plural, =1 {} other { (# such places in this article)}}',
      'zh-CN': '`{text}` 的两个引号都是前引号{count, plural, =1 {} other {（本文共 # 处）}}',
    },
    closing: {
      en: 'Both quotation marks of `{text}` are closing ones{count, plural, =1 {} other { (# such places in this article)}}',
      'zh-CN': '`{text}` 的两个引号都是后引号{count, plural, =1 {} other {（本文共 # 处）}}',
    },
  },
  fixes: { turn: { en: 'Turn the wrong quotation mark around', 'zh-CN': '改正引号方向' } },
  needs: { quotes },
  check({ quotes }, { report }) {
    for (const pairs of groupBy(quotes, ({ kind }) => kind).values()) {
      // So many are the habit of the text: one finding is enough.
      const groups = pairs.length < fewestOfHabit ? pairs.map((pair) => [pair] as const) : [pairs];
      for (const [first, ...more] of groups) {
        if (!first) continue;
        const { kind, text, range } = first;
        const edits = [first.edit, ...more.map(({ edit }) => edit)] as const;
        const data = { text, count: edits.length };
        report({ messageId: kind, range, data, fix: { title: 'turn', safety: 'unsafe', edits } });
      }
    }
  },
});

const fewestOfHabit = 5;
