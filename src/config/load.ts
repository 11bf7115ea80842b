import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ParsedData } from '../article/data/data.ts';
import { parseJson } from '../article/data/json.ts';
import { parseYaml } from '../article/data/yaml.ts';
import { NkLintError } from '../core/errors.ts';
import { lineStarts, pointAt } from '../core/place.ts';
import { errors } from '../messages/errors.ts';
import { dataPlaces } from './data-places.ts';

export interface LoadedConfig {
  readonly file: string;
  readonly value: unknown;
  /** Returns `file:line:column` of a JSON Pointer or of the nearest value around it; only the file if unknown. */
  place(pointer: string, of?: 'key' | 'value'): string;
}

const moduleNames = ['ts', 'mts', 'js', 'mjs'].map((extension) => `nk-lint.config.${extension}`);
const dataNames = ['json', 'jsonc', 'yaml', 'yml', 'toml'].map((extension) => `.nk-lint.${extension}`);

/** Returns the nearest configuration file, from a directory upward. */
export function findConfig(from: string): string | undefined {
  for (let directory = resolve(from); ; directory = dirname(directory)) {
    for (const name of [...moduleNames, ...dataNames])
      if (existsSync(join(directory, name))) return join(directory, name);
    const manifest = join(directory, 'package.json');
    if (existsSync(manifest) && hasConfig(manifest)) return manifest;
    if (dirname(directory) === directory) return undefined;
  }
}

function hasConfig(manifest: string): boolean {
  const text = readFileSync(manifest, 'utf8');
  return text.includes('"nk-lint"') && parseJson(text, 0).places['/nk-lint'] !== undefined && hasConfigObject(manifest);
}

/** Whether the manifest's key `nk-lint` is an object, as a configuration is. */
function hasConfigObject(manifest: string): boolean {
  const value = (JSON.parse(readFileSync(manifest, 'utf8')) as { 'nk-lint'?: unknown })['nk-lint'];
  return typeof value === 'object' && value !== null;
}

export async function loadConfig(file: string): Promise<LoadedConfig> {
  if (!existsSync(file)) {
    throw new NkLintError(errors.configNotFound, { file });
  }
  const extension = extname(file);
  const isModule = /^\.[mc]?[jt]s$/u.test(extension);
  const value = isModule ? await loadModule(file) : undefined;
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
  if (isModule) return { file, value, place: (pointer) => placeInModule(file, text, pointer) };
  const isManifest = file.endsWith('package.json');
  const data = await parseData(text, extension, isManifest);
  const places = dataPlaces(file, text, data);
  const [error] = data.errors;
  if (error) {
    throw new NkLintError(
      errors.configSyntax,
      { reason: error.data['reason'] ?? error.code },
      { place: places.at(error.range[0]) },
    );
  }
  const root = isManifest ? '/nk-lint' : '';
  return {
    file,
    value: isManifest ? (data.value as Record<string, unknown>)['nk-lint'] : (data.value ?? {}),
    place: (pointer, of) => places.of(root + pointer, of),
  };
}

/** Parses a configuration file that is no module. */
export async function parseData(text: string, extension: string, isManifest: boolean): Promise<ParsedData> {
  if (extension === '.toml') return (await import('../article/data/toml.ts')).parseToml(text, 0);
  if (extension === '.yaml' || extension === '.yml') return parseYaml(text, 0);
  return parseJson(text, 0, { relaxed: !isManifest });
}

/** Returns the place of a key in a module, which has no parsed places: where its only occurrence is. */
function placeInModule(file: string, text: string, pointer: string): string {
  for (const key of pointer.split('/').reverse()) {
    if (!/\D/u.test(key)) continue;
    const written = new RegExp(`(?<![\\w$-])(["']?)${key.replaceAll(/[^\w-]/gu, '\\$&')}\\1\\s*:`, 'gu');
    const [first, ...others] = text.matchAll(written);
    if (!first || others.length > 0) continue;
    const { line, column } = pointAt(lineStarts(text), first.index);
    return `${file}:${line}:${column}`;
  }
  return file;
}

/** Returns the default export of a JavaScript or TypeScript module, or the module if it has none. */
export async function loadModule(file: string): Promise<unknown> {
  try {
    const module = /ts$/u.test(file) ? await importTypeScript(file) : await import(moduleUrl(file));
    return (module as { default?: unknown }).default ?? module;
  } catch (error) {
    if (error instanceof NkLintError) throw error;
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? '';
    const lacksNkLint = /Cannot find (?:package|module) 'nk-lint'/u.test(reason);
    const place = placeOfFailure(error, file);
    throw new NkLintError(
      lacksNkLint ? errors.configModuleSelf : errors.configModule,
      { file, reason },
      { place, cause: error },
    );
  }
}

/** Returns a URL with the modification time, because Node never reloads a module of the same URL. */
function moduleUrl(file: string): string {
  return `${pathToFileURL(file).href}?${statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0}`;
}

/** Returns the place of an error in a module, by its stack. For syntax errors only `node --check` prints the place. */
function placeOfFailure(error: unknown, file: string): string {
  const stack = error instanceof Error ? `${error.message}\n${error.stack}` : '';
  const isSyntaxError = error instanceof SyntaxError && !/ts$/u.test(file);
  const output = isSyntaxError ? spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' }).stderr : stack;
  const position = output.split(file)[1] ?? output.split(pathToFileURL(file).href)[1];
  const [, line, column] = position?.match(/^(?:\?[\d.]+)?:(\d+)(?::(\d+))?/u) ?? [];
  const caret = isSyntaxError ? /^ *(?=\^+$)/mu.exec(output)?.[0].length : undefined;
  const endColumn = column ?? (caret === undefined ? undefined : caret + 1);
  return [file, line, line && endColumn].filter((part) => part !== undefined).join(':');
}

/** Imports TypeScript: natively from Node 22.18 on, else with the jiti of the project. */
async function importTypeScript(file: string): Promise<unknown> {
  if ((process.features as { typescript?: unknown }).typescript) return import(moduleUrl(file));
  let path: string;
  try {
    path = createRequire(file).resolve('jiti');
  } catch {
    throw new NkLintError(errors.configTypeScript, { file, node: process.versions.node });
  }
  const { createJiti } = (await import(pathToFileURL(path).href)) as typeof import('jiti');
  const here = dirname(fileURLToPath(import.meta.url));
  const jiti = createJiti(pathToFileURL(file).href, {
    alias: { 'nk-lint': join(here, 'index.js') },
    moduleCache: false,
  });
  return jiti.import(file);
}
