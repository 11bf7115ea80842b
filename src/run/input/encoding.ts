import { analyse } from 'chardet';

/** The encoding that bytes are most likely in, by its usual name; `unknown` where there is no telling. */
export function likelyEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  const guess = analyse(bytes).find(({ name, confidence }) => !name.startsWith('UTF-8') && confidence >= 10);
  return guess?.name ?? 'unknown';
}
