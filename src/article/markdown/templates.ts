import type { Nodes, Root } from 'mdast';
import type { Engine, Range } from '../../core/types.ts';

/**
 * Replaces each character of a template tag before parsing: tags are opaque to Markdown, `[text]({{< ref "a b.md" >}})` is
 * a link. A private-use character keeps all offsets the same.
 */
const maskCharacter = '\uE000';
/** Stands for the JavaScript in the tags of MDX. */
export const maskedCode = maskCharacter;

const openers = /\{\{[<%]?|\{%|\{#/gu;
const closers: Readonly<Record<string, string>> = {
  '{{<': '>}}',
  '{{%': '%}}',
  '{{': '}}',
  '{%': '%}',
  '{#': '#}',
};
/** Limit of a tag: a longer one was never closed, and the closer belongs to another tag. */
const maxTagLength = 2000;
/** Tags whose content up to the end tag is code, a comment or the value of a variable (`{% set x %}`, without `=`). */
const pairedTag =
  /^\{(?:%-?\s*(?<liquid>comment|highlight|codeblock|set(?=\s+[\w.,\s]+-?%\}))\b|\{[<%]\s*(?<hugo>highlight\b|(?<=<\s*)[\w-]*(?:code|mermaid|katex|diagram|console|terminal)[\w-]*))/u;

/** Returns the ranges of Go template, shortcode, Liquid and Nunjucks tags, in order. Unclosed tags are text. */
export function templateRanges(source: string, engine: Engine): readonly Range[] {
  const found: Range[] = [];
  const next = new Map<string, number>();
  openers.lastIndex = 0;
  for (let match = openers.exec(source); match; match = openers.exec(source)) {
    const [opener] = match;
    // Elsewhere `{#id}` is the id of a heading.
    if (opener === '{#' && engine !== 'hexo') continue;
    const end = closerEnd(closers[opener] ?? '', openers.lastIndex);
    if (end === undefined || end - match.index > maxTagLength) continue;
    const text = source.slice(match.index, end);
    if (!isTemplateTag(text, opener, engine)) continue;
    const { liquid, hugo } = pairedTag.exec(text)?.groups ?? {};
    const name = liquid ? `end${liquid}` : hugo && String.raw`/\s*${hugo}`;
    const to = (name && endOfContent(name, end)) || end;
    found.push([match.index, to]);
    openers.lastIndex = to;
  }
  return found;

  /** Returns the offset after the end tag; a missing one is searched for once. */
  function endOfContent(name: string, from: number): number | undefined {
    if (next.get(name) === Number.POSITIVE_INFINITY) return undefined;
    const ending = new RegExp(String.raw`\{(?:%-?|\{[<%])\s*${name}\s*(?:-?%|[>%]\})\}`, 'gu');
    ending.lastIndex = from;
    if (ending.exec(source)) return ending.lastIndex;
    next.set(name, Number.POSITIVE_INFINITY);
    return undefined;
  }

  /** Returns the offset after the next closer; each closer is searched for once, for any number of openers. */
  function closerEnd(closer: string, from: number): number | undefined {
    const known = next.get(closer);
    const at = known !== undefined && known >= from ? known : source.indexOf(closer, from);
    next.set(closer, at < 0 ? Number.POSITIVE_INFINITY : at);
    return at < 0 || at === Number.POSITIVE_INFINITY ? undefined : at + closer.length;
  }
}

/** Whether a match is a tag. If the engine does not evaluate `{{ }}`, two pieces of code may look like one tag. */
function isTemplateTag(text: string, opener: string, engine: Engine): boolean {
  if (opener === '{{<' || opener === '{{%') return true;
  if (/\n[ \t]*\r?\n/u.test(text)) return false;
  return engine === 'jekyll' || engine === 'hexo' || !/[`\n]/u.test(text);
}

/** Keeps line breaks, and the blanks that begin a line: they hold a list item together. */
export function maskTemplates(source: string, templates: readonly Range[]): string {
  let masked = '';
  let at = 0;
  for (const [start, end] of templates) {
    masked += source.slice(at, start);
    masked += source.slice(start, end).replace(/(?<=[\r\n])(?<indent>[ \t]+)|[^\r\n]/gu, maskUnlessBlank);
    at = end;
  }
  return masked + source.slice(at);
}

function maskUnlessBlank(text: string, indent: string | undefined): string {
  return indent ?? maskCharacter.repeat(text.length);
}

/** Restores the source text in the values of a tree that was parsed from masked text. */
export function unmask(tree: Root, source: string, masked: string): void {
  const restore = (value: string, [start, end]: Range): string => {
    if (!value.includes(maskCharacter)) return value;
    const runs = masked.slice(start, end).matchAll(/\uE000+/gu);
    return value.replace(/\uE000+/gu, (run) => {
      const { value: found } = runs.next();
      return found ? source.slice(start + found.index, start + found.index + found[0].length) : run;
    });
  };
  const walk = (node: Nodes): void => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    if (!masked.slice(start, end).includes(maskCharacter)) return;
    if (node.type === 'html') node.data = { ...node.data, masked: masked.slice(start, end) };
    if ('value' in node) node.value = restore(node.value, [start, end]);
    if ('url' in node) {
      const place = node.data?.destination ?? [start, end];
      node.url = restore(node.url, place);
      if (node.title) node.title = restore(node.title, [place[1], end]);
      if ('alt' in node && node.alt) node.alt = restore(node.alt, [start, place[0]]);
    } else if ('alt' in node && node.alt) node.alt = restore(node.alt, [start, end]);
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
}
