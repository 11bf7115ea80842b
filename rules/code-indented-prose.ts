import { articleRule } from '../src/engine/rule.ts';
import { indentedProse } from '../src/facts/blocks/indented-prose.ts';

export default articleRule({
  id: 'code-indented-prose',
  severity: 'warning',
  docs: {
    title: { en: 'Prose shown as code by its indent', 'zh-CN': '正文因缩进成了代码' },
    topic: 'structure',
    fix: 'unsafe',
    what: {
      en: 'Flags whole sentences, Chinese or English, that became a code block because four spaces or a tab precede them, and tags within an HTML element that became one after a blank line. Not flagged: blocks below a list, a colon or other code, lines with characters of code, and renderers that do not turn indented lines into code.',
      'zh-CN':
        '找出因行首有四个空格或一个制表符而成为代码块的整句正文（中文或英文），以及 HTML 元素中空行之后因缩进而成为代码块的标签。列表、冒号或其他代码之后的块，含有代码字符的行，以及不把缩进的行当作代码的渲染器不在此列。',
    },
    why: {
      en: 'Readers see a paragraph in a monospaced font, in one long line.',
      'zh-CN': '读者看到的是用等宽字体显示、不会换行的一长行正文。',
    },
    sure: { right: 20, wrong: 0 },
    examples: [
      {
        title: { en: 'A paragraph that is indented', 'zh-CN': '缩进的段落' },
        bad: '    彗星将在今晚的西北方天空出现。\n\n请带上望远镜。\n',
        good: '彗星将在今晚的西北方天空出现。\n\n请带上望远镜。\n',
      },
    ],
  },
  messages: {
    prose: {
      en: 'Paragraph `{text}` is shown as code because it is indented',
      'zh-CN': '段落 `{text}` 因为缩进而显示为代码',
    },
    html: {
      en: 'HTML `{text}` is shown as code because it is indented after a blank line',
      'zh-CN': 'HTML `{text}` 在空行之后缩进，会显示为代码',
    },
  },
  fixes: { unindent: { en: 'Remove the indentation', 'zh-CN': '去掉缩进' } },
  restructures: ['unindent'],
  needs: { indentedProse },
  check({ indentedProse }, { article, report }) {
    if (article.renderer.indentedCode !== 'code') return;
    const readsHtml = article.renderer.rawHtml === 'kept' && article.renderer.htmlBlockEnd === 'blank-line';
    for (const { kind, text, range, edits } of indentedProse)
      if (kind === 'prose' || readsHtml)
        report({ messageId: kind, range, data: { text }, fix: { title: 'unindent', safety: 'unsafe', edits } });
  },
});
