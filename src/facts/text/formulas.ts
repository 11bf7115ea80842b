import { containmentTest } from '../../core/place.ts';
import type { Article, Collector, Range } from '../../core/types.ts';
import { oncePerArticle } from '../shared/memo-last.ts';
import { nodesOfTypes } from '../shared/nodes.ts';

const formula =
  /(?<![\\$])\$\$(?!\$)(?:(?!\$\$|\n[ \t]*\r?\n)[\s\S]){1,3000}?\$\$|(?<![\\$\w])\$(?![\s$])(?:\\[^\r\n]|[^$\\\r\n]){1,400}?(?<!\s)\$(?![\w$])/gu;
/** Signs of TeX or of an equation, or a single letter: prices in dollars have none of these. */
const sign =
  /\\[A-Za-z]{2}|[\^]|[A-Za-z\d)\]}]_[A-Za-z\d{\\]|\\[\\{}|,;!]|[A-Za-z\d)\]}]\s*[=<>+]\s*[A-Za-z\d\\([{-]|^\$[A-Za-z]\u200B?\$$/u;
/** An address may hold such signs. */
const address = /\]\([^()\s]*[/.][^()\s]*\)|[a-z]+:\/\/[^\s)]+/giu;

/**
 * The formulas between `$` in a line and between `$$`, in order. What is in them is no link, image or prose, wherever a
 * site shows formulas; where it does not, `math-eaten` tells of them.
 */
export const formulaRanges = oncePerArticle((article): readonly Range[] => {
  if (!/\$[\s\S]*\$/u.test(article.source)) return [];
  const text = withoutCode(article);
  return [...text.matchAll(formula)].flatMap(({ 0: all, index }): Range[] =>
    sign.test(all.replace(address, '')) ? [[index, index + all.length]] : [],
  );
});

export interface FormulaFact {
  readonly range: Range;
}

/** Formulas between `$` in a line and between `$$`, with a sign of TeX or of an equation. */
export const formulas: Collector<FormulaFact> = {
  id: 'formulas',
  version: 1,
  collect: (article) => formulaRanges(article).map((range) => ({ range })),
};

/** Tells whether a range is in a formula. */
export const inFormulaTest = oncePerArticle((article) => containmentTest(formulaRanges(article)));

/** Returns the source with code and templates replaced, so that offsets stay the same. */
export function withoutCode({ source, tree, templates }: Article): string {
  const hidden = [...nodesOfTypes(tree, 'code', 'inlineCode').map(({ range }) => range), ...templates].sort(
    (a, b) => a[0] - b[0],
  );
  let text = '';
  let at = 0;
  for (const [start, end] of hidden) {
    if (end <= at) continue;
    text += source.slice(at, Math.max(at, start)) + opaque.repeat(end - Math.max(at, start));
    at = end;
  }
  return text + source.slice(at);
}

/** Replaces code, HTML, templates and parsed Markdown syntax. */
export const opaque = '\uE000';
