import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import { type DataError, type DataPlace, escapePointer, type ParsedData, shiftError } from './data.ts';
import { explainToml } from './toml-mistakes.ts';

/**
 * Parses TOML 1.0 that begins at `offset` of an article; dates stay strings as written. After each mistake, its statement
 * is blanked out and the rest is parsed again, so that one mistake is reported once.
 */
export function parseToml(text: string, offset: number): ParsedData {
  const places: Record<string, DataPlace> = {};
  const raw: Record<string, string> = {};
  const { program, errors } = readToml(text);
  if (!program) return { value: null, places, raw, errors: errors.map((error) => shiftError(offset, error)) };
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') walkPair(node, '');
    else walkTable(node);
  }
  const value = toJson(getStaticTOMLValue(program));
  return { value, places, raw, errors: errors.map((error) => shiftError(offset, error)) };

  function walkTable(node: AST.TOMLTable): void {
    const names = node.resolvedKey.map((key) => `/${escapePointer(String(key))}`);
    const pointer = names.join('');
    // `[a.b]` also defines `a`; `resolvedKey` has the index of an array of tables after its name.
    let parent = '';
    let index = 0;
    for (const [at, name] of names.entries()) {
      parent += name;
      const key = typeof node.resolvedKey[at] === 'number' ? undefined : node.key.keys[index++];
      places[parent] ??= place(node, key?.range);
    }
    for (const pair of node.body) walkPair(pair, pointer);
  }

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

  function place({ range }: { range: readonly [number, number] }, key?: readonly [number, number]): DataPlace {
    const [start, end] = [offset + range[0], offset + range[1]];
    return key ? [start, end, offset + key[0], offset + key[1]] : [start, end];
  }

  function toJson(item: unknown, pointer = ''): unknown {
    if (item instanceof Date) return raw[pointer] ?? item.toISOString();
    if (typeof item === 'bigint') return Number(item);
    // JSON has no infinity; a number keeps `slug = inf` from being read as text.
    if (typeof item === 'number' && !Number.isFinite(item))
      return Number.isNaN(item) ? null : Math.sign(item) * Number.MAX_VALUE;
    if (Array.isArray(item)) return item.map((element, index) => toJson(element, `${pointer}/${index}`));
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(
      Object.entries(item).map(([name, member]) => [name, toJson(member, `${pointer}/${escapePointer(name)}`)]),
    );
  }
}

/** Returns the offset of the first table. Top-level keys must come before it. */
export function firstTableOffset(text: string): number | undefined {
  const { program } = readToml(text);
  return program?.body[0].body.find(({ type }) => type === 'TOMLTable')?.range[0];
}

interface Read {
  /** Undefined after too many mistakes. */
  readonly program: AST.TOMLProgram | undefined;
  readonly errors: readonly DataError[];
}

function readToml(text: string): Read {
  const errors: DataError[] = [];
  let rest = text;
  // Each round parses the whole text again.
  const rounds = Math.max(1, Math.min(20, Math.floor(1_000_000 / (text.length + 1))));
  for (let round = 0; ; round++) {
    const read = tryToParse(rest);
    if (!(read instanceof ParseError)) return { program: read, errors };
    if (round === rounds) return { program: undefined, errors };
    const { error, statement } = explainToml(rest, read, (part) => !(tryToParse(part) instanceof ParseError));
    errors.push(error);
    const left = rest.slice(0, statement[0]) + blankOut(rest.slice(...statement)) + rest.slice(statement[1]);
    if (left === rest) return { program: undefined, errors };
    rest = left;
  }
}

function tryToParse(text: string): AST.TOMLProgram | ParseError {
  try {
    return parseTOML(text, { tomlVersion: '1.0' });
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

function blankOut(text: string): string {
  return text.replace(/[^\r\n]/gu, ' ');
}
