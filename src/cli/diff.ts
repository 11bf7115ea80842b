import { createTwoFilesPatch } from 'diff';
import pico from 'picocolors';
import { cli as words } from '../messages/cli.ts';
import { harmless, visible, visibleMessage } from '../report/escape.ts';
import { cut } from '../report/frame.ts';
import type { CheckResult } from '../run/check.ts';
import type { ChangedArticle, MadeFix } from '../run/fix/apply-fixes.ts';
import type { CommandContext, Say } from './context.ts';
import { noteFixes } from './fix-notes.ts';
import type { CheckFlags } from './flags.ts';

/** On a screen, a longer run of removed or of added lines is folded; in a file or a pipe, patches are whole. */
const longestRun = 12;
const shownOfRun = 4;
/** At most so many fixes are named at a part of a patch. */
const named = 2;

type Context = Pick<CommandContext<CheckFlags>, 'flags' | 'terminal' | 'say' | 'note'>;

/** Prints the fixes as a patch that `git apply` takes, each part with its rules; returns the exit code. */
export function printDiff(result: CheckResult, context: Context): number {
  const { fixes } = result;
  const { flags, terminal, say } = context;
  const colors = pico.createColors(terminal.color(flags.color));
  let hasEscapes = false;
  for (const article of fixes.changed) {
    const patch = patchOf(article);
    hasEscapes ||= harmless(patch) !== patch;
    const lines = harmless(patch).replace(/\n$/u, '').split('\n');
    const shown = terminal.canClearScreen ? onScreen(lines, terminal.width, say) : lines;
    // As bytes, because text would lose its colours; what the article brings must not act.
    terminal.out(Buffer.from(shown.map((line) => `${painted(line, colors)}\n`).join('')));
  }
  noteFixes(result, context);
  if (hasEscapes) terminal.err(`${say(words.diffEscaped)}\n`);
  return fixes.changed.length > 0 ? 1 : 0;
}

function patchOf({ path, before, after, fixes }: ChangedArticle): string {
  // Paths in the header, as `git apply` expects.
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  const lines = patch.replace(/^=+\n/u, '').split('\n');
  // Names in other scripts are quoted for no reader: `git apply` takes them as they are.
  if (!/[\0-\x1F\x7F"\\]/u.test(path)) lines.splice(0, 2, `--- a/${path}`, `+++ b/${path}`);
  return lines.map((line) => (line.startsWith('@@') ? `${line}${labelOf(line, fixes)}` : line)).join('\n');
}

/** What stands behind the numbers of a part is free text to `git apply`. */
function labelOf(header: string, fixes: readonly MadeFix[]): string {
  const [, start = '0', count = '1'] = /^@@ -(\d+)(?:,(\d+))?/u.exec(header) ?? [];
  const [first, last] = [Number(start), Number(start) + Number(count)];
  const here = fixes.filter(({ firstLine, lastLine }) => firstLine < last && first <= lastLine);
  const labels = [...new Set(here.map(({ rule, title }) => `${rule}: ${title}`))];
  if (labels.length === 0) return '';
  return visibleMessage(` ${labels.slice(0, named).join('; ')}${labels.length > named ? '; …' : ''}`);
}

/** Returns lines for people: without long runs, with headers of one row, and with what is invisible as escapes. */
function onScreen(lines: readonly string[], width: number, say: Say): string[] {
  return folded(lines, say).map((line) => (line.startsWith('@@') ? cut(line, width) : visible(line)));
}

function folded(lines: readonly string[], say: Say): string[] {
  const shown: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const sign = lines[at]?.[0];
    let end = at + 1;
    while (sign !== ' ' && lines[end]?.[0] === sign) end++;
    const count = end - at - shownOfRun;
    if (end - at > longestRun)
      shown.push(...lines.slice(at, at + shownOfRun), say(words.diffFolded, { count, sign: sign ?? '' }));
    else shown.push(...lines.slice(at, end));
    at = end;
  }
  return shown;
}

function painted(line: string, colors: ReturnType<typeof pico.createColors>): string {
  if (/^(?:---|\+\+\+) /u.test(line)) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('+')) return colors.green(line);
  return line.startsWith('-') ? colors.red(line) : line;
}
