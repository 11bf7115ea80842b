import pico from 'picocolors';
import { harmless, visible } from './escape.ts';
import { wrap } from './wrap.ts';

/** Longer lines are hard to read. */
const maxWidth = 100;

type Paint = ReturnType<typeof pico.createColors>;

/**
 * Formats a page of the documentation (headings, paragraphs, lists, fenced code) for the terminal, in lines of at most
 * `width` columns. Code is shown as it is, with invisible characters escaped.
 */
export function terminalPage(markdown: string, width: number, color: boolean): string {
  const paint = pico.createColors(color);
  const room = Math.min(width, maxWidth);
  const lines: string[] = [];
  let fence = '';
  for (const line of harmless(markdown).trimEnd().split('\n')) {
    const mark = /^`{4,}/u.exec(line)?.[0] ?? '';
    if (fence !== '') {
      if (mark === fence) fence = '';
      else lines.push(`    ${paint.dim('│')} ${visible(line)}`);
    } else if (mark !== '') fence = mark;
    else if (line.startsWith('#')) lines.push(heading(line, paint));
    else lines.push(...textLines(line, room, paint));
  }
  return `${lines.join('\n').replace(/\n{3,}/gu, '\n\n')}\n`;
}

function heading(line: string, paint: Paint): string {
  const text = line.replace(/^#+ /u, '');
  return line.startsWith('### ') ? paint.underline(text) : paint.bold(text);
}

/** Returns a paragraph or an item of a list. */
function textLines(line: string, room: number, paint: Paint): string[] {
  const isItem = line.startsWith('* ');
  const text = withoutLinks(isItem ? line.slice(2) : line);
  const rows = wrap(text, room - (isItem ? 2 : 0)).map((row) => inline(row, paint));
  return isItem ? rows.map((row, index) => (index > 0 ? `  ${row}` : `• ${row}`)) : rows;
}

/** Links of pages lead to other pages, which a terminal does not show. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^\][]+)\]\([^()\s]+\.md\)/gu, '$1');
}

/** Without colours, backticks set code apart. */
function inline(text: string, paint: Paint): string {
  return text
    .replace(/\*\*([^*]+)\*\*/gu, (_, bold: string) => paint.bold(bold))
    .replace(/(?<!`)`([^`]+)`(?!`)/gu, (source, code: string) => (paint.isColorSupported ? paint.cyan(code) : source));
}
