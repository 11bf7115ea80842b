import { valueAt } from '../../core/pointer.ts';
import { allSchemas, isSchemaObject, type SchemaObject, subschemas } from '../../knowledge/schema/json-schema.ts';
import { errors } from '../../messages/errors.ts';
import { checkSchema, draftOf } from './check.ts';
import { type LinkedSchema, type SchemaSource, schemaError } from './source.ts';

interface Document {
  readonly source: SchemaSource;
  readonly key: string;
  readonly copy: SchemaObject;
  /** The `$id` of each schema inside it. */
  readonly ids: ReadonlySet<string>;
}

interface SchemaReference {
  readonly target: unknown;
  /** As it has to be written. */
  readonly reference?: string;
  /** Where the target stands in the same document. */
  readonly here?: string;
}

/** What was found so far. */
interface Linking {
  readonly documents: Map<SchemaSource, Document>;
  readonly targets: Map<SchemaObject, unknown>;
  readonly patterns: Map<string, string>;
  readonly keywords: Set<string>;
}

/** Loads what a schema refers to. Throws an NkLintError for a reference that leads nowhere and for a wrong schema. */
export function linkSchema(root: SchemaSource): LinkedSchema {
  const linking: Linking = { documents: new Map(), targets: new Map(), patterns: new Map(), keywords: new Set() };
  const { copy } = documentOf(root, linking);
  const documents = new Map([...linking.documents.values()].map((each) => [each.key, each.copy]));
  return { ...linking, root: copy, documents };
}

/** Loads a document once, and links it. */
function documentOf(source: SchemaSource, linking: Linking): Document {
  const known = linking.documents.get(source);
  if (known) return known;
  if (!source.own) checkSchema(source);
  const key = `nk-lint://schema/${linking.documents.size}`;
  // True and false are schemas, too, but have no room for an address.
  const json = isSchemaObject(source.json) ? structuredClone(source.json) : { allOf: [source.json] };
  const { $schema: _, ...rest } = json;
  const document = { source, key, copy: { ...rest, $id: key }, ids: idsIn(json) };
  linking.documents.set(source, document);
  linkReferences(document, linking);
  if (draftOf(source) === 'draft-07') for (const [, schema] of allSchemas(document.copy)) modernize(schema);
  return document;
}

/** Writes each reference of a document as the address of what it leads to. */
function linkReferences(document: Document, linking: Linking): void {
  const open: [string, unknown][] = [['', document.copy]];
  const seen = new Set<unknown>();
  for (let next = open.pop(); next; next = open.pop()) {
    const [start, root] = next;
    for (const [below, schema] of allSchemas(root)) {
      if (seen.has(schema)) continue;
      seen.add(schema);
      const pointer = start + below;
      noteKeywords(schema, `${document.source.name}#${pointer}`, linking);
      const { $ref: reference } = schema;
      const found = typeof reference === 'string' ? follow(reference, document, pointer, linking) : undefined;
      if (!found) continue;
      if (found.reference !== undefined) schema['$ref'] = found.reference;
      linking.targets.set(schema, found.target);
      // It may stand where no schema is looked for, such as below a keyword of one's own.
      if (found.here !== undefined && !seen.has(found.target)) open.push([found.here, found.target]);
    }
  }
}

/** Undefined for what is left to the compiler: schemas in this document that have an `$id` or an anchor. */
function follow(reference: string, document: Document, pointer: string, linking: Linking): SchemaReference | undefined {
  const { source, ids } = document;
  const [address = '', fragment = ''] = reference.split('#');
  const rootId = isSchemaObject(source.json) ? source.json['$id'] : undefined;
  const own = address === '' || address === rootId;
  if (!own && ids.has(address)) return undefined;
  const at = `${pointer}/$ref`;
  const other = own ? document : documentOf(source.load(address, source.place(at)), linking);
  const path = decodeFragment(fragment);
  if (path !== '' && !path.startsWith('/')) {
    return other === document
      ? undefined
      : { reference: `${other.key}#${fragment}`, target: anchored(other.copy, path) };
  }
  const target = path === '' ? other.copy : valueAt(other.copy, path);
  if (target === undefined) {
    // Inside a schema with an `$id` of its own, pointers begin there.
    if (own && ids.size > 0) return undefined;
    throw schemaError(source, at, errors.schemaReferenceEmpty.says, { data: { reference } });
  }
  return {
    target,
    ...(!(own && address === '') && { reference: `${other.key}#${fragment}` }),
    ...(own && { here: path }),
  };
}

/** Notes the patterns and the extra keywords of a schema; `place` is where it stands. */
function noteKeywords(schema: SchemaObject, place: string, { keywords, patterns }: Linking): void {
  for (const name of Object.keys(schema)) if (name.startsWith('x-')) keywords.add(name);
  const note = (pattern: string, keyword: string) => {
    if (!patterns.has(pattern)) patterns.set(pattern, `${place}/${keyword}`);
  };
  if (typeof schema['pattern'] === 'string') note(schema['pattern'], 'pattern');
  if (isSchemaObject(schema['patternProperties']))
    for (const pattern of Object.keys(schema['patternProperties'])) note(pattern, 'patternProperties');
}

/** The addresses of the schemas in a document, as they are written. */
function idsIn(document: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [pointer, { $id }] of allSchemas(document)) if (pointer !== '' && typeof $id === 'string') ids.add($id);
  return ids;
}

function anchored(document: SchemaObject, name: string): unknown {
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

/** Draft-07 says with `items` and `additionalItems` what is now said with `prefixItems` and `items`. */
function modernize(schema: SchemaObject): void {
  const { items, additionalItems } = schema;
  delete schema['additionalItems'];
  if (!Array.isArray(items)) return;
  schema['prefixItems'] = items;
  delete schema['items'];
  if (additionalItems !== undefined) schema['items'] = additionalItems;
}

/** The schemas that hold for a value if `schema` does: what it refers to, and its alternatives and conditions. */
export function* besides(schema: SchemaObject, targets: LinkedSchema['targets']): Iterable<SchemaObject> {
  const target = targets.get(schema);
  if (isSchemaObject(target)) yield target;
  for (const [pointer, each] of subschemas(schema))
    if (/^\/(?:(?:allOf|anyOf|oneOf)\/\d+|not|if|then|else|(?:dependentSchemas|dependencies)\/[^/]*)$/u.test(pointer))
      yield each;
}
