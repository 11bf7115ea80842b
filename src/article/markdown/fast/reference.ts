import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import { isBlank, isLineEnd } from './characters.ts';
import type { InlineState } from './state.ts';
import { decodeEscapes } from './strings.ts';

export interface LinkReference {
  readonly type: 'full' | 'collapsed' | 'shortcut';
  readonly label: string;
  readonly identifier: string;
  readonly end: number;
}

const maxLabelLength = 999;

/** Returns the full, collapsed or shortcut reference of the label whose text is from `from` to `to`. */
export function referenceOfLabel(state: InlineState, from: number, to: number): LinkReference | undefined {
  const { source, end, defined } = state;
  if (defined.size === 0) return undefined;
  const { text } = source;
  const raw = text.slice(from, to);
  const identifier = normalizeIdentifier(raw);
  const own = defined.has(identifier);
  const shortcut: LinkReference = {
    type: 'shortcut',
    label: decodeEscapes(raw),
    identifier: identifier.toLowerCase(),
    end: to + 1,
  };
  if (to + 1 >= end || text.charCodeAt(to + 1) !== 91) return own ? shortcut : undefined;
  const close = labelEnd(text, to + 2, end);
  if (close > 0) {
    const other = text.slice(to + 2, close);
    const id = normalizeIdentifier(other);
    if (defined.has(id))
      return { type: 'full', label: decodeEscapes(other), identifier: id.toLowerCase(), end: close + 1 };
  }
  if (!own || to + 2 >= end || text.charCodeAt(to + 2) !== 93) return undefined;
  return { ...shortcut, type: 'collapsed', end: to + 3 };
}

/** Returns the offset of the `]` of the label whose text starts at `from`; 0 if there is no valid label. */
export function labelEnd(text: string, from: number, end: number): number {
  let seen = false;
  const last = Math.min(end, from + maxLabelLength);
  for (let at = from; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === 93) return seen ? at : 0;
    if (code === 91) return 0;
    if (!(isBlank(code) || isLineEnd(code))) seen = true;
    if (code === 92 && at + 1 < end) {
      const next = text.charCodeAt(at + 1);
      if (next === 91 || next === 92 || next === 93) at++;
    }
  }
  return 0;
}
