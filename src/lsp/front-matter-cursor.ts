import { getLocation } from 'jsonc-parser';
import type { FrontMatterBlock, Range } from '../core/types.ts';
import { item } from './schema-view.ts';

/** What is being written at a place of the front matter. */
export interface FrontMatterCursor {
  /** Whether a key is written, or a value. */
  readonly of: 'key' | 'value';
  /** The keys above: of the mapping that the key is written in, or of the value. */
  readonly path: readonly string[];
  /** What is written of it already. */
  readonly range: Range;
  /** Whether a key already has what comes between it and its value. */
  readonly hasValue: boolean;
}

/** Returns what is written at an offset; undefined where this is neither key nor value, as in a comment. */
export function frontMatterCursor(
  source: string,
  { format, content, fence }: FrontMatterBlock,
  offset: number,
): FrontMatterCursor | undefined {
  if (offset < content[0] || offset > content[1]) return undefined;
  const found =
    format === 'json'
      ? jsonCursor(source, content, fence !== '', offset)
      : format === 'toml'
        ? tomlCursor(source, content, offset)
        : yamlCursor(source, content, offset);
  return found && { ...found, range: [found.range[0], endOf(found, source, offset)] };
}

/** Returns where a word ends that the cursor stands in: behind its quotation mark, if it has one. */
function endOf({ of, range }: FrontMatterCursor, source: string, offset: number): number {
  const [first = ''] = source.slice(range[0], offset);
  const rest = source.slice(offset, offset + 200);
  if (/["']/u.test(first)) return offset + (/^[^"'\r\n]*["']/u.exec(rest)?.[0].length ?? 0);
  return offset + (of === 'key' ? (/^[\w-]*/u.exec(rest)?.[0].length ?? 0) : 0);
}

/** JSON between fences may lack its braces. */
function jsonCursor(source: string, [start, end]: Range, mayLackBraces: boolean, offset: number) {
  const text = source.slice(start, end);
  const lacksBraces = mayLackBraces && !/^\s*\{/u.test(text);
  const shift = lacksBraces ? 1 : 0;
  const at = offset - start + shift;
  const { path, isAtPropertyKey, previousNode } = getLocation(lacksBraces ? `{${text}}` : text, at);
  const begin = previousNode && previousNode.offset <= at && at <= previousNode.offset + previousNode.length;
  const from = begin ? previousNode.offset - shift + start : wordStart(source, offset);
  const keys = path.map((key) => (typeof key === 'number' ? item : key));
  return {
    of: isAtPropertyKey ? ('key' as const) : ('value' as const),
    path: isAtPropertyKey ? keys.slice(0, -1) : keys,
    range: [from, offset] as const,
    hasValue: /^[^\r\n]*?"\s*:/u.test(source.slice(offset)) || /^\s*:/u.test(source.slice(offset)),
  };
}

function tomlCursor(source: string, [start]: Range, offset: number): FrontMatterCursor | undefined {
  const above = source.slice(start, offset).split(/\r\n|\n|\r/u);
  const line = above.pop() ?? '';
  if (/^\s*(?:#|\[)/u.test(line)) return undefined;
  const table = above.findLast((each) => /^\s*\[/u.test(each)) ?? '';
  const isList = /^\s*\[\[/u.test(table);
  const parents = table
    .replace(/^[\s[]+|\].*$/gu, '')
    .split('.')
    .map(unquoted)
    .filter(Boolean);
  const path = isList ? [...parents, item] : parents;
  const value = /^\s*(?<key>[\w.-]+|"[^"]*")\s*=\s*(?<list>\[.*?)?(?<value>(?:"[^"]*|'[^']*|[^\s,[\]"']*))$/u.exec(
    line,
  );
  const range = (written: string): Range => [offset - written.length, offset];
  if (value?.groups) {
    const { key = '', list, value: written = '' } = value.groups;
    const keys = [...path, ...unquotedKeys(key), ...(list === undefined ? [] : [item])];
    return { of: 'value', path: keys, range: range(written), hasValue: false };
  }
  const key = /^\s*(?<written>[\w-]*)$/u.exec(line)?.groups?.['written'];
  if (key === undefined) return undefined;
  return { of: 'key', path, range: range(key), hasValue: /^[\w-]*\s*=/u.test(source.slice(offset)) };
}

function unquotedKeys(key: string): readonly string[] {
  return key.startsWith('"') ? [unquoted(key)] : key.split('.');
}

const yamlKey = /^(?<indent>\s*)(?<dashes>(?:-\s+)*)(?<key>[^\s#:,[\]{}"'-][^#:,[\]{}"']*|"[^"]*"|'[^']*'):(?:\s|$)/u;

function yamlCursor(source: string, [start]: Range, offset: number): FrontMatterCursor | undefined {
  const above = source.slice(start, offset).split(/\r\n|\n|\r/u);
  const line = above.pop() ?? '';
  if (/^\s*#/u.test(line) || /\s#\s/u.test(line)) return undefined;
  const range = (written: string): Range => [offset - written.length, offset];
  const own = yamlKey.exec(line);
  if (own?.groups) {
    const { indent = '', dashes = '', key = '' } = own.groups;
    const rest = line.slice(own[0].length);
    const flow = /^\s*\[(?:[^[\]]*,)?\s*(?<written>[^,[\]]*)$/u.exec(rest);
    const written = flow?.groups?.['written'] ?? /^\s*(?<written>[^[{\s].*|)$/u.exec(rest)?.groups?.['written'];
    if (written === undefined) return undefined;
    const parents = parentsOf(above, { indent, dashes });
    const path = [...parents, unquoted(key), ...(flow ? [item] : [])];
    return { of: 'value', path, range: range(written), hasValue: false };
  }
  const {
    indent = '',
    dashes = '',
    written,
  } = /^(?<indent>\s*)(?<dashes>(?:-\s+)*)(?<written>["']?[^\s:"'#[\]{},]*)$/u.exec(line)?.groups ?? {};
  if (written === undefined) return undefined;
  const parents = parentsOf(above, { indent, dashes });
  if (dashes !== '') return { of: 'value', path: parents, range: range(written), hasValue: false };
  return { of: 'key', path: parents, range: range(written), hasValue: /^[^\s:]*:/u.test(source.slice(offset)) };
}

/** Returns the keys of the mappings and lists that a key or an item lies in; `column` is that of the key. */
function parentsOf(above: readonly string[], { indent, dashes }: Indentation): readonly string[] {
  const path: string[] = [];
  let column = indent.length + dashes.length;
  leaveItem({ indent, dashes });
  for (const line of above.toReversed()) {
    const { indent: blanks = '', dashes: marks = '', key } = yamlKey.exec(line)?.groups ?? {};
    const at = blanks.length + marks.length;
    if (key === undefined || at > column || (at === column && marks === '')) continue;
    if (at < column) path.unshift(unquoted(key));
    column = at;
    leaveItem({ indent: blanks, dashes: marks });
  }
  return path;

  /** The key of a list may be as far left as the dashes of its items. */
  function leaveItem(line: Indentation): void {
    if (line.dashes === '') return;
    path.unshift(item);
    column = line.indent.length + 1;
  }
}

interface Indentation {
  readonly indent: string;
  /** The dashes of list items before a key or value, with the blanks behind them. */
  readonly dashes: string;
}

function unquoted(key: string): string {
  return key.trim().replace(/^(["'])(.*)\1$/u, '$2');
}

function wordStart(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[\w-]/u.test(source[start - 1] ?? '')) start--;
  return start;
}
