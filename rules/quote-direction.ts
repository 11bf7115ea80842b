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
      en: 'Flags a word between two quotation marks that are both opening (`“组“`) or both closing (`”组”`). Not reported: quotations over several paragraphs, which open again in each, the quotation marks of code (`id=”app”`, `s:3:”app”`, `star(\\”app\\”)`), and those of other languages: `„Wort“`, `„słowo”`, `”ord”`. A straight quotation mark may open or close.',
      'zh-CN':
        '找出两个引号方向相同的词语：都是前引号（`“组“`）或都是后引号（`”组”`）。跨段引文每段开头重复前引号的不报告，代码中的引号（`id=”app”`、`s:3:”app”`、`star(\\”app\\”)`）和其他语言的引号（`„Wort“`、`„słowo”`、`”ord”`）也不报告。直引号可作前引号或后引号。',
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
    opening: { en: 'Both quotation marks of `{text}` are opening ones', 'zh-CN': '`{text}` 的两个引号都是前引号' },
    closing: { en: 'Both quotation marks of `{text}` are closing ones', 'zh-CN': '`{text}` 的两个引号都是后引号' },
  },
  fixes: { turn: { en: 'Turn the wrong quotation mark around', 'zh-CN': '改正引号方向' } },
  needs: { quotes },
  check({ quotes }, { report }) {
    for (const { kind, text, range, edit } of quotes) {
      report({ messageId: kind, range, data: { text }, fix: { title: 'turn', safety: 'unsafe', edits: [edit] } });
    }
  },
});
