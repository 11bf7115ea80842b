import type { Definition, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Range } from '../core/types.ts';

export function rangeOf(node: Nodes): Range | undefined {
  const { start, end } = node.position ?? {};
  return start?.offset === undefined || end?.offset === undefined ? undefined : [start.offset, end.offset];
}

/** Link reference definitions by identifier; the first one of a name counts, as in CommonMark. */
export function definitionsOf(tree: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!found.has(node.identifier)) found.set(node.identifier, node);
  });
  return found;
}

const resource = /\((?<before>\s*<(?=>)|)>?\s*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))?\s*\)$/su;

/** Where the address of an inline link or image without one would stand: behind `(`, inside `<>`. */
export function emptyDestination(source: string, [start, end]: Range): Range {
  // Only a title stands between the address and the end.
  const from = Math.max(start, end - 500);
  const match = resource.exec(source.slice(from, end));
  const at = match ? from + match.index + 1 + (match.groups?.before?.length ?? 0) : end - 1;
  return [at, at];
}

/** The place of a definition's address; empty inside `<>` where there is none. */
export function destinationOf(definition: Definition, source: string): Range | undefined {
  const range = rangeOf(definition);
  if (definition.data?.destination || !range) return definition.data?.destination;
  const at = source.indexOf('<>', source.indexOf(']:', range[0])) + 1;
  return at > 0 && at < range[1] ? [at, at] : undefined;
}
