import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import { escapePointer, type ParsedData, type Place } from './yaml.ts';

/** Parses TOML 1.0 that stands at `offset` of a text; dates stay strings, as they are written. */
export function parseToml(text: string, offset: number): ParsedData {
  const places: Record<string, Place> = {};
  const raw: Record<string, string> = {};
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text, { tomlVersion: '1.0' });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const at = offset + error.index;
    return { value: null, places, raw, errors: [{ code: 'TOML', range: [at, at], data: { reason: error.message } }] };
  }
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') walkPair(node, '');
    else {
      const pointer = node.resolvedKey.map((key) => `/${escapePointer(String(key))}`).join('');
      const key = node.key.range;
      places[pointer] ??= [offset + node.range[0], offset + node.range[1], offset + key[0], offset + key[1]];
      for (const pair of node.body) walkPair(pair, pointer);
    }
  }
  return { value: toJson(getStaticTOMLValue(program)), places, raw, errors: [] };

  function walkPair({ key, value: item }: AST.TOMLKeyValue, parent: string): void {
    let pointer = parent;
    for (const name of key.keys) {
      pointer += `/${escapePointer(name.type === 'TOMLBare' ? name.name : name.value)}`;
      places[pointer] ??= place(item, name.range);
    }
    walk(item, pointer);
  }

  function walk(item: AST.TOMLContentNode, pointer: string): void {
    places[pointer] ??= place(item);
    if (item.type === 'TOMLArray')
      for (const [index, element] of item.elements.entries()) walk(element, `${pointer}/${index}`);
    else if (item.type === 'TOMLInlineTable') for (const pair of item.body) walkPair(pair, pointer);
    else if (item.kind !== 'string') raw[pointer] = text.slice(...item.range);
  }

  function place({ range }: { range: readonly [number, number] }, key?: readonly [number, number]): Place {
    const [start, end] = [offset + range[0], offset + range[1]];
    return key ? [start, end, offset + key[0], offset + key[1]] : [start, end];
  }

  function toJson(item: unknown, pointer = ''): unknown {
    if (item instanceof Date) return raw[pointer] ?? item.toISOString();
    if (typeof item === 'bigint' || (typeof item === 'number' && !Number.isFinite(item))) return String(item);
    if (Array.isArray(item)) return item.map((element, index) => toJson(element, `${pointer}/${index}`));
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(
      Object.entries(item).map(([name, member]) => [name, toJson(member, `${pointer}/${escapePointer(name)}`)]),
    );
  }
}
