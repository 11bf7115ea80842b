import type { Event, Token } from 'micromark-util-types';

interface Point {
  line: number;
  column: number;
  offset: number;
}

interface Position {
  start: Point;
  end: Point;
}

/** Any node of mdast, while it is made. */
export interface Node {
  type: string;
  position: Position;
  children?: Node[];
  value?: string;
  [field: string]: unknown;
}

/** What a link or an image may refer to by name. */
export interface Reference {
  label: string;
  identifier: string;
}

/** A list that is open, and what is known of its last item so far. */
export interface OpenList {
  readonly node: Node;
  item: Node | undefined;
  itemIndex: number;
  firstBlank: number;
}

/** What is open at some place of the text; one object for all of it. */
export interface State {
  readonly source: string;
  /** A token of one line is the same in the source: there are no tabs, which micromark splits into blanks. */
  readonly verbatim: boolean;
  readonly blocks: readonly Event[];
  /** The place of the current event in `blocks`. */
  index: number;
  readonly stack: Node[];
  readonly references: Reference[];
  /** Open lists; block quotes stand among them as `undefined`. */
  readonly lists: (OpenList | undefined)[];
  /** The value of an attribute or a literal, where one is collected. */
  text: string | undefined;
  inReference: boolean;
  referenceType: 'shortcut' | 'collapsed' | 'full';
  characterReference: 'decimal' | 'hexadecimal' | 'named';
  atHardBreak: boolean;
  inSetextEnd: boolean;
  inTable: boolean;
  expectsFirstNumber: boolean;
}

export function newState(source: string, blocks: readonly Event[], root: Node): State {
  return {
    source,
    verbatim: !/[\t\0]/u.test(source),
    blocks,
    index: 0,
    stack: [root],
    references: [],
    lists: [],
    text: undefined,
    inReference: false,
    referenceType: 'shortcut',
    characterReference: 'named',
    atHardBreak: false,
    inSetextEnd: false,
    inTable: false,
    expectsFirstNumber: false,
  };
}

export function pointOf({ line, column, offset }: Omit<Token['start'], '_index' | '_bufferIndex'>): Point {
  return { line, column, offset };
}

export function placeOf({ start, end }: Token): Position {
  return { start: pointOf(start), end: pointOf(end) };
}

export function slice(state: State, [, token, context]: Event): string {
  const { start, end } = token;
  return state.verbatim && start.line === end.line
    ? state.source.slice(start.offset, end.offset)
    : context.sliceSerialize(token);
}

export function top(state: State): Node {
  return state.stack[state.stack.length - 1] as Node;
}

export function open(state: State, node: Node): void {
  top(state).children?.push(node);
  state.stack.push(node);
}

export function close(state: State): void {
  state.stack.pop();
}

/** Ends the collecting of a value. */
export function takeText(state: State): string {
  const text = state.text ?? '';
  state.text = undefined;
  return text;
}

/** The text that the next characters belong to. */
export function textNode(state: State, token: Token): Node {
  const siblings = top(state).children ?? [];
  const last = siblings[siblings.length - 1];
  if (last?.type === 'text') return last;
  const node: Node = { type: 'text', value: '', position: placeOf(token) };
  siblings.push(node);
  return node;
}

export function addText(state: State, token: Token, value: string): void {
  if (state.text !== undefined) {
    state.text += value;
    return;
  }
  const node = textNode(state, token);
  node.value += value;
  node.position.end = pointOf(token.end);
}
