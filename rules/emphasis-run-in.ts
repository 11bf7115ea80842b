import { articleRule, fewMet } from '../src/engine/rule.ts';
import { blocks } from '../src/facts/blocks/blocks.ts';
import { salutation, speaker } from '../src/knowledge/text/characters.ts';

export default articleRule({
  id: 'emphasis-run-in',
  severity: 'warning',
  docs: {
    title: { en: 'Bold lead-in cut off from its text', 'zh-CN': '加粗引导语与下文断开' },
    topic: 'structure',
    fix: 'unsafe',
    what: {
      en: 'Flags a bold lead-in that ends its paragraph with a comma while its sentence goes on in the next paragraph. Not flagged: bold headings that end with `：` or a full stop, salutations, lines of verse and text before another speaker (`问：`). The fix joins the paragraphs and moves the comma out of the bold text: where a letter follows `，**`, Markdown would show the asterisks.',
      'zh-CN':
        '找出以逗号结束段落、而句子在下一段才继续的加粗引导语。以“：”或句号结尾的加粗小标题、称呼、诗句以及下一段换人说话（`问：`）的情形不在此列。修复时会合并两段，并把逗号移到加粗之外：如果 `，**` 后面紧跟文字，Markdown 会把星号原样显示出来。',
    },
    why: {
      en: 'The sentence is cut in two. On the source page the bold words were in the middle of a paragraph, and a converter took them for a block of their own.',
      'zh-CN': '句子被截成了两半：在原网页上，这些加粗的文字位于段落中间，转换工具误以为它们自成一段。',
    },
    sure: fewMet(3),
    examples: [
      {
        title: { en: 'A lead-in cut from its sentence', 'zh-CN': '与句子断开的引导语' },
        bad: '他强调，要抓紧落实。 **要马上动手，**\n\n把各项工作做在前面。\n',
        good: '他强调，要抓紧落实。 **要马上动手**，把各项工作做在前面。\n',
      },
    ],
  },
  messages: {
    cut: {
      en: 'Bold `{text}` ends its paragraph with a comma, but the sentence goes on in the next paragraph (`{next}…`)',
      'zh-CN': '加粗的 `{text}` 以逗号结束了段落，句子却在下一段继续（`{next}…`）',
    },
  },
  fixes: {
    join: { en: 'Join the two paragraphs', 'zh-CN': '合并这两段' },
  },
  restructures: ['join'],
  needs: { blocks },
  explains: ['paragraph-broken'],
  check({ blocks }, { report }) {
    const first = blocks.findIndex(({ kind }) => kind === 'paragraph');
    for (const [index, { kind, bold, range, edges }] of blocks.entries()) {
      const next = blocks[index + 1];
      if (kind !== 'paragraph' || !bold?.text.endsWith('，') || next?.kind !== 'paragraph') continue;
      const { text, whole, lastAt } = bold;
      const letter = whole && (salutation.test(text) || (index === first && text.length <= 12));
      // Consecutive bold lines are slogans or verse.
      const verse = next.bold?.whole || (whole && next.length < text.length);
      if (letter || verse || speaker.test(next.first) || !/^[\p{L}\p{N}“‘《「（]/u.test(next.first)) continue;
      const movable = lastAt !== undefined && /[^\s，]，$/u.test(text);
      const marker = (edges[1] ?? '').repeat(2);
      const edit = { range: [lastAt ?? range[1], next.range[0]] as const, text: `${marker}，` };
      report({
        messageId: 'cut',
        range: [bold.range[0], range[1]],
        data: { text, next: next.first.slice(0, 8) },
        ...(movable && { fix: { title: 'join', safety: 'unsafe', edits: [edit] } as const }),
      });
    }
  },
});
