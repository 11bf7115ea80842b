import type { Event } from 'micromark-util-types';
import { close, type Node, type OpenList, open, placeOf, pointOf, type State, slice } from './state.ts';

/** Blanks and markers that may stand between the line endings after an item. */
const marginal = new Set([
  'linePrefix',
  'blockQuotePrefix',
  'blockQuotePrefixWhitespace',
  'blockQuoteMarker',
  'listItemIndent',
]);

/** What may stand between the marker of an item and a line ending that leaves the item empty so far. */
const afterMarker = new Set([
  'linePrefix',
  'listItemValue',
  'listItemMarker',
  'listItemPrefix',
  'listItemPrefixWhitespace',
]);

export function openList(state: State, [, token]: Event): void {
  const ordered = token.type === 'listOrdered';
  const node: Node = { type: 'list', ordered, start: null, spread: false, children: [], position: placeOf(token) };
  open(state, node);
  state.lists.push({ node, item: undefined, itemIndex: 0, firstBlank: 0 });
  if (ordered) state.expectsFirstNumber = true;
}

export function closeList(state: State, event: Event): void {
  endItem(state, event);
  state.lists.pop();
  close(state);
}

/** micromark has no token for an item: it lasts from its marker to the next, without the blank lines between. */
export function openItem(state: State, event: Event): void {
  const list = endItem(state, event);
  if (!list) return;
  const position = { start: pointOf(event[1].start), end: pointOf(event[1].end) };
  list.item = { type: 'listItem', spread: false, checked: null, children: [], position };
  list.itemIndex = state.index;
  list.firstBlank = 0;
  open(state, list.item);
}

export function setNumber(state: State, event: Event): void {
  if (!state.expectsFirstNumber) return;
  state.expectsFirstNumber = false;
  const list = state.lists[state.lists.length - 1];
  if (list) list.node['start'] = Number.parseInt(slice(state, event), 10);
}

export function noteBlankLine(state: State): void {
  const list = state.lists[state.lists.length - 1];
  if (list?.item && !list.firstBlank && !isAfterMarker(state, list)) list.firstBlank = state.index;
}

function isAfterMarker({ blocks, index }: State, { itemIndex }: OpenList): boolean {
  for (let at = index - 1; at >= itemIndex; at--) {
    if (!afterMarker.has((blocks[at] as Event)[1].type)) return false;
  }
  return true;
}

function endItem(state: State, [, token]: Event): OpenList | undefined {
  const list = state.lists[state.lists.length - 1];
  if (!list?.item) return list;
  let firstEnding = 0;
  for (let at = state.index - 1; at > 0; at--) {
    const [kind, { type }] = state.blocks[at] as Event;
    if (type === 'lineEnding' || type === 'lineEndingBlank') {
      if (kind === 'exit') continue;
      // A blank line between two items.
      if (firstEnding) list.node['spread'] = true;
      firstEnding = at;
    } else if (!marginal.has(type)) break;
  }
  const { item, firstBlank } = list;
  if (firstBlank && (!firstEnding || firstBlank < firstEnding)) item['spread'] = true;
  item.position.end = pointOf(firstEnding ? (state.blocks[firstEnding] as Event)[1].start : token.end);
  close(state);
  list.item = undefined;
  return list;
}
