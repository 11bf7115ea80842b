import { articleRule, fewMet } from '../src/engine/rule.ts';
import { kramdownTags } from '../src/facts/blocks/kramdown-tags.ts';
import { type SwallowedMarkdownFact, swallowedMarkdown } from '../src/facts/blocks/swallowed-markdown.ts';

export default articleRule({
  id: 'markdown-in-html',
  severity: 'warning',
  docs: {
    title: { en: 'Markdown inside HTML, not rendered', 'zh-CN': 'HTML 中未渲染的 Markdown' },
    topic: 'structure',
    fix: 'unsafe',
    what: {
      en: 'Flags Markdown (bold text, links, images, headings, lists, tables, code fences) that is shown as it is, because it is part of a block of raw HTML. In most renderers such a block ends at a blank line, so a heading right below `</div>` belongs to it, too. In kramdown (Jekyll) it ends at the end tag, and blank lines make no difference; `markdown="1"` and `parse_block_html` do, and for elements that it does not know, such as `<center>`, `markdown="span"` or `"block"`. Not reported: code, scripts, formulas, unknown elements, MDX, and renderers that drop raw HTML. Each block is one finding.',
      'zh-CN':
        '找出因位于原始 HTML 块中而原样显示的 Markdown（加粗、链接、图片、小标题、列表、表格、代码围栏）。多数渲染器的 HTML 块到空行为止，因此紧接在 `</div>` 下面的小标题也属于它。kramdown（Jekyll）的 HTML 块到结束标签为止，空行不起作用，`markdown="1"` 和 `parse_block_html` 才起作用；`<center>` 等它不认识的元素要用 `markdown="span"` 或 `"block"`。代码、脚本、公式、未知元素、MDX，以及会丢弃原始 HTML 的渲染器不报告。每个块只报告一次。',
    },
    why: {
      en: 'Readers see asterisks, brackets and number signs in place of bold text, links and headings.',
      'zh-CN': '读者看到的是星号、方括号和井号，而不是加粗、链接和小标题。',
    },
    sure: fewMet(6),
    examples: [
      {
        title: { en: 'No blank line after the tag', 'zh-CN': '标签之后没有空行' },
        bad: '<div class="note">\n**Mind the step.**\n</div>\n',
        good: '<div class="note">\n\n**Mind the step.**\n</div>\n',
      },
      {
        title: { en: 'A heading right below an end tag', 'zh-CN': '紧接在结束标签下面的小标题' },
        bad: '<div class="kicker">Approach</div>\n### Small steps\n',
        good: '<div class="kicker">Approach</div>\n\n### Small steps\n',
      },
    ],
  },
  messages: {
    inside: {
      en: '`{text}` is shown as it is: Markdown in a block of raw HTML such as `<{element}>` is not rendered',
      'zh-CN': '`{text}` 会原样显示：`<{element}>` 等原始 HTML 块中的 Markdown 不会被渲染',
    },
    below: {
      en: '`{text}` is shown as it is: without a blank line above, it is part of the block of raw HTML',
      'zh-CN': '`{text}` 会原样显示：上面没有空行，因此成了原始 HTML 块的一部分',
    },
    kramdown: {
      en: '`{text}` is shown as it is: kramdown does not render Markdown in `<{element}>` without `markdown="{value}"`',
      'zh-CN': '`{text}` 会原样显示：没有 `markdown="{value}"` 时，kramdown 不渲染 `<{element}>` 中的 Markdown',
    },
    never: {
      en: '`{text}` is shown as it is: kramdown does not render Markdown in `<{element}>`',
      'zh-CN': '`{text}` 会原样显示：kramdown 不渲染 `<{element}>` 中的 Markdown',
    },
  },
  fixes: {
    blank: { en: 'Add a blank line above', 'zh-CN': '在上面加一个空行' },
    attribute: { en: 'Write `markdown="{value}"` in the tag', 'zh-CN': '在标签中写上 `markdown="{value}"`' },
  },
  restructures: ['blank', 'attribute'],
  needs: { swallowedMarkdown, kramdownTags },
  check({ swallowedMarkdown, kramdownTags }, { article, report }) {
    const { rawHtml, markdownInHtml } = article.renderer;
    if (rawHtml !== 'kept' || /\.mdx$/iu.test(article.path)) return;
    const isKramdown = markdownInHtml === 'attribute';
    if (!isKramdown && markdownInHtml !== 'blank-line') return;
    const found = isKramdown
      ? byElement(swallowedMarkdown, new Set(kramdownTags.map(({ range }) => range[0])))
      : swallowedMarkdown.filter(({ behindBlank }) => !behindBlank);
    for (const { text, range, element, blank, value, attribute } of found) {
      const data = { text, ...(element && { element }), ...(isKramdown && value && { value }) };
      const messageId = isKramdown ? (value ? 'kramdown' : 'never') : element ? 'inside' : 'below';
      const title = isKramdown ? 'attribute' : 'blank';
      const edit = isKramdown ? attribute : blank;
      report({ messageId, range, data, ...(edit && { fix: { title, safety: 'unsafe', edits: [edit] } }) });
    }
  },
});

/**
 * Returns one fact for each outermost element in which kramdown reads no Markdown. `texts` are the starts of tags that
 * begin no block: kramdown shows them, or ends their element with its paragraph.
 */
function byElement(
  facts: readonly SwallowedMarkdownFact[],
  texts: ReadonlySet<number>,
): readonly SwallowedMarkdownFact[] {
  const found = new Map<number, SwallowedMarkdownFact>();
  for (const fact of facts) {
    if (!fact.plain || fact.outermost === undefined || texts.has(fact.outermost)) continue;
    if (!found.has(fact.outermost)) found.set(fact.outermost, fact);
  }
  return [...found.values()];
}
