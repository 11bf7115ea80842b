import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair, visit } from 'yaml';
import type { Range } from '../../core/types.ts';
import { type DataError, type DataPlace, escapePointer, type ParsedData, shiftError, wholeLines } from './data.ts';
import { readYaml } from './yaml-with-mistakes.ts';

interface Reading {
  readonly text: string;
  /** Offset of the text in the article. */
  readonly offset: number;
  readonly places: Record<string, DataPlace>;
  readonly raw: Record<string, string>;
  readonly errors: DataError[];
}

/** Parses YAML with the full parser, for texts that `readSimpleYaml` does not cover; see `parseYaml`. */
export function parseAnyYaml(text: string, offset: number, { tabs = false } = {}): ParsedData {
  const { document, errors } = readYaml(
    tabs ? text.replace(/(?<=[\r\n])\t+/gu, (run) => ' '.repeat(run.length)) : text,
  );
  const reading: Reading = { text, offset, places: {}, raw: {}, errors: [...errors] };
  if (document?.contents) readNode(reading, document.contents, '', undefined);
  const value = document ? plainValue(reading, document) : null;
  reading.errors.sort((a, b) => a.range[0] - b.range[0]);
  const { places, raw } = reading;
  return { value, places, raw, errors: reading.errors.map((error) => shiftError(offset, error)) };
}

function plainValue({ text, errors }: Reading, document: Document.Parsed): unknown {
  try {
    // The limit prevents a few lines of aliases from expanding to a billion values.
    return toJson(document.toJS({ maxAliasCount: 100 }));
  } catch (error) {
    const range = aliasRange(document) ?? [0, text.length];
    errors.push({ code: 'aliasBomb', range, data: { reason: (error as Error).message } });
    return null;
  }
}

function readNode(reading: Reading, node: unknown, pointer: string, key: unknown): void {
  const { text, offset, places, raw } = reading;
  if (!isNode(node) || !node.range) return;
  const [start, end] = [offset + node.range[0], offset + node.range[1]];
  const keyRange = isNode(key) ? key.range : undefined;
  places[pointer] = keyRange ? [start, end, offset + keyRange[0], offset + keyRange[1]] : [start, end];
  if (isScalar(node) && typeof node.value !== 'string') raw[pointer] = text.slice(node.range[0], node.range[1]);
  else delete raw[pointer];
  if (isMap(node)) walkMap(reading, node.items as Pair[], node, pointer);
  if (isSeq(node))
    for (const [index, item] of node.items.entries()) readNode(reading, item, `${pointer}/${index}`, undefined);
}

function walkMap(reading: Reading, pairs: readonly Pair[], map: Node, pointer: string): void {
  const first = new Map<string, Pair>();
  for (const pair of pairs) {
    if (!isPair(pair)) continue;
    const { key } = pair;
    const name = isScalar(key) ? String(key.value) : isAlias(key) ? key.source : String(key);
    const earlier = first.get(name);
    if (earlier && name !== '<<') reading.errors.push(duplicateError(reading.text, name, earlier, pair));
    else first.set(name, pair);
    walkPair(reading, pair, map, `${pointer}/${escapePointer(name)}`);
  }
}

function walkPair(reading: Reading, { key, value }: Pair, map: Node, pointer: string): void {
  if (isNode(value)) {
    readNode(reading, value, pointer, key);
    return;
  }
  const { offset, places } = reading;
  const end = (isNode(key) ? key.range?.[1] : map.range?.[1]) ?? 0;
  const start = (isNode(key) ? key.range?.[0] : undefined) ?? end;
  places[pointer] = [offset + end, offset + end, offset + start, offset + end];
}

function duplicateError(text: string, key: string, earlier: Pair, later: Pair): DataError {
  const range = ownRange(later.key) ?? [0, 0];
  const first = ownRange(earlier.key) ?? range;
  const [before, after] = [earlier, later].map(({ value }) =>
    isNode(value) ? text.slice(...(ownRange(value) ?? [0, 0])).trim() : '',
  );
  const lines = before === after ? wholeLines(text, range[0], ownRange(later.value)?.[1] ?? range[1]) : undefined;
  return {
    code: before === after ? 'duplicateKey' : 'duplicateKeyDiffers',
    range,
    first,
    data: { key },
    ...(lines && { repair: { how: 'remove', safe: true, range: lines, text: '' } as const }),
  };
}

/** Returns the range of the first alias whose target contains aliases. */
function aliasRange(document: Document.Parsed): Range | undefined {
  let found: Range | undefined;
  visit(document, {
    Alias(_, alias) {
      const target = alias.resolve(document);
      if (!target || found) return;
      visit(target, {
        Alias() {
          found = ownRange(alias);
        },
      });
    },
  });
  return found;
}

function ownRange(node: unknown): Range | undefined {
  const range = isNode(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : undefined;
}

/** Converts values to plain JSON: big integers become strings, infinities the largest number. */
function toJson(value: unknown): unknown {
  const seen = new Set<unknown>();
  return copy(value);

  function copy(item: unknown): unknown {
    // JSON has no infinity; a number keeps `slug: 12e9999` from being read as text. `raw` has the source text.
    if (typeof item === 'number')
      return Number.isFinite(item) ? item : Number.isNaN(item) ? null : Math.sign(item) * Number.MAX_VALUE;
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
