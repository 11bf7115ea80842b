import type { Heading, ListItem, Paragraph, RootContent, TableCell } from 'mdast';
import type { Source } from './source.ts';

/** A node whose text is parsed after all definitions have been found. */
export interface Pending {
  readonly node: Paragraph | Heading | TableCell;
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** The list item, if the node is its first paragraph. */
  readonly item: ListItem | undefined;
  readonly isInTable: boolean;
  /** Index of the top-level block. */
  readonly block: number;
}

/** State of parsing the whole article. */
export interface DocumentState {
  readonly pending: Pending[];
  readonly defined: Set<string>;
  /** The definitions as written; remark needs them to parse a part of the article. */
  readonly definitions: string[];
  /** Whether footnotes may be defined: remark parses all blocks that may define or call one. */
  readonly hasFootnotes: boolean;
  /** Index of the current top-level block. */
  block: number;
}

/** A block of the article: its first line and its nodes; undefined nodes are left to remark. */
export interface TopLevelBlock {
  readonly line: number;
  children: RootContent[] | undefined;
}

/** Queues the text of a heading, paragraph or cell: it is parsed after all definitions have been found. */
export function deferInline(
  { source, document }: Blocks,
  node: Pending['node'],
  start: number,
  end: number,
  item: ListItem | undefined = undefined,
  isInTable = false,
): void {
  document.pending.push({ node, source, start, end, item, isInTable, block: document.block });
}

/** State of parsing the blocks of one container. */
export interface Blocks {
  readonly source: Source;
  readonly children: RootContent[];
  readonly document: DocumentState;
  /** The current list item, as long as it has no content. */
  item: ListItem | undefined;
  /**
   * Whether a list can only start if it could interrupt a paragraph. In micromark this holds after a paragraph and after
   * indented code, also for containers that start there.
   */
  interrupting: boolean;
}
