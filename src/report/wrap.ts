import stringWidth from 'fast-string-width';
import { visible } from './escape.ts';

/** Punctuation that must not start a line. */
const closing = /^[\p{Pe}\p{Pf}\p{Po}]/u;
/** Punctuation that must not end a line. */
const opening = /[\p{Ps}\p{Pi}]$/u;

/**
 * Wraps text at spaces and between Chinese words; a full-width character takes two columns. Code stays in one piece
 * where it fits a line. No row acts on a terminal or a CI.
 */
export function wrap(text: string, room: number): string[] {
  // Most texts fit, and segmenting is slow.
  if (stringWidth(text) <= room) return [visible(text.trimEnd())];
  const rows: string[] = [];
  let row = '';
  for (const part of unbreakableParts(text).flatMap((each) => fitting(each, room))) {
    if (row !== '' && stringWidth((row + part).trimEnd()) > room) {
      rows.push(row.trimEnd());
      row = part.trimStart();
    } else row += part;
  }
  return [...rows, row.trimEnd()].map(visible);
}

/** Wraps a line that may be indented; its further rows are indented by `hang` columns. */
export function wrapHanging(line: string, width: number, hang: number): string[] {
  return wrap(line, width - hang).map((row, index) => (index > 0 ? ' '.repeat(hang) + row : row));
}

/** Splits text into unbreakable parts: code, and words with the punctuation after them. */
function unbreakableParts(text: string): string[] {
  const pieces: string[] = [];
  const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });
  for (const [piece] of text.matchAll(/`[^`]*`|[^`]+|`/gu)) {
    const parts = piece.startsWith('`') ? [piece] : [...words.segment(piece)].map(({ segment }) => segment);
    for (const part of parts) {
      const last = pieces.at(-1);
      // A line may end only after a space or a Chinese character.
      const open = last !== undefined && !/[\s\p{Script=Han}，。；：、？！）」”]$/u.test(last);
      const joined = closing.test(part) || opening.test(last ?? '') || (open && !/^[\s\p{Script=Han}]/u.test(part));
      if (last !== undefined && joined) pieces[pieces.length - 1] = last + part;
      else pieces.push(part);
    }
  }
  return pieces;
}

/** Splits a part that is wider than a line: at its spaces, else anywhere. */
function fitting(part: string, room: number): string[] {
  if (stringWidth(part) <= room) return [part];
  return part.split(/(?<=\s)(?=\S)/u).flatMap((word) => {
    const pieces: string[] = [];
    let piece = '';
    for (const char of word) {
      if (stringWidth(piece + char) > room) {
        pieces.push(piece);
        piece = '';
      }
      piece += char;
    }
    return [...pieces, piece];
  });
}
