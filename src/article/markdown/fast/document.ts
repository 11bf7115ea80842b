import type { Heading, ListItem, Paragraph, RootContent, TableCell } from 'mdast';
import type { Source } from './source.ts';

/** What holds text that is read when all definitions are known. */
export interface Pending {
  readonly node: Paragraph | Heading | TableCell;
  readonly source: Source;
  readonly start: number;
  readonly end: number;
  /** Whose first paragraph it is. */
  readonly item: ListItem | undefined;
  readonly inTable: boolean;
  /** Which block of the article it is in. */
  readonly block: number;
}

/** What is found on the way through the article. */
export interface Findings {
  readonly pending: Pending[];
  readonly defined: Set<string>;
  /** The definitions as written, for those who read only a part of the article. */
  readonly definitions: string[];
  /** Whether footnotes may be defined: then remark reads all that may define or call one. */
  readonly hasFootnotes: boolean;
  /** Which block of the article is being read. */
  block: number;
}

/** A block of the article: the line that it starts in, and what was made of it, if that is sure. */
export interface TopLevelBlock {
  readonly line: number;
  children: RootContent[] | undefined;
}

/** Leaves the text of a heading, paragraph or cell to be read when all definitions are known. */
export function leave(
  { source, findings }: Blocks,
  node: Pending['node'],
  start: number,
  end: number,
  item: ListItem | undefined = undefined,
  inTable = false,
): void {
  findings.pending.push({ node, source, start, end, item, inTable, block: findings.block });
}

/** Blocks of one container while they are read. */
export interface Blocks {
  readonly source: Source;
  readonly children: RootContent[];
  readonly findings: Findings;
  /** The list item that is being read, as long as nothing was found in it. */
  item: ListItem | undefined;
  /**
   * Right behind a paragraph, and anywhere behind indented code, micromark starts no list that could not end a
   * paragraph; not even in another container that starts there.
   */
  interrupting: boolean;
}
