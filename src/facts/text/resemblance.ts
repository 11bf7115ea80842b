import type { Collector } from '../../core/types.ts';
import { plainBody } from '../../knowledge/text/plain-body.ts';
import { signatureOf } from '../../knowledge/text/shingles.ts';
import { blockTexts } from '../shared/nodes.ts';

export interface ResemblanceFact {
  /** Of letters and digits. */
  readonly length: number;
  /** Equal where the bodies are. */
  readonly hash: string;
  readonly signature?: string;
}

/** Longer bodies are told apart by their beginnings. */
const longest = 100_000;

/** What tells whether two articles are the same, or nearly so: one fact for a body with text. */
export const resemblanceFacts: Collector<ResemblanceFact> = {
  id: 'resemblance',
  version: 2,
  collect({ tree }) {
    const plain = plainBody(blockTexts(tree).join('\n').slice(0, longest));
    if (plain.length === 0) return [];
    const signature = signatureOf(plain);
    return [{ length: plain.length, hash: hashOf(plain), ...(signature && { signature }) }];
  },
};

/** Two FNV-1a hashes of 32 bits. */
function hashOf(units: Uint16Array): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < units.length; index++) {
    const code = units[index] as number;
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return (a >>> 0).toString(16) + (b >>> 0).toString(16);
}
