import type { Range } from '../../core/types.ts';
import { forwardSearch, type Search } from './forward-search.ts';

/** An argument of a shortcode; the range is that of its value, without quotes. */
export interface ShortcodeArgument {
  readonly key?: string;
  readonly range: Range;
  readonly quoted: boolean;
}

/** A tag that Hugo reads: `{{< name … >}}`, `{{< /name >}}` or `{{< name … />}}`. */
export interface ShortcodeTag {
  readonly kind: 'open' | 'close' | 'single';
  readonly name: string;
  readonly range: Range;
  readonly arguments: readonly ShortcodeArgument[];
}

/** A tag that Hugo refuses; it stops the build. */
export interface ShortcodeFault {
  readonly kind: 'character' | 'comment' | 'delimiter' | 'glued' | 'mixed' | 'name' | 'string' | 'unclosed';
  /** Empty if it cannot be read. */
  readonly name: string;
  readonly range: Range;
  /** The offset at which Hugo stops reading. */
  readonly at: number;
}

const openers = /\{\{[<%]/gu;
const closers = { '<': />\}\}/gu, '%': /%\}\}/gu };
const commentClosers = { '<': /\*\/>\}\}/gu, '%': /\*\/%\}\}/gu };
const blank = /[ \t\n\v\f\r]/gu;
const notBlank = /[^ \t\n\v\f\r]/gu;
const rawQuote = /`/gu;
const quote = /"/gu;
const lineEnd = /\r?\n|$/gu;
const namePattern = /[\p{L}\p{Nd}_][\p{L}\p{Nd}_/-]*(?:\.inline(?= ))?/uy;
const wordPattern = /[\p{L}\p{Nd}_-][\p{L}\p{Nd}_.-]*/uy;

/** Returns the shortcode tags of a text as Hugo's lexer reads them, also in code and in comments of HTML. */
export function readShortcodes(source: string, from: number): readonly (ShortcodeTag | ShortcodeFault)[] {
  const found: (ShortcodeTag | ShortcodeFault)[] = [];
  const search = forwardSearch(source);
  for (let start = search(openers, from); start < source.length; ) {
    const tag = readTag(source, start, search);
    if (typeof tag !== 'number') found.push(tag);
    // No part is read twice, however far an unclosed tag reaches.
    const end = typeof tag === 'number' ? tag : Math.max(tag.range[1], 'at' in tag ? tag.at : 0);
    start = search(openers, end);
  }
  return found;
}

/** Whether Hugo reads a text as one tag. */
export function isShortcode(text: string): boolean {
  const tag = readTag(text, 0, forwardSearch(text));
  return typeof tag !== 'number' && !('at' in tag) && tag.range[1] === text.length;
}

/** Returns a tag, a fault, or the end of a commented tag, which is text. */
function readTag(source: string, start: number, search: Search): ShortcodeTag | ShortcodeFault | number {
  const sign = source[start + 2] as '<' | '%';
  if (source.startsWith('/*', start + 3)) {
    const end = search(commentClosers[sign], start + 5);
    if (end < source.length) return end + 5;
    return { kind: 'comment', name: '', range: [start, search(lineEnd, start)], at: start };
  }
  const tag = readInside(source, start, search);
  if (!('at' in tag)) return tag;
  const next = search(openers, start + 3);
  const end = search(closers[sign], start + 3);
  if (end < next) return { ...tag, range: [start, end + 3] };
  const other = search(closers[sign === '<' ? '%' : '<'], start + 3);
  if (other < next) return { ...tag, kind: 'delimiter', range: [start, other + 3] };
  return { ...tag, kind: 'unclosed', range: [start, Math.min(next, search(lineEnd, start))] };
}

/** A tag that is being read. */
interface Reading {
  readonly source: string;
  readonly search: Search;
  readonly start: number;
  readonly sign: '<' | '%';
  readonly found: ShortcodeArgument[];
  at: number;
  name: string;
  form?: 'named' | 'positional';
}

/** Reads as `lexInsideShortcode` of Hugo does, from 0.111 to 0.166. */
function readInside(source: string, start: number, search: Search): ShortcodeTag | ShortcodeFault {
  const sign = source[start + 2] as '<' | '%';
  const closer = sign === '<' ? '>}}' : '%}}';
  const tag: Reading = { source, search, start, sign, found: [], at: start + 3, name: '' };
  let closes = false;
  for (;;) {
    tag.at = search(notBlank, tag.at);
    const char = source[tag.at] ?? '';
    if (source.startsWith(closer, tag.at)) return finished(tag, closes ? 'close' : 'open');
    let problem: ShortcodeFault['kind'] | undefined;
    if (tag.name === '' && char === '/' && !closes) {
      closes = true;
      tag.at++;
    } else if (tag.name === '') problem = readName(tag, char);
    else if (char === '/' && !closes) {
      const end = search(notBlank, tag.at + 1);
      if (!source.startsWith(closer, end)) return refusal(tag, 'character');
      tag.at = end;
      return finished(tag, 'single');
    } else problem = closes ? 'character' : readArgument(tag, char);
    if (problem) return refusal(tag, problem);
  }
}

function finished(tag: Reading, kind: ShortcodeTag['kind']): ShortcodeTag | ShortcodeFault {
  const { name, start, at, found } = tag;
  if (name === '') return refusal(tag, 'name');
  // Hugo's lexer takes `a = "b"` for a positional argument first.
  if (found.some(({ key }) => key === undefined) && found.some(({ key }) => key !== undefined))
    return refusal(tag, 'mixed');
  return { kind, name, range: [start, at + 3], arguments: found };
}

function refusal({ name, start, at }: Reading, kind: ShortcodeFault['kind']): ShortcodeFault {
  return { kind, name, range: [start, at], at };
}

type Problem = ShortcodeFault['kind'] | undefined;

function readName(tag: Reading, char: string): Problem {
  if (char === '\\') {
    tag.at++;
    return undefined;
  }
  tag.name = matchAt(namePattern, tag.source, tag.at);
  if (tag.name === '') return 'character';
  tag.at += tag.name.length;
  return tag.source[tag.at] === '.' ? 'name' : undefined;
}

function readArgument(tag: Reading, char: string): Problem {
  const { source, search, found } = tag;
  if (char === '=') {
    tag.at = search(notBlank, tag.at + 1);
    const key = found.pop();
    const problem = readValue(tag, key && source.slice(...key.range));
    if (!key) found.pop();
    return problem;
  }
  if (char === '\\' && source[tag.at + 1] !== '"') return readBackslash(tag);
  if (char === '"' || char === '`' || char === '\\') {
    if (tag.form === 'named') return 'mixed';
    tag.form = 'positional';
    return readValue(tag, undefined);
  }
  const word = matchAt(wordPattern, source, tag.at);
  if (word === '') return 'character';
  const own = source[tag.at + word.length] === '=' ? 'named' : 'positional';
  if (tag.form && tag.form !== own) return 'mixed';
  tag.form = own;
  found.push({ range: [tag.at, tag.at + word.length], quoted: false });
  tag.at += word.length;
  return undefined;
}

/** Hugo drops the backslash and reads on; here the word stays whole. */
function readBackslash(tag: Reading): Problem {
  const { source, found } = tag;
  if (source[tag.at + 1] === '`') return 'character';
  const last = found.at(-1);
  tag.at++;
  if (last?.range[1] !== tag.at - 1) return undefined;
  const word = matchAt(wordPattern, source, tag.at);
  tag.at += word.length;
  if (word !== '') found[found.length - 1] = { ...last, range: [last.range[0], tag.at] };
  return undefined;
}

function readValue(tag: Reading, key: string | undefined): Problem {
  const { source, search, sign, found } = tag;
  const char = source[tag.at];
  const isQuoted = char === '"' || char === '\\' || char === '`';
  let from = tag.at;
  let to: number;
  if (char === '`') {
    from++;
    to = search(rawQuote, from);
    tag.at = to + 1;
    if (to >= source.length) return 'string';
  } else if (isQuoted) {
    const line = search(lineEnd, tag.at);
    from = search(quote, tag.at) + 1;
    to = from > line ? line : endOfString(source, from, char === '"');
    if (to >= line) return 'string';
    tag.at = source[to] === '\\' ? to + 2 : to + 1;
    if (source.slice(from, to).includes('\\`')) return 'character';
  } else {
    to = search(blank, tag.at);
    if (search(closers[sign], tag.at) < to) return 'glued';
    tag.at = to;
  }
  found.push({ ...(key !== undefined && { key }), range: [from, to], quoted: isQuoted });
  return undefined;
}

/** Returns the offset of the quote that ends a string, or of the line's end. */
function endOfString(source: string, from: number, hasEscapes: boolean): number {
  for (let at = from; at < source.length; at++) {
    const char = source[at];
    if (char === '\n' || char === '"') return at;
    if (char !== '\\' || source[at + 1] !== '"') continue;
    if (!hasEscapes) return at;
    at++;
  }
  return source.length;
}

function matchAt(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}
