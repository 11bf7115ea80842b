import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Article, Range } from '../core/types.ts';
import { rangeOf } from './nodes.ts';

const known = new WeakMap<Root, readonly Range[]>();

/** Where the text stands that readers read: outside code, HTML, templates and addresses that are their own link text. */
export function proseOf({ tree, source, templates }: Pick<Article, 'tree' | 'source' | 'templates'>): readonly Range[] {
  const before = known.get(tree);
  if (before) return before;
  const found: Range[] = [];
  // Both come in the order of the text, so each template is passed once.
  let passed = 0;
  for (const top of tree.children) {
    let code = '';
    visit(top, (node) => {
      const range = rangeOf(node);
      if (node.type === 'html') code = codeAfter(node.value, code);
      // A bare address has no brackets of its own.
      if (node.type === 'link' && range && source[range[0]] !== '[') return 'skip';
      if (node.type === 'text' && range && code === '') {
        while ((templates[passed]?.[1] ?? range[1]) <= range[0]) passed++;
        found.push(...without(range, templates, passed));
      }
      return undefined;
    });
  }
  known.set(tree, found);
  return found;
}

const codeTag = /<(?<slash>\/?)(?<name>code|pre|kbd|samp|tt|var|script|style|textarea)\b/giu;

/** The HTML element for code that is open behind a tag. */
function codeAfter(html: string, open: string): string {
  let code = open;
  for (const { groups } of html.matchAll(codeTag)) {
    const name = groups?.['name']?.toLowerCase() ?? '';
    if (code === '' && groups?.['slash'] === '') code = name;
    else if (code === name && groups?.['slash'] === '/') code = '';
  }
  return code;
}

function without([start, end]: Range, holes: readonly Range[], first: number): Range[] {
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
