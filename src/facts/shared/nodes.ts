import type { Definition, Literal, Nodes, Parent, Root } from 'mdast';
import { pushTo } from '../../core/grouping.ts';
import type { Range } from '../../core/types.ts';
import { onceFor } from './memo-last.ts';

/** A node with what collectors ask of it; read off the tree once for an article. */
export interface Placed<N extends Nodes = Nodes> {
  readonly node: N;
  readonly range: Range;
  /** Index of the top-level block that it is, or stands in. */
  readonly block: number;
  readonly parent: Placed | undefined;
  /** Its place in the order of the text, and among its siblings. */
  readonly order: number;
  readonly index: number;
}

type OfType<T extends Nodes['type']> = Placed<Extract<Nodes, { type: T }>>;

interface Outline {
  readonly byType: ReadonlyMap<string, readonly Placed[]>;
  readonly texts: readonly string[];
}

const none: readonly never[] = [];

/** One walk for all collectors. Nodes without a place in the source are left out. */
const outlineOf = onceFor((tree: Root): Outline => {
  const byType = new Map<string, Placed[]>();
  const texts: string[] = [];
  const walk: Walk = { byType, order: 0, block: 0 };
  const { children } = tree;
  for (; walk.block < children.length; walk.block++)
    texts.push(textIn(walk, children[walk.block] as Nodes, walk.block, undefined).trim());
  return { byType, texts };
});

interface Walk {
  readonly byType: Map<string, Placed[]>;
  order: number;
  block: number;
}

/** Places a node with all that it holds, and gives its text. */
function textIn(walk: Walk, node: Nodes, index: number, parent: Placed | undefined): string {
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
  for (let at = 0; at < children.length; at++) text += textIn(walk, children[at] as Nodes, at, placed);
  return text;
}

/** All nodes of a type, in the order of the text. */
export function nodesOf<T extends Nodes['type']>(tree: Root, type: T): readonly OfType<T>[] {
  return (outlineOf(tree).byType.get(type) ?? none) as readonly OfType<T>[];
}

/** All nodes of some types, in the order of the text. */
export function nodesAmong<T extends Nodes['type']>(tree: Root, ...types: readonly T[]): readonly OfType<T>[] {
  const { byType } = outlineOf(tree);
  let merged: readonly Placed[] = none;
  for (const type of types) {
    const list = byType.get(type) ?? none;
    if (list.length > 0) merged = merged.length > 0 ? inOrder(merged, list) : list;
  }
  return merged as readonly OfType<T>[];
}

/** Two lists as one; each is in the order of the text. */
function inOrder(a: readonly Placed[], b: readonly Placed[]): readonly Placed[] {
  const merged: Placed[] = [];
  let at = 0;
  for (const placed of a) {
    for (let next = b[at]; next && next.order < placed.order; next = b[++at]) merged.push(next);
    merged.push(placed);
  }
  for (; at < b.length; at++) merged.push(b[at] as Placed);
  return merged;
}

/** What a reader sees of each top-level block, alternative texts and HTML left out. */
export function blockTexts(tree: Root): readonly string[] {
  return outlineOf(tree).texts;
}

/** Code blocks and spans, and the HTML elements for such. What code shows, it is about. */
export function codeRanges(source: string, tree: Root): Range[] {
  const found = nodesAmong(tree, 'code', 'inlineCode').map(({ range }) => range);
  for (const { 0: text, index } of source.matchAll(/<(code|pre|kbd|samp)\b[^<>]*>.{0,2000}?<\/\1>/gisu)) {
    found.push([index, index + text.length]);
  }
  return found;
}

/** What a node stands in, the nearest first. */
export function* parentsOf({ parent }: Placed): Generator<Placed> {
  for (let at = parent; at; at = at.parent) yield at;
}

export function rangeOf(node: Nodes): Range | undefined {
  const { start, end } = node.position ?? {};
  return start?.offset === undefined || end?.offset === undefined ? undefined : [start.offset, end.offset];
}

/** Link reference definitions by identifier; the first one of a name counts, as in CommonMark. */
export function definitionsOf(tree: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  for (const { node } of nodesOf(tree, 'definition')) if (!found.has(node.identifier)) found.set(node.identifier, node);
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
