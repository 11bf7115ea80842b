import type { Mapping } from '../../core/mapping.ts';

/** The key that stands for what code computes: a value of which nothing is known, or other keys and items. */
export const computed = '...';

/** A value of which nothing is known without running the code. */
export const unknownValue: Mapping = { [computed]: true };

/** Whether a value, some of its keys or some of its items are computed. What a call returns is. */
export function isComputed(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isComputed);
  if (asCall(value)) return true;
  return typeof value === 'object' && value !== null && Object.hasOwn(value, computed);
}

/** A call: the name of the function, and what it is called with. */
export interface Call {
  readonly call: string;
  readonly with: readonly unknown[];
}

export function asCall(value: unknown): Call | undefined {
  const found = value as Partial<Call> | null | undefined;
  return typeof found === 'object' && typeof found?.call === 'string' && Array.isArray(found.with)
    ? (found as Call)
    : undefined;
}

/** The code of a function that is written out, such as a plugin; undefined for anything else. */
export function functionCode(value: unknown): string | undefined {
  const found = value as { readonly function?: unknown } | null | undefined;
  return isComputed(value) && typeof found?.function === 'string' ? found.function : undefined;
}

/** A value of which nothing is known but its code, if that is a function. */
export function computedBy(code: string): Mapping {
  const isFunction = /^(?:async\s+)?(?:function\b|\([^()]{0,300}\)\s*(?::[^=]{1,300})?=>|[\w$]+\s*=>)/u.test(code);
  return isFunction && code.length <= longestFunction ? { ...unknownValue, function: code } : unknownValue;
}

const longestFunction = 10_000;

/** Whether the code of a plugin may call what adds pages or writes files. */
export function mayAddPages(code: string): boolean {
  return /addRoute|createData|writeFile|injectRoute|outputFile|createWriteStream/u.test(code);
}
