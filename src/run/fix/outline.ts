import type { Nodes, Parents } from 'mdast';
import { splitFrontMatter } from '../../article/front-matter.ts';
import type { Edit, Range } from '../../core/types.ts';
import { type MoveOffset, offsetMover, placedEdits } from '../../engine/edits.ts';
import { type ExtractInput, parsedBody } from '../../facts/extract.ts';

/** What a page is made of: every block, link, image and piece of code, in the order of the text. */
export interface Outline {
  /** The format of the front matter; undefined where there is none. */
  readonly frontMatter: string | undefined;
  /** Where the body begins. */
  readonly body: number;
  readonly nodes: readonly OutlineNode[];
}

export interface OutlineNode {
  /** The type of the node, with what readers see of it beside its text: `heading 2`. */
  readonly kind: string;
  readonly range: Range;
  readonly isBlock: boolean;
}

/** Returns the outline of an article's text, as its site reads it. */
export function outlineOf(source: string, { engine, mdx }: Pick<ExtractInput, 'engine' | 'mdx'>): Outline {
  const frontMatter = splitFrontMatter(source, engine);
  const nodes: OutlineNode[] = [];
  addNodes(parsedBody({ source, engine, mdx }, frontMatter).tree, nodes);
  return { frontMatter: frontMatter?.format, body: frontMatter?.range[1] ?? 0, nodes };
}

const phrasing = new Set(['text', 'emphasis', 'strong', 'delete', 'link', 'image', 'inlineCode', 'break', 'html']);

function addNodes(parent: Parents, nodes: OutlineNode[]): void {
  const isInBlock = ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link'].includes(parent.type);
  for (const node of parent.children) {
    const { position } = node;
    // The text itself is the same outside of edits.
    if (position && node.type !== 'text') {
      const range = [position.start.offset ?? 0, position.end.offset ?? 0] as const;
      nodes.push({ kind: kindOf(node), range, isBlock: !(isInBlock && phrasing.has(node.type)) });
    }
    if ('children' in node) addNodes(node, nodes);
  }
}

function kindOf(node: Nodes): string {
  if (node.type === 'heading') return `heading ${node.depth}`;
  return node.type === 'list' && node.ordered ? 'ordered list' : node.type;
}

/**
 * Whether the page is what it was: outside of the edits the same nodes in the same places; and unless the edits may
 * `restructure` it, the same blocks where they stand, and all the emphasis that goes beyond one of them.
 */
export function keepsOutline(
  before: Outline,
  after: Outline,
  edits: readonly Edit[],
  { restructures = false }: { readonly restructures?: boolean } = {},
): boolean {
  // Where the fence of the front matter is mended, all of the page is another one.
  const body = Math.max(before.body, after.body);
  if (restructures && body > 0 && edits.every(({ range }) => range[0] <= body)) return true;
  if (before.frontMatter !== after.frontMatter) return false;
  const placed = placedEdits(edits);
  const move = offsetMover(placed);
  const [old, now] = [placed.map(({ range }) => range), placed.map((each) => each.now)];
  const [touched, kept] = parted(before.nodes, old).map((nodes) => nodes.map((node) => movedNode(node, move)));
  const rest = withoutNodes(after.nodes, kept ?? []);
  if (!rest) return false;
  const [, others] = parted(rest, now);
  if (
    !others.every((node) =>
      touched?.some((whole) => (restructures || node.kind === whole.kind) && isWithin(node, whole)),
    )
  )
    return false;
  if (restructures) return true;
  const emptied = new Set(now.flatMap(([start, end]) => (start === end ? [start] : [])));
  const blocks = (touched ?? []).filter((node) => node.isBlock && !isEmptied(node, emptied));
  return (
    sameKinds(
      blocks,
      rest.filter(({ isBlock }) => isBlock),
    ) && keepsEmphasis(chains(before.nodes, old), chains(after.nodes, now))
  );
}

function movedNode({ kind, range: [start, end], isBlock }: OutlineNode, move: MoveOffset): OutlineNode {
  return { kind, isBlock, range: [move(start, 0), move(end, 1)] };
}

/** Returns nodes without those expected among them; undefined if one of these is missing. */
function withoutNodes(nodes: readonly OutlineNode[], expected: readonly OutlineNode[]): OutlineNode[] | undefined {
  let next = 0;
  const rest = nodes.filter((node) => {
    const isExpected = isSame(node, expected[next]);
    if (isExpected) next++;
    return !isExpected;
  });
  return next === expected.length ? rest : undefined;
}

function isSame({ kind, range }: OutlineNode, other: OutlineNode | undefined): boolean {
  return kind === other?.kind && range[0] === other.range[0] && range[1] === other.range[1];
}

/** A paragraph may have become shorter; a heading may have been a paragraph and a rule. */
function isWithin({ range }: OutlineNode, whole: OutlineNode): boolean {
  return whole.range[0] <= range[0] && range[1] <= whole.range[1];
}

/** Whether nothing is left of a paragraph. */
function isEmptied({ kind, range: [start, end] }: OutlineNode, emptied: ReadonlySet<number>): boolean {
  return kind === 'paragraph' && start === end && emptied.has(start);
}

function sameKinds(nodes: readonly OutlineNode[], others: readonly OutlineNode[]): boolean {
  return nodes.length === others.length && nodes.every(({ kind }, index) => kind === others[index]?.kind);
}

function keepsEmphasis(before: readonly (readonly string[])[], after: readonly (readonly string[])[]): boolean {
  return before.every((kinds, index) => kinds.every((kind) => after[index]?.includes(kind)));
}

/** Parts nodes into those that a range touches, and the others. */
function parted(
  nodes: readonly OutlineNode[],
  ranges: readonly Range[],
): [touched: OutlineNode[], others: OutlineNode[]] {
  const isTouched = toucher(ranges);
  const [touched, others]: [OutlineNode[], OutlineNode[]] = [[], []];
  for (const node of nodes) (isTouched(node) ? touched : others).push(node);
  return [touched, others];
}

/** Returns a predicate for nodes in the order of the text, as the ranges are. */
function toucher(ranges: readonly Range[]): (node: OutlineNode) => boolean {
  let next = 0;
  return ({ range: [start, end] }) => {
    while (next < ranges.length && (ranges[next]?.[1] ?? 0) < start) next++;
    const range = ranges[next];
    return range !== undefined && range[0] <= end;
  };
}

/** For each range, the emphasis that goes beyond it on both sides. */
function chains(nodes: readonly OutlineNode[], ranges: readonly Range[]): string[][] {
  const emphasis = nodes.filter(({ kind }) => /^(?:strong|emphasis|delete)$/u.test(kind));
  const open: OutlineNode[] = [];
  let next = 0;
  return ranges.map(([from, to]) => {
    for (let node = emphasis[next]; node && node.range[0] <= from; node = emphasis[++next]) {
      close(node.range[0]);
      open.push(node);
    }
    close(from);
    return open.flatMap(({ kind, range: [start, end] }) => (start < from && to < end ? [kind] : []));
  });

  function close(offset: number): void {
    while (open.length > 0 && (open.at(-1)?.range[1] ?? 0) < offset) open.pop();
  }
}
