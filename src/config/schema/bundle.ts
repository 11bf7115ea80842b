import { allSchemas, isSchemaObject, type SchemaObject } from '../../knowledge/schema/json-schema.ts';
import { sitePathMark } from './link.ts';
import type { LinkedSchema } from './source.ts';

const address = /^nk-lint:\/\/schema\/(\d+)(?:#(.*))?$/u;

/** Returns one self-contained schema for editors, with the schemas that it refers to in `$defs`. */
export function bundleOf({ documents }: LinkedSchema): SchemaObject {
  const [root = {}, ...others] = [...documents.values()].map((document, index) => selfContained(document, index));
  if (others.length === 0) return root;
  const own = isSchemaObject(root['$defs']) ? root['$defs'] : {};
  return { ...root, $defs: { ...own, ...Object.fromEntries(others.map((each, index) => [nameOf(index + 1), each])) } };
}

function selfContained(document: SchemaObject, index: number): SchemaObject {
  const { $id: _, ...copy } = structuredClone(document);
  for (const [, schema] of allSchemas(copy)) {
    delete schema[sitePathMark];
    const { $ref } = schema;
    if (typeof $ref !== 'string') continue;
    const [, other, fragment = ''] = address.exec($ref) ?? [undefined, String(index), $ref.replace(/^#/u, '')];
    // References by `$anchor` or `$id` stay valid at any place.
    if (fragment === '' || fragment.startsWith('/')) schema['$ref'] = `#${definitionPointer(Number(other))}${fragment}`;
  }
  return index > 0 ? copy : { $schema: 'https://json-schema.org/draft/2020-12/schema', ...copy };
}

function definitionPointer(index: number): string {
  return index === 0 ? '' : `/$defs/${nameOf(index)}`;
}

function nameOf(index: number): string {
  return `nk-lint-${index}`;
}
