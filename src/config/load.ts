import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseJson } from '../article/data/json.ts';
import { type ErrorWords, NkLintError } from '../core/errors.ts';
import { lineStarts, pointAt } from '../core/place.ts';
import { checkRegularFile, readSetting } from '../files/regular-file.ts';
import { repositoryAbove } from '../files/tree.ts';
import { errors } from '../messages/errors.ts';
import { maxDataFileBytes, parseDataFile } from './data-file.ts';

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
    const here = directory;
    const name = [...moduleNames, ...dataNames].find((each) => isThere(join(here, each)));
    if (name !== undefined) return join(here, name);
    const manifest = join(here, 'package.json');
    if (isThere(manifest) && hasConfig(manifest, from)) return manifest;
    if (dirname(directory) === directory) return undefined;
  }
}

/** Names that the configuration of other tools has, or that lack a part of ours. */
const configLikeName = /^\.?nk-?lint(?:rc|\.config|\.conf)?(?:\.(?:json[c5]?|ya?ml|toml|[cm]?[jt]s))?$/iu;

/**
 * Returns a file that is probably meant as a configuration but has another name, from a directory up to the top of its
 * repository.
 */
export function configLikeFile(from: string): string | undefined {
  const top = repositoryAbove(from) ?? from;
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const here = folder;
    const found = namesIn(here).find((name) => configLikeName.test(name) && isThere(join(here, name)));
    if (found !== undefined) return join(here, found);
    if (here === top || dirname(here) === here) return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Whether something has that name; a folder is no configuration. */
function isThere(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === false;
}

/** Whether the manifest has a key `nk-lint` that is an object, as a configuration is; mistakes are told when it is loaded. */
function hasConfig(manifest: string, cwd: string): boolean {
  const text = readSetting(manifest, cwd, maxDataFileBytes(manifest));
  if (!text.includes('"nk-lint"')) return false;
  try {
    const value = (parseJson(text, 0).value as { 'nk-lint'?: unknown } | null)?.['nk-lint'];
    return typeof value === 'object' && value !== null;
  } catch (cause) {
    if (cause instanceof RangeError) return true;
    throw cause;
  }
}

/** Whether and how a configuration may be read. */
export interface LoadOptions {
  /** The working directory, which links in it must not leave. */
  readonly cwd?: string | undefined;
  /** Whether a configuration that is code is an error: none of its programs runs. */
  readonly dataOnly?: boolean | undefined;
}

export async function loadConfig(file: string, options: LoadOptions = {}): Promise<LoadedConfig> {
  if (!existsSync(file)) {
    throw new NkLintError(errors.configNotFound, { file });
  }
  const text = readSetting(file, options.cwd, maxDataFileBytes(file));
  if (/^\.[mc]?[jt]s$/u.test(extname(file)))
    return { file, value: await loadModule(file, options), place: (pointer) => placeInModule(file, text, pointer) };
  const isManifest = file.endsWith('package.json');
  const { value, places } = parseDataFile(file, text, { wrongSyntax: errors.configSyntax, strict: isManifest });
  const root = isManifest ? '/nk-lint' : '';
  return {
    file,
    value: isManifest ? (value as Record<string, unknown>)['nk-lint'] : (value ?? {}),
    place: (pointer, of) => places.of(root + pointer, of),
  };
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
export async function loadModule(file: string, { cwd, dataOnly }: LoadOptions = {}): Promise<unknown> {
  if (dataOnly) throw new NkLintError(errors.configCode, {}, { place: file });
  checkRegularFile(file, cwd);
  // Node reads it, too, and would not end at a device.
  const manifest = manifestOf(file);
  if (manifest !== undefined) checkRegularFile(manifest, cwd);
  try {
    const module = /ts$/u.test(file) ? await importTypeScript(file) : await import(moduleUrl(file));
    return (module as { default?: unknown }).default ?? module;
  } catch (error) {
    if (error instanceof NkLintError) throw error;
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? '';
    const place = placeOfFailure(error, file);
    throw new NkLintError(wordsOfFailure(reason), { file, reason, name: nameIn(reason) }, { place, cause: error });
  }
}

function wordsOfFailure(reason: string): ErrorWords {
  if (/Cannot find (?:package|module) 'nk-lint'/u.test(reason)) return errors.configModuleSelf;
  return nameIn(reason) === '' ? errors.configModule : errors.configCommonJs;
}

/** Returns the name of CommonJS that an ES module uses; empty for another reason. */
function nameIn(reason: string): string {
  return /^(module|exports|require) is not defined/u.exec(reason)?.[1] ?? '';
}

/** Returns the nearest `package.json`, which says what kind of module a file is. */
function manifestOf(file: string): string | undefined {
  for (let directory = dirname(file); ; directory = dirname(directory)) {
    const manifest = join(directory, 'package.json');
    if (isThere(manifest)) return manifest;
    if (dirname(directory) === directory) return undefined;
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
