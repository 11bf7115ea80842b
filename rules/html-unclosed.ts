import { groupBy } from '../src/core/grouping.ts';
import { containmentTest } from '../src/core/place.ts';
import { editsOf } from '../src/engine/edits.ts';
import type { ArticleView } from '../src/engine/rule.ts';
import { articleRule } from '../src/engine/rule.ts';
import { htmlLeftovers } from '../src/facts/blocks/html-leftovers.ts';
import { kramdownTags } from '../src/facts/blocks/kramdown-tags.ts';
import { openComments } from '../src/facts/blocks/open-comments.ts';
import { type UnpairedTagFact, unpairedTags } from '../src/facts/blocks/unpaired-tags.ts';
import { demonstrations } from '../src/facts/text/demonstrations.ts';

export default articleRule({
  id: 'html-unclosed',
  severity: 'error',
  docs: {
    title: { en: 'HTML tag or comment not closed', 'zh-CN': 'HTML 标签或注释没有闭合' },
    topic: 'structure',
    fix: 'unsafe',
    what: {
      en: 'Flags comments that are never closed (an error), comments that hide nothing, because `<!-->` is a complete one, a blank line cuts them or their delimiters are misspelt (`<---`, `<!–`), elements such as `<details>`, `<table>` and `<b>` that are never closed, and end tags without a start tag. kramdown (Jekyll) shows such an end tag as text, also `</p>`, `</li>` and `</br>`, and closes an element within text at the end of its paragraph, which is not flagged. Not flagged: elements whose end tag may be omitted (`p`, `li`, `td`), MDX, tags whose other half a template, include or shortcode may write, and tags where the renderer drops or escapes raw HTML.',
      'zh-CN':
        '找出没有闭合的注释（错误）、什么也没有隐藏的注释（`<!-->` 本身已经完整、被空行截断，或标记写错，如 `<---`、`<!–`）、没有闭合的 `<details>`、`<table>`、`<b>` 等元素，以及没有开始标签的结束标签。kramdown（Jekyll）会把这样的结束标签（包括 `</p>`、`</li>` 和 `</br>`）显示为文字，并在段落末尾闭合段内的元素，后者不报告。结束标签可省略的元素（`p`、`li`、`td`）、MDX，以及另一半可能由模板、包含文件或短代码写出的标签不在此列；渲染器丢弃或转义原始 HTML 时，标签也不在此列。',
    },
    why: {
      en: 'An open comment hides the rest of the article, an open `<details>` folds it away, and an open `<b>` makes it bold; a comment that hides nothing shows notes to readers.',
      'zh-CN':
        '没有闭合的注释会隐藏后面的全部内容，没有闭合的 `<details>` 会把它们折叠起来，没有闭合的 `<b>` 会使它们全部加粗；没有隐藏内容的注释会让读者看到笔记。',
    },
    sure: { right: 9, wrong: 0 },
    examples: [
      {
        title: { en: 'A comment that hides the rest', 'zh-CN': '隐藏后文的注释' },
        bad: 'The harbour is old.\n\n<!-- say more ->\n\nThe boats leave at six.\n',
        good: 'The harbour is old.\n\n<!-- say more -->\n\nThe boats leave at six.\n',
      },
      {
        title: { en: 'An element that is never closed', 'zh-CN': '没有闭合的元素' },
        bad: '<details>\n\n- First\n- Second\n\n## First\n\nThe boats leave at six.\n',
        good: '<details>\n\n- First\n- Second\n\n</details>\n\n## First\n\nThe boats leave at six.\n',
      },
    ],
  },
  messages: {
    open: {
      en: 'Comment `{text}` is never closed and hides the rest of the article',
      'zh-CN': '注释 `{text}` 没有闭合，后面的内容都会被隐藏',
    },
    shown: {
      en: 'Comment `{text}` is never closed and is shown as text',
      'zh-CN': '注释 `{text}` 没有闭合，会显示为文字',
    },
    empty: {
      en: '`{text}` is a complete, empty comment: the text after it is shown, with the `-->`',
      'zh-CN': '`{text}` 本身已是完整的空注释，后面的内容连同 `-->` 都会显示出来',
    },
    cut: {
      en: 'Comment `{text}` is cut by a blank line and is shown as text. Start a comment of several paragraphs on its own line',
      'zh-CN': '注释 `{text}` 被空行截断，会显示为文字。跨段的注释应另起一行',
    },
    miswritten: {
      en: '`{text}` does not start a comment and is shown as text',
      'zh-CN': '`{text}` 不是注释的开头，会显示为文字',
    },
    element: {
      en: '`{tag}` is never closed, so it contains the rest of the article',
      'zh-CN': '`{tag}` 没有闭合，后面的内容都会落在其中',
    },
    mistyped: {
      en: '`{tag}` at the end opens another element instead of closing the open one',
      'zh-CN': '文末的 `{tag}` 又打开了一个元素，而没有闭合前面的那个',
    },
    end: { en: '`{tag}` has no start tag before it', 'zh-CN': '`{tag}` 前面没有对应的开始标签' },
    endShown: {
      en: '`{tag}` is shown as text, because no `<{name}>` is open here{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '`{tag}` 会显示为文字，因为此处没有打开的 `<{name}>`{count, plural, =1 {} other {（共 # 处）}}',
    },
    breakShown: {
      en: '`{tag}` is shown as text{count, plural, =1 {} other { (# tags)}}: the tag of a line break is `<br>`',
      'zh-CN': '`{tag}` 会显示为文字{count, plural, =1 {} other {（共 # 处）}}：换行标签应写作 `<br>`',
    },
  },
  fixes: {
    comment: { en: 'Close the comment', 'zh-CN': '闭合注释' },
    respell: { en: 'Change to `<!--` and `-->`', 'zh-CN': '改为 `<!--` 和 `-->`' },
    begin: { en: 'Change to `<!--`', 'zh-CN': '改为 `<!--`' },
    close: { en: 'Add `</{name}>`', 'zh-CN': '补上 `</{name}>`' },
    mistyped: { en: 'Change to `</{name}>`', 'zh-CN': '改为 `</{name}>`' },
    break: {
      en: 'Change to `<br>`{count, plural, =1 {} other { (# tags)}}',
      'zh-CN': '改为 `<br>`{count, plural, =1 {} other {（共 # 处）}}',
    },
    remove: { en: 'Remove the tag', 'zh-CN': '删除该标签' },
    removeAll: {
      en: 'Remove {count, plural, =1 {the tag} other {all # tags}}',
      'zh-CN': '删除{count, plural, =1 {该标签} other {全部 # 处标签}}',
    },
  },
  restructures: ['break', 'comment', 'respell', 'begin', 'close', 'mistyped', 'remove', 'removeAll'],
  needs: { openComments, unpairedTags, kramdownTags, htmlLeftovers, demonstrations },
  check({ openComments, unpairedTags, kramdownTags, htmlLeftovers, demonstrations }, { article, report }) {
    const { renderer } = article;
    if (renderer.rawHtml === 'jsx' || renderer.rawHtml === 'escaped' || /\.mdx$/iu.test(article.path)) return;
    let rest = Number.POSITIVE_INFINITY;
    for (const { kind, text, range, endsLater, edits } of openComments) {
      // What ends a comment in another block is found where blank lines do not end blocks of HTML.
      if (kind === 'open' && endsLater && renderer.htmlBlockEnd !== 'blank-line') continue;
      const isShown = kind === 'open' && renderer.name === 'kramdown';
      if (kind === 'open' && !isShown) rest = Math.min(rest, range[0]);
      const title = kind === 'open' ? 'comment' : kind === 'empty' ? 'begin' : 'respell';
      report({
        messageId: isShown ? 'shown' : kind,
        range,
        data: { text },
        ...(kind !== 'open' && { severity: 'warning' }),
        ...(edits && { fix: { title, safety: 'unsafe', edits } }),
      });
    }
    if (renderer.rawHtml !== 'kept') return;
    // The start tag of these is there, misspelt.
    const meant = new Set(htmlLeftovers.map(({ meant }) => meant));
    const isDemonstration = containmentTest(demonstrations.map(({ range }) => range));
    if (isPart(article.path)) return;
    const isKramdown = renderer.name === 'kramdown';
    const shown = kramdownTags.filter(
      ({ kind, name, range, meant: isMeant }) =>
        isKramdown && kind === 'end' && !isMeant && !meant.has(name) && !isDemonstration(range) && range[0] <= rest,
    );
    for (const [name, [first, ...others]] of groupBy(shown, (fact) => fact.name)) {
      if (!first) continue;
      const count = others.length + 1;
      const edits = editsOf([first, ...others]);
      const isBreak = name === 'br';
      report({
        messageId: isBreak ? 'breakShown' : 'endShown',
        range: first.range,
        data: { tag: first.tag, name, count },
        severity: 'warning',
        ...(edits && { fix: { title: isBreak ? 'break' : 'removeAll', safety: 'unsafe', edits } }),
      });
    }
    const seen = new Set(isKramdown ? kramdownTags.map(({ range }) => range[0]) : []);
    for (const fact of unpairedTags) {
      if (isDemonstration(fact.range) || seen.has(fact.range[0])) continue;
      if (fact.range[0] > rest || fact.templated || meant.has(fact.name)) continue;
      if ((isKramdown && fact.kind === 'end') || isHarmless(fact, article)) continue;
      const { kind, tag, name, range, edit } = fact;
      const title = kind === 'open' ? 'close' : kind === 'mistyped' ? kind : 'remove';
      report({
        messageId: kind === 'open' ? 'element' : kind,
        range,
        data: { tag, name },
        severity: 'warning',
        ...(edit && { fix: { title, safety: 'unsafe', edits: [edit] } }),
      });
    }
  },
});

/** Whether a file is a part of other pages, which may hold the other half. */
function isPart(path: string): boolean {
  return /(?:^|\/)_?(?:includes?|partials?|snippets?|fragments?|shared|layouts?)\//iu.test(path);
}

/** Whether an element that stays open does no harm: kramdown and the end of a paragraph close those in a line of text. */
function isHarmless({ kind, inline, lasts, endsInSource }: UnpairedTagFact, { renderer }: ArticleView): boolean {
  // A block that a blank line does not end goes on to its end tag, whatever is in it.
  if (endsInSource && renderer.htmlBlockEnd !== 'blank-line') return true;
  return kind !== 'end' && inline && (!lasts || renderer.name === 'kramdown');
}
