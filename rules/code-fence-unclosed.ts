import { articleRule } from '../src/engine/rule.ts';
import { openFences } from '../src/facts/blocks/open-fences.ts';

export default articleRule({
  id: 'code-fence-unclosed',
  severity: 'error',
  docs: {
    title: { en: 'Code fence never closed', 'zh-CN': '代码围栏没有闭合' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags a code fence that is never closed, so that the rest of the article is shown as code, or the fence itself as text where the renderer wants an end (kramdown, marked 1). Where nothing but code follows, it is only a warning, and the closing fence can be added. Also flags a fence in a list item whose code is not indented, which ends it early, and a closing fence that is shorter than the opening one. Fences inside MDX components are not flagged.',
      'zh-CN':
        '找出没有闭合的代码围栏：其后的全部内容都会显示为代码；而 kramdown、marked 1 等会把围栏本身显示为文字。如果后面只有代码，则仅为警告，并可自动补上结尾的围栏。列表项中的围栏因代码没有缩进而提前结束，结尾的围栏比开头的短，也会报告。MDX 组件中的围栏不在此列。',
    },
    why: {
      en: 'Headings, images and whole sections are shown as code, with their Markdown characters and in a monospaced font.',
      'zh-CN': '标题、图片乃至整节正文都被当作代码，连同 Markdown 符号一起用等宽字体显示。',
    },
    sure: { right: 1, wrong: 0 },
    examples: [
      {
        title: { en: 'The rest of the article becomes code', 'zh-CN': '后面的正文都成了代码' },
        bad: '```sh\nhugo\n\n## Next\n\nThen look at it.\n',
        good: '```sh\nhugo\n```\n\n## Next\n\nThen look at it.\n',
      },
    ],
  },
  messages: {
    prose: {
      en: 'Code fence is never closed: the rest of the article is shown as code ({lines, plural, =1 {1 line} other {# lines}}, including "{text}"). Close it after the code',
      'zh-CN':
        '代码围栏没有闭合，其后{lines, plural, =1 {的一行} other { # 行都}}显示为代码（包括“{text}”）。请在代码之后闭合',
    },
    text: {
      en: 'Code fence is never closed, so it is shown as text, and the code below as prose. Close it after the code',
      'zh-CN': '代码围栏没有闭合，围栏本身会显示为文字，后面的代码也成了正文。请在代码之后闭合',
    },
    code: { en: 'Code fence is never closed', 'zh-CN': '代码围栏没有闭合' },
    stray: {
      en: 'Code fence at the end shows an empty code block',
      'zh-CN': '文末的代码围栏之后没有内容，会显示为空的代码框',
    },
    cut: {
      en: 'Code fence in a list item ends at the first line that is not indented as the item is, and its closing fence opens another block. Indent the code as far as the fence',
      'zh-CN': '列表项中的代码围栏遇到没有同样缩进的行就结束了，结尾的围栏反而又开始了一块代码。请让代码与围栏同样缩进',
    },
    shorter: {
      en: 'Code fence of {length} characters is not closed by the one of {found}: that is too short',
      'zh-CN': '代码围栏有 {length} 个字符，而结尾的围栏只有 {found} 个，太短，没有闭合',
    },
  },
  fixes: {
    close: { en: 'Add a closing fence at the end', 'zh-CN': '在文末补上结尾的围栏' },
    remove: { en: 'Remove the fence', 'zh-CN': '删除该围栏' },
    lengthen: {
      en: 'Lengthen the closing fence to {length} characters',
      'zh-CN': '把结尾的围栏加长到 {length} 个字符',
    },
  },
  notes: {
    cut: { en: 'the code block ends here', 'zh-CN': '代码块到此为止' },
    prose: { en: 'prose starts here', 'zh-CN': '正文从这里开始' },
    shorter: { en: 'this fence is shorter', 'zh-CN': '这里的围栏较短' },
  },
  restructures: ['close', 'remove', 'lengthen'],
  needs: { openFences },
  check({ openFences }, { article, report }) {
    let isCut = false;
    for (const { opening, range, lines, prose, closing, enclosed, hasBlank, stray, cut, edit } of openFences) {
      if (cut) {
        report({ messageId: 'cut', range, data: { opening }, related: [{ range: cut, note: 'cut' }] });
        isCut = true;
      }
      // Behind a block that was cut, fences open where they should close.
      if (enclosed || isCut || !edit) continue;
      if (article.renderer.unclosedFence === 'text' && !closing) {
        const fix = { title: stray ? 'remove' : 'close', safety: 'unsafe', edits: [edit] } as const;
        report({ messageId: 'text', range, severity: 'warning', ...(!prose && { fix }) });
      } else if (closing) {
        const safety = closing.last ? 'safe' : 'unsafe';
        const fix = { title: 'lengthen', safety, edits: [edit] } as const;
        const related = [{ range: closing.range, note: 'shorter' }] as const;
        const data = { opening, closing: closing.text, length: lengthOf(opening), found: lengthOf(closing.text) };
        report({ messageId: 'shorter', range, data, related, fix, ...(!prose && { severity: 'warning' }) });
      } else if (prose) {
        const data = { opening, lines, text: prose.text };
        report({ messageId: 'prose', range, data, related: [{ range: prose.range, note: 'prose' }] });
      } else {
        // Behind a blank line, the text may go on.
        const safety = hasBlank ? 'unsafe' : 'safe';
        const fix = { title: stray ? 'remove' : 'close', safety, edits: [edit] } as const;
        report({ messageId: stray ? 'stray' : 'code', range, data: { opening }, severity: 'warning', fix });
      }
    }
  },
});

/** Returns the number of backticks or tildes at the start of a fence. */
function lengthOf(fence: string): number {
  return /^(?:`+|~+)/u.exec(fence)?.[0].length ?? 0;
}
