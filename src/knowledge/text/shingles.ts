/*
 * Resemblance of texts (Broder 1997): the share of common character n-grams (Jaccard), estimated from signatures of one
 * permutation hashing with optimal densification (Shrivastava 2017). Candidates are found by LSH in bands.
 */

import { hash53 } from '../../core/hash.ts';

/** Length of an n-gram in letters and digits; punctuation and layout are ignored. */
const ngramLength = 5;
const rows = 5;
const bands = 24;
const bins = rows * bands;

/** Returns 120 numbers of 15 bits as one character each, never a surrogate; undefined for texts under 40 characters. */
export function signatureOf(plain: Uint16Array): string | undefined {
  if (plain.length < 40) return undefined;
  const least = new Uint32Array(bins).fill(0xffffffff);
  const filled = new Uint8Array(bins);
  // Rolling hash: one multiplication for the added character and one for the removed character.
  const base = 0x01000193;
  let power = 1;
  for (let index = 1; index < ngramLength; index++) power = Math.imul(power, base);
  let rolling = 0;
  for (let index = 0; index < ngramLength - 1; index++)
    rolling = (Math.imul(rolling, base) + (plain[index] as number)) | 0;
  let gone = 0;
  for (let index = ngramLength - 1; index < plain.length; index++) {
    rolling = (Math.imul((rolling - Math.imul(gone, power)) | 0, base) + (plain[index] as number)) | 0;
    gone = plain[index - ngramLength + 1] as number;
    const hash = mix(rolling);
    const bin = hash % bins;
    const value = mix(hash ^ 0x9e3779b9);
    if (value <= (least[bin] as number)) {
      least[bin] = value;
      filled[bin] = 1;
    }
  }
  let signature = '';
  for (let bin = 0; bin < bins; bin++) {
    let from = bin;
    // An empty bin copies a filled one; the probe sequence depends on the bin alone, so it is equal for all texts.
    for (let attempt = 1; !filled[from]; attempt++) from = mix(Math.imul(bin + 1, 0x85ebca6b) + attempt) % bins;
    signature += String.fromCharCode((least[from] as number) >>> 17);
  }
  return signature;
}

/** Returns a share from 0 to 1; within 0.1 of the true value for texts of some hundred characters. */
export function resemblance(a: string, b: string): number {
  let same = 0;
  for (let at = 0; at < bins; at++) if (a.charCodeAt(at) === b.charCodeAt(at)) same++;
  return same / bins;
}

/** Returns the LSH bands: two texts of a scope with a resemblance of 0.8 or more almost always share one. */
export function bandsOf(signature: string, scope = ''): number[] {
  const seed = hash53(scope);
  return Array.from({ length: bands }, (_, band) =>
    hash53(signature.slice(band * rows, (band + 1) * rows), seed + band),
  );
}

/** The finaliser of MurmurHash3; unsigned. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
