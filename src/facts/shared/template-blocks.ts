import type { RootContent } from 'mdast';
import type { Article, Range } from '../../core/types.ts';
import { oncePerArticle } from './memo-last.ts';
import { rangeOf } from './nodes.ts';

/**
 * Returns the indexes of the top-level blocks that are code and no text: imports, and paragraphs of nothing
 * but tags (`{% include a.html %}`, `{{< /tabs >}}`, `{:.wide}`) or marks of a container (`:::`).
 */
export const templateBlocks = oncePerArticle(({ source, tree, templates }: Article): ReadonlySet<number> => {
  const found = new Set<number>();
  let next = 0;
  for (let index = 0; index < tree.children.length; index++) {
    const node = tree.children[index] as RootContent;
    const range = rangeOf(node);
    if (!range) continue;
    while (next < templates.length && (templates[next] as Range)[1] <= range[0]) next++;
    if (node.type === 'paragraph' && (isCode(source, range) || isOfTemplates(source, range, templates, next)))
      found.add(index);
  }
  return found;
});

const moduleLine =
  /^(?:import\s+(?:(?:type\s+)?[\w$*{][^'"]*\sfrom\s*)?['"][^'"]+['"]|export\s+(?:const|let|default|function|\{|\*)[^\r\n]*|\}?[^\r\n]*\sfrom\s+['"][^'"]+['"])\s*;?\s*$/u;
const mark = /^(?:\{:[^{}]*\}|:{3,}.*)$/u;

function isCode(source: string, [start, end]: Range): boolean {
  const first = source[start];
  if (first === '{' || first === ':') return mark.test(source.slice(start, end).trim());
  if (first !== 'i' && first !== 'e') return false;
  if (!/^(?:import|export)[\s{]/u.test(source.slice(start, start + 8))) return false;
  const text = source.slice(start, end).trim();
  return moduleLine.test(text) || text.split(/\r\n?|\n/u).every((line) => moduleLine.test(line));
}

/** Whether a block has no letter outside of its templates, of which `next` is the first that may lie in it. */
function isOfTemplates(source: string, [start, end]: Range, templates: readonly Range[], next: number): boolean {
  let at = start;
  for (let index = next; index < templates.length; index++) {
    const [from, to] = templates[index] as Range;
    if (from >= end) break;
    if (/[\p{L}\p{N}]/u.test(source.slice(at, from))) return false;
    at = to;
  }
  return at > start && !/[\p{L}\p{N}]/u.test(source.slice(at, end));
}
