import { clipped } from '../src/core/words.ts';
import { articleRule } from '../src/engine/rule.ts';
import { verticalText } from '../src/facts/text/vertical-text.ts';

export default articleRule({
  id: 'text-vertical',
  severity: 'warning',
  docs: {
    title: { en: 'Text with one character per line', 'zh-CN': '一行一字的文字' },
    topic: 'structure',
    fix: 'safe',
    what: {
      en: 'Flags four or more consecutive lines or paragraphs of one Chinese, Japanese or Korean character each.',
      'zh-CN': '找出连续四行（段）以上、每行只有一个汉字、假名或谚文的文字。',
    },
    why: {
      en: 'On the page that it was taken from, the text ran down a narrow column or had a box for each character. Here it is a column that readers skip.',
      'zh-CN': '原网页用竖排或一字一格的版式，抓取之后一行一字，没法阅读。',
    },
    sure: { right: 2, wrong: 0 },
    examples: [
      {
        title: { en: 'One character on each line', 'zh-CN': '一行一字' },
        bad: '彗\n\n星\n\n今\n\n晚\n',
        good: '彗星今晚\n',
      },
    ],
  },
  messages: {
    tower: { en: 'Text `{text}` is split into lines of one character each', 'zh-CN': '文字 `{text}` 一行一字竖着排' },
  },
  fixes: { join: { en: 'Join it into one line', 'zh-CN': '合为一行' } },
  restructures: ['join'],
  needs: { verticalText },
  check({ verticalText }, { report }) {
    for (const { text, range } of verticalText) {
      const fix = { title: 'join', safety: 'safe', edits: [{ range, text }] } as const;
      report({ messageId: 'tower', range, data: { text: clipped(text, 40) }, fix });
    }
  },
});
