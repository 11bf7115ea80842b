import { thousands } from '../src/core/numbers.ts';
import { articleRule } from '../src/engine/rule.ts';
import { openFences } from '../src/facts/blocks/open-fences.ts';

export default articleRule({
  id: 'code-fence-unclosed',
  severity: 'error',
  docs: {
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags a code fence that is never closed, so that the rest of the article is shown as code. Where nothing but code follows, it is a warning only, and the closing fence can be added. Also flags a fence in a list item whose code is not indented, which ends it early, and a closing fence with fewer marks than the opening one. Fences inside components of MDX are left alone.',
      'zh-CN':
        '找出没有结束的代码围栏：其后的全部内容都会显示为代码。如果后面只有代码，则仅为警告，并可自动补上结束的围栏。列表项中的围栏因代码没有缩进而提前结束，结束围栏的标记比开始的少，也会指出。MDX 组件中的围栏不在此列。',
    },
    why: {
      en: 'Headings, images and whole sections are swallowed and shown with their marks, in the font of code.',
      'zh-CN': '标题、图片乃至整节正文都被当作代码，连同标记一起用等宽字体显示。',
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
      en: 'Code fence `{opening}` is never closed and takes in the rest of the article ({lines} lines, with `{text}`), expected a closing fence behind the code',
      'zh-CN': '代码围栏 `{opening}` 没有结束，其后 {lines} 行（包括 `{text}`）都成了代码，应在代码之后结束围栏',
    },
    code: {
      en: 'Code fence `{opening}` is never closed, expected a closing fence at the end',
      'zh-CN': '代码围栏 `{opening}` 没有结束，应在文末补上结束的围栏',
    },
    stray: {
      en: 'Code fence `{opening}` at the end opens a block of code with nothing in it, expected none',
      'zh-CN': '文末的代码围栏 `{opening}` 之后没有内容，会显示为空的代码框，应删去',
    },
    cut: {
      en: 'Code fence `{opening}` ends at the first line that is not indented as its list item is, and its closing fence opens another block, expected the code as far to the right as the fence',
      'zh-CN':
        '代码围栏 `{opening}` 在列表项中，遇到没有同样缩进的行就结束了，结束的围栏反而又开始了一块代码；代码应与围栏同样缩进',
    },
    shorter: {
      en: 'Code fence `{opening}` is not closed by `{closing}`, which has fewer marks, expected as many',
      'zh-CN': '代码围栏 `{opening}` 没有被 `{closing}` 结束，因为后者标记较少，两者应一样多',
    },
  },
  fixes: {
    close: { en: 'Close it at the end', 'zh-CN': '在文末结束围栏' },
    remove: { en: 'Remove the stray fence', 'zh-CN': '删去多余的围栏' },
    lengthen: { en: 'Write as many marks', 'zh-CN': '改为同样多的标记' },
  },
  notes: {
    cut: { en: 'the code block ends here', 'zh-CN': '代码块到此为止' },
    prose: { en: 'this is no code', 'zh-CN': '这里不是代码' },
    shorter: { en: 'fewer marks here', 'zh-CN': '这里的标记较少' },
  },
  restructures: ['close', 'remove', 'lengthen'],
  needs: { openFences },
  check({ openFences }, { article: { engine }, report }) {
    let isCut = false;
    for (const { opening, range, lines, prose, closing, enclosed, hasBlank, stray, cut, edit } of openFences) {
      if (cut) {
        // Hexo pairs fences before its renderer reads lists.
        if (engine !== 'hexo')
          report({ messageId: 'cut', range, data: { opening }, related: [{ range: cut, note: 'cut' }] });
        isCut = true;
      }
      // Behind a block that was cut, fences open where they should close.
      if (enclosed || isCut || !edit) continue;
      if (closing) {
        const safety = closing.last ? 'safe' : 'unsafe';
        const fix = { title: 'lengthen', safety, edits: [edit] } as const;
        const related = [{ range: closing.range, note: 'shorter' }] as const;
        const data = { opening, closing: closing.text };
        report({ messageId: 'shorter', range, data, related, fix, ...(!prose && { severity: 'warning' }) });
      } else if (prose) {
        const data = { opening, lines: thousands(lines), text: prose.text };
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
