import { articleRule, notMet } from '../src/engine/rule.ts';
import { mdxProblems } from '../src/facts/blocks/mdx-problems.ts';

export default articleRule({
  id: 'mdx-invalid',
  severity: 'error',
  docs: {
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags the first place where an article of MDX stops the build: a brace of prose, `<` before a digit or `=`, an address in angle brackets, a comment of HTML, an element that is not closed, JavaScript that is none. The rest of such an article is read as plain Markdown. What plugins of the site add to MDX, as far as it is known, is no error.',
      'zh-CN':
        '找出 MDX 文章中第一个导致构建失败的位置：正文中的花括号、数字或 `=` 前的 `<`、尖括号中的网址、HTML 注释、没有结束的元素，以及无法解析的 JavaScript。这样的文章，其余部分按普通 Markdown 读取。已知由站点插件扩展的语法不算错误。',
    },
    why: {
      en: 'MDX is a program, and one such place fails the build of the whole site.',
      'zh-CN': 'MDX 是程序，一处这样的错误就会使整个站点构建失败。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'A line break of HTML', 'zh-CN': 'HTML 的换行' },
        bad: { 'a.mdx': 'One comet<br>two tails.\n' },
        good: { 'a.mdx': 'One comet<br />two tails.\n' },
      },
      {
        title: { en: 'A sign before a number', 'zh-CN': '数字前的小于号' },
        bad: { 'a.mdx': 'Comets pass in <5 hours.\n' },
        good: { 'a.mdx': 'Comets pass in &lt;5 hours.\n' },
      },
      {
        title: { en: 'A comment of HTML', 'zh-CN': 'HTML 注释' },
        bad: { 'a.mdx': '<!-- Ask Mira. -->\n\nThe comet returns.\n' },
        good: { 'a.mdx': '{/* Ask Mira. */}\n\nThe comet returns.\n' },
      },
    ],
  },
  messages: {
    address: {
      en: '`{text}` is no link in MDX and stops the build, expected `[text](address)`',
      'zh-CN': '`{text}` 在 MDX 中不是链接，会使构建失败，应写成 `[文字](网址)`',
    },
    brace: {
      en: '`{text}` begins an expression in MDX that is no JavaScript and stops the build, expected `\\{` for a brace',
      'zh-CN': '`{text}` 在 MDX 中是表达式的开头，但不是 JavaScript，会使构建失败；花括号应写成 `\\{`',
    },
    code: {
      en: 'Import or export `{text}` is no JavaScript and stops the build, expected a statement before an empty line',
      'zh-CN': 'import 或 export 语句 `{text}` 不是 JavaScript，会使构建失败，应为完整的语句，其后空一行',
    },
    comment: {
      en: 'Comment `{text}` of HTML stops the build, expected one of MDX: `{/* … */}`',
      'zh-CN': 'HTML 注释 `{text}` 会使构建失败，应写成 MDX 注释 `{/* … */}`',
    },
    id: {
      en: '`{text}` is no id in MDX here but an expression, and stops the build, expected the heading alone',
      'zh-CN': '`{text}` 在这里的 MDX 中不是标题 id，而是表达式，会使构建失败，应只写标题',
    },
    less: {
      en: '`{text}` begins a tag in MDX that is none and stops the build, expected `&lt;` for the sign',
      'zh-CN': '`{text}` 在 MDX 中是标签的开头，但不成标签，会使构建失败；小于号应写成 `&lt;`',
    },
    stray: {
      en: 'End tag `{text}` closes no element and stops the build, expected its start tag before it',
      'zh-CN': '结束标签 `{text}` 没有对应的开始标签，会使构建失败，前面应有开始标签',
    },
    unclosed: {
      en: 'Tag `{text}` is never closed and stops the build, expected its end tag in the same block',
      'zh-CN': '标签 `{text}` 没有结束，会使构建失败，同一块中应有结束标签',
    },
    void: {
      en: 'Tag `{text}` is not closed and stops the build, expected `/>` at its end',
      'zh-CN': '标签 `{text}` 没有结束，会使构建失败，末尾应为 `/>`',
    },
    other: {
      en: '`{text}` is no MDX and stops the build ({reason}), expected what its parser can read',
      'zh-CN': '`{text}` 不是 MDX，会使构建失败（{reason}），应写成解析器能读的语法',
    },
  },
  fixes: {
    write: { en: 'Write it as MDX has it', 'zh-CN': '改为 MDX 的写法' },
    escape: { en: 'Escape the brace', 'zh-CN': '转义花括号' },
  },
  needs: { mdxProblems },
  check({ mdxProblems }, { article, report }) {
    const { comments, headingAttributes } = article.renderer;
    const first = mdxProblems.find(({ kind }) => {
      if (kind === 'comment') return comments === 'error';
      return kind !== 'id' || headingAttributes === 'error';
    });
    if (!first) return;
    const { kind, range, text, reason, repair } = first;
    report({
      messageId: kind,
      range,
      data: { text, ...(kind === 'other' && { reason }) },
      ...(repair && {
        fix: {
          title: kind === 'brace' ? 'escape' : 'write',
          safety: repair.sure ? 'safe' : 'unsafe',
          edits: repair.edits,
        },
      }),
    });
  },
});
