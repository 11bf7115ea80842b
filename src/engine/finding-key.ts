import type { Finding } from '../core/types.ts';

/** Counts and shares change with the other articles of a site. */
const figure = /^[\d,.%]+$/u;

/**
 * What tells a finding from others of its rule in an article, without its place: the key that the rule gives, else
 * what its message says, the figures left out. The same in every language.
 */
export function findingKey({ key, messageId, data }: Pick<Finding, 'key' | 'messageId' | 'data'>): string {
  if (key !== undefined) return key;
  const values = Object.values(data).filter((value) => typeof value === 'string' && !figure.test(value));
  return [messageId, ...values].join(' ');
}
