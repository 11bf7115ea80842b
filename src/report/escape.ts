/** Controls, line separators and bidi marks: they could move the cursor, hide text, or turn it around. */
const harmful = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Text of an article or a path as a terminal may show it: what would act on the terminal is shown as an escape. */
export function visible(text: string): string {
  return text.replace(harmful, (char) => {
    if (char === '\t') return ' ';
    return `\\u${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
}
