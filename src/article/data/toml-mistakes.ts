import type { FindingData, Range } from '../../core/types.ts';
import { exists, formatDate, readDate } from '../../knowledge/dates.ts';
import { type DataError, isTemplate, type Mistake, type Repair, wholeLines } from './data.ts';
import { tomlString } from './toml-scalar.ts';
import { head, lineEnd, lineOf, lineStart, openStatement, statementAt, table, wordEnd } from './toml-statements.ts';

/** Says what was done wrong where the parser stopped, and which text to leave out to read on. */
export function explainToml(
  text: string,
  { index: stop, message }: { readonly index: number; readonly message: string },
  parses: (statement: string) => boolean,
): { error: DataError; statement: Range } {
  // A value that is missing is missed behind its line.
  const line = lineStart(text, stop);
  const missed = /same line/u.test(message) || text.slice(line, lineEnd(text, stop)).trim() === '';
  const index = missed ? text.slice(0, line).trimEnd().length : stop;
  const found = openStatement(text, statementAt(text, Math.min(index, text.length)), parses);
  const statement: Range = [found.start, found.end];
  const { error } = isTemplate(text.slice(...statement)) ? told('template', statement) : diagnose();
  return { error, statement };

  function diagnose() {
    if (/multiple times/u.test(message)) return duplicate();
    if (found.key === '') return keyless();
    if (found.value === '') return told('valueMissing', lineOf(text, found.start), { key: found.key });
    return spelling() ?? brackets() ?? strings() ?? bare() ?? told('syntax', lineOf(text, index));
  }

  function told(code: Mistake | 'syntax' | 'template', range: Range, data: FindingData = {}, repair?: Repair) {
    const error: DataError = { code, range, data: { reason: message, format: 'TOML', ...data } };
    const kept = repair && mends(repair) ? { ...error, repair } : error;
    return { error: kept };
  }

  /** A repair counts where the statement then reads. */
  function mends({ range: [start, end], text: replacement }: Repair): boolean {
    return parses(text.slice(found.start, start) + replacement + text.slice(end, found.end));
  }

  function keyless() {
    const range = lineOf(text, index);
    const line = text.slice(...range);
    if (/^\[[^\]]*$/u.test(line)) {
      const close = line.startsWith('[[') ? ']]' : ']';
      const repair = { how: 'close', safe: false, range: [range[1], range[1]], text: close } as const;
      return told('bracketUnclosed', range, { mark: '[' }, repair);
    }
    return /[=[]/u.test(line) ? told('syntax', range) : told('noEquals', range, { text: line });
  }

  function duplicate() {
    const name = found.key || text.slice(...statement).trim();
    const from = found.start + text.slice(...statement).search(/\S/u);
    const range: Range = [from, from + (found.key || name).length];
    const earlier = findEarlier(name);
    const same = earlier !== undefined && found.key !== '' && earlier.value.trim() === found.value.trim();
    const lines = same ? wholeLines(text, range[0], found.end) : undefined;
    const repair = lines && ({ how: 'remove', safe: true, range: lines, text: '' } as const);
    const code: Mistake = same ? 'duplicateKey' : 'duplicateKeyDiffers';
    const data = { key: name.replace(/^\[+|\]+$/gu, ''), reason: message, format: 'TOML' };
    const first: Range | undefined = earlier && [earlier.from, earlier.from + name.length];
    return { error: { code, range, data, ...(first && { first }), ...(repair && { repair }) } };
  }

  function findEarlier(name: string) {
    for (let at = found.start - 1; at >= 0; ) {
      const start = lineStart(text, at);
      const line = text.slice(start, lineEnd(text, start));
      const groups = head.exec(line)?.groups;
      const from = start + line.search(/\S/u);
      if (found.key !== '' ? groups?.['key'] === name : line.trim() === name)
        return { from, value: groups?.['value'] ?? '' };
      // Keys of another table are others.
      if (found.key !== '' && table.test(line)) return undefined;
      at = start - 1;
    }
    return undefined;
  }

  function spelling() {
    const { key, at, value } = found;
    const from = found.start + text.slice(...statement).search(/\S/u);
    const sign = text.slice(from + key.length, at);
    if (!sign.includes('=')) {
      const right = parses(`a = ${value}`) ? value : tomlString(unquoted(value));
      const range: Range = [from + key.length, found.end];
      return told(
        'noEquals',
        [from, lineEnd(text, from)],
        { text: rest(from) },
        {
          how: 'write',
          safe: true,
          range,
          text: ` = ${right}`,
        },
      );
    }
    if (!/^["']|^[A-Za-z0-9_.-]+$/u.test(key)) {
      const range: Range = [from, from + key.length];
      return told('keyUnquoted', range, { key }, { how: 'quote', safe: true, range, text: tomlString(key) });
    }
    return undefined;
  }

  function brackets() {
    const { at, value, end } = found;
    const mark = value[0] ?? '';
    if (mark !== '[' && mark !== '{') return undefined;
    const close = mark === '[' ? ']' : '}';
    if (/comma/iu.test(message) && /Expected/u.test(message)) {
      const before = text.slice(0, stop).trimEnd().length;
      return told(
        'commaMissing',
        [stop, wordEnd(text, stop)],
        { text: text.slice(stop, wordEnd(text, stop)) },
        {
          how: 'comma',
          safe: true,
          range: [before, before],
          text: ',',
        },
      );
    }
    if (/Trailing comma/u.test(message)) {
      const comma = text.lastIndexOf(',', index);
      const range: Range = [comma, comma + 1];
      return told('commaExtra', range, { mark: close }, { how: 'remove', safe: true, range, text: '' });
    }
    const whole = text.slice(at, end);
    if (/No newlines/u.test(message)) return told('syntax', [index, index + 1]);
    if (/string/u.test(message)) {
      const quote = Math.max(text.lastIndexOf('"', index), text.lastIndexOf("'", index));
      return told('quoteUnclosed', [quote, lineEnd(text, quote)], { mark: text[quote] ?? '' });
    }
    if (whole.split(mark).length > whole.split(close).length && !/#/u.test(whole)) {
      const last = at + whole.trimEnd().length;
      const range: Range = [at, lineEnd(text, at)];
      return told('bracketUnclosed', range, { mark }, { how: 'close', safe: false, range: [last, last], text: close });
    }
    return undefined;
  }

  function strings() {
    const { at, value, end } = found;
    const mark = value[0] ?? '';
    const range: Range = [at, at + value.trimEnd().length];
    if (/^[“”‘’「『«]/u.test(value)) {
      const inner = value.trim().replace(/^[“”‘’「『«]|[“”‘’」』»]$/gu, '');
      const repair = { how: 'quote', safe: true, range, text: tomlString(inner) } as const;
      return told('quotesOther', range, { text: value.trim(), expected: repair.text }, repair);
    }
    if (mark !== '"' && mark !== "'") return undefined;
    if (/escape/u.test(message)) {
      const slash = text.lastIndexOf('\\', index);
      const sign = text.slice(slash, slash + 2);
      const repair = { how: 'escape', safe: false, range: [slash, slash], text: '\\' } as const;
      return told('escape', [slash, slash + 2], { escape: sign }, repair);
    }
    const triple = value.startsWith(mark.repeat(3)) ? mark.repeat(3) : mark;
    if (text.indexOf(triple, at + triple.length) < 0 || text.indexOf(triple, at + triple.length) > end) {
      const last = at + text.slice(at, triple === mark ? lineEnd(text, at) : end).trimEnd().length;
      const repair = { how: 'close', safe: false, range: [last, last], text: triple } as const;
      return told('quoteUnclosed', [at, lineEnd(text, at)], { mark: triple }, repair);
    }
    if (value.trimEnd().endsWith(mark) && !/\\/u.test(value)) {
      const expected = tomlString(value.trim().slice(1, -1));
      return told(
        'textAfterValue',
        range,
        { text: value.trim(), expected },
        {
          how: 'quote',
          safe: !/["'][ \t,]+["']/u.test(value),
          range,
          text: expected,
        },
      );
    }
    return told('lineBreakMissing', [index, lineEnd(text, index)], { text: rest(index) }, leftover(index));
  }

  /** `,` or `;` at the end, as in other languages. */
  function leftover(from: number): Repair | undefined {
    const range: Range = [from, lineEnd(text, from)];
    return /^[,;]\s*$/u.test(text.slice(...range)) ? { how: 'remove', safe: true, range, text: '' } : undefined;
  }

  function bare() {
    const { at, value } = found;
    const code = value.replace(/[ \t]+#.*$/u, '').trimEnd();
    const range: Range = [at, at + code.length];
    if (/^(?:true|false)$/iu.test(code)) {
      const expected = code.toLowerCase();
      return told('unquoted', range, { text: code, expected }, { how: 'write', safe: true, range, text: expected });
    }
    const date = readDate(code);
    if (date && date.style !== 'compact') {
      const repair = exists(date) && date.style !== 'foreign' ? formatDate(date) : undefined;
      return told(
        'dateSyntax',
        range,
        { text: code },
        repair === undefined ? undefined : { how: 'write', safe: true, range, text: repair },
      );
    }
    const expected = tomlString(code);
    if (/^[-+]?0\d+$/u.test(code))
      return told('zeroLeading', range, { text: code, expected }, { how: 'quote', safe: false, range, text: expected });
    if (/^(?:[-+]?[\d._]+|true|false)(?=[ \t]*[,;]|[ \t]+[^#])/u.test(value))
      return told('lineBreakMissing', [index, lineEnd(text, index)], { text: rest(index) }, leftover(index));
    return code === ''
      ? undefined
      : told(
          'unquoted',
          range,
          { text: code, expected },
          {
            how: 'quote',
            safe: !/[ \t]#|["']/u.test(value),
            range,
            text: expected,
          },
        );
  }

  function rest(from: number): string {
    return text.slice(from, lineEnd(text, from)).trim();
  }
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/u, '$2');
}
