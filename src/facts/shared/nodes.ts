import type { Definition, Literal, Nodes, Parent, Root } from 'mdast';
import { pushTo } from '../../core/grouping.ts';
import type { Range } from '../../core/types.ts';
import { memoizeLast } from './memo-last.ts';

/** A node with the properties that collectors read; computed once per article. */
export interface PlacedNode<N extends Nodes = Nodes> {
  readonly node: N;
  readonly range: Range;
  /** Index of the top-level block that is or contains the node. */
  readonly block: number;
  readonly parent: PlacedNode | undefined;
  /** Index in document order; `index` is the position among its siblings. */
  readonly order: number;
  readonly index: number;
}

type OfType<T extends Nodes['type']> = PlacedNode<Extract<Nodes, { type: T }>>;

interface NodeIndex {
  readonly byType: ReadonlyMap<string, readonly PlacedNode[]>;
  readonly texts: readonly string[];
}

const none: readonly never[] = [];

/** Indexes the tree in one walk for all collectors. Skips nodes without a position in the source. */
const nodeIndexOf = memoizeLast((tree: Root): NodeIndex => {
  const byType = new Map<string, PlacedNode[]>();
  const texts: string[] = [];
  const walk: Walk = { byType, order: 0, block: 0 };
  const { children } = tree;
  for (; walk.block < children.length; walk.block++)
    texts.push(indexNode(walk, children[walk.block] as Nodes, walk.block, undefined).trim());
  return { byType, texts };
});

interface Walk {
  readonly byType: Map<string, PlacedNode[]>;
  order: number;
  block: number;
}

/** Indexes a node and its descendants, and returns their text. */
function indexNode(walk: Walk, node: Nodes, index: number, parent: PlacedNode | undefined): string {
  const { type, position } = node;
  const start = position?.start.offset;
  const end = position?.end.offset;
  let placed = parent;
  if (start !== undefined && end !== undefined) {
    placed = { node, range: [start, end], block: walk.block, parent, order: walk.order++, index };
    pushTo(walk.byType, type, placed);
  }
  if (type === 'text') return node.value;
  const children = (node as Partial<Parent>).children;
  if (!children) return type === 'html' ? '' : ((node as Partial<Literal>).value ?? '');
  let text = '';
  for (let at = 0; at < children.length; at++) text += indexNode(walk, children[at] as Nodes, at, placed);
  return text;
}

/** Returns all nodes of a type in document order. */
export function nodesOf<T extends Nodes['type']>(tree: Root, type: T): readonly OfType<T>[] {
  return (nodeIndexOf(tree).byType.get(type) ?? none) as readonly OfType<T>[];
}

/** Returns all nodes of several types in document order. */
export function nodesOfTypes<T extends Nodes['type']>(tree: Root, ...types: readonly T[]): readonly OfType<T>[] {
  const { byType } = nodeIndexOf(tree);
  let merged: readonly PlacedNode[] = none;
  for (const type of types) {
    const list = byType.get(type) ?? none;
    if (list.length > 0) merged = merged.length > 0 ? mergeInOrder(merged, list) : list;
  }
  return merged as readonly OfType<T>[];
}

/** Merges two lists that are in document order. */
function mergeInOrder(a: readonly PlacedNode[], b: readonly PlacedNode[]): readonly PlacedNode[] {
  const merged: PlacedNode[] = [];
  let at = 0;
  for (const placed of a) {
    for (let next = b[at]; next && next.order < placed.order; next = b[++at]) merged.push(next);
    merged.push(placed);
  }
  for (; at < b.length; at++) merged.push(b[at] as PlacedNode);
  return merged;
}

/** Returns the rendered text of each top-level block, without alt texts and HTML. */
export function blockTexts(tree: Root): readonly string[] {
  return nodeIndexOf(tree).texts;
}

/**
 * Returns the ranges of code blocks, code spans and HTML elements for code. Rules skip them: code may show defects on
 * purpose.
 */
export function codeRanges(source: string, tree: Root): Range[] {
  const found = nodesOfTypes(tree, 'code', 'inlineCode').map(({ range }) => range);
  for (const { 0: text, index } of source.matchAll(/<(code|pre|kbd|samp)\b[^<>]*>.{0,2000}?<\/\1>/gisu)) {
    found.push([index, index + text.length]);
  }
  return found;
}

/** Returns the ancestors of a node, nearest first. */
export function* ancestorsOf({ parent }: PlacedNode): Generator<PlacedNode> {
  for (let at = parent; at; at = at.parent) yield at;
}

export function rangeOf(node: Nodes): Range | undefined {
  const { start, end } = node.position ?? {};
  return start?.offset === undefined || end?.offset === undefined ? undefined : [start.offset, end.offset];
}

/** Returns link reference definitions by identifier; the first one of an identifier wins, as in CommonMark. */
export function definitionsOf(tree: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  for (const { node } of nodesOf(tree, 'definition')) if (!found.has(node.identifier)) found.set(node.identifier, node);
  return found;
}

const linkTail = /\((?<before>\s*<(?=>)|)>?\s*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))?\s*\)$/su;

/** Returns the empty range where an inline link or image without a URL would have one: after `(` or inside `<>`. */
export function emptyUrlRange(source: string, [start, end]: Range): Range {
  // At most a title is between the URL and the end; 500 characters bound the search.
  const from = Math.max(start, end - 500);
  const match = linkTail.exec(source.slice(from, end));
  const at = match ? from + match.index + 1 + (match.groups?.before?.length ?? 0) : end - 1;
  return [at, at];
}

/** Returns the range of a definition's URL; an empty range inside `<>` if it has none. */
export function definitionUrlRange(definition: Definition, source: string): Range | undefined {
  const range = rangeOf(definition);
  if (definition.data?.destination || !range) return definition.data?.destination;
  const at = source.indexOf('<>', source.indexOf(']:', range[0])) + 1;
  return at > 0 && at < range[1] ? [at, at] : undefined;
}
