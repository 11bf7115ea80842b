/** Where parts of JavaScript and TypeScript end. Only what brackets, texts and comments need is understood. */

/** Templates in templates. */
const maxDepth = 40;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Returns the place behind blanks and comments. */
export function skipBlanks(code: string, start: number): number {
  const blank = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/uy;
  blank.lastIndex = start;
  return blank.test(code) ? blank.lastIndex : start;
}

const expressionEnd = /[,;)\]}]/uy;

/** Returns the place behind an expression: at the comma, bracket or semicolon that ends it, or what else `ends` it. */
export function skipExpression(code: string, start: number, depth = 0, ends = expressionEnd): number {
  if (depth > maxDepth) return code.length;
  const open: string[] = [];
  let at = start;
  while (at < code.length) {
    const next = skipBlanks(code, at);
    if (next > at) {
      at = next;
      continue;
    }
    const char = code[at] ?? '';
    ends.lastIndex = at;
    if (open.length === 0 && ends.test(code)) return at;
    if (char === open.at(-1)) open.pop();
    else if (closing[char] !== undefined) open.push(closing[char]);
    const end = textEnd(code, at, depth) ?? patternEnd(code, at);
    at = end ?? at + 1;
  }
  return code.length;
}

/** Returns the place behind a text in quotes or a template; undefined if none starts there. */
export function textEnd(code: string, start: number, depth = 0): number | undefined {
  const quote = code[start] ?? '';
  if (!/["'`]/u.test(quote)) return undefined;
  for (let at = start + 1; at < code.length; at++) {
    const char = code[at];
    if (char === '\\') at++;
    else if (char === quote) return at + 1;
    else if (quote === '`' && char === '$' && code[at + 1] === '{') at = skipExpression(code, at + 2, depth + 1);
    else if (quote !== '`' && char === '\n') return at;
  }
  return code.length;
}

/** Returns the place behind a regular expression; undefined where a slash divides, or none is there. */
function patternEnd(code: string, start: number): number | undefined {
  if (code[start] !== '/') return undefined;
  const before = code.slice(Math.max(0, start - 200), start).trimEnd();
  if (before !== '' && !/[(,=:[!&|?{};>]$|\breturn$/u.test(before)) return undefined;
  const pattern = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,200}\]){1,300}\/\w*/uy;
  pattern.lastIndex = start;
  return pattern.test(code) ? pattern.lastIndex : undefined;
}
