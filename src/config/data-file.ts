import type { ParsedData } from '../article/data/data.ts';
import { parseJson } from '../article/data/json.ts';
import { parseToml } from '../article/data/toml.ts';
import { parseYaml } from '../article/data/yaml.ts';
import { type ErrorWords, NkLintError, withReason } from '../core/errors.ts';
import { escapePointer } from '../core/pointer.ts';
import { errors } from '../messages/errors.ts';
import { syntaxReason } from '../messages/reasons.ts';
import { type DataPlaces, dataPlaces } from './data-places.ts';

/** Larger files are no settings; YAML and TOML are read at a megabyte in some seconds. */
export function maxDataFileBytes(file: string): number {
  return isYaml(file) || isToml(file) ? 1_000_000 : 5_000_000;
}

/** No setting and no schema of a person is nested deeper, and what reads them calls itself for each level. */
const maxDepth = 200;

export interface DataFileOptions {
  readonly wrongSyntax: ErrorWords;
  readonly strict?: boolean;
  readonly terse?: boolean;
}

export interface DataFile {
  readonly value: unknown;
  readonly places: DataPlaces;
}

/**
 * Parses a file of settings by its extension, JSON where there is no other. Throws an NkLintError with the place of a mistake
 * (`wrongSyntax`) or of what is nested too deep. `strict`: JSON without comments and trailing commas. `terse`: the kind of
 * mistake instead of the parser's words, which may quote the file.
 */
export function parseDataFile(
  file: string,
  text: string,
  { wrongSyntax, strict = false, terse = false }: DataFileOptions,
): DataFile {
  const deep = deepBracket(text);
  if (deep >= 0) throw tooDeep(dataPlaces(file, text, nothing).at(deep));
  const data = parsed(file, text, strict);
  const places = dataPlaces(file, text, data);
  const [error] = data.errors;
  if (error) {
    const place = places.at(error.range[0]);
    const raw = String(error.data['reason'] ?? error.code);
    // Indentation nests, too; the parser of YAML tells that in the words of the engine.
    if (/call stack/u.test(raw)) throw tooDeep(place);
    throw new NkLintError(withReason(wrongSyntax, syntaxReason(error.code, terse ? error.code : raw)), {}, { place });
  }
  const pointer = deepPointer(data.value);
  if (pointer !== undefined) throw tooDeep(places.of(pointer));
  return { value: data.value, places };
}

const nothing: ParsedData = { value: null, places: {}, raw: {}, errors: [] };

function parsed(file: string, text: string, strict: boolean): ParsedData {
  try {
    if (isToml(file)) return parseToml(text, 0);
    if (isYaml(file)) return parseYaml(text, 0);
    return parseJson(text, 0, { relaxed: !strict });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooDeep(`${file}:1:1`);
    throw cause;
  }
}

function isYaml(file: string): boolean {
  return /\.ya?ml$/iu.test(file);
}

function isToml(file: string): boolean {
  return /\.toml$/iu.test(file);
}

function tooDeep(place: string): NkLintError {
  return new NkLintError(errors.dataTooDeep, { levels: maxDepth }, { place });
}

/** Returns the offset of the first bracket, outside of double quotes, that is nested too deep; -1 if none is. */
function deepBracket(text: string): number {
  let depth = 0;
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) index += char === '\\' ? 1 : 0;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
    if (depth > maxDepth) return index;
  }
  return -1;
}

/** Returns the pointer of a value that is nested too deep. */
function deepPointer(root: unknown): string | undefined {
  const open: { readonly value: unknown; readonly pointer: string; readonly depth: number }[] = [
    { value: root, pointer: '', depth: 0 },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, pointer, depth } = next;
    if (depth > maxDepth) return pointer;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, each] of Object.entries(value))
      open.push({ value: each, pointer: `${pointer}/${escapePointer(key)}`, depth: depth + 1 });
  }
  return undefined;
}
