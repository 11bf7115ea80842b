import type { Renderer } from '../src/core/renderer.ts';
import { articleRule, fewMet } from '../src/engine/rule.ts';
import { type LiteralTableFact, literalTables } from '../src/facts/blocks/literal-tables.ts';

export default articleRule({
  id: 'table-unrendered',
  severity: 'warning',
  docs: {
    title: { en: 'Table shown as text', 'zh-CN': '表格显示为文字' },
    topic: 'structure',
    fix: 'mixed',
    what: {
      en: "Flags tables that the site's renderer shows as text: the delimiter row (`|---|---|`) has another number of cells than the header, is written with dashes other than hyphens, or has no header right above. Hugo allows it to be longer; kramdown (Jekyll) allows any delimiter row, but no text or heading right above a table. Not reported: code, tables of one column, and renderers whose behaviour is unknown.",
      'zh-CN':
        '找出网站的渲染器会原样显示为文字的表格：分隔行（`|---|---|`）与表头的单元格数不同，用了连字符以外的横线，或上一行不是表头。Hugo 允许分隔行更长；kramdown（Jekyll）对分隔行没有要求，但表格的上一行不能是文字或小标题。代码、只有一列的表格，以及行为不明的渲染器不报告。',
    },
    why: {
      en: 'Readers see lines of vertical bars in place of a table.',
      'zh-CN': '读者看到的是一行行竖线，而不是表格。',
    },
    sure: fewMet(9),
    examples: [
      {
        title: { en: 'A delimiter row that is too short', 'zh-CN': '分隔行太短' },
        bad: '| Train | From | To |\n|-------|------|\n| 12 | North | South |\n',
        good: '| Train | From | To |\n|-------|------|---|\n| 12 | North | South |\n',
      },
      {
        title: { en: 'A blank line after the header', 'zh-CN': '表头之后有空行' },
        bad: '| Train | From |\n\n|-------|------|\n| 12 | North |\n',
        good: '| Train | From |\n|-------|------|\n| 12 | North |\n',
      },
    ],
  },
  messages: {
    cells: {
      en: 'Table `{text}` is shown as text: its header has {header, plural, =1 {1 cell} other {# cells}}, its delimiter row {delimiter}',
      'zh-CN': '表格 `{text}` 会显示为文字：表头有 {header} 个单元格，分隔行有 {delimiter} 个',
    },
    dashes: {
      en: 'Table `{text}` is shown as text: its delimiter row has other dashes than hyphens',
      'zh-CN': '表格 `{text}` 会显示为文字：分隔行用了连字符以外的横线',
    },
    headless: {
      en: 'Table `{text}` is shown as text: there is no header right above the delimiter row',
      'zh-CN': '表格 `{text}` 会显示为文字：分隔行的上一行不是表头',
    },
    text: {
      en: 'Table `{text}` is shown as text: {renderer} needs a blank line above it',
      'zh-CN': '表格 `{text}` 会显示为文字：{renderer} 要求表格上面有空行',
    },
  },
  fixes: {
    cells: {
      en: 'Write {header, plural, =1 {1 cell} other {# cells}} in the delimiter row',
      'zh-CN': '将分隔行改为 {header} 个单元格',
    },
    header: {
      en: 'Add {added, plural, =1 {an empty cell} other {# empty cells}} to the header',
      'zh-CN': '给表头补上 {added} 个空单元格',
    },
    dashes: { en: 'Change the dashes to hyphens', 'zh-CN': '改为连字符' },
    headless: { en: 'Remove the blank line', 'zh-CN': '删去空行' },
    text: { en: 'Add a blank line above the table', 'zh-CN': '在表格上面加一个空行' },
  },
  restructures: ['cells', 'header', 'dashes', 'headless', 'text'],
  needs: { literalTables },
  check({ literalTables }, { article, report }) {
    const { renderer } = article;
    if (renderer.tables !== 'kept') return;
    for (const fact of literalTables) {
      const { text, range, header, delimiter, added = 0, edit, certain } = fact;
      const messageId = reasonOf(fact, renderer);
      if (!messageId) continue;
      const data = { text, header, delimiter, renderer: renderer.name, ...(added > 0 && { added }) };
      const title = added > 0 ? 'header' : messageId;
      // What is to be done about the cells does not help below a line of text.
      const isFixable = edit && (messageId === 'text') === (fact.kind === 'text' || fact.kind === 'heading');
      const fix = isFixable && ({ title, safety: certain ? 'safe' : 'unsafe', edits: [edit] } as const);
      report({ messageId, range, data, ...(fix && { fix }) });
    }
  },
});

/** Returns why a renderer shows a table as text; undefined if it does not, or may not. */
function reasonOf({ kind, header, delimiter, belowText, belowRows }: LiteralTableFact, renderer: Renderer) {
  const { tableAfterText, tableDelimiter } = renderer;
  if (belowRows && renderer.name === 'kramdown') return undefined;
  if (kind === 'text') return tableAfterText === 'text' ? 'text' : undefined;
  if (kind === 'heading') return tableAfterText === 'text' && renderer.name === 'kramdown' ? 'text' : undefined;
  if (belowText && tableAfterText !== 'table') return tableAfterText === 'text' ? 'text' : undefined;
  if (tableDelimiter !== 'equal' && tableDelimiter !== 'more') return undefined;
  return kind === 'cells' && tableDelimiter === 'more' && delimiter > header ? undefined : kind;
}
