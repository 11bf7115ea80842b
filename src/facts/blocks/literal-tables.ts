import type { Nodes, Root } from 'mdast';
import { overlapTest } from '../../core/place.ts';
import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped, lineBefore } from '../../core/words.ts';
import { nodesOf, type PlacedNode, rangeOf } from '../shared/nodes.ts';

export interface LiteralTableFact {
  /**
   * Why renderers may show a table as text: its delimiter row has more or fewer cells than its header (`cells`), or is of
   * other dashes than hyphens (`dashes`); the row has no header right above (`headless`); text (`text`) or a heading
   * (`heading`) is right above the table.
   */
  readonly kind: 'cells' | 'dashes' | 'headless' | 'text' | 'heading';
  /** The first line of the table. */
  readonly text: string;
  readonly range: Range;
  /** Numbers of cells. */
  readonly header: number;
  readonly delimiter: number;
  /** Whether text is right above a table of `cells`, too. */
  readonly belowText?: true;
  /** What is right above is of rows, or a delimiter row: kramdown takes them for the first of the table. */
  readonly belowRows?: true;
  readonly edit?: Edit;
  /** How many cells the edit adds to the header; left out where it changes the delimiter row. */
  readonly added?: number;
  /** Whether all rows say that the edit is meant. */
  readonly certain?: true;
}

const delimiterRow = /^\|?[ \t]*:?[-–—－]+:?[ \t]*(?:\|[ \t]*:?[-–—－]+:?[ \t]*)+\|?[ \t]*$/u;

/** Tables that some renderers, or all, show as text. */
export const literalTables: Collector<LiteralTableFact> = {
  id: 'literal-tables',
  version: 3,
  collect(article) {
    const { source, tree, mdx } = article;
    if (mdx?.error || !/\|[ \t]*:?[-–—－]|[-–—－]:?[ \t]*\|/u.test(source)) return [];
    return [
      ...nodesOf(tree, 'paragraph').flatMap((placed) => tablesIn(placed, article)),
      ...nodesOf(tree, 'table').flatMap((placed) => tableBelowText(placed, article)),
    ].sort((a, b) => a.range[0] - b.range[0]);
  },
};

interface Line {
  readonly text: string;
  readonly range: Range;
  readonly cells: number;
}

function tablesIn(
  { node, parent, index, range }: PlacedNode,
  { source, tree, templates }: Article,
): LiteralTableFact[] {
  const written = source.slice(...range);
  if (!written.includes('|')) return [];
  const lines = linesOf(range, source, templates);
  const found: LiteralTableFact[] = [];
  for (const [at, row] of lines.entries()) {
    if (!row.text.includes('|') || !delimiterRow.test(row.text)) continue;
    const body = lines.slice(at + 1).filter(({ text }) => text.includes('|'));
    const header = lines[at - 1];
    if (!header) {
      const above = siblingsOf(parent, tree)[index - 1];
      const fact = body.length > 0 && row.text.startsWith('|') && headless(row, node, above, source, templates);
      if (fact) found.push(fact);
    } else if (header.text.includes('|') && (body.length > 0 || header.text.startsWith('|'))) {
      const fact = mismatch(header, row, body);
      const isBelow = at > 1 && !/^\{[:%].*\}$/u.test(lines[at - 2]?.text.trim() ?? '');
      const isRows = isBelow && areRows(lines.slice(0, at - 1));
      const below = { ...(isBelow && { belowText: true as const }), ...(isRows && { belowRows: true as const }) };
      if (fact) found.push({ ...fact, ...below });
    }
    break;
  }
  return found;
}

/** Returns the lines of a paragraph without the marks of lists and quotations; templates have no bars. */
function linesOf([start, end]: Range, source: string, templates: readonly Range[]): Line[] {
  const isTemplate = overlapTest(templates);
  const found: Line[] = [];
  for (const { 0: line, index } of source.slice(start, end).matchAll(/[^\r\n]+/gu)) {
    const indent = /^[ \t>]*/u.exec(line)?.[0].length ?? 0;
    const text = line.slice(indent).trimEnd();
    const from = start + index + indent;
    const bars = [...text.matchAll(/(?<!\\)\|/gu)].filter(({ index: at }) => !isTemplate([from + at, from + at + 1]));
    const outer = (text.startsWith('|') ? 1 : 0) + (text.length > 1 && /(?<!\\)\|$/u.test(text) ? 1 : 0);
    found.push({ text, range: [from, from + text.length], cells: bars.length - outer + 1 });
  }
  return found;
}

function mismatch(header: Line, row: Line, body: readonly Line[]): LiteralTableFact | undefined {
  const isDashed = /[–—－]/u.test(row.text);
  if (!isDashed && header.cells === row.cells) return undefined;
  if (isDashed && header.cells !== row.cells) return undefined;
  const fact = {
    text: shortened(header.text),
    range: [header.range[0], row.range[1]] as const,
    header: header.cells,
    delimiter: row.cells,
  };
  if (isDashed) {
    const text = row.text.replace(/[-–—－]+/gu, '---');
    return { kind: 'dashes', ...fact, edit: { range: row.range, text }, certain: true };
  }
  // A bar in code parts cells, so the header is the one that is wrong.
  if (/`[^`]*\|[^`]*`/u.test(header.text)) return { kind: 'cells', ...fact };
  if (header.cells < row.cells && body.some(({ cells }) => cells > header.cells)) {
    const added = row.cells - header.cells;
    return { kind: 'cells', ...fact, edit: { range: header.range, text: widened(header.text, added, '  ') }, added };
  }
  const edit = { range: row.range, text: fitted(row, header.cells) };
  const certain = body.length > 0 && body.every(({ cells }) => cells === header.cells);
  return { kind: 'cells', ...fact, edit, ...(certain && { certain }) };
}

/** Returns a delimiter row with a number of cells. */
function fitted({ text, cells }: Line, count: number): string {
  if (cells < count) return widened(text, count - cells, '---');
  const closing = text.endsWith('|') ? '|' : '';
  const opening = text.startsWith('|') ? '|' : '';
  const parts = text.slice(opening.length, closing === '' ? undefined : -1).split('|');
  return opening + parts.slice(0, count).join('|').trimEnd() + closing;
}

function widened(text: string, count: number, cell: string): string {
  return text.endsWith('|') ? text + `${cell}|`.repeat(count) : text + ` | ${cell}`.repeat(count).trimEnd();
}

/** A delimiter row that begins a paragraph: a blank line may part it from its header. */
function headless(
  row: Line,
  { type }: Nodes,
  above: Nodes | undefined,
  source: string,
  templates: readonly Range[],
): LiteralTableFact | undefined {
  if (type !== 'paragraph' || /[–—－]/u.test(row.text)) return undefined;
  const fact = {
    kind: 'headless',
    text: shortened(row.text),
    range: row.range,
    header: 0,
    delimiter: row.cells,
  } as const;
  const range = above?.type === 'paragraph' ? rangeOf(above) : undefined;
  const header = range && linesOf(range, source, templates).at(-1);
  if (!header?.text.startsWith('|')) return fact;
  const gap: Range = [header.range[1], row.range[0]];
  // The indentation of the last line stays.
  const line = /(?:\r\n|\n|\r)[ \t>]*$/u.exec(source.slice(...gap))?.[0] ?? '\n';
  const fits = header.cells === row.cells && source.slice(...gap).trim() === '';
  return { ...fact, header: header.cells, ...(fits && { edit: { range: gap, text: line }, certain: true as const }) };
}

/** A table right below a paragraph, a list or a heading; lines of attributes and of templates are no text. */
function tableBelowText({ parent, index, range, node }: PlacedNode, article: Article): LiteralTableFact[] {
  const { source, tree } = article;
  const above = siblingsOf(parent, tree)[index - 1];
  const [, end] = (above && rangeOf(above)) ?? [];
  if (!above || end === undefined || node.type !== 'table') return [];
  if (above.type !== 'paragraph' && above.type !== 'heading' && above.type !== 'list') return [];
  if (!/^[ \t]*(?:\r\n|\n|\r)[ \t>]*$/u.test(source.slice(end, range[0]))) return [];
  const last = lineBefore(source, end, 500).trim();
  if (/^[>\s]*\{[:%{].*\}$/u.test(last)) return [];
  const inQuote = parent !== undefined && parent.node.type !== 'listItem';
  const eol = /\r\n|\n|\r/u.exec(source.slice(end, range[0]))?.[0] ?? '\n';
  const cells = node.children[0]?.children.length ?? 0;
  const isRows = above.type === 'paragraph' && areRows(linesOf(rangeOf(above) ?? [0, 0], source, article.templates));
  return [
    {
      kind: above.type === 'heading' ? 'heading' : 'text',
      text: shortened(source.slice(...range)),
      range: [range[0], range[0] + (source.slice(...range).split(/[\r\n]/u, 1)[0]?.length ?? 0)],
      header: cells,
      delimiter: cells,
      ...(isRows && { belowRows: true as const }),
      ...(!inQuote && { edit: { range: [end, end] as const, text: eol }, certain: true as const }),
    },
  ];
}

/** Whether each line has a bar that parts cells, as those of tables in kramdown must. */
function areRows(lines: readonly Line[]): boolean {
  return lines.every(({ text }) => /(?<!\\)\|/u.test(text));
}

function siblingsOf(parent: PlacedNode | undefined, tree: Root): readonly Nodes[] {
  return parent && 'children' in parent.node ? parent.node.children : tree.children;
}

function shortened(text: string): string {
  return clipped(text.split(/[\r\n]/u, 1)[0] ?? '', 40);
}
