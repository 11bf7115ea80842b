import type { Article, Collector, Edit, Range } from '../../core/types.ts';
import { clipped } from '../../core/words.ts';
import { forwardSearch } from '../../site/generators/forward-search.ts';
import { type LiquidFault, readLiquid } from '../../site/generators/liquid.ts';
import { type NunjucksFault, readNunjucks } from '../../site/generators/nunjucks.ts';
import { nodesOf, nodesOfTypes } from '../shared/nodes.ts';

export interface TemplateFaultFact {
  /**
   * What stops Jekyll: a variable or a tag without its end, `raw` or another block that is not closed, an end tag without
   * a start. What stops Hexo: empty or open braces, an invalid expression, tags of Jekyll. Both stop at a tag that is
   * `misspelt`. Hexo shows nothing for a variable that `vanishes`.
   */
  readonly kind: LiquidFault['kind'] | NunjucksFault['kind'];
  readonly range: Range;
  readonly text: string;
  readonly name: string;
  /** The tag of which `name` is a misspelling. */
  readonly meant?: string;
  /** Puts the place into a `raw` block, or renames the tag. */
  readonly edits?: readonly [Edit, ...Edit[]];
  /** Whether the `raw` block takes in nothing that is meant as a template. */
  readonly sure?: boolean;
}

const codeStart = /<code[\s>]/gu;
const codeEnd = /<\/code>/gu;
/** A template that is meant as one. */
const meant = /\{\{-?\s*(?:site|page|post|include|layout|content|paginator|jekyll)\b[^{}]*\}\}|\{%-?\s*\w[^{}%]*%\}/u;

/** Templates that Jekyll and Hexo cannot read, and variables that Hexo leaves out. */
export const templateFaults: Collector<TemplateFaultFact> = {
  id: 'template-faults',
  version: 2,
  collect(article) {
    const { source, engine, frontMatter, problem } = article;
    if ((engine !== 'jekyll' && engine !== 'hexo') || problem) return [];
    const start = frontMatter?.range[1] ?? 0;
    if (!source.includes('{{', start) && !source.includes('{%', start)) return [];
    const stated = frontMatter ? source.slice(...frontMatter.content) : '';
    if (/^(?:render_with_liquid:[ \t]*false|disableNunjucks:[ \t]*true)\b/mu.test(stated)) return [];
    // Jekyll copies a file without front matter as it is.
    if (engine === 'jekyll') return frontMatter ? liquidFacts(article, start) : [];
    return nunjucksFacts(article, start, stated);
  },
};

function liquidFacts({ source, tree }: Article, start: number): TemplateFaultFact[] {
  const found: TemplateFaultFact[] = [];
  const codes = nodesOfTypes(tree, 'code', 'inlineCode');
  let next = 0;
  let reported = -1;
  for (const { kind, name, meant, range } of readLiquid(source, start)) {
    while ((codes[next]?.range[1] ?? Number.POSITIVE_INFINITY) <= range[0]) next++;
    const code = codes[next];
    const isIn = code !== undefined && code.range[0] <= range[0];
    // One `raw` block mends all of a code block.
    if (isIn && reported === next) continue;
    if (isIn) reported = next;
    const text = shortened(source.slice(...range));
    if (meant !== undefined) found.push({ kind, name, range, text, meant, ...renamed(source, range, name, meant) });
    else if (kind !== 'variable' && kind !== 'tag') found.push({ kind, name, range, text });
    else {
      const place = isIn ? contentOf(source, code.node.type, code.range) : lineFrom(source, range[0]);
      found.push({ kind, name, range, text, ...(place && rawAround(source, place)) });
    }
  }
  return found;
}

function nunjucksFacts({ source, tree }: Article, start: number, stated: string): TemplateFaultFact[] {
  const code = nodesOfTypes(tree, 'code', 'inlineCode').map(({ range }) => range);
  const html = nodesOf(tree, 'html')
    .filter(({ node }) => /^<(?:!--|script|style|code|pre)/iu.test(node.value))
    .map(({ range }) => range);
  const keys = new Set([...stated.matchAll(/^["']?([\w-]+)["']?\s*[:=]/gmu)].map(([, key = '']) => key));
  const hidden = [...code, ...html, ...codeElements(source, start)].sort((a, b) => a[0] - b[0]);
  const fenced = code.filter(([from]) => /^(?:`{3}|~{3})/u.test(source.slice(from, from + 3)));
  return readNunjucks(source, start, { hidden, fenced })
    .filter(({ kind, name }) => kind !== 'vanishes' || !keys.has(name))
    .map(({ kind, name, meant, range }) => ({
      kind,
      name,
      range,
      text: shortened(source.slice(...range)),
      ...(meant !== undefined && { meant, ...renamed(source, range, name, meant) }),
      ...(kind !== 'foreign' && kind !== 'link' && meant === undefined && rawAround(source, range)),
    }));
}

/** Returns the elements of HTML in which Hexo escapes braces. */
function codeElements(source: string, start: number): readonly Range[] {
  if (!source.includes('<code', start)) return [];
  const search = forwardSearch(source);
  const found: Range[] = [];
  for (let at = search(codeStart, start); at < source.length; at = search(codeStart, at + 1)) {
    const end = search(codeEnd, at);
    if (end < source.length) found.push([at, end]);
  }
  return found;
}

/** Returns the lines between the fences of a code block; for other code the whole of it. */
function contentOf(source: string, type: string, [start, end]: Range): Range | undefined {
  const text = source.slice(start, end);
  if (type === 'inlineCode') return [start, end];
  const fenced = /^(?:`{3,}|~{3,})[^\n]*\n(?<content>[\s\S]*?)\r?\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/u.exec(text);
  const content = fenced?.groups?.['content'];
  if (content === undefined) return undefined;
  const from = text.indexOf('\n') + 1;
  // The prefix of a list item or a quotation stays in front.
  const prefix = /[ \t>]*/u.exec(content)?.[0].length ?? 0;
  return [start + from + Math.min(prefix, content.length), start + from + content.length];
}

function lineFrom(source: string, start: number): Range {
  const line = /^[^\r\n]*/u.exec(source.slice(start, start + 2000))?.[0] ?? '';
  return [start, start + line.trimEnd().length];
}

function renamed(
  source: string,
  [start]: Range,
  name: string,
  meant: string,
): Required<Pick<TemplateFaultFact, 'edits' | 'sure'>> {
  const from = source.indexOf(name, start);
  return { edits: [{ range: [from, from + name.length], text: meant }], sure: false };
}

function rawAround(source: string, [start, end]: Range): Pick<TemplateFaultFact, 'edits' | 'sure'> {
  const text = source.slice(start, end);
  if (/\{%-?\s*(?:end)?raw\b/u.test(text)) return {};
  return {
    edits: [
      { range: [start, start], text: '{% raw %}' },
      { range: [end, end], text: '{% endraw %}' },
    ],
    sure: !meant.test(text),
  };
}

function shortened(text: string): string {
  return clipped(text.replace(/\s+/gu, ' ').trim(), 60);
}
