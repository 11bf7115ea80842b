import { valueAt } from '../../core/pointer.ts';
import { allSchemas, isSchemaObject, type SchemaObject } from '../../knowledge/schema/json-schema.ts';
import { errors } from '../../messages/errors.ts';
import { checkSchema, draftOf } from './check.ts';
import { type Origin, refuseCircles } from './circles.ts';
import { type LinkedSchema, type SchemaSource, schemaError } from './source.ts';

/** Keyword that is put beside `"format": "site-path"` while a schema is compiled: formats see no places. */
export const sitePathMark = 'x-site-path';

interface Document {
  readonly source: SchemaSource;
  readonly key: string;
  readonly copy: SchemaObject;
  /** The `$id` of each nested schema. */
  readonly ids: ReadonlySet<string>;
}

interface SchemaReference {
  readonly target: unknown;
  /** New value of `$ref`. */
  readonly reference?: string;
  /** Pointer of the target if it is in the same document. */
  readonly localPointer?: string;
}

/** State of linking one schema. */
interface Linking {
  readonly documents: Map<SchemaSource, Document>;
  readonly targets: Map<SchemaObject, unknown>;
  readonly patterns: Map<string, string>;
  readonly keywords: Set<string>;
  /** Where each schema is written. */
  readonly origins: Map<SchemaObject, Origin>;
}

/** Loads all schemas that a schema refers to. Throws an NkLintError for a dangling reference or an invalid schema. */
export function linkSchema(root: SchemaSource): LinkedSchema {
  const linking: Linking = {
    documents: new Map(),
    targets: new Map(),
    patterns: new Map(),
    keywords: new Set(),
    origins: new Map(),
  };
  const { copy } = documentOf(root, linking);
  refuseCircles(linking);
  const documents = new Map([...linking.documents.values()].map((each) => [each.key, each.copy]));
  return { ...linking, root: copy, documents };
}

/** Returns the linked document of a source, loaded once. */
function documentOf(source: SchemaSource, linking: Linking): Document {
  const known = linking.documents.get(source);
  if (known) return known;
  if (!source.isOwn) checkSchema(source);
  const key = `nk-lint://schema/${linking.documents.size}`;
  // `true` and `false` are schemas that cannot hold an `$id`.
  const json = isSchemaObject(source.json) ? structuredClone(source.json) : { allOf: [source.json] };
  const { $schema: _, ...rest } = json;
  const document = { source, key, copy: { ...rest, $id: key }, ids: idsIn(json) };
  linking.documents.set(source, document);
  linkReferences(document, linking);
  if (draftOf(source) === 'draft-07') for (const [, schema] of allSchemas(document.copy)) modernize(schema);
  return document;
}

/** Rewrites each reference of a document to the URL of its target. */
function linkReferences(document: Document, linking: Linking): void {
  const pending: [string, unknown][] = [['', document.copy]];
  const seen = new Set<unknown>();
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [start, root] = next;
    for (const [below, schema] of allSchemas(root)) {
      if (seen.has(schema)) continue;
      seen.add(schema);
      const pointer = start + below;
      linking.origins.set(schema, { source: document.source, pointer });
      recordKeywords(schema, `${document.source.name}#${pointer}`, linking);
      const { $ref: reference } = schema;
      const found = typeof reference === 'string' ? resolveReference(reference, document, pointer, linking) : undefined;
      if (!found) continue;
      if (found.reference !== undefined) schema['$ref'] = found.reference;
      linking.targets.set(schema, found.target);
      // The target may be where no schema is expected, such as below an unknown keyword.
      if (found.localPointer !== undefined && !seen.has(found.target)) pending.push([found.localPointer, found.target]);
    }
  }
}

/** Resolves a reference; returns undefined for an `$id` or anchor in this document, which Ajv resolves. */
function resolveReference(
  reference: string,
  document: Document,
  pointer: string,
  linking: Linking,
): SchemaReference | undefined {
  const { source, ids } = document;
  const [address = '', fragment = ''] = reference.split('#');
  const rootId = isSchemaObject(source.json) ? source.json['$id'] : undefined;
  const isLocal = address === '' || address === rootId;
  if (!isLocal && ids.has(address)) return undefined;
  const at = `${pointer}/$ref`;
  const other = isLocal ? document : documentOf(source.load(address, source.place(at)), linking);
  const path = decodeFragment(fragment);
  if (path !== '' && !path.startsWith('/')) {
    return other === document
      ? undefined
      : { reference: `${other.key}#${fragment}`, target: schemaWithAnchor(other.copy, path) };
  }
  const target = path === '' ? other.copy : valueAt(other.copy, path);
  if (target === undefined) {
    // Inside a nested schema with an `$id`, pointers are relative to it.
    if (isLocal && ids.size > 0) return undefined;
    throw schemaError(source, at, errors.schemaReferenceEmpty.says, { data: { reference } });
  }
  return {
    target,
    ...(!(isLocal && address === '') && { reference: `${other.key}#${fragment}` }),
    ...(isLocal && { localPointer: path }),
  };
}

/** Records the patterns and the `x-` keywords of a schema. `place`: its name and pointer. */
function recordKeywords(schema: SchemaObject, place: string, { keywords, patterns }: Linking): void {
  if (schema['format'] === 'site-path') schema[sitePathMark] = true;
  for (const name of Object.keys(schema)) if (name.startsWith('x-')) keywords.add(name);
  const record = (pattern: string, keyword: string) => {
    if (!patterns.has(pattern)) patterns.set(pattern, `${place}/${keyword}`);
  };
  if (typeof schema['pattern'] === 'string') record(schema['pattern'], 'pattern');
  if (isSchemaObject(schema['patternProperties']))
    for (const pattern of Object.keys(schema['patternProperties'])) record(pattern, 'patternProperties');
}

/** Returns the `$id` of all nested schemas of a document. */
function idsIn(document: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [pointer, { $id }] of allSchemas(document)) if (pointer !== '' && typeof $id === 'string') ids.add($id);
  return ids;
}

function schemaWithAnchor(document: SchemaObject, name: string): unknown {
  for (const [, schema] of allSchemas(document)) if (schema['$anchor'] === name) return schema;
  return undefined;
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Converts `items` and `additionalItems` of draft-07 to `prefixItems` and `items`. */
function modernize(schema: SchemaObject): void {
  const { items, additionalItems } = schema;
  delete schema['additionalItems'];
  if (!Array.isArray(items)) return;
  schema['prefixItems'] = items;
  delete schema['items'];
  if (additionalItems !== undefined) schema['items'] = additionalItems;
}
