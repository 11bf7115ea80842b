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
