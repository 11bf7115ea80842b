import { existsSync } from 'node:fs';

/** The pages of the rules in the package. */
const folder = new URL(import.meta.url.endsWith('.ts') ? '../../docs/rules/' : '../docs/rules/', import.meta.url);
const known = new Map<string, string | undefined>();

/** Returns the URL of the page of a rule, which lies in the package; undefined for rules of plugins. */
export function pageUrl(rule: string): string | undefined {
  if (!known.has(rule)) {
    const url = new URL(`${encodeURIComponent(rule)}.md`, folder);
    known.set(rule, existsSync(url) ? url.href : undefined);
  }
  return known.get(rule);
}
