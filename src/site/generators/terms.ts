import { type Mapping, member } from '../../core/mapping.ts';
import type { Engine } from '../../core/types.ts';
import { sanitizePath } from './hugo.ts';

/**
 * Whether the generator lists the articles of two spellings of a tag on one page, where only the title may be the other
 * one. Other generators make two pages, or let one overwrite the other.
 */
export function isOneTermPage(a: string, b: string, engine: Engine, config: Mapping = {}): boolean {
  if (engine === 'hugo') return hugoTerm(a, config) === hugoTerm(b, config);
  return engine === 'docusaurus' && docusaurusTerm(a) === docusaurusTerm(b);
}

function hugoTerm(text: string, config: Mapping): string {
  const path = sanitizePath(text.trim());
  return member(config, 'disablePathToLower') === true ? path : path.toLowerCase();
}

/** Docusaurus writes `JavaScript` as `java-script`. */
function docusaurusTerm(text: string): string {
  const words = text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[^\0-\x7f]+/gu) ?? [];
  return words.join('-').toLowerCase();
}
