import type { Range } from '../../core/types.ts';
import { forwardSearch } from './forward-search.ts';
import { misspeltTag } from './tag-names.ts';

/** A place at which Liquid stops the build. */
export interface LiquidFault {
  readonly kind: 'variable' | 'tag' | 'raw' | 'unclosed' | 'end' | 'misspelt';
  /** The name of the tag. */
  readonly name: string;
  /** The name that a tag misspells. */
  readonly meant?: string;
  readonly range: Range;
}

const opening = /\{\{|\{%/gu;
const tagOpening = /\{%/gu;
const brace = /\}/gu;
const tagEnd = /%\}/gu;
const lineEnd = /\r?\n|$/gu;
const tagName = /\{%-?\s*(?<name>#|\w+)/uy;
const endOfRaw = /\{%-?\s*endraw\s*-?%\}/gu;
/** Tags of Liquid and Jekyll that have an end. */
const blocks = new Set(['if', 'unless', 'for', 'case', 'capture', 'tablerow', 'ifchanged', 'comment', 'highlight']);
/** Tags whose names are long enough to tell a slip from a tag of a plugin. */
const longTags = [
  ...[
    'assign',
    'capture',
    'comment',
    'elsif',
    'highlight',
    'include',
    'include_relative',
    'post_url',
    'tablerow',
    'unless',
  ],
  ...[...blocks].filter((name) => name !== 'if').map((name) => `end${name}`),
  'endif',
];

/** Returns what Liquid's tokenizer (4 and 5) cannot read, and blocks of its own without a start or an end. */
export function readLiquid(source: string, from: number): readonly LiquidFault[] {
  const found: LiquidFault[] = [];
  const open: { readonly name: string; readonly range: Range }[] = [];
  const search = forwardSearch(source);
  const { length } = source;
  for (let start = search(opening, from), at = from; start < length; start = search(opening, at)) {
    const shown: Range = [start, Math.min(search(lineEnd, start), start + 60)];
    if (source[start + 1] === '{') {
      const end = search(brace, start + 2);
      const isWhole = source[end + 1] === '}';
      at = isWhole ? end + 2 : end === length ? start + 2 : end + 1;
      if (!isWhole) found.push({ kind: 'variable', name: '', range: shown });
      continue;
    }
    const end = search(tagEnd, start + 2);
    tagName.lastIndex = start;
    const written = tagName.exec(source)?.groups?.['name'] ?? '';
    const meant = open.at(-1)?.name === 'comment' ? undefined : misspeltTag(written, longTags);
    const name = meant ?? written;
    if (end === length || search(tagOpening, start + 2) < end || name === '' || tagName.lastIndex > end) {
      found.push({ kind: 'tag', name, range: shown });
      at = start + 2;
      continue;
    }
    const range: Range = [start, end + 2];
    at = end + 2;
    if (meant !== undefined) found.push({ kind: 'misspelt', name: written, meant, range });
    if (name === 'raw') {
      at = search(endOfRaw, at);
      if (at === length) found.push({ kind: 'raw', name, range });
      else at = search(tagEnd, at) + 2;
    } else if (blocks.has(name)) open.push({ name, range });
    else if (name.startsWith('end') && blocks.has(name.slice(3))) {
      if (open.at(-1)?.name === name.slice(3)) open.pop();
      else if (found.length === 0) return [{ kind: 'end', name, range }];
    }
  }
  const [unclosed] = open;
  return found.length === 0 && unclosed ? [{ kind: 'unclosed', ...unclosed }] : found;
}
