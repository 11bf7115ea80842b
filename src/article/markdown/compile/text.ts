import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { decodeNumericCharacterReference } from 'micromark-util-decode-numeric-character-reference';
import type { Event } from 'micromark-util-types';
import { addText, close, open, placeOf, pointOf, type State, slice, takeText, textNode, top } from './state.ts';

/** What may hold a line ending as a part of its text. */
const flowing = new Set(['emphasis', 'fragment', 'heading', 'paragraph', 'strong', 'delete']);

export function addData(state: State, event: Event): void {
  addText(state, event[1], slice(state, event));
}

/** A text may begin with an escape, whose value is but a part of it. */
export function beginText(state: State, [, token]: Event): void {
  if (state.text === undefined) textNode(state, token);
}

export function addLineEnding(state: State, event: Event): void {
  const [, token] = event;
  if (state.atHardBreak) {
    const { children = [] } = top(state);
    const last = children[children.length - 1];
    if (last) last.position.end = pointOf(token.end);
    state.atHardBreak = false;
  } else if (state.text !== undefined || (!state.inSetextEnd && flowing.has(top(state).type))) addData(state, event);
}

export function openBreak(state: State, [, token]: Event): void {
  open(state, { type: 'break', position: placeOf(token) });
}

export function closeBreak(state: State): void {
  state.atHardBreak = true;
  close(state);
}

export function addCharacter(state: State, event: Event): void {
  const written = slice(state, event);
  const kind = state.characterReference;
  const value =
    kind === 'named'
      ? decodeNamedCharacterReference(written) || ''
      : decodeNumericCharacterReference(written, kind === 'decimal' ? 10 : 16);
  state.characterReference = 'named';
  addText(state, event[1], value);
}

export function endCharacter(state: State, [, token]: Event): void {
  if (state.text === undefined) textNode(state, token).position.end = pointOf(token.end);
}

export function openAutolink(state: State, [, token]: Event): void {
  open(state, { type: 'link', title: null, url: '', children: [], position: placeOf(token) });
}

/** An address is the text of its link, too. */
export function addAddress(scheme: string): (state: State, event: Event) => void {
  return (state, event) => {
    const written = slice(state, event);
    addText(state, event[1], written);
    top(state)['url'] = scheme + written;
  };
}

export function openInlineCode(state: State, [, token]: Event): void {
  open(state, { type: 'inlineCode', value: '', position: placeOf(token) });
  state.text = '';
}

export function closeInlineCode(state: State): void {
  const value = takeText(state);
  top(state).value = state.inTable ? value.replace(/\\([\\|])/gu, (all, char) => (char === '|' ? char : all)) : value;
  close(state);
}

/** The blank behind the box of a task is not part of the text. */
export function closeParagraph(state: State): void {
  const paragraph = top(state);
  const item = state.stack[state.stack.length - 2];
  close(state);
  if (item?.type !== 'listItem' || typeof item['checked'] !== 'boolean') return;
  const [text] = paragraph.children ?? [];
  if (text?.type !== 'text' || item.children?.find(({ type }) => type === 'paragraph') !== paragraph) return;
  text.value = text.value?.slice(1) ?? '';
  if (text.value === '') paragraph.children?.shift();
  else {
    text.position.start.column++;
    text.position.start.offset++;
    paragraph.position.start = { ...text.position.start };
  }
}
