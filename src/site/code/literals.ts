import { asCall, type Call, computed, computedBy, unknownValue } from './computed.ts';
import { skipBlanks, skipExpression, textEnd } from './scanner.ts';
import { readTextPattern } from './text-pattern.ts';

/** Returns the value behind a name in a module; `unknownValue` if it is computed. */
export type Lookup = (name: string) => unknown;

interface Read<Value = unknown> {
  readonly value: Value;
  readonly end: number;
}

const maxDepth = 40;

/** Reads the expression at a place of a module, as far as it is written out. Nothing is executed. */
export function readLiteral(code: string, start: number, lookup: Lookup): unknown {
  return expression(code, start, lookup, 0).value;
}

function expression(code: string, from: number, lookup: Lookup, depth: number): Read {
  const start = skipBlanks(code, from);
  const found = depth > maxDepth ? undefined : primary(code, start, lookup, depth);
  if (found) {
    const end = afterType(code, found.end);
    if (end >= code.length || /[,;)\]}]/u.test(code[end] ?? '') || isNewStatement(code, found.end, end)) {
      return { value: found.value, end };
    }
  }
  const end = skipExpression(code, start);
  return { value: computedBy(code.slice(start, end)), end };
}

/** Skips `as const`, `as Config` and `satisfies Config`, and a `!`. */
function afterType(code: string, from: number): number {
  const at = skipBlanks(code, from);
  const type = /!(?!=)|(?:as|satisfies)\b[^,;()[\]{}]*(?:\[\])?/uy;
  type.lastIndex = at;
  return type.test(code) ? skipBlanks(code, type.lastIndex) : at;
}

/** A line break ends a statement before a word. */
function isNewStatement(code: string, from: number, to: number): boolean {
  return (
    code.slice(from, to).includes('\n') &&
    /^(?:export|const|let|var|function|async|class|module|\w+\.\w+)\b/u.test(code.slice(to, to + 200))
  );
}

function primary(code: string, at: number, lookup: Lookup, depth: number): Read | undefined {
  const char = code[at] ?? '';
  const end = textEnd(code, at);
  if (end !== undefined) return text(code.slice(at, end), end);
  if (char === '{') return object(code, at, lookup, depth);
  if (char === '[') return list(code, at, ']', lookup, depth);
  if (char === '(') {
    const inner = expression(code, at + 1, lookup, depth + 1);
    return code[inner.end] === ')' && !/^\s*=>/u.test(code.slice(inner.end + 1, inner.end + 50))
      ? { value: inner.value, end: inner.end + 1 }
      : undefined;
  }
  if (char === '/') {
    const found = readTextPattern(code, at);
    return found && { value: found.pattern ?? unknownValue, end: found.end };
  }
  return word(code, at, lookup, depth);
}

function text(written: string, end: number): Read | undefined {
  const isTemplate = written.startsWith('`');
  if (written.length < 2 || (isTemplate && /\$\{/u.test(written))) return undefined;
  const plain = written.slice(1, -1).replace(/\\(?:u\{?[\da-f]+\}?|x[\da-f]{2}|\r?\n|.)/giu, unescaped);
  return { value: plain, end };
}

function unescaped(written: string): string {
  const code = /^\\[ux]\{?([\da-f]+)/iu.exec(written)?.[1];
  if (code !== undefined && Number.parseInt(code, 16) <= 0x10ffff)
    return String.fromCodePoint(Number.parseInt(code, 16));
  const char = written.slice(1);
  return { n: '\n', t: '\t', r: '\r' }[char] ?? char.replace(/\r?\n/u, '');
}

const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null, undefined };

function word(code: string, at: number, lookup: Lookup, depth: number): Read | undefined {
  const number = /-?(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?![\w.])/uy;
  number.lastIndex = at;
  if (number.test(code))
    return { value: Number(code.slice(at, number.lastIndex).replaceAll('_', '')), end: number.lastIndex };
  const name = /[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/uy;
  name.lastIndex = at;
  if (!name.test(code)) return undefined;
  const end = name.lastIndex;
  const found = code.slice(at, end);
  if (Object.hasOwn(constants, found)) return { value: constants[found], end };
  if (/^(?:async|function|new|await|class|typeof|void|import|yield)$/u.test(found)) return undefined;
  const next = skipBlanks(code, end);
  if (code.startsWith('=>', next)) return undefined;
  if (code[next] !== '(') return { value: lookup(found), end };
  const inside = list(code, next, ')', lookup, depth);
  return inside && { value: { call: found, with: inside.value } satisfies Call, end: inside.end };
}

function list(
  code: string,
  start: number,
  close: string,
  lookup: Lookup,
  depth: number,
): Read<readonly unknown[]> | undefined {
  const value: unknown[] = [];
  let at = skipBlanks(code, start + 1);
  while (at < code.length && code[at] !== close) {
    if (code[at] === ',') {
      at = skipBlanks(code, at + 1);
      continue;
    }
    const isSpread = code.startsWith('...', at);
    const item = expression(code, isSpread ? at + 3 : at, lookup, depth + 1);
    if (isSpread && Array.isArray(item.value)) value.push(...item.value);
    else value.push(isSpread ? unknownValue : item.value);
    if (item.end <= at) return undefined;
    at = skipBlanks(code, item.end);
    if (code[at] !== ',' && code[at] !== close) return undefined;
  }
  return code[at] === close ? { value, end: at + 1 } : undefined;
}

function object(code: string, start: number, lookup: Lookup, depth: number): Read | undefined {
  if (code[start] !== '{' || depth > maxDepth) return undefined;
  const entries: [string, unknown][] = [];
  let at = skipBlanks(code, start + 1);
  while (at < code.length && code[at] !== '}') {
    if (code[at] === ',') {
      at = skipBlanks(code, at + 1);
      continue;
    }
    const read = member(code, at, lookup, depth);
    // What is computed may replace what stands before it.
    if (read.entries.some(([key]) => key === computed)) entries.length = 0;
    entries.push(...read.entries);
    if (read.end <= at) return undefined;
    at = skipBlanks(code, read.end);
    if (code[at] !== ',' && code[at] !== '}') return undefined;
  }
  return code[at] === '}' ? { value: Object.fromEntries(entries), end: at + 1 } : undefined;
}

interface Members {
  readonly entries: readonly [string, unknown][];
  readonly end: number;
}

function member(code: string, at: number, lookup: Lookup, depth: number): Members {
  if (code.startsWith('...', at)) {
    const choice = choiceOf(code, at + 3, lookup, depth);
    if (choice) return choice;
    const { value, end } = expression(code, at + 3, lookup, depth + 1);
    const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value) && !asCall(value);
    return { entries: isPlain ? Object.entries(value) : [[computed, true]], end };
  }
  const quoted = textEnd(code, at);
  const bare = /[A-Za-z_$][\w$-]*|\d+(?:\.\d+)?/uy;
  bare.lastIndex = at;
  const end = quoted ?? (bare.test(code) ? bare.lastIndex : at);
  const key = quoted === undefined ? code.slice(at, end) : String(text(code.slice(at, end), end)?.value ?? computed);
  const next = skipBlanks(code, end);
  if (end === at) return { entries: [[computed, true]], end: skipExpression(code, at) };
  if (code[next] === ':') {
    const { value, end: last } = expression(code, next + 1, lookup, depth + 1);
    return { entries: [[key, value]], end: last };
  }
  if (/[,}]/u.test(code[next] ?? '')) return { entries: [[key, lookup(key)]], end: next };
  // A method, a getter or an async function.
  return { entries: [[/^(?:get|async)$/u.test(key) ? computed : key, unknownValue]], end: skipExpression(code, next) };
}

const choiceEnd = /[,;)\]}]|&&|\?(?![.?])/uy;

/** Reads `(test ? { a: 1 } : {})` and `(test && { a: 1 })` within an object: only the values of these keys are computed. */
function choiceOf(code: string, from: number, lookup: Lookup, depth: number): Members | undefined {
  const start = skipBlanks(code, from);
  if (code[start] !== '(') return undefined;
  const sign = skipExpression(code, start + 1, 0, choiceEnd);
  const isTernary = code[sign] === '?';
  if (!isTernary && !code.startsWith('&&', sign)) return undefined;
  const chosen = object(code, skipBlanks(code, sign + (isTernary ? 1 : 2)), lookup, depth + 1);
  const colon = chosen && skipBlanks(code, chosen.end);
  const other =
    isTernary && code[colon ?? 0] === ':'
      ? object(code, skipBlanks(code, (colon ?? 0) + 1), lookup, depth + 1)
      : undefined;
  const end = isTernary ? other && skipBlanks(code, other.end) : colon;
  if (!chosen || end === undefined || code[end] !== ')') return undefined;
  const keys = Object.keys({ ...(chosen.value as object), ...(other?.value as object | undefined) });
  return { entries: keys.map((key) => [key, key === computed ? true : unknownValue]), end: end + 1 };
}
