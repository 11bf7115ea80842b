import type { Document } from 'yaml';
import type { Range } from '../core/types.ts';
import { type DataError, explain } from './yaml-mistakes.ts';
import {
  closeOf,
  indentOf,
  isUnclosedBracket,
  type Line,
  lineAt,
  nextLine,
  openBefore,
  type Problem,
  parse,
  problemsOf,
} from './yaml-problems.ts';

interface Read {
  readonly document: Document.Parsed;
  readonly errors: readonly DataError[];
}

/**
 * Parses YAML that may be wrong in several places. Each mistake is told once, at the place where it was made; its lines
 * are then blanked out and the rest is read again, so that one mistake does not give the parser's string of follow-ups,
 * and the values of all other lines are what their author meant. Places count from the start of the text.
 */
export function readYaml(text: string): Read {
  // YAML 1.2 and most parsers take a lone CR as a line ending, this one does not.
  let rest = text.replace(/\r(?!\n)/gu, '\n');
  const errors: DataError[] = [];
  const rounds = text.length > 20_000 ? 3 : 20;
  for (let round = 0; ; round++) {
    const document = parse(rest);
    const problem = problemsOf(document, rest)[0];
    if (!problem || round === rounds) return { document, errors };
    const joined = joinedLines(rest, document, problem);
    if (joined) rest = joined;
    else {
      const { error, line } = explain(rest, document, problem);
      // Text that a template fills in is no YAML yet.
      if (!/\{\{|\{%|<%/u.test(line.text)) errors.push(error);
      const left = error.code === 'tab' ? spaced(rest, error.range) : withoutLine(rest, line);
      if (left === rest) return { document, errors };
      rest = left;
    }
  }
}

/**
 * Brackets and quotes that go on in lines without indentation: this parser alone wants it. The same text in one line,
 * of the same length; undefined where that is not the case.
 */
function joinedLines(text: string, document: Document.Parsed, { code, message, at }: Problem): string | undefined {
  const flow = isUnclosedBracket(message);
  if (!flow && !(code === 'MISSING_CHAR' && /closing/u.test(message))) return undefined;
  const start = openBefore(document, at, flow);
  if (start === undefined) return undefined;
  const end = closeOf(text, start);
  const inside = text.slice(start, end);
  if (end === undefined || !/[\r\n]/u.test(inside) || /(?:[\r\n][ \t]*[\w-]+:(?:[ \t]|[\r\n]))|[ \t]#/u.test(inside))
    return undefined;
  return text.slice(0, start) + inside.replace(/[\r\n]/gu, ' ') + text.slice(end);
}

function spaced(text: string, [start, end]: Range): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

/** Blanks a line out, with the deeper lines that belong to it and, behind a bare key, its list. */
function withoutLine(text: string, line: Line): string {
  const indent = indentOf(line);
  const bare = /[:：]$/u.test(line.text);
  let end = line.end;
  for (let start = nextLine(text, line); start < text.length; ) {
    const next = lineAt(text, start);
    const belongs =
      next.text === '' ||
      indentOf(next) > indent ||
      (bare && indentOf(next) === indent && /^[ \t]*-[ \t]/u.test(next.text));
    if (!belongs) break;
    end = next.end;
    const after = nextLine(text, next);
    if (after === start) break;
    start = after;
  }
  return text.slice(0, line.start) + text.slice(line.start, end).replace(/[^\r\n]/gu, ' ') + text.slice(end);
}
