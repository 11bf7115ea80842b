import { toString as textOf } from 'mdast-util-to-string';
import { decodeString } from 'micromark-util-decode-string';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Event } from 'micromark-util-types';
import { type Node, open, placeOf, type State, slice, takeText, top } from './state.ts';

export function openLink(state: State, [, token]: Event): void {
  open(state, { type: 'link', title: null, url: '', children: [], position: placeOf(token) });
  state.references.push({ label: '', identifier: '' });
}

export function openImage(state: State, [, token]: Event): void {
  open(state, { type: 'image', title: null, url: '', alt: null, position: placeOf(token) });
  state.references.push({ label: '', identifier: '' });
}

/** A label is no node; what is in it becomes the children of a link or the alternative text of an image. */
export function openLabel(state: State, [, token]: Event): void {
  state.stack.push({ type: 'fragment', children: [], position: placeOf(token) });
}

export function closeLabel(state: State): void {
  const children = state.stack.pop()?.children ?? [];
  const node = top(state);
  // Until a resource follows.
  state.inReference = true;
  if (node.type === 'link') node.children = children;
  else node['alt'] = children.length === 1 && children[0]?.type === 'text' ? children[0].value : textOf(children);
}

export function setLabel(state: State, event: Event): void {
  const written = slice(state, event);
  const reference = state.references[state.references.length - 1];
  if (!reference) return;
  reference.label = decodeString(written);
  reference.identifier = identifierOf(written);
}

export function setReference(state: State, event: Event): void {
  const label = takeText(state);
  const reference = state.references[state.references.length - 1];
  if (!reference) return;
  reference.label = label;
  reference.identifier = identifierOf(slice(state, event));
  state.referenceType = 'full';
}

export function setDestination(state: State, [, { start, end }]: Event): void {
  const node = top(state);
  node['url'] = takeText(state);
  node['data'] = { destination: [start.offset, end.offset] };
}

export function setTitle(state: State): void {
  top(state)['title'] = takeText(state);
}

export function closeLinkOrImage(state: State): void {
  const node = state.stack.pop();
  const reference = state.references.pop();
  const siblings = top(state).children;
  if (state.inReference && node && reference && siblings) {
    const { label, identifier } = reference;
    siblings[siblings.length - 1] = referenceNode(node, { label, identifier, referenceType: state.referenceType });
  }
  state.referenceType = 'shortcut';
}

function referenceNode({ type, children, alt, position }: Node, reference: object): Node {
  return type === 'link'
    ? { type: 'linkReference', children: children ?? [], position, ...reference }
    : { type: 'imageReference', alt, position, ...reference };
}

export function openDefinition(state: State, [, token]: Event): void {
  open(state, { type: 'definition', identifier: '', label: null, title: null, url: '', position: placeOf(token) });
}

export function openFootnote(state: State, [, token]: Event): void {
  open(state, { type: 'footnoteDefinition', identifier: '', label: '', children: [], position: placeOf(token) });
}

export function openFootnoteCall(state: State, [, token]: Event): void {
  open(state, { type: 'footnoteReference', identifier: '', label: '', position: placeOf(token) });
}

export function setName(state: State, event: Event): void {
  const node = top(state);
  node['label'] = takeText(state);
  node['identifier'] = identifierOf(slice(state, event));
}

function identifierOf(written: string): string {
  return normalizeIdentifier(written).toLowerCase();
}
