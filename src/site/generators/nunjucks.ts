import { pushTo } from '../../core/grouping.ts';
import type { Range } from '../../core/types.ts';
import { forwardSearch } from './forward-search.ts';
import { misspeltTag } from './tag-names.ts';

/** A place at which Nunjucks stops Hexo's build; `vanishes` and `link` only lose text. */
export interface NunjucksFault {
  readonly kind: 'empty' | 'open' | 'expression' | 'foreign' | 'link' | 'misspelt' | 'vanishes';
  /** The name of the tag, or the first name of the variable. */
  readonly name: string;
  /** The name that a tag misspells. */
  readonly meant?: string;
  readonly range: Range;
}

/** The ranges of all code and comments, and of fenced code alone. */
interface Covered {
  readonly hidden: readonly Range[];
  readonly fenced: readonly Range[];
}

const opening = /\{\{|\{%|\{#/gu;
const closers = { '{': /\}/gu, '%': /%\}/gu, '#': /#\}/gu };
/** Tags of Liquid and Jekyll that Hexo does not have; the last three with arguments as Jekyll has them. */
const foreign =
  /^(?:post_url|include_relative|assign|capture|unless|tablerow|increment|decrement|highlight(?=\s+[\w+#-]+)|include(?=\s+[\w./-]+\.(?:html|md|svg)\b)|comment(?=\s*$))(?=\s|$)/u;
/** Tags of Hexo and Nunjucks whose names are long enough to tell a slip from a tag of a plugin. */
const longTags = [
  ...[
    'asset_img',
    'asset_link',
    'asset_path',
    'post_link',
    'post_path',
    'include_code',
    'jsfiddle',
    'youtube',
    'iframe',
  ],
  ...[
    'blockquote',
    'codeblock',
    'pullquote',
    'endblockquote',
    'endcodeblock',
    'endpullquote',
    'endraw',
    'endfor',
    'endif',
  ],
];
const jekyllLink = /^link\s+[\w./-]+\.(?:md|html|markdown)\s*$/u;
/** Nunjucks takes other characters for letters, too. */
const variable = /^-?\s*(?<name>[\p{L}_$^&@\\][\p{L}\p{N}_$^&@;?\\]*)(?:\.[\p{L}\p{N}_$]+)*\s*-?$/u;
const noExpression =
  /^\s*[.<>#/!:=*%|]|^\s*\{\s*[\p{L}_$][\p{L}\p{N}_$.]*\s*$|^\s*[\p{L}_$][\p{L}\p{N}_$.]*(?:\s+(?!(?:and|or|not|in|is|if|else)\b)[\p{L}_$]|\s*(?:[:,!](?!=)|=(?!=)))/u;
/** What Hexo hands to templates, and what may be meant as a template. */
const ofTemplates =
  /^(?:site|page|post|config|theme|url|path|env|title|date|updated|categories|tags|permalink|slug|content|excerpt|more|photos|link|layout|comments|source|raw|author|lang|id|length|published|loop|super|true|false|none|null|undefined)$/iu;

/** Returns what Hexo's Nunjucks cannot read outside of code, or puts nothing for. */
export function readNunjucks(source: string, from: number, { hidden, fenced }: Covered): readonly NunjucksFault[] {
  if (!runsNunjucks(source, from, fenced)) return [];
  const found: NunjucksFault[] = [];
  const isSet = new Set([...source.matchAll(/\{%-?\s*(?:set|for)\s+(\w+)/gu)].map(([, name = '']) => name));
  const blockEnds = endsOfBlocks(source);
  const search = forwardSearch(source);
  let next = 0;
  for (let start = search(opening, from), at = from; start < source.length; start = search(opening, at)) {
    while ((hidden[next]?.[1] ?? Number.POSITIVE_INFINITY) <= start) next++;
    const cover = hidden[next];
    if (cover && cover[0] <= start) {
      at = cover[1];
      continue;
    }
    const sign = source[start + 1] as keyof typeof closers;
    const end = search(closers[sign], start + 2);
    if (end === source.length) {
      if (sign !== '#') found.push({ kind: 'open', name: '', range: [start, start + 2] });
      at = start + 2;
      continue;
    }
    at = end + 2;
    if (sign === '#') continue;
    const inner = source.slice(start + 2, end);
    if (sign === '%') {
      const text = inner.replace(/^-?\s*|\s*-?$/gu, '');
      const [name = ''] = text.split(/\s/u);
      const range: Range = [start, at];
      if (foreign.test(text)) found.push({ kind: 'foreign', name, range });
      else if (jekyllLink.test(text)) found.push({ kind: 'link', name, range });
      const meant = misspeltTag(name, longTags);
      if (meant !== undefined) found.push({ kind: 'misspelt', name, meant, range });
      at = blockEnds(meant ?? name, at) ?? at;
      continue;
    }
    if (source[end + 1] !== '}') {
      found.push({ kind: 'open', name: '', range: [start, Math.min(end + 1, start + 60)] });
      at = end + 1;
      continue;
    }
    const range: Range = [start, at];
    const { name } = variable.exec(inner.trim())?.groups ?? {};
    if (inner.trim() === '') found.push({ kind: 'empty', name: '', range });
    else if (name && !ofTemplates.test(name) && !isSet.has(name)) found.push({ kind: 'vanishes', name, range });
    else if (!name && noExpression.test(inner)) found.push({ kind: 'expression', name: '', range });
  }
  return found;
}

/** Hexo runs Nunjucks only where it finds `{{` and, behind it, `}}`, or another such pair, outside of fences. */
function runsNunjucks(source: string, from: number, fenced: readonly Range[]): boolean {
  let text = '';
  let at = from;
  for (const [start, end] of fenced) {
    text += source.slice(at, Math.max(at, start));
    at = end;
  }
  text += source.slice(at);
  return ['{{ }}', '{% %}', '{# #}'].some((pair) => {
    const [opener = '', closer = ''] = pair.split(' ');
    const start = text.indexOf(opener);
    return start >= 0 && text.lastIndexOf(closer) > start + 2;
  });
}

/** Returns a function that returns the offset after the end tag of a block, whose content its tag reads. */
function endsOfBlocks(source: string): (name: string, from: number) => number | undefined {
  const ends = new Map<string, number[]>();
  for (const { 0: tag, 1: name = '', index } of source.matchAll(/\{%-?\s*end([\w-]+)\s*%\}/gu))
    pushTo(ends, name, index + tag.length);
  return (name, from) => {
    const known = ends.get(name);
    while (known?.[0] !== undefined && known[0] <= from) known.shift();
    return known?.[0];
  };
}
