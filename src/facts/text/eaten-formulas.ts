import type { RootContent } from 'mdast';
import { lastUpTo } from '../../core/place.ts';
import type { Article, Collector, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { betweenTagsTest } from '../shared/between-tags.ts';
import { nodesOfTypes, type PlacedNode, rangeOf } from '../shared/nodes.ts';
import { withoutCode } from './formulas.ts';

export interface EatenFormulaFact {
  /**
   * What Markdown takes of the formula: `markup` is emphasis, a link or a tag, `escape` a backslash, `delimiter` those of
   * `\(…\)`; `block` is a line that begins a list or underlines a heading.
   */
  readonly kind: 'markup' | 'escape' | 'delimiter' | 'block';
  readonly delimiter: '$$' | '$' | '(' | '[';
  /** The start of the formula. */
  readonly formula: string;
  readonly text: string;
  readonly range: Range;
  /** Whether kramdown takes it, too. */
  readonly inKramdown?: true;
  /** The article has a formula with a command of TeX between `$$` on lines of their own. */
  readonly stated?: true;
}

/** What Markdown takes of formulas that the renderer does not know as such: the first place in each. */
export const eatenFormulas: Collector<EatenFormulaFact> = {
  id: 'eaten-formulas',
  version: 2,
  collect(article) {
    const { source, mdx } = article;
    if (mdx || !/\$|\\[([]/u.test(source)) return [];
    const blocks = blocksWithMarks(article);
    if (blocks.length === 0) return [];
    const shown = withoutCode(article);
    const formulas = blocks.flatMap(({ node, range }) =>
      formulasIn(shown.slice(...range), range[0], node.type === 'tableCell'),
    );
    const taken = formulas.length === 0 ? () => undefined : markupTest(article);
    const eaten = formulas.flatMap((formula) => eatenOf(formula, source, taken) ?? []);
    const inTags = betweenTagsTest(article);
    const all = [...eaten, ...brokenByBlocks(article, shown)].filter(({ range }) => !inTags(range));
    if (all.length === 0) return [];
    const stated =
      formulas.some(({ delimiter, content }) => delimiter === '$$' && display.test(source.slice(...content))) ||
      all.some(({ kind }) => kind === 'block');
    return all.sort((a, b) => a.range[0] - b.range[0]).map((fact) => (stated ? { ...fact, stated } : fact));
  },
};

/** Returns the blocks of text with a mark that may begin a formula. */
function blocksWithMarks({ source, tree }: Article): PlacedNode[] {
  const next = /\$|\\[([]/gu;
  let at = next.exec(source)?.index ?? -1;
  const found: PlacedNode[] = [];
  for (const placed of nodesOfTypes(tree, 'paragraph', 'heading', 'tableCell')) {
    const { range } = placed;
    if (at >= 0 && at < range[0]) {
      next.lastIndex = range[0];
      at = next.exec(source)?.index ?? -1;
    }
    if (at < 0) break;
    if (at < range[1]) found.push(placed);
  }
  return found;
}

/** What is on lines of its own between `$$`, and has a command of TeX. */
const display = /^[ \t]*\r?\n(?=[\s\S]*(?:\\[A-Za-z]{2}|[\^_]))[\s\S]*\n[ \t>]*$/u;

interface Formula {
  readonly delimiter: EatenFormulaFact['delimiter'];
  /** Whether the delimiters are escaped themselves, so that Markdown takes their backslashes. */
  readonly bare: boolean;
  readonly range: Range;
  readonly content: Range;
  readonly inTable: boolean;
}

const formula =
  /(?<![\\$])\$\$(?!\$)(?<display>(?:(?!\$\$)[\s\S]){1,3000}?)\$\$|(?<![\\$\w])\$(?![\s$])(?<inline>(?:\\[\s\S]|[^$\\\r\n]){1,400}?)(?<!\s)\$(?![\d$])|(?<!\\)(?<open>\\{1,2})(?<bracket>[([])(?<inner>(?:(?!\\[()[\]])[\s\S]){1,1000}?)\k<open>(?<close>[)\]])/gu;
/** Signs of TeX, which prose and prices in dollars lack. */
const tex = /\\[A-Za-z]{2}|[\^_]|\\[\\{}|,;!]/u;
const equation = /\\[A-Za-z]{2}|[\^_]|[A-Za-z]\s*[=<>+]\s*\S/u;

function formulasIn(text: string, start: number, inTable: boolean): Formula[] {
  if (!/\$|\\[([]/u.test(text)) return [];
  return [...text.matchAll(formula)].flatMap(({ 0: whole, index, groups = {} }): Formula[] => {
    const { display: shown, inline, open = '', bracket, inner, close } = groups;
    const content = shown ?? inline ?? inner ?? '';
    if (inner !== undefined && close !== (bracket === '(' ? ')' : ']')) return [];
    const bare = open.length === 1;
    if (!(bare ? equation : tex).test(content)) return [];
    const from =
      start + index + whole.indexOf(content, shown !== undefined ? 2 : inline !== undefined ? 1 : open.length + 1);
    const delimiter = shown !== undefined ? '$$' : inline !== undefined ? '$' : bracket === '(' ? '(' : '[';
    const range = [start + index, start + index + whole.length] as const;
    return [{ delimiter, bare, range, content: [from, from + content.length], inTable }];
  });
}

/**
 * Escapes of CommonMark that TeX needs. Writers use `\_` and `\*` against emphasis, so they do not count, but for `\_` in
 * names, where TeX needs it.
 */
const escapes =
  /\\(?:\\|[{}|,;:!%#&])|(?<=\\(?:operatorname|text\w{0,2}|math(?:rm|tt|sf|it|bf)|mbox)\*?\{[^{}$]{0,60})\\_/gu;
/** kramdown knows fewer; `\\|` keeps a bar from becoming a table there. */
const kramdownEscape = /^\\[\\{}:!#_]/u;
/** Backslashes that a writer doubled for the renderer; among plain commands, `\\ab` ends a row and begins the next. */
const compensated = /\\\\(?:\\\\|[{}|,;:!%#_])/u;
const compensatedCommand = /\\\\[A-Za-z]{2}/u;
const plainCommand = /(?<!\\)\\[A-Za-z]{2}/u;

function eatenOf(
  { delimiter, bare, range, content, inTable }: Formula,
  source: string,
  taken: (formula: Range) => Range | undefined,
): EatenFormulaFact | undefined {
  const about = { delimiter, formula: shortened(source.slice(...range)) };
  const inKramdown = { inKramdown: true } as const;
  const written = source.slice(...content);
  if (bare) {
    const text = delimiter === '(' ? '\\(' : '\\[';
    return { kind: 'delimiter', ...about, text, range: [range[0], range[0] + 2], ...inKramdown };
  }
  const markup = taken(content);
  if (markup)
    return { kind: 'markup', ...about, text: shortened(source.slice(...markup)), range: markup, ...inKramdown };
  if (compensated.test(written) || (compensatedCommand.test(written) && !plainCommand.test(written))) return undefined;
  // In a table, a bar must be escaped.
  const lost = [...written.matchAll(escapes)].find(({ 0: text }) => text !== '\\|' || !inTable);
  if (!lost) return undefined;
  const at = content[0] + lost.index;
  return {
    kind: 'escape',
    ...about,
    text: lost[0],
    range: [at, at + 2],
    ...(kramdownEscape.test(lost[0]) && inKramdown),
  };
}

/** Returns a function that finds the first emphasis, link or tag that begins or ends in a formula. */
function markupTest(article: Article): (formula: Range) => Range | undefined {
  const { source } = article;
  const marks = nodesOfTypes(article.tree, 'emphasis', 'strong', 'delete', 'link')
    .filter(({ node, range: [start] }) => node.type !== 'link' || source[start] === '[')
    .flatMap(({ range }) => [
      { at: range[0], range },
      { at: range[1] - 1, range },
    ])
    .sort((a, b) => a.at - b.at);
  const offsets = marks.map(({ at }) => at);
  return ([start, end]) => {
    const mark = marks[lastUpTo(offsets, start - 1) + 1];
    if (!mark || mark.at >= end) return undefined;
    return [Math.max(start, mark.range[0]), Math.min(end, mark.range[1])];
  };
}

/** Formulas of several lines, one of which begins a list or underlines a heading. */
function brokenByBlocks({ source, tree }: Article, shown: string): EatenFormulaFact[] {
  if (!source.includes('$$')) return [];
  return tree.children.flatMap((node, at): EatenFormulaFact[] => {
    const next = tree.children[at + 1];
    const range = rangeOf(node);
    if (!range || !next || !(node.type === 'paragraph' || node.type === 'heading')) return [];
    const open = openDollars(shown.slice(...range));
    if (open === undefined) return [];
    const start = range[0] + open;
    const end = shown.indexOf('$$', Math.max(start + 2, range[1])) + 2;
    const written = source.slice(start, end);
    if (end < 2 || written.length > 3000 || /\n[ \t>]*\r?\n/u.test(written) || !tex.test(written)) return [];
    const line = breakingLine(node, next, source);
    return line ? [{ kind: 'block', delimiter: '$$', formula: shortened(written), ...line }] : [];
  });
}

/** Returns the offset of the last `$$` that no other closes. */
function openDollars(text: string): number | undefined {
  const all = [...text.matchAll(/(?<!\\)\$\$/gu)];
  return all.length % 2 === 1 ? all.at(-1)?.index : undefined;
}

function breakingLine(
  node: RootContent,
  next: RootContent,
  source: string,
): { text: string; range: Range } | undefined {
  const [range, following] = [rangeOf(node), rangeOf(next)];
  if (!range || !following) return undefined;
  const [start, end] =
    node.type === 'heading'
      ? [range[1] - (/[^\r\n]*$/u.exec(source.slice(...range))?.[0].length ?? 0), range[1]]
      : following;
  if (node.type !== 'heading' && next.type !== 'list' && next.type !== 'heading' && next.type !== 'thematicBreak')
    return undefined;
  const text = /^[^\r\n]*/u.exec(source.slice(start, end))?.[0] ?? '';
  return { text: shortened(text), range: [start, start + text.length] };
}

function shortened(text: string): string {
  return clipped(text.replace(/\s+/gu, ' '), 40);
}
