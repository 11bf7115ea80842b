import stringWidth from 'fast-string-width';
import pico from 'picocolors';
import { harmless, visible } from './escape.ts';

/**
 * Formats a page of the documentation (headings, paragraphs, lists, fenced code) for the terminal, in lines of at most
 * `width` columns. Code is shown as it is, with invisible characters escaped.
 */
export function terminalPage(markdown: string, width: number, color: boolean): string {
  const paint = pico.createColors(color);
  const lines: string[] = [];
  let fence = '';
  for (const line of harmless(markdown).trimEnd().split('\n')) {
    const mark = /^`{4,}/u.exec(line)?.[0] ?? '';
    if (fence !== '') {
      if (mark === fence) fence = '';
      else lines.push(`    ${paint.dim('│')} ${visible(line)}`);
    } else if (mark !== '') fence = mark;
    else if (line.startsWith('#')) lines.push(paint.bold(line.replace(/^#+ /u, '')));
    else {
      const indent = line.startsWith('* ') ? '  ' : '';
      for (const [index, row] of wrap(line, width - indent.length).entries())
        lines.push((index > 0 ? indent : '') + inline(row, paint));
    }
  }
  return `${lines.join('\n').replace(/\n{3,}/gu, '\n\n')}\n`;
}

function inline(text: string, paint: ReturnType<typeof pico.createColors>): string {
  return text
    .replace(/\*\*(.+?)\*\*/gu, (_, bold: string) => paint.bold(bold))
    .replace(/`([^`]+)`/gu, (code) => paint.cyan(code));
}

/** Punctuation that must not start a line. */
const closing = /^[\p{Pe}\p{Pf}\p{Po}]/u;

/** Wraps at spaces and between Chinese words; a full-width character takes two columns. */
function wrap(text: string, room: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const part of unbreakableParts(text)) {
    if (row !== '' && stringWidth((row + part).trimEnd()) > room) {
      rows.push(row.trimEnd());
      row = part.trimStart();
    } else row += part;
  }
  return [...rows, row.trimEnd()];
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
      const joined = closing.test(part) || (open && !/^[\s\p{Script=Han}]/u.test(part));
      if (last !== undefined && joined) pieces[pieces.length - 1] = last + part;
      else pieces.push(part);
    }
  }
  return pieces;
}
