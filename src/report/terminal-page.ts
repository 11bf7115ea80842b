import pico from 'picocolors';
import type { Language } from '../core/types.ts';
import { fill } from '../core/words.ts';
import { pages as words } from '../messages/pages.ts';
import { harmless, visible } from './escape.ts';
import { wrap } from './wrap.ts';

/** Longer lines are hard to read. */
const maxWidth = 100;
/** Longer code is shown up to `shownOfCode` lines. */
const longestCode = 16;
const shownOfCode = 8;

type Paint = ReturnType<typeof pico.createColors>;

/**
 * Formats a page of the documentation (headings, paragraphs, lists, fenced code) for the terminal, in lines of at most
 * `width` columns. Code is shown as it is, with invisible characters escaped; of long code, the beginning.
 */
export function terminalPage(markdown: string, width: number, color: boolean, language: Language): string {
  const paint = pico.createColors(color);
  const room = Math.min(width, maxWidth);
  const lines: string[] = [];
  let fence = '';
  let code: string[] = [];
  for (const line of harmless(markdown).trimEnd().split('\n')) {
    const mark = /^`{4,}/u.exec(line)?.[0] ?? '';
    if (fence !== '') {
      if (mark !== fence) code.push(line);
      else {
        lines.push(...codeLines(code, language).map((each) => `    ${paint.dim('│')} ${each}`));
        [fence, code] = ['', []];
      }
    } else if (mark !== '') fence = mark;
    else if (line.startsWith('#')) lines.push(heading(line, paint));
    else lines.push(...textLines(line, room, paint));
  }
  lines.push(...codeLines(code, language));
  return `${lines.join('\n').replace(/\n{3,}/gu, '\n\n')}\n`;
}

/** Shows the beginning of an example that would fill the screen. */
function codeLines(code: readonly string[], language: Language): string[] {
  if (code.length <= longestCode) return code.map(visible);
  const more = fill(words.codeMore, language, { count: code.length - shownOfCode });
  return [...code.slice(0, shownOfCode).map(visible), more];
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
