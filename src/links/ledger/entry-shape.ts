import { linkKinds, reasons, verdicts } from '../../engine/link-states.ts';
import type { Target } from '../types.ts';
import type { LedgerEntry } from './ledger-entry.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
/** The latest time is some months before the last one that a date can have. */
export const isTime: Check = (value) => Number.isFinite(value) && (value as number) >= 0 && (value as number) < 8.6e15;
const isStatus: Check = (value) => isCount(value) && (value as number) < 1000;
const isOneOf = (values: readonly string[]) => ((value) => values.includes(value as string)) satisfies Check;
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** Whether a value is an object whose properties pass; those with a `?` may be missing. */
function hasShape(value: unknown, shape: Readonly<Record<string, Check>>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (const name in shape) {
    const isOptional = name.endsWith('?');
    const property = (value as Record<string, unknown>)[isOptional ? name.slice(0, -1) : name];
    if (!(isOptional && property === undefined) && !shape[name]?.(property)) return false;
  }
  return true;
}

const target = { kind: isOneOf(linkKinds), href: isText };

const entry = {
  ...target,
  verdict: isOneOf(verdicts),
  'status?': isStatus,
  'code?': isText,
  'finalUrl?': isText,
  'hops?': listOf((hop) => hasShape(hop, { status: isStatus, url: isText })),
  requests: isCount,
  'titles?': listOf(isText),
  'image?': (image: unknown) => hasShape(image, { type: isText, 'width?': isCount, 'height?': isCount }),
  'refresh?': isText,
  firstSeen: isTime,
  lastCheck: isTime,
  'lastOk?': isTime,
  'okCount?': isCount,
  failCount: isCount,
  'failSince?': isTime,
  'notBefore?': isTime,
  'archived?': isText,
  policy: isText,
};

export function isEntry(value: unknown): value is LedgerEntry {
  if (!hasShape(value, entry)) return false;
  const { verdict, reason } = value as LedgerEntry;
  return (reasons[verdict] as readonly string[]).includes(reason);
}

export function isTarget(value: unknown): value is Target {
  return hasShape(value, target);
}
