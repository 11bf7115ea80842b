import { folderOf, normalizePath } from '../addresses/address.ts';
import type { SiteFiles } from '../site-files.ts';
import { asCall, computed, computedBy, unknownValue } from './computed.ts';
import { readLiteral } from './literals.ts';
import { skipBlanks, skipExpression } from './scanner.ts';

const maxImports = 6;
const maxBytes = 500_000;
const endings = [
  '',
  '.ts',
  '.js',
  '.mjs',
  '.mts',
  '.cjs',
  '.cts',
  '/index.ts',
  '/index.js',
  '/index.mts',
  '/index.mjs',
];

/**
 * Returns what a module exports by default, as far as it is written out: constants and imports of other files of the site
 * are followed, functions that return one object are read, nothing is executed.
 */
export function defaultExport(path: string, files: SiteFiles): unknown {
  return exported(path, 'default', files, 0);
}

function exported(path: string, name: string, files: SiteFiles, depth: number): unknown {
  if (path.endsWith('.json')) return name === 'default' ? files.data(path) : unknownValue;
  const code = files.text(path);
  if (code === '' || code.length > maxBytes) return unknownValue;
  const lookup = scopeOf(path, code, files, depth);
  if (name !== 'default') return lookup(name);
  const start = /^[ \t]*(?:export\s+default|module\.exports\s*=(?!=))/mu.exec(code);
  return start ? unwrapped(code, start.index + start[0].length, lookup) : unknownValue;
}

/** Functions that return what they are called with, by name; those of others may add keys. */
const identity = /^define\w*$/u;

function unwrapped(code: string, start: number, lookup: (name: string) => unknown): unknown {
  const at = skipBlanks(code, start);
  const body = functionBody(code, at);
  if (body !== undefined) return returned(code, body, lookup);
  return withoutCalls(readLiteral(code, at, lookup));
}

function withoutCalls(value: unknown, depth = 0): unknown {
  const call = asCall(value);
  if (!call || depth > 5) return value;
  const inner = withoutCalls(call.with[0], depth + 1);
  if (identity.test(call.call)) return inner;
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner)
    ? { ...inner, [computed]: true }
    : unknownValue;
}

/** Returns the place behind the bracket that opens a function's body; undefined if none starts there. */
function functionBody(code: string, start: number): number | undefined {
  const head =
    /(?:async\s+)?(?:function\s*\w*\s*\([^()]{0,200}\)|\([^()]{0,200}\)\s*=>|\w+\s*=>)\s*(?::[^{]{0,100})?\{/uy;
  head.lastIndex = start;
  return head.test(code) ? head.lastIndex : undefined;
}

/** Reads the object that a function returns, if it returns one. */
function returned(code: string, body: number, lookup: (name: string) => unknown): unknown {
  const end = skipToClose(code, body);
  const text = code.slice(body, end);
  const returns = [...text.matchAll(/^(?<indent>[ \t]*)return\s*(?=[{(])/gmu)];
  const least = Math.min(...returns.map(({ groups }) => groups?.['indent']?.length ?? 0));
  const outer = returns.filter(({ groups }) => groups?.['indent']?.length === least);
  const [only] = outer;
  if (outer.length !== 1 || only === undefined) return unknownValue;
  return withoutCalls(readLiteral(code, body + only.index + only[0].length, lookup));
}

function skipToClose(code: string, from: number): number {
  let at = from;
  while (at < code.length && code[at] !== '}') {
    const end = skipExpression(code, at);
    at = code[end] === '}' ? end : end + 1;
  }
  return at;
}

const importStatement = /^import\s+(?!type\b)(?<what>[^;'"]{1,2000}?)\s+from\s*['"](?<from>[^'"\n]*)['"]/gmu;

/** Returns what the names of a module stand for: constants and imports at its top. */
function scopeOf(path: string, code: string, files: SiteFiles, depth: number): (name: string) => unknown {
  const pending = new Set<string>();
  return function lookup(name): unknown {
    if (!/^[\w$]+$/u.test(name) || pending.has(name) || depth > maxImports || pending.size > 50) return unknownValue;
    pending.add(name);
    try {
      const plain = name.replaceAll('$', '\\$');
      const start = new RegExp(`^(?:export\\s+)?const\\s+${plain}\\s*(?::[^=;]{1,300})?=(?![=>])`, 'mu').exec(code);
      if (start) {
        const value = unwrapped(code, start.index + start[0].length, lookup);
        return isChanged(code, plain) ? changed(value) : value;
      }
      const declared = new RegExp(`^(?:export\\s+)?((?:async\\s+)?function\\s+${plain}\\b[^]*?\\n\\})`, 'mu').exec(
        code,
      );
      return declared?.[1] === undefined ? imported(name) : computedBy(declared[1]);
    } finally {
      pending.delete(name);
    }
  };

  function imported(name: string): unknown {
    const { from, source } = importsOf(code).get(name) ?? {};
    const file = from?.startsWith('.') ? fileOf(normalizePath(`${folderOf(path)}/${from}`), files) : undefined;
    return file === undefined || source === undefined ? unknownValue : exported(file, source, files, depth + 1);
  }
}

/** Whether a constant is changed after it is set. */
function isChanged(code: string, name: string): boolean {
  return (
    new RegExp(
      `(?<![\\w.$])${name}(?:\\.\\w+|\\[[^\\]\\n]{1,100}\\])*(?:\\s*=(?![=>])|\\.(?:push|unshift|splice)\\()|Object\\.assign\\(\\s*${name}\\b`,
      'u',
    ).test(code.replace(new RegExp(`const\\s+${name}\\b`, 'gu'), '')) &&
    new RegExp(`^\\s*${name}(?:\\.|\\[)|Object\\.assign\\(\\s*${name}\\b`, 'mu').test(code)
  );
}

function changed(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { [computed]: true } : unknownValue;
}

/** What a module imports under a name. */
interface Import {
  readonly from: string;
  /** The name in the other module. */
  readonly source: string;
}

/** Returns the imports of a module by their names in it. */
export function importsOf(code: string): ReadonlyMap<string, Import> {
  const found = new Map<string, Import>();
  for (const { groups } of code.matchAll(importStatement)) {
    const { what = '', from = '' } = groups ?? {};
    const [direct] = /^[\w$]+/u.exec(what) ?? [];
    if (direct !== undefined) found.set(direct, { from, source: 'default' });
    for (const part of /\{(?<names>[^}]*)\}/u.exec(what)?.groups?.['names']?.split(',') ?? []) {
      const [source = '', name = source] = part.trim().split(/\s+as\s+/u);
      if (name !== '') found.set(name, { from, source });
    }
  }
  return found;
}

function fileOf(path: string, files: SiteFiles): string | undefined {
  const plain = path.replace(/\.[cm]?js$/u, '');
  return [path, plain].flatMap((each) => endings.map((ending) => each + ending)).find((each) => isFile(each, files));
}

function isFile(path: string, files: SiteFiles): boolean {
  return /\.(?:[cm]?[jt]s|json)$/u.test(path) && files.has(path);
}
