import type { Article, Range } from '../../core/types.ts';
import { nodesOfTypes } from '../shared/nodes.ts';
import { opaque } from './formulas.ts';

type Element = 'strong' | 'em';

interface Spans {
  readonly end: number;
  /** Offsets of marks that stay text. */
  readonly literal: readonly number[];
}

interface Stop {
  readonly marks: string;
  readonly element: Element;
}

/** A longer text is not simulated. */
const maxLength = 20_000;

/**
 * Returns the offsets of `*` and `_` in a paragraph that kramdown shows as text; undefined if the paragraph is too long.
 * Marks open unless a blank follows and close unless one is before them; only ASCII blanks count.
 */
export function kramdownLiteralMarks(article: Article, range: Range): ReadonlySet<number> | undefined {
  if (range[1] - range[0] > maxLength) return undefined;
  const text = withoutSyntax(article, range);
  const spans = spansIn(text, 0, []);
  return new Set(spans?.literal.map((at) => range[0] + at));
}

/** Hides code, HTML, templates, addresses and escaped characters, whose marks are none. */
function withoutSyntax({ source, tree, templates }: Article, [start, end]: Range): string {
  let text = source.slice(start, end).replace(/\\[\\*_`[\]()]/gu, opaque.repeat(2));
  const hide = ([from, to]: Range): void => {
    const [first, last] = [Math.max(from, start) - start, Math.min(to, end) - start];
    if (first < last) text = text.slice(0, first) + opaque.repeat(last - first) + text.slice(last);
  };
  for (const { node, range } of nodesOfTypes(tree, 'inlineCode', 'html', 'image', 'imageReference', 'link')) {
    if (node.type !== 'link') hide(range);
    else if (source[range[0]] === '[') hide([node.children.at(-1)?.position?.end.offset ?? range[0], range[1]]);
  }
  for (const template of templates) hide(template);
  return text;
}

/** Parses up to the stop, or else to the end; undefined if the stop is missing. */
function spansIn(text: string, from: number, stack: readonly Element[], stop?: Stop): Spans | undefined {
  const literal: number[] = [];
  let at = from;
  while (at < text.length) {
    if (stop && at > from && closesAt(text, at, stop)) return { end: at, literal };
    const mark = text[at] ?? '';
    if (mark !== '*' && mark !== '_') {
      at++;
      continue;
    }
    const marks = text[at + 1] === mark ? mark + mark : mark;
    const found = opensAt(text, at, marks, stack) ? emphasisAt(text, at, marks, stack) : undefined;
    if (found) literal.push(...found.literal);
    else for (let index = 0; index < marks.length; index++) literal.push(at + index);
    at = found?.end ?? at + marks.length;
  }
  return stop ? undefined : { end: at, literal };
}

function opensAt(text: string, at: number, marks: string, stack: readonly Element[]): boolean {
  const after = text[at + marks.length] ?? '';
  const inWord = marks[0] === '_' && /\p{L}/u.test(after) && /\p{L}-?\p{L}{0,99}$/u.test(text.slice(0, at).slice(-101));
  return !inWord && !/[ \t\r\n\f\v]/.test(after) && !stack.includes(elementOf(marks));
}

function emphasisAt(text: string, at: number, marks: string, stack: readonly Element[]): Spans | undefined {
  for (const tried of marks.length === 2 && stack.at(-1) !== 'em' ? [marks, marks.slice(1)] : [marks]) {
    const element = elementOf(tried);
    const spans = spansIn(text, at + tried.length, [...stack, element], { marks: tried, element });
    if (spans) return { ...spans, end: spans.end + tried.length };
  }
  return undefined;
}

function closesAt(text: string, at: number, { marks, element }: Stop): boolean {
  if (!text.startsWith(marks, at) || /[ \t\r\n\f\v]/.test(text[at - 1] ?? '')) return false;
  const mark = marks[0] ?? '';
  const isDouble = text[at + 1] === mark && text[at + 2] !== mark;
  if (element === 'em' && isDouble) return false;
  return mark !== '_' || !/[\p{L}\p{N}]/u.test(text[at + marks.length] ?? '');
}

function elementOf(marks: string): Element {
  return marks.length === 2 ? 'strong' : 'em';
}
