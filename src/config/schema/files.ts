import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { parseJson } from '../../article/data/json.ts';
import { parseYaml } from '../../article/data/yaml.ts';
import { NkLintError } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest.ts';
import { errors } from '../../messages/errors.ts';
import { dataPlaces } from '../data-places.ts';
import { schemaPresets } from './presets.ts';
import type { SchemaSource } from './source.ts';

/** Where schemas may be read; those of a configuration may be anywhere, those that an article names may not. */
export interface SchemaFiles {
  /** A file; throws an NkLintError where it cannot be read. */
  file(path: string, name: string, place?: string): SchemaSource;
  /** A schema that stands in a configuration; its references start from `base`. */
  inline(json: object, name: string, base: string, place: SchemaSource['place']): SchemaSource;
  /** A preset, a file relative to `base`, or an error: what a configuration or a `$ref` names. */
  named(name: string, base: string, place?: string): SchemaSource;
}

/** `roots` are the folders outside of which nothing is read. */
export function schemaFiles(roots?: readonly string[]): SchemaFiles {
  const known = new Map<string, SchemaSource>();
  const files: SchemaFiles = { file, inline, named };
  return files;

  function once(key: string, make: () => SchemaSource): SchemaSource {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  }

  function named(name: string, base: string, place?: string): SchemaSource {
    const preset = name.startsWith('nk-lint:') ? name.slice('nk-lint:'.length) : name;
    if (Object.hasOwn(schemaPresets, preset) && (preset !== name || isBare(name)))
      return once(`nk-lint:${preset}`, () => presetSource(preset));
    const at = place === undefined ? {} : { place };
    if (preset !== name || (isBare(name) && roots === undefined)) {
      const names = Object.keys(schemaPresets);
      const meant = nearestName(preset, names);
      throw new NkLintError(errors.schemaPreset, { name: preset, known: meant ?? names.join(', ') }, at);
    }
    if (isAddress(name)) throw new NkLintError(errors.schemaRemote, { reference: name }, at);
    return file(resolve(base, decodeFileName(name)), name, place);
  }

  function file(path: string, name: string, place?: string): SchemaSource {
    const at = place === undefined ? {} : { place };
    let real: string;
    let text: string;
    if (roots && !isWithin(path, roots)) throw new NkLintError(errors.schemaOutside, { file: name }, at);
    try {
      real = realpathSync(path);
      if (roots && !isWithin(real, roots)) throw new NkLintError(errors.schemaOutside, { file: name }, at);
      if (!/^\.(?:json|jsonc|ya?ml)$/iu.test(extname(real)) && roots)
        throw new NkLintError(errors.schemaKind, { file: name }, at);
      const found = known.get(real);
      if (found) return found;
      const stats = statSync(real);
      if (!stats.isFile() || stats.size > maxSize) throw new Error('no file');
      text = readFileSync(real, 'utf8').replace(/^\uFEFF/u, '');
    } catch (cause) {
      if (cause instanceof NkLintError) throw cause;
      throw new NkLintError(errors.schemaReferenceMissing, { reference: name, file: path }, { ...at, cause });
    }
    return once(real, () => parsed(text, path, name));
  }

  function parsed(text: string, path: string, name: string): SchemaSource {
    const data = /^\.ya?ml$/iu.test(extname(path)) ? parseYaml(text, 0) : parseJson(text, 0, { relaxed: true });
    const places = dataPlaces(path, text, data);
    const [error] = data.errors;
    if (error) {
      const reason = roots ? error.code : (error.data['reason'] ?? error.code);
      throw new NkLintError(errors.schemaSyntax, { reason }, { place: places.at(error.range[0]) });
    }
    return {
      name,
      json: data.value,
      file: path,
      own: false,
      place: places.of,
      load: (reference, place) => named(reference, dirname(path), place),
    };
  }

  function inline(json: object, name: string, base: string, place: SchemaSource['place']): SchemaSource {
    return { name, json, file: undefined, own: false, place, load: (reference, at) => named(reference, base, at) };
  }
}

const maxSize = 5_000_000;

export function presetSource(name: string): SchemaSource {
  return {
    name,
    json: schemaPresets[name],
    file: undefined,
    own: true,
    place: () => undefined,
    load: (reference, place) => {
      const other = reference.replace(/^nk-lint:/u, '');
      if (!Object.hasOwn(schemaPresets, other))
        throw new NkLintError(errors.schemaPreset, { name: other, known: '' }, place === undefined ? {} : { place });
      return presetSource(other);
    },
  };
}

/** The name of a preset has no folder and no ending. */
function isBare(name: string): boolean {
  return !/[./\\]/u.test(name);
}

function isAddress(name: string): boolean {
  return /^(?:[a-z][\w+.-]+:|\/\/)/iu.test(name);
}

function isWithin(file: string, roots: readonly string[]): boolean {
  return roots.some((root) => {
    const path = relative(root, file);
    return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
  });
}

function decodeFileName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
