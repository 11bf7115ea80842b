/** A text for comparison: width and case do not count, nor do marks and icons before the first word. */
export function plainPhrase(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
