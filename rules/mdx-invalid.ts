import { articleRule, notMet } from '../src/engine/rule.ts';
import { type MdxProblemFact, mdxProblems } from '../src/facts/blocks/mdx-problems.ts';
import { parserPlace } from '../src/knowledge/parser-words.ts';

export default articleRule({
  id: 'mdx-invalid',
  severity: 'error',
  docs: {
    title: { en: 'MDX that stops the build', 'zh-CN': '导致构建失败的 MDX' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: 'Flags the first place where an MDX article stops the build: a brace in prose, `<` before a digit or `=`, a URL in angle brackets, an HTML comment, an element that is not closed, invalid JavaScript. The rest of such an article is read as plain Markdown. Known syntax that plugins of the site add to MDX is not reported.',
      'zh-CN':
        '找出 MDX 文章中第一个导致构建失败的位置：正文中的花括号、数字或 `=` 前的 `<`、尖括号中的网址、HTML 注释、没有闭合的元素，以及无法解析的 JavaScript。这样的文章，其余部分按普通 Markdown 读取。已知由站点插件扩展的语法不报告。',
    },
    why: {
      en: 'MDX is a program, and one such place fails the build of the whole site.',
      'zh-CN': 'MDX 是程序，一处这样的错误就会使整个站点构建失败。',
    },
    sure: notMet,
    examples: [
      {
        title: { en: 'An HTML line break', 'zh-CN': 'HTML 的换行' },
        bad: { 'a.mdx': 'One comet<br>two tails.\n' },
        good: { 'a.mdx': 'One comet<br />two tails.\n' },
      },
      {
        title: { en: 'A sign before a number', 'zh-CN': '数字前的小于号' },
        bad: { 'a.mdx': 'Comets pass in <5 hours.\n' },
        good: { 'a.mdx': 'Comets pass in &lt;5 hours.\n' },
      },
      {
        title: { en: 'An HTML comment', 'zh-CN': 'HTML 注释' },
        bad: { 'a.mdx': '<!-- Ask Mira. -->\n\nThe comet returns.\n' },
        good: { 'a.mdx': '{/* Ask Mira. */}\n\nThe comet returns.\n' },
      },
    ],
  },
  messages: {
    address: {
      en: '`{text}` stops the build: MDX has no links in angle brackets',
      'zh-CN': '`{text}` 会使构建失败：MDX 没有尖括号形式的链接',
    },
    brace: {
      en: '`{text}` stops the build: MDX reads it as a JavaScript expression. Write `\\{` for a brace',
      'zh-CN': '`{text}` 会使构建失败：MDX 会把它当作 JavaScript 表达式。花括号请写成 `\\{`',
    },
    code: {
      en: 'Import or export `{text}` stops the build: it is not valid JavaScript. Complete the statement and add a blank line after it',
      'zh-CN': 'import 或 export 语句 `{text}` 会使构建失败：它不是有效的 JavaScript。请补全语句，并在其后空一行',
    },
    comment: {
      en: 'HTML comment `{text}` stops the build: MDX has no HTML comments. Write `{/* … */}`',
      'zh-CN': 'HTML 注释 `{text}` 会使构建失败：MDX 没有 HTML 注释。请写成 `{/* … */}`',
    },
    id: {
      en: 'Heading id `{text}` stops the build: MDX reads it as an expression here. Remove it',
      'zh-CN': '小标题 id `{text}` 会使构建失败：MDX 在这里会把它当作表达式。请删去',
    },
    less: {
      en: '`{text}` stops the build: MDX reads `<` as the start of a tag. Write `&lt;`',
      'zh-CN': '`{text}` 会使构建失败：MDX 会把 `<` 当作标签的开头。请写成 `&lt;`',
    },
    stray: {
      en: 'Closing tag `{text}` stops the build: it has no opening tag',
      'zh-CN': '结束标签 `{text}` 会使构建失败：前面没有对应的开始标签',
    },
    unclosed: {
      en: 'Tag `{text}` stops the build: it is not closed in the same block',
      'zh-CN': '标签 `{text}` 会使构建失败：它没有在同一块中闭合',
    },
    void: {
      en: 'Tag `{text}` stops the build: it does not end in `/>`',
      'zh-CN': '标签 `{text}` 会使构建失败：末尾不是 `/>`',
    },
    other: {
      en: '`{text}` stops the build: it is not valid MDX ({reason})',
      'zh-CN': `\`{text}\` 会使构建失败：它不是有效的 MDX（${parserPlace('reason')}）`,
    },
  },
  fixes: {
    address: { en: 'Write it as a link `[text](URL)`', 'zh-CN': '写成链接 `[文字](网址)`' },
    brace: { en: 'Escape the brace', 'zh-CN': '转义花括号' },
    comment: { en: 'Change to an MDX comment', 'zh-CN': '改为 MDX 注释' },
    less: { en: 'Change `<` to `&lt;`', 'zh-CN': '将 `<` 改为 `&lt;`' },
    void: { en: 'Close the tag with `/>`', 'zh-CN': '用 `/>` 闭合标签' },
  },
  needs: { mdxProblems },
  check({ mdxProblems }, { article, report }) {
    const { comments, containers, headingAttributes } = article.renderer;
    const first = mdxProblems.find(({ kind, mendedByDirectives }) => {
      if (mendedByDirectives && containers !== 'none') return false;
      if (kind === 'comment') return comments === 'error';
      return kind !== 'id' || headingAttributes === 'error';
    });
    if (!first) return;
    const { kind, range, text, reason, repair } = first;
    report({
      messageId: kind,
      range,
      data: { text, ...(kind === 'other' && { reason }) },
      ...(repair && { fix: { title: titleOf(kind), safety: repair.sure ? 'safe' : 'unsafe', edits: repair.edits } }),
    });
  },
});

/** Returns the id of the fix; the other kinds have no repair. */
function titleOf(kind: MdxProblemFact['kind']) {
  return kind === 'address' || kind === 'brace' || kind === 'comment' || kind === 'less' ? kind : 'void';
}
