import { resolve } from 'node:path';
import picomatch from 'picomatch';
import { NkLintError } from '../core/errors.ts';
import type { FindingData, Language } from '../core/types.ts';
import { isBelow, realFolder } from '../files/tree.ts';
import { mcpErrors as errors, mcp as words } from '../messages/mcp.ts';
import { fillVisible } from '../report/escape.ts';
import type { AgentTool, Argument, Schema, Values } from './tool.ts';

/** Number of findings that a check returns. */
export const defaultLimit = 50;

/** Arguments that several tools have. */
export const pathsArgument: Argument = { type: 'array', about: words.paths };
export const textArguments = {
  paths: pathsArgument,
  text: { type: 'string', about: words.text },
  fileName: { type: 'string', about: words.fileName },
} as const satisfies AgentTool['arguments'];

/** Returns the schema of a tool's arguments. */
export function inputSchema(tool: AgentTool, language: Language): Schema & { readonly type: 'object' } {
  const all = Object.entries(tool.arguments);
  const properties = all.map(([name, each]) => [
    name,
    { ...typeSchemas[each.type], description: fillVisible(each.about, language, { limit: defaultLimit }) },
  ]);
  const required = all.flatMap(([name, { isRequired }]) => (isRequired ? [name] : []));
  return { type: 'object', properties: Object.fromEntries(properties), required, additionalProperties: false };
}

const typeSchemas: Readonly<Record<Argument['type'], Schema>> = {
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  integer: { type: 'integer', minimum: 1 },
  number: { type: 'number', minimum: 0, maximum: 1 },
  array: { type: 'array', items: { type: 'string' } },
};

const fits: Readonly<Record<Argument['type'], (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isSafeInteger(value) && (value as number) >= 1,
  number: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  array: (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
};

/** Returns the values of a call. Throws an NkLintError for one that the tool does not take, or a path outside of `cwd`. */
export function checkedValues(tool: AgentTool, given: Readonly<Record<string, unknown>>, cwd: string): Values {
  const known: Readonly<Record<string, Argument>> = tool.arguments;
  for (const [name, value] of Object.entries(given)) {
    const argument = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!argument) throw failed(errors.argumentUnknown, { name, known: Object.keys(known).join(', ') });
    if (!fits[argument.type](value)) throw failed(errors.argumentInvalid, { name, expected: argument.type });
  }
  for (const [name, { isRequired }] of Object.entries(known))
    if (isRequired && !Object.hasOwn(given, name)) throw failed(errors.argumentMissing, { name });
  const values: Values = given;
  const { paths = [], text, fileName } = values;
  if ((text === undefined) !== (fileName === undefined) || (text !== undefined && paths.length > 0))
    throw failed(errors.textAlone);
  for (const path of fileName === undefined ? paths : [fileName]) rejectOutside(path, cwd);
  return values;
}

/** A command line may name any path; an agent's paths come from texts that other people wrote. */
function rejectOutside(path: string, cwd: string): void {
  const places = [path, picomatch.scan(path).base].map((each) => resolve(cwd, each));
  if (path.includes('\0') || !places.every((place) => isInside(place, cwd)))
    throw failed(errors.pathElsewhere, { path });
}

/** Whether a place lies below a folder by its name, and really: a command line may name links that its user made. */
function isInside(place: string, folder: string): boolean {
  return isBelow(place, folder) && isBelow(realFolder(place), realFolder(folder));
}

function failed(error: (typeof errors)[keyof typeof errors], data?: FindingData): NkLintError {
  return new NkLintError(error, data);
}
