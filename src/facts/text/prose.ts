import type { Article, Range } from '../../core/types.ts';
import { oncePerArticle } from '../shared/memo-last.ts';
import { nodesOfTypes } from '../shared/nodes.ts';
import { formulaRanges } from './formulas.ts';

/** Returns the ranges of visible text: outside code, HTML, templates, formulas, and URLs that are their own link text. */
export const proseRanges = oncePerArticle((article): readonly Range[] => {
  const { tree, source } = article;
  const holes = holesOf(article);
  const found: Range[] = [];
  let code = '';
  let current = -1;
  let skipTo = -1;
  // Nodes and holes are in document order, so each hole is visited once.
  let passed = 0;
  for (const { node, range, block } of nodesOfTypes(tree, 'html', 'link', 'text')) {
    if (block !== current) code = '';
    current = block;
    if (range[0] < skipTo) continue;
    if (node.type === 'html') code = openCodeElement(node.value, code);
    else if (node.type === 'link') {
      // The text of a bare URL is the URL itself.
      if (source[range[0]] !== '[') skipTo = range[1];
    } else if (code === '') {
      while ((holes[passed]?.[1] ?? range[1]) <= range[0]) passed++;
      if (passed < holes.length) found.push(...rangesWithout(range, holes, passed));
      else if (range[0] < range[1]) found.push(range);
    }
  }
  return found;
});

/** Templates and formulas in order, without those in others. */
function holesOf(article: Article): readonly Range[] {
  const formulas = formulaRanges(article);
  if (formulas.length === 0) return article.templates;
  let reach = 0;
  return [...article.templates, ...formulas]
    .sort((a, b) => a[0] - b[0])
    .filter(([, end]) => {
      if (end <= reach) return false;
      reach = end;
      return true;
    });
}

const codeTag = /<(?<slash>\/?)(?<name>code|pre|kbd|samp|tt|var|script|style|textarea)\b/giu;

/** Returns the name of the HTML code element that is still open after some tags. */
function openCodeElement(html: string, open: string): string {
  let code = open;
  for (const { groups } of html.matchAll(codeTag)) {
    const name = groups?.['name']?.toLowerCase() ?? '';
    if (code === '' && groups?.['slash'] === '') code = name;
    else if (code === name && groups?.['slash'] === '/') code = '';
  }
  return code;
}

function rangesWithout([start, end]: Range, holes: readonly Range[], first: number): Range[] {
  const found: Range[] = [];
  let at = start;
  for (let index = first; index < holes.length; index++) {
    const [from, to] = holes[index] as Range;
    if (from >= end) break;
    if (from > at) found.push([at, from]);
    at = Math.max(at, to);
  }
  if (at < end) found.push([at, end]);
  return found;
}
