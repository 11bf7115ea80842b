/** Characters that stand for themselves in NFKC, whatever stands beside them: ASCII, Han, and marks of Chinese. */
const plain = /^[\0-\x7F\u2013\u2014\u2018\u2019\u201C\u201D\u3001\u3002\u3008-\u3011\u4E00-\u9FFF]*$/u;

/** Returns a text in NFKC; most texts are already. */
export function compatible(text: string): string {
  return plain.test(text) ? text : text.normalize('NFKC');
}
