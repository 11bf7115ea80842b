import { type ParseError, type ParseErrorCode, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { FindingData, Range } from '../../core/types.ts';
import { type DataError, isTemplate, type Mistake, type Repair } from './data.ts';

/** Says what was done wrong; of the parser's follow-ups on one line only the first is told. */
export function explainJson(text: string, problems: readonly ParseError[]): DataError[] {
  const told: DataError[] = [];
  let line = -1;
  for (const [index, problem] of problems.entries()) {
    // What stands for a value is told itself; that it is none is told again at the next token.
    if (problem.error === valueExpected && problems[index - 1]?.error === invalidSymbol) continue;
    const start = text.lastIndexOf('\n', problem.offset - 1) + 1;
    if (start === line) continue;
    line = start;
    const end = text.indexOf('\n', problem.offset);
    const error = explain(text, problem);
    told.push(isTemplate(text.slice(start, end < 0 ? text.length : end)) ? { ...error, code: 'template' } : error);
    // Behind an unclosed quote nothing can be told from its text.
    if (error.code === 'quoteUnclosed' || told.length === most) break;
  }
  return told;
}

/** Whether a repair mends is found out by reading everything again. */
const most = 20;

const invalidSymbol: ParseErrorCode = 1;
const valueExpected: ParseErrorCode = 4;

function explain(text: string, { error, offset, length }: ParseError): DataError {
  const reason = printParseErrorCode(error);
  const range: Range = [offset, offset + length];
  const found = text.slice(...range);
  const before = text.slice(0, offset).trimEnd();
  const tell = (code: Mistake | 'syntax', at: Range, data: FindingData = {}, repair?: Repair): DataError => {
    const told = { code, range: at, data: { reason, format: 'JSON', ...data } };
    return repair && mends(text, repair, problemsIn(text)) ? { ...told, repair } : told;
  };

  switch (reason) {
    case 'CommaExpected':
      return tell(
        'commaMissing',
        range,
        { text: shortOf(text, offset) },
        {
          how: 'comma',
          safe: true,
          range: [before.length, before.length],
          text: ',',
        },
      );
    case 'PropertyNameExpected':
    case 'ValueExpected':
      if (before.endsWith(',') && /[}\]]/u.test(text[offset] ?? '')) {
        const comma: Range = [before.length - 1, before.length];
        const repair = { how: 'remove', safe: true, range: comma, text: '' } as const;
        return tell('commaExtra', comma, { mark: text[offset] ?? '' }, repair);
      }
      return unquoted() ?? missing() ?? tell('syntax', range);
    case 'ColonExpected': {
      const repair = { how: 'colon', safe: true, range: [before.length, before.length], text: ':' } as const;
      return tell('colonMissing', range, { text: shortOf(text, offset) }, repair);
    }
    case 'InvalidSymbol':
      return unquoted() ?? tell('unexpected', range, { text: found });
    case 'InvalidEscapeCharacter': {
      const slash = text.indexOf('\\', offset);
      const bad = /\\(?!["\\/bfnrt]|u[\da-f]{4})/iu.exec(found);
      const at = bad ? offset + bad.index : slash;
      const repair = { how: 'escape', safe: false, range: [at, at], text: '\\' } as const;
      return tell('escape', [at, at + 2], { escape: text.slice(at, at + 2) }, repair);
    }
    case 'UnexpectedEndOfString': {
      const end = /\s*(?:\r?\n|$)/u.exec(text.slice(offset))?.index ?? length;
      return tell('quoteUnclosed', [offset, offset + end], { mark: '"' });
    }
    case 'CloseBraceExpected':
    case 'CloseBracketExpected':
      return tell('bracketUnclosed', [0, 1], { mark: reason === 'CloseBraceExpected' ? '{' : '[' });
    case 'InvalidCommentToken':
      return tell('comment', range, { text: found.slice(0, 60) });
    default:
      return tell('syntax', range);
  }

  /** A key with nothing behind its colon. */
  function missing(): DataError | undefined {
    const [, key] = /"([^"\r\n]{0,80})"\s*:$/u.exec(before.slice(-100)) ?? [];
    return key === undefined ? undefined : tell('valueMissing', range, { key });
  }

  /** A word, or a text in other quotes than JSON's. */
  function unquoted(): DataError | undefined {
    const other = /^(?:'(?<single>[^'\r\n]*)'|[“”](?<curly>[^“”\r\n]*)[“”])/u.exec(text.slice(offset));
    const inner = other?.groups?.['single'] ?? other?.groups?.['curly'];
    if (other && inner !== undefined) {
      const at: Range = [offset, offset + other[0].length];
      const expected = JSON.stringify(inner);
      return tell(
        'quotesOther',
        at,
        { text: other[0], expected },
        { how: 'quote', safe: true, range: at, text: expected },
      );
    }
    const word = /^[\p{L}_$][\p{L}\p{N}_$-]*/u.exec(text.slice(offset))?.[0];
    if (word === undefined) return undefined;
    const expected = /^(?:true|false|null)$/iu.test(word) ? word.toLowerCase() : JSON.stringify(word);
    const at: Range = [offset, offset + word.length];
    const how = expected.startsWith('"') ? 'quote' : 'write';
    return tell('unquoted', at, { text: word, expected }, { how, safe: true, range: at, text: expected });
  }
}

/** A repair counts where fewer mistakes are left. */
function mends(text: string, { range: [start, end], text: replacement }: Repair, count: number): boolean {
  return problemsIn(text.slice(0, start) + replacement + text.slice(end)) < count;
}

function problemsIn(text: string): number {
  const problems: ParseError[] = [];
  parseTree(text, problems, { disallowComments: true });
  return problems.length;
}

function shortOf(text: string, from: number): string {
  return /^(?:"[^"\r\n]*"|[^\s,]+)/u.exec(text.slice(from, from + 80))?.[0] ?? '';
}
