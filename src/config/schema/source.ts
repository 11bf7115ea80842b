import { NkLintError } from '../../core/errors.ts';
import type { FindingData, OwnWords } from '../../core/types.ts';
import type { SchemaObject } from '../../knowledge/schema/json-schema.ts';
import { errors } from '../../messages/errors.ts';

/** A JSON Schema with where it stands. */
export interface SchemaSource {
  /** For messages: the file as it was named, or the name of a preset. */
  readonly name: string;
  readonly json: unknown;
  /** Absolute; undefined for a preset and for a schema that stands in a configuration. */
  readonly file: string | undefined;
  /** One that comes with nk-lint, which needs no check. */
  readonly own: boolean;
  /** `file:line:column` of what a JSON Pointer names, as far as it is known. */
  place(pointer: string, of?: 'key' | 'value'): string | undefined;
  /** The schema that a reference to another one leads to, always the same object; throws an NkLintError. */
  load(reference: string, place: string | undefined): SchemaSource;
}

/** A schema with all that its references lead to, ready to be compiled as draft 2020-12. */
export interface LinkedSchema {
  readonly root: SchemaObject;
  /** By the address under which references name them. */
  readonly documents: ReadonlyMap<string, SchemaObject>;
  /** What each schema with a `$ref` refers to. */
  readonly targets: ReadonlyMap<SchemaObject, unknown>;
  /** Where each pattern stands first. */
  readonly patterns: ReadonlyMap<string, string>;
  /** The extra keywords that are in use. */
  readonly keywords: ReadonlySet<string>;
}

/** What is wrong in a schema, with its pointer and its place. */
export function schemaError(
  source: SchemaSource,
  pointer: string,
  reason: OwnWords,
  more: {
    readonly of?: 'key' | 'value';
    readonly data?: FindingData;
    readonly hint?: OwnWords;
    readonly cause?: unknown;
  } = {},
): NkLintError {
  const place = source.place(pointer, more.of);
  const { en, 'zh-CN': zh } = errors.schemaInvalid.says;
  const says = { en: en + reason.en, 'zh-CN': zh + reason['zh-CN'] };
  return new NkLintError(
    { says, ...(more.hint && { hint: more.hint }) },
    { ...more.data, schema: source.name, pointer: `#${pointer}` },
    { ...(place !== undefined && { place }), cause: more.cause },
  );
}
