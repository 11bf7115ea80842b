import type { PhrasingContent } from 'mdast';
import { pairRuns } from './attention.ts';
import { buildNodes, plainText } from './build.ts';
import { newNodePiece, type Piece } from './pieces.ts';
import { referenceOfLabel } from './reference.ts';
import { resourceAt } from './resource.ts';
import { offsetOf, spanOf } from './source.ts';
import type { InlineState } from './state.ts';

/** Limit of a label; CommonMark allows 999 characters, but micromark does not count all whitespace. */
const longestLabel = 2000;

/** Closes a label at a `]`; returns the end of the link or image, 0 if it is text, -1 if uncertain. */
export function closeLabel(state: InlineState, at: number): number {
  const { pieces, labels, source, end } = state;
  if (state.defined.size > 0 && at - (pieces[labels[labels.length - 1] as number] as Piece).end > longestLabel)
    return -1;
  const index = labels.pop() as number;
  const label = pieces[index] as Piece;
  if (!label.isActive) return 0;
  const next = at + 1 < end ? source.text.charCodeAt(at + 1) : 0;
  const resource = next === 40 ? resourceAt(source.text, at + 2, end, state.missing) : undefined;
  const reference = resource ? undefined : referenceOfLabel(state, label.end, at);
  const to = resource?.end ?? reference?.end ?? 0;
  if (to > 0) state.reach = Math.max(state.reach, to);
  else if (source.depth > 0 && (next === 40 || next === 91)) state.isReachUnknown = true;
  if (to === 0) return 0;
  if (!pairRuns(pieces, index + 1, true)) return -1;
  const children = buildNodes(source, pieces, index + 1);
  pieces.length = index;
  const position = spanOf(source, label.start, to);
  const isImage = label.value === '![';
  let node: PhrasingContent;
  if (reference) {
    const { identifier, label: name, type } = reference;
    const common = { label: name, identifier, referenceType: type, position };
    node = isImage
      ? { type: 'imageReference', alt: plainText(children), ...common }
      : { type: 'linkReference', children, ...common };
  } else {
    const title = resource?.title ?? null;
    const destination = resource?.destination;
    const url = destination?.url ?? '';
    node = isImage
      ? { type: 'image', title, url, alt: plainText(children), position }
      : { type: 'link', title, url, children, position };
    if (destination && destination.end > destination.start)
      node.data = { destination: [offsetOf(source, destination.start), offsetOf(source, destination.end)] };
  }
  pieces.push(newNodePiece(label.start, to, node));
  // Links do not contain links: enclosing labels become inactive.
  state.inactiveCount = Math.min(state.inactiveCount, labels.length);
  if (isImage) return to;
  for (; state.inactiveCount < labels.length; state.inactiveCount++) {
    const opener = pieces[labels[state.inactiveCount] as number] as Piece;
    if (opener.value === '[') opener.isActive = false;
  }
  return to;
}
