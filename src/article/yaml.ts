import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { FindingData, Range } from '../core/types.ts';

/** Where a value stands and, in a mapping, its key: `[valueStart, valueEnd, keyStart, keyEnd]`. */
export type Place = readonly [number, number] | readonly [number, number, number, number];

export interface DataError {
  /** The parser's own code, `DUPLICATE_KEY` for example. */
  readonly code: string;
  readonly range: Range;
  readonly data: FindingData;
}

export interface ParsedData {
  /** Plain JSON; dates stay strings. Null where the text is empty or could not be read. */
  readonly value: unknown;
  /** By JSON Pointer (RFC 6901). */
  readonly places: Readonly<Record<string, Place>>;
  /** The text of scalars that are not strings, by pointer: `1e10` may be a slug, `2024-01-01` a date. */
  readonly raw: Readonly<Record<string, string>>;
  readonly errors: readonly DataError[];
}

export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Parses YAML 1.2 (core schema) that stands at `offset` of an article; all places are those of the article. */
export function parseYaml(text: string, offset: number): ParsedData {
  const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false, uniqueKeys: true });
  const errors: DataError[] = document.errors.map(({ code, message, pos: [start, end] }) => ({
    code,
    range: [offset + start, offset + Math.max(start, end)],
    data: { reason: message.replace(/\s+/gu, ' ').trim() },
  }));
  const places: Record<string, Place> = {};
  const raw: Record<string, string> = {};
  if (document.contents) walk(document.contents, '', undefined);
  let value: unknown = null;
  try {
    // Aliases are counted, so that a few lines cannot stand for a billion values.
    value = toJson(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    errors.push({ code: 'ALIAS', range: [offset, offset + text.length], data: { reason: (error as Error).message } });
  }
  return { value, places, raw, errors };

  function walk(node: unknown, pointer: string, key: unknown): void {
    if (!isNode(node) || !node.range) return;
    const [start, end] = [offset + node.range[0], offset + node.range[1]];
    const keyRange = isNode(key) ? key.range : undefined;
    places[pointer] = keyRange ? [start, end, offset + keyRange[0], offset + keyRange[1]] : [start, end];
    if (isScalar(node) && typeof node.value !== 'string') raw[pointer] = text.slice(node.range[0], node.range[1]);
    if (isMap(node)) for (const item of node.items as Pair[]) if (isPair(item)) walkPair(item, node, pointer);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, `${pointer}/${index}`, undefined);
  }

  function walkPair({ key, value: item }: Pair, map: Node, pointer: string): void {
    const name = isScalar(key) ? String(key.value) : isAlias(key) ? key.source : String(key);
    const at = `${pointer}/${escapePointer(name)}`;
    if (at in places) return;
    if (isNode(item)) walk(item, at, key);
    else {
      const end = (isNode(key) ? key.range?.[1] : map.range?.[1]) ?? 0;
      const start = (isNode(key) ? key.range?.[0] : undefined) ?? end;
      places[at] = [offset + end, offset + end, offset + start, offset + end];
    }
  }
}

/** What JSON cannot say (infinities, big integers, byte strings) becomes a string. */
function toJson(value: unknown): unknown {
  const seen = new Set<unknown>();
  return copy(value);

  function copy(item: unknown): unknown {
    if (typeof item === 'number') return Number.isFinite(item) ? item : String(item);
    if (typeof item === 'bigint') return String(item);
    if (typeof item !== 'object' || item === null) return item === undefined ? null : item;
    if (seen.has(item)) return null;
    seen.add(item);
    const result = Array.isArray(item)
      ? item.map(copy)
      : Object.fromEntries(Object.entries(item).map(([key, member]) => [key, copy(member)]));
    seen.delete(item);
    return result;
  }
}
