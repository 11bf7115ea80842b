import type { Collector } from '../../core/types.ts';
import { plainBody } from '../../knowledge/text/plain-body.ts';
import { signatureOf } from '../../knowledge/text/shingles.ts';
import { blockTexts } from '../shared/nodes.ts';

export interface ResemblanceFact {
  /** Number of letters and digits. */
  readonly length: number;
  /** Equal for equal bodies. */
  readonly hash: string;
  readonly signature?: string;
}

/** Only the beginning of a longer body is compared. */
const maxLength = 100_000;

/** Hash and signature that find equal and similar articles; one fact if the body has text. */
export const resemblanceFacts: Collector<ResemblanceFact> = {
  id: 'resemblance',
  version: 2,
  collect({ tree }) {
    const plain = plainBody(blockTexts(tree).join('\n').slice(0, maxLength));
    if (plain.length === 0) return [];
    const signature = signatureOf(plain);
    return [{ length: plain.length, hash: hashOf(plain), ...(signature && { signature }) }];
  },
};

/** Returns two 32-bit FNV-1a hashes as one text. */
function hashOf(units: Uint16Array): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < units.length; index++) {
    const code = units[index] as number;
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return (a >>> 0).toString(16) + (b >>> 0).toString(16);
}
