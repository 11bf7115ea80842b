import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Range } from '../../core/types.ts';
import { type DataError, type DataPlace, escapePointer, type ParsedData, shiftError } from './data.ts';
import { explainJson } from './json-mistakes.ts';

interface Options {
  /** Comments and trailing commas are allowed. */
  readonly relaxed?: boolean;
  /** The text has no surrounding braces, as in Hexo. */
  readonly braceless?: boolean;
}

/** Parses JSON that begins at `offset` of an article. The last of several equal keys counts. */
export function parseJson(
  text: string,
  offset: number,
  { relaxed = false, braceless = false }: Options = {},
): ParsedData {
  const whole = braceless ? `{${text}\n}` : text;
  const origin = braceless ? offset - 1 : offset;
  const problems: ParseError[] = [];
  const tree = parseTree(whole, problems, { disallowComments: !relaxed, allowTrailingComma: relaxed });
  const places: Record<string, DataPlace> = {};
  const raw: Record<string, string> = {};
  const errors: DataError[] = explainJson(whole, problems);
  const value = tree ? read(tree, '', undefined) : null;
  errors.sort((a, b) => a.range[0] - b.range[0]);
  return { value, places, raw, errors: errors.map((error) => shiftError(origin, error)) };

  function read(node: Node, pointer: string, key: Node | undefined): unknown {
    const [start, end] = [origin + node.offset, origin + node.offset + node.length];
    places[pointer] = key ? [start, end, origin + key.offset, origin + key.offset + key.length] : [start, end];
    delete raw[pointer];
    if (node.type === 'array')
      return (node.children ?? []).map((item, index) => read(item, `${pointer}/${index}`, undefined));
    if (node.type === 'object') return readObject(node.children ?? [], pointer);
    if (node.type !== 'string') raw[pointer] = whole.slice(node.offset, node.offset + node.length);
    return node.value ?? null;
  }

  function readObject(properties: readonly Node[], pointer: string): unknown {
    const first = new Map<string, { readonly key: Node; readonly item: Node }>();
    const entries: [string, unknown][] = [];
    for (const [index, { children: [key, item] = [] }] of properties.entries()) {
      if (!key || !item) continue;
      const name = String(key.value);
      const earlier = first.get(name);
      if (earlier) errors.push(duplicateError(name, earlier, { key, item }, properties[index - 1]));
      else first.set(name, { key, item });
      entries.push([name, read(item, `${pointer}/${escapePointer(name)}`, key)]);
    }
    return Object.fromEntries(entries);
  }

  function duplicateError(
    key: string,
    earlier: { readonly key: Node; readonly item: Node },
    later: { readonly key: Node; readonly item: Node },
    before: Node | undefined,
  ): DataError {
    const textOf = (node: Node) => whole.slice(node.offset, node.offset + node.length);
    const same = textOf(earlier.item) === textOf(later.item);
    const from = before ? before.offset + before.length : later.key.offset;
    const range: Range = [from, later.item.offset + later.item.length];
    return {
      code: same ? 'duplicateKey' : 'duplicateKeyDiffers',
      range: [later.key.offset, later.key.offset + later.key.length],
      first: [earlier.key.offset, earlier.key.offset + earlier.key.length],
      data: { key },
      ...(same && { repair: { how: 'remove', safe: true, range, text: '' } as const }),
    };
  }
}
