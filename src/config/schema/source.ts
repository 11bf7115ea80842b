import { NkLintError } from '../../core/errors.ts';
import type { FindingData, OwnWords } from '../../core/types.ts';
import type { SchemaObject } from '../../knowledge/schema/json-schema.ts';
import { errors } from '../../messages/errors.ts';

/** A JSON Schema and its origin. */
export interface SchemaSource {
  /** Name in messages: the file as stated, or the preset. */
  readonly name: string;
  readonly json: unknown;
  /** Absolute path; undefined for a preset and for a schema inside a configuration. */
  readonly file: string | undefined;
  /** Whether the schema is part of nk-lint, and so needs no validation. */
  readonly isOwn: boolean;
  /** Returns `file:line:column` of a JSON Pointer, if known. */
  place(pointer: string, of?: 'key' | 'value'): string | undefined;
  /** Returns the target of a reference, always the same object; throws an NkLintError. */
  load(reference: string, place: string | undefined): SchemaSource;
}

/** A schema with the targets of its references, ready to be compiled as draft 2020-12. */
export interface LinkedSchema {
  readonly root: SchemaObject;
  /** By the URL in references. */
  readonly documents: ReadonlyMap<string, SchemaObject>;
  /** The target of each schema with a `$ref`. */
  readonly targets: ReadonlyMap<SchemaObject, unknown>;
  /** Name and pointer of the first use of each pattern. */
  readonly patterns: ReadonlyMap<string, string>;
  /** The `x-` keywords in use. */
  readonly keywords: ReadonlySet<string>;
}

/** Returns an error for a mistake in a schema, with pointer and place. */
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
