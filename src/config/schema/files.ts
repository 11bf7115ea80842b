import { realpathSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { NkLintError } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest.ts';
import { readRegularFile, unreadable } from '../../files/regular-file.ts';
import { isBelow } from '../../files/tree.ts';
import { errors } from '../../messages/errors.ts';
import { maxDataFileBytes, parseDataFile } from '../data-file.ts';
import { presetDocument } from './preset-documents.ts';
import { isSchemaPreset, type SchemaPreset, schemaPresets } from './presets.ts';
import type { SchemaSource } from './source.ts';

/** Reads schemas: those of a configuration from anywhere, those that articles name only below `roots`. */
export interface SchemaFiles {
  /** Reads a file; throws an NkLintError if it is unreadable. */
  file(path: string, name: string, place?: string): SchemaSource;
  /** Returns a schema inside a configuration; its references are relative to `base`. */
  inline(json: object, name: string, base: string, place: SchemaSource['place']): SchemaSource;
  /** Returns the preset or the file, relative to `base`, that a configuration or a `$ref` names. Throws an NkLintError. */
  named(name: string, base: string, place?: string): SchemaSource;
}

/** `roots`: folders outside of which no file is read; undefined for no restriction. */
export function schemaFiles(roots?: readonly string[]): SchemaFiles {
  const known = new Map<string, SchemaSource>();
  const files: SchemaFiles = { file, inline, named };
  return files;

  function sourceOnce(key: string, make: () => SchemaSource): SchemaSource {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  }

  function named(name: string, base: string, place?: string): SchemaSource {
    const preset = name.startsWith('nk-lint:') ? name.slice('nk-lint:'.length) : name;
    if (isSchemaPreset(preset) && (preset !== name || isBareName(name)))
      return sourceOnce(`nk-lint:${preset}`, () => presetSource(preset));
    const at = place === undefined ? {} : { place };
    if (preset !== name || (isBareName(name) && roots === undefined)) {
      const meant = nearestName(preset, schemaPresets);
      throw new NkLintError(errors.schemaPreset, { name: preset, known: meant ?? schemaPresets.join(', ') }, at);
    }
    if (isUrl(name)) throw new NkLintError(errors.schemaRemote, { reference: name }, at);
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
      text = readRegularFile(path, maxDataFileBytes(real))
        .toString('utf8')
        .replace(/^\uFEFF/u, '');
    } catch (cause) {
      if (cause instanceof NkLintError) throw cause;
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadable(name, cause, place);
      throw new NkLintError(errors.schemaReferenceMissing, { reference: name, file: path }, { ...at, cause });
    }
    return sourceOnce(real, () => parseSource(text, path, name));
  }

  function parseSource(text: string, path: string, name: string): SchemaSource {
    const { value, places } = parseDataFile(path, text, {
      wrongSyntax: errors.schemaSyntax,
      terse: roots !== undefined,
    });
    return {
      name,
      json: value,
      file: path,
      isOwn: false,
      place: places.of,
      load: (reference, place) => named(reference, dirname(path), place),
    };
  }

  function inline(json: object, name: string, base: string, place: SchemaSource['place']): SchemaSource {
    return { name, json, file: undefined, isOwn: false, place, load: (reference, at) => named(reference, base, at) };
  }
}

export function presetSource(name: SchemaPreset): SchemaSource {
  return {
    name,
    get json() {
      return presetDocument(name);
    },
    file: undefined,
    isOwn: true,
    place: () => undefined,
    load: (reference, place) => {
      const other = reference.replace(/^nk-lint:/u, '');
      if (!isSchemaPreset(other))
        throw new NkLintError(errors.schemaPreset, { name: other, known: '' }, place === undefined ? {} : { place });
      return presetSource(other);
    },
  };
}

/** Whether a name may be a preset: without folder and extension. */
function isBareName(name: string): boolean {
  return !/[./\\]/u.test(name);
}

function isUrl(name: string): boolean {
  return /^(?:[a-z][\w+.-]+:|\/\/)/iu.test(name);
}

function isWithin(file: string, roots: readonly string[]): boolean {
  return roots.some((root) => isBelow(file, root));
}

function decodeFileName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
